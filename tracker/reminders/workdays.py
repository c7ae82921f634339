"""Swedish working days: the days on which people read mail at work.

Sources: lagen (1989:253) om allmänna helgdagar for the public holidays; 2 § lagen (1930:173) om
beräkning av lagstadgad tid, which puts Midsummer Eve, Christmas Eve and New Year's Eve beside them.
"""

import datetime
from functools import lru_cache

import holidays

DAY = datetime.timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=64)
def _days_off(year: int) -> frozenset[datetime.date]:
    found = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"))
    return frozenset(found)


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < SATURDAY and day not in _days_off(day.year)


def working_day_on_or_before(day: datetime.date) -> datetime.date:
    while not is_working_day(day):
        day -= DAY
    return day


def working_day_on_or_after(day: datetime.date) -> datetime.date:
    while not is_working_day(day):
        day += DAY
    return day
