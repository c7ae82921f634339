"""A long file is read anew in the background; its draft waits, and comes back where it fails."""

from pathlib import Path

import pytest

from tests.factories import NOW, UserFactory
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES
from tracker.models import MinutesFile
from tracker.review import files_to_read, forget, read_again, read_kept, revise, store, storing

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch) -> MinutesFile:
    """Corrected by somebody; from now on, any file takes long."""
    with read_once():
        file, _new = store(MINUTES.encode(), "p.txt", by=UserFactory(), now=NOW)
    draft = {**file.draft, "secretary": "Rättad", "decisions": file.draft["decisions"][:1]}
    revise(file, draft, body=None)
    monkeypatch.setattr(storing, "SHORT", dict.fromkeys(storing.SHORT, 0))
    return file


def wait(file: MinutesFile, *, keep_around: bool = False) -> None:
    assert not read_again(file, keep_around=keep_around, at_once=False)
    file.refresh_from_db()
    assert (file.is_read_anew, files_to_read()) == (True, [file.pk])


@pytest.mark.parametrize(
    ("keep_around", "secretary"), [(True, "Rättad"), (False, "Cecilia Mårtensson")]
)
def test_it_is_read_by_whoever_claims_it(
    file: MinutesFile, keep_around: bool, secretary: str
) -> None:
    wait(file, keep_around=keep_around)
    assert read_kept(file.pk)
    file.refresh_from_db()
    assert (file.state, len(file.draft["decisions"])) == ("draft", 3)
    assert file.draft["secretary"] == secretary
    assert "keeps_around" not in file.draft


def test_cancelled_it_has_the_draft_that_it_had(file: MinutesFile) -> None:
    before = file.draft
    wait(file)
    assert forget(file)
    file.refresh_from_db()
    assert (file.state, file.draft, files_to_read()) == ("draft", before, [])


def test_what_cannot_be_read_any_more_keeps_draft_and_file(file: MinutesFile) -> None:
    before = file.draft
    wait(file)
    with file.file.open("wb") as kept:
        kept.write(b"PK\x03\x04 broken")
    assert read_kept(file.pk)
    file.refresh_from_db()
    assert (file.state, file.draft) == ("draft", before)
    assert file.refusal["template"]
    assert Path(file.file.path).exists()


def test_a_short_file_is_read_at_once(file: MinutesFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "SHORT", dict.fromkeys(storing.SHORT, 1000))
    assert read_again(file, at_once=False)
    assert (file.state, len(file.draft["decisions"])) == ("draft", 3)
