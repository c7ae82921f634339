"""Points whose text begins on the line of their number."""

from tests.intake.texts import rows_of
from tracker.intake.headings import find_items
from tracker.intake.run_in_headings import with_headings_apart


def _items(text: str) -> list[tuple[str | None, str]]:
    rows = with_headings_apart(rows_of(text))
    return [(each.number, each.title) for each in find_items(rows)]


def test_a_heading_that_its_text_follows_on_the_line_is_a_heading() -> None:
    text = (
        "§ 1 Ordföranden öppnade mötet.\n\n"
        "§ 2 Kassan. Siv redogjorde för läget.\n\n"
        "§ 3 Badbryggan: Ove visade bilder på skadorna.\n\n"
        "§ 4 Nästa möte hålls den 3 maj hos Siv."
    )
    assert _items(text) == [
        ("1", "Ordföranden öppnade mötet"),
        ("2", "Kassan"),
        ("3", "Badbryggan"),
        ("4", "Nästa möte"),
    ]


def test_the_text_behind_the_heading_is_kept() -> None:
    text = "1. Kassan. Siv redogjorde.\n\n2. Bryggan – Ove lagar den.\n\n3. Bo tackade alla."
    assert [row.text for row in with_headings_apart(rows_of(text))] == [
        "1. Kassan",
        "Siv redogjorde.",
        "2. Bryggan",
        "Ove lagar den.",
        "3. Bo tackade alla",
        "Bo tackade alla.",
    ]


def test_headings_on_lines_of_their_own_stay_as_they_are() -> None:
    rows = rows_of("1. Kassan\nSiv redogjorde.\n\n2. Bryggan\nOve lagar den.\n\n3. Nästa möte")
    assert with_headings_apart(rows) == rows
