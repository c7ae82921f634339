import datetime

import pytest

from tracker.reminders.workdays import (
    is_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    "off",
    [
        "2019-01-01",  # New Year's Day
        "2019-04-19",  # Good Friday
        "2019-04-22",  # Easter Monday
        "2019-05-01",  # May Day
        "2019-05-30",  # Ascension Day
        "2019-06-06",  # National Day
        "2019-06-21",  # Midsummer Eve, no public holiday
        "2019-12-24",  # Christmas Eve, no public holiday
        "2019-12-25",
        "2019-12-26",
        "2019-12-31",  # New Year's Eve, no public holiday
        "2020-01-06",  # Epiphany
        "2019-02-09",  # a Saturday
        "2019-02-10",  # a Sunday
    ],
)
def test_nobody_works(off: str) -> None:
    assert not is_working_day(day(off))


@pytest.mark.parametrize(
    "on",
    [
        "2019-02-07",
        "2020-02-28",
        "2024-02-29",  # a leap day that is a Thursday
        "2019-04-18",  # Maundy Thursday
        "2019-04-30",  # Walpurgis Night
        "2019-05-31",  # squeezed between Ascension Day and the weekend
        "2019-12-23",
        "2019-12-27",
    ],
)
def test_people_work(on: str) -> None:
    assert is_working_day(day(on))


def test_a_working_day_stays() -> None:
    thursday = day("2019-02-07")
    assert working_day_on_or_before(thursday) == thursday
    assert working_day_on_or_after(thursday) == thursday


def test_around_easter() -> None:
    saturday = day("2019-04-20")
    assert working_day_on_or_before(saturday) == day("2019-04-18")
    assert working_day_on_or_after(saturday) == day("2019-04-23")


def test_around_christmas_and_the_weekend_after_it() -> None:
    # 2020: Christmas Eve on a Thursday, the 28th a Monday.
    assert working_day_on_or_before(day("2020-12-27")) == day("2020-12-23")
    assert working_day_on_or_after(day("2020-12-24")) == day("2020-12-28")
