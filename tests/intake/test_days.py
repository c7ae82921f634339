"""Days in Swedish text."""

from datetime import date

import pytest

from tracker.intake.days import find_days, first_on_or_after, safe_date

ON = date(2021, 3, 10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("den 12 april", date(2021, 4, 12), date(2021, 4, 12)),
        ("12/4", date(2021, 4, 12), date(2021, 4, 12)),
        ("12/4 2022", date(2022, 4, 12), date(2022, 4, 12)),
        ("2021-04-12", date(2021, 4, 12), date(2021, 4, 12)),
        ("måndagen den 12 april 2021 kl. 13.00", date(2021, 4, 12), date(2021, 4, 12)),
        ("12 apr.", date(2021, 4, 12), date(2021, 4, 12)),
        ("12:e april", date(2021, 4, 12), date(2021, 4, 12)),
        ("1–3 juli", date(2021, 7, 1), date(2021, 7, 3)),
        ("17-18/6", date(2021, 6, 17), date(2021, 6, 18)),
        ("28/4–1/5", date(2021, 4, 28), date(2021, 5, 1)),
        ("30 juni – 2 juli", date(2021, 6, 30), date(2021, 7, 2)),
        ("9 mars", date(2022, 3, 9), date(2022, 3, 9)),
        ("10 mars", date(2021, 3, 10), date(2021, 3, 10)),
    ],
)
def test_a_day_is_read(text: str, first: date, last: date) -> None:
    (day,) = find_days(f"Klart {text} i salen", on=ON)
    assert (day.first, day.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["år 2021/2022", "E4/E20", "32 mars", "31/2", "2021-13-01", "kl 8.30", "version 1.2/3.4"],
)
def test_what_is_no_day_is_left(text: str) -> None:
    assert find_days(text, on=ON) == []


def test_two_days_joined_by_och_stay_two() -> None:
    assert [day.first.day for day in find_days("den 5 maj och den 7 maj", on=ON)] == [5, 7]


def test_the_full_stop_of_a_sentence_is_no_part_of_a_day() -> None:
    text = "Klart den 12 april."
    (day,) = find_days(text, on=ON)
    assert text[day.start : day.end] == "den 12 april"


def test_29_february_waits_for_a_leap_year() -> None:
    assert first_on_or_after(ON, 2, 29) == date(2024, 2, 29)


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert safe_date(2021, 2, 29) is None
