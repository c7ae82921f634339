"""What the reader of minutes was unsure of, told in the language of whoever reviews."""

import re

import polib
import pytest
from django.utils import translation

from tests import catalogue
from tests.factories import NOW
from tests.web.import_cast import MINUTES, make_cast
from tests.web.reading import words
from tracker.review import store
from tracker.web.draft_warnings import in_readers_language

TEXTS = [
    entry
    for entry in polib.pofile(str(catalogue.PO))
    if "tracker/intake/warnings.py" in [name for name, _line in entry.occurrences]
]


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry.msgid[:40])
def test_each_warning_is_known_again(entry: polib.POEntry) -> None:
    """Whatever name or words from the minutes it was made with."""
    given = {name: f"Åsa {name} (A), B" for name in re.findall(r"%\((\w+)\)s", entry.msgid)}
    with translation.override("en"):
        assert in_readers_language(entry.msgid % given) == entry.msgstr % given
    with translation.override("sv"):
        assert in_readers_language(entry.msgid % given) == entry.msgid % given


def test_what_nobody_knows_stays_as_it_is() -> None:
    with translation.override("en"):
        assert in_readers_language("100 % osäkert") == "100 % osäkert"


@pytest.mark.django_db
def test_the_review_warns_in_english() -> None:
    cast = make_cast()
    minutes = MINUTES.replace("Cecilia Mårtensson tar", "Bo Ek tar").encode()
    file, _new = store(minutes, "protokoll.txt", by=cast.coordinator.user, now=NOW)
    client = cast.client(cast.coordinator)
    client.post("/sprak/", {"language": "en", "next": "/"})
    _unsure, folded = words(client.get(file.get_absolute_url()), ".review-to-see")
    warning = "Bo Ek (item 2) is not among the participants. State who is meant."
    assert folded == f"To check 1 {warning}"
