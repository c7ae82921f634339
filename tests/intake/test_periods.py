"""Stretches of time and their last day."""

from datetime import date

import pytest

from tracker.intake.periods import find_periods

ON = date(2021, 3, 10)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("under våren", date(2021, 5, 31)),
        ("under våren 2022", date(2022, 5, 31)),
        ("före sommaren", date(2021, 5, 31)),
        ("under sommaren", date(2021, 8, 31)),
        ("till hösten", date(2021, 11, 30)),
        ("senare i höst", date(2021, 11, 30)),
        ("under kvartal 2 2022", date(2022, 6, 30)),
        ("Q3", date(2021, 9, 30)),
        ("första kvartalet", date(2021, 3, 31)),
        ("första halvåret 2022", date(2022, 6, 30)),
        ("v. 14", date(2021, 4, 11)),
        ("vecka 12-13", date(2021, 4, 4)),
        ("v 5", date(2022, 2, 6)),
        ("i maj", date(2021, 5, 31)),
        ("i februari", date(2022, 2, 28)),
        ("i slutet av mars", date(2021, 3, 31)),
        ("i början av april", date(2021, 4, 10)),
        ("före april", date(2021, 3, 31)),
        ("före januari 2022", date(2021, 12, 31)),
        ("före jul", date(2021, 12, 23)),
        ("under jul- och nyårshelgerna", date(2022, 1, 1)),
        ("innan påsk", date(2021, 4, 1)),
        ("före midsommar", date(2021, 6, 24)),
        ("före årsskiftet", date(2021, 12, 31)),
        ("under året", date(2021, 12, 31)),
        ("nästa år", date(2022, 12, 31)),
        ("under 2023", date(2023, 12, 31)),
        ("inom två veckor", date(2021, 3, 24)),
        ("inom 10 dagar", date(2021, 3, 20)),
        ("nästa vecka", date(2021, 3, 21)),
        ("före månadsskiftet", date(2021, 3, 31)),
        ("nästa månad", date(2021, 4, 30)),
    ],
)
def test_a_stretch_ends_on_its_last_day(text: str, last: date) -> None:
    assert last in [found for _, _, found in find_periods(f"Det görs {text}.", on=ON)]


@pytest.mark.parametrize(
    "text",
    ["i vår kommun", "verksamhetsplan för 2022", "kommande års analyser", "v. 60", "under en tid"],
)
def test_what_is_no_stretch_is_left(text: str) -> None:
    assert list(find_periods(text, on=ON)) == []
