"""English is complete beside Swedish, and what Django reads is what people have written."""

import re

import polib

from tests import catalogue


def test_every_text_has_its_english() -> None:
    assert catalogue.untranslated(polib.pofile(str(catalogue.PO))) == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written = {
        catalogue.key(entry): (entry.msgstr, entry.msgstr_plural)
        for entry in polib.pofile(str(catalogue.PO))
    }
    compiled = {
        catalogue.key(entry): (entry.msgstr, entry.msgstr_plural)
        for entry in polib.mofile(str(catalogue.MO))
    }
    assert compiled == written


def test_placeholders_are_the_same_in_both_languages() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]|%[sd]", text))

    wrong = [
        entry.msgid
        for entry in polib.pofile(str(catalogue.PO))
        for english in (entry.msgstr, *entry.msgstr_plural.values())
        if english and places(english) - places(entry.msgid + entry.msgid_plural)
    ]
    assert wrong == []
