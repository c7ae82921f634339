from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import NOW, BodyFactory, UserFactory
from tests.intake.readers.pdfs import encrypted, scan, typeset
from tests.review.conftest import DRAFT
from tracker.errors import AlreadyAccepted
from tracker.intake import Draft, UnreadableMinutes
from tracker.models import MinutesFile
from tracker.review import accept, revise, store

pytestmark = pytest.mark.django_db

MINUTES = """Minnesanteckningar från Styrelsen för Föreningen
Tid Torsdag 7 februari 2019 kl 18.00-20.00
Plats Biblioteket

Närvarande
Karin Ek
Olle Berg, ordförande

1. Städdag
Beslut
- Karin bokar lokalen till nästa möte.
""".encode()


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def files(tmp_path: Path) -> list[bytes]:
    return [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_is_kept_as_it_came_with_its_draft(tmp_path: Path) -> None:
    anna = UserFactory()
    file, fresh = store(MINUTES, "protokoll.txt", by=anna, now=NOW)
    assert (fresh, file.name, file.state, file.uploaded_by) == (
        True,
        "protokoll.txt",
        "draft",
        anna,
    )
    assert file.draft["meeting"]["date"] == "2019-02-07"
    assert file.text.splitlines()[0] == "Minnesanteckningar från Styrelsen för Föreningen"
    assert files(tmp_path) == [MINUTES]


def test_the_same_file_again_is_recognised(tmp_path: Path) -> None:
    first, _ = store(MINUTES, "protokoll.txt", by=None, now=NOW)
    again, fresh = store(MINUTES, "kopia.txt", by=None, now=NOW)
    assert (again, fresh) == (first, False)
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("data", [b"", b"  \n", b"PK\x03\x04" + bytes(100), b"hej " * 20])
def test_what_is_no_minutes_leaves_nothing_behind(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableMinutes):
        store(data, "protokoll.txt", by=None, now=NOW)
    assert (MinutesFile.objects.count(), files(tmp_path)) == (0, [])


def test_a_pdf_is_kept_as_it_came_with_its_lines_as_text(tmp_path: Path) -> None:
    paper = typeset("\n\n".join(MINUTES.decode().splitlines()).replace("1.", "1\\."))
    file, _ = store(paper, "protokoll.pdf", by=None, now=NOW)
    line = file.draft["decisions"][0]["source"]["line"]
    assert file.text.split("\n")[line - 1].endswith("Karin bokar lokalen till nästa möte.")
    assert (files(tmp_path), Path(file.file.path).suffix) == ([paper], ".pdf")


@pytest.mark.parametrize("data", [scan(), encrypted(), typeset("Hej")[:1000]])
def test_a_pdf_that_cannot_be_read_leaves_nothing_behind(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableMinutes):
        store(data, "protokoll.pdf", by=None, now=NOW)
    assert (MinutesFile.objects.count(), files(tmp_path)) == (0, [])


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Users\\a\\passwd"])
def test_a_name_with_a_path_is_only_a_label(name: str, tmp_path: Path) -> None:
    file, _ = store(MINUTES, name, by=None, now=NOW)
    assert file.name == "passwd"
    assert Path(file.file.path).is_relative_to(tmp_path)


def test_a_corrected_draft_is_kept_with_its_body() -> None:
    body = BodyFactory()
    file, _ = store(MINUTES, "protokoll.txt", by=None, now=NOW)
    revise(file, DRAFT.to_json(), body=body)
    file.refresh_from_db()
    kept = Draft.from_json(file.draft)
    assert [each.certainty for each in kept.decisions] == ["sure", "sure", "sure", "unsure"]
    plain = [replace(each, certainty=None, reasons=()) for each in kept.decisions]
    assert replace(kept, decisions=tuple(plain), warnings=()) == DRAFT
    assert file.body == body


def test_a_draft_of_another_shape_is_refused() -> None:
    file, _ = store(MINUTES, "protokoll.txt", by=None, now=NOW)
    before = file.draft
    with pytest.raises((KeyError, ValueError)):
        revise(file, {"meeting": {}}, body=None)
    file.refresh_from_db()
    assert file.draft == before


def test_accepted_minutes_are_not_revised() -> None:
    file, _ = store(MINUTES, "protokoll.txt", body=BodyFactory(), by=None, now=NOW)
    accept(file, by=None, now=NOW)
    with pytest.raises(AlreadyAccepted, match="redan godtaget"):
        revise(file, DRAFT.to_json(), body=None)
