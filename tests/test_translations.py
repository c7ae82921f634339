"""English is complete beside Swedish, and what Django reads is what people have written."""

import ast
import re
from collections.abc import Iterator

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
        swedish
        for entry in polib.pofile(str(catalogue.PO))
        for swedish, english in _pairs(entry)
        if english and places(english) != places(swedish)
    ]
    assert wrong == []


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return list(zip((entry.msgid, entry.msgid_plural), entry.msgstr_plural.values(), strict=True))


def test_no_swedish_is_left_in_the_english() -> None:
    english = [
        text
        for entry in polib.pofile(str(catalogue.PO))
        for _swedish, text in _pairs(entry)
        # Words that a Swede types are named as such; the product has a Swedish name.
        if re.search("[åäöÅÄÖ]", text.replace("Beslutsspår", "").replace("nästa SSK", ""))
    ]
    assert english == []


def test_the_catalogue_sees_every_text_of_the_code() -> None:
    """A name that it does not look for, and a call inside an f-string, would go unseen."""
    unseen = [
        f"{path.name}: {words}"
        for path in (catalogue.ROOT / "tracker").rglob("*.py")
        for words in _unseen(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert unseen == []


def _unseen(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names = {each.asname or each.name for each in node.names if "gettext" in each.name}
            yield from names - set(catalogue.KEYWORDS)
        if isinstance(node, ast.JoinedStr):
            calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
            yield from (
                ast.unparse(each) for each in calls if ast.unparse(each.func) in catalogue.KEYWORDS
            )
