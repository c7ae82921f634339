"""Page, lines and characters of a decision."""

from tests.intake.texts import draft_of
from tracker.intake import DraftDecision, Source
from tracker.intake.places import placed
from tracker.intake.readers.document import Document, document_of

LEAD = "Efter en genomgång beslutade rådet att måla bryggan. Sedan blev"
LINES = ["Protokoll", "  - Ida ritar kajen", "    och mäter den.", LEAD, "det fika. Slut."]


def document() -> Document:
    return document_of([(line, 1 + (number > 2)) for number, line in enumerate(LINES)])


def place(text: str, line: int, end_line: int) -> Source | None:
    decision = DraftDecision("1", text, source=Source(line, end_line))
    return placed(decision, document().lines).source


def marked(source: Source) -> str:
    lines = LINES[source.line - 1 : source.end_line]
    lines[-1] = lines[-1][: source.end]
    lines[0] = lines[0][source.start :]
    return " ".join(line.strip() for line in lines)


def test_behind_a_marker_and_over_two_lines() -> None:
    source = place("Ida ritar kajen och mäter den.", 2, 3)
    assert source == Source(2, 3, 1, 4, 18)
    assert marked(source) == "Ida ritar kajen och mäter den."


def test_a_sentence_in_the_middle_of_a_paragraph() -> None:
    assert place("Sedan blev det fika.", 4, 5) == Source(4, 5, 2, 53, 9)


def test_lines_that_do_not_belong_to_it_are_left_out() -> None:
    text = "Efter en genomgång beslutade rådet att måla bryggan."
    assert place(text, 4, 5) == Source(4, 4, 2, 0, 52)


def test_with_a_word_of_the_file_in_between() -> None:
    assert place("Ida ritar och mäter den.", 2, 3) == Source(2, 3, 1, 4, 18)


def test_what_was_written_quite_differently_keeps_its_lines() -> None:
    assert place("Helt andra ord om något annat.", 2, 3) == Source(2, 3, 1)


def test_lines_that_are_not_in_the_file_are_left_alone() -> None:
    assert place("Ida ritar kajen.", 90, 91) == Source(90, 91)


def test_the_reader_tells_the_characters_of_each_decision() -> None:
    draft = draft_of("Närvarande: Ida Ask\n\n1. Kajen\nBeslut\n- Ida ritar\nhela kajen.\n")
    assert draft.decisions[0].source == Source(5, 6, None, 2, 11)
