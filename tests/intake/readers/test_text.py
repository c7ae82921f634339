"""Bytes of a text file → lines, or a refusal that helps."""

import random

import pytest

from tracker.intake.readers.document import (
    EMPTY,
    MAX_BYTES,
    TOO_LARGE,
    TOO_LONG,
    Line,
    UnreadableMinutes,
    document_of,
)
from tracker.intake.readers.text import CUT_OFF, NOT_TEXT, read_text

SWEDISH = "Närvarande: Åsa Öberg"


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_text(data).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_give_the_same_lines(encoding: str) -> None:
    assert texts(f"{SWEDISH}\nBeslut\n".encode(encoding)) == [SWEDISH, "Beslut"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(ending: str) -> None:
    assert texts(f"ett{ending}två{ending}{ending}tre".encode()) == ["ett", "två", "", "tre"]


def test_a_line_knows_its_place() -> None:
    assert read_text(b"ett\r\nfyra").lines == (Line("ett", 1, 0, 3), Line("fyra", 2, 5, 9))


def test_half_a_character_at_the_end_is_dropped_with_a_warning() -> None:
    document = read_text("Närvarande: Åsa".encode()[:-1] + "å".encode()[:1])
    assert (document.lines[0].text, document.warnings) == ("Närvarande: Ås", (CUT_OFF,))


def test_half_a_character_of_utf_16_is_dropped_with_a_warning() -> None:
    document = read_text("Beslut".encode("utf-16")[:-1])
    assert (document.lines[0].text, document.warnings) == ("Beslu", (CUT_OFF,))


def test_a_last_windows_letter_is_no_half_character() -> None:
    document = read_text("Mötet slut på".encode("cp1252")[2:])
    assert (document.lines[0].text, document.warnings) == ("tet slut på", ())


def test_plain_ascii_with_one_windows_letter_last_is_whole() -> None:
    assert texts("Punkt fem slutade i en by vid namn A och en å".encode("cp1252"))[0][-1] == "å"


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n ", "\ufeff \n".encode(), " ".encode("utf-16")])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableMinutes) as refused:
        read_text(data)
    assert str(refused.value) == EMPTY


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n...", b"PK\x03\x04word", b"text\0text", bytes(range(1, 32)) * 20],
    ids=["pdf", "zip", "nul", "controls"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableMinutes) as refused:
        read_text(data)
    assert str(refused.value) == NOT_TEXT


def test_thirty_megabytes_are_refused_before_anything_is_read() -> None:
    noise = random.Random(7).randbytes(30 * 1024 * 1024)
    with pytest.raises(UnreadableMinutes) as refused:
        read_text(noise)
    assert str(refused.value) == TOO_LARGE


def test_a_file_of_the_largest_size_is_cut_with_a_warning() -> None:
    document = read_text(b"a" * MAX_BYTES)
    assert (len(document.lines[0].text), document.warnings) == (4000, (TOO_LONG,))


def test_what_no_database_keeps_is_left_out() -> None:
    [line] = document_of([("Mötet \0beslutade\ud800", None)]).lines
    assert line.text == "Mötet beslutade"
