"""Turning points of the year as deadlines; the meeting is on 10 March 2021."""

from datetime import date

import pytest

from tests.intake.texts import ON
from tracker.intake import find_deadline


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("före maj månads utgång", date(2021, 5, 31)),
        ("innan oktobers utgång", date(2021, 10, 31)),
        ("före utgången av 2022", date(2022, 12, 31)),
        ("vid utgången av april", date(2021, 4, 30)),
        ("senast sista september", date(2021, 9, 30)),
        ("före halvårsskiftet", date(2021, 6, 30)),
        ("under andra tertialet", date(2021, 8, 31)),
        ("under höstterminen", date(2021, 11, 30)),
        ("före semestern", date(2021, 5, 31)),
        ("efter sommaren", date(2021, 11, 30)),
        ("under april–maj", date(2021, 5, 31)),
        ("senast torsdag v. 14", date(2021, 4, 8)),
        ("nästa fredag", date(2021, 3, 12)),
        ("före jullovet", date(2021, 12, 23)),
    ],
)
def test_a_turning_point_is_its_last_day(words: str, last: date) -> None:
    found = find_deadline(f"Ida ritar kajen {words}.", on=ON)
    assert found is not None
    assert (found.text, found.date) == (words, last)


@pytest.mark.parametrize("words", ["i god tid", "kvartalsvis", "tills vidare", "genast"])
def test_what_has_no_day_is_vague(words: str) -> None:
    found = find_deadline(f"Ida ritar kajen {words}.", on=ON)
    assert found is not None
    assert (found.text, found.kind, found.date) == (words, "vague", None)


def test_the_last_day_counts_where_a_stretch_is_named_too() -> None:
    found = find_deadline("Ida skickar den i början av juni, dock senast 7/6.", on=ON)
    assert found is not None
    assert found.date == date(2021, 6, 7)
