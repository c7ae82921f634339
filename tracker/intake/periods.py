"""Stretches of time in Swedish text, and the last day of each.

The conventions: spring ends on 31 May, summer on 31 August, autumn on 30 November; a week ends
on its Sunday (ISO 8601); Christmas is waited for until 23 December.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from .days import MONTH, MONTHS, first_on_or_after, safe_date

_SEASON_ENDS = {"vår": (5, 31), "som": (8, 31), "hös": (11, 30), "vin": (2, 28)}
_SEASON_EVES = {"vår": (2, 28), "som": (5, 31), "hös": (8, 31), "vin": (11, 30)}
_NUMBERS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "åtta": 8,
    "tio": 10,
    "tolv": 12,
}
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}

_BEFORE = r"(?P<before>(?:senast\s+)?(?:före|innan))"
_WHEN = (
    r"(?:(?:senare|senast|tidigt|sent|redan)\s+)?(?:fram\s+till|"
    r"under\s+hela|under|hela|till|inför|i|på|vid|över)"
)
_LED = rf"(?:{_BEFORE}|{_WHEN}|senast|klart?|deadline|(?:fram\s+)?till\s+och\s+med|t\.?o\.?m\.?)"
_YEAR = r"(?:\s+(?P<year>20\d\d)\b)?"

Resolve = Callable[[re.Match[str], date], date | None]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}", re.IGNORECASE)


def _ending(year: str | None, month: int, day: int, on: date) -> date | None:
    if not year:
        return first_on_or_after(on, month, day)
    return safe_date(int(year), month, day)


def _season(match: re.Match[str], on: date) -> date | None:
    ends = _SEASON_EVES if match["before"] else _SEASON_ENDS
    month, day = ends[match["season"].lower()[:3]]
    return _ending(match["year"], month, day, on)


def _season_with_year(match: re.Match[str], on: date) -> date | None:
    month, day = _SEASON_ENDS[match["season"].lower()[:3]]
    return safe_date(int(match["year"]), month, day)


def _month(match: re.Match[str], on: date) -> date | None:
    month = MONTHS[match["month"].lower()]
    if match["before"]:
        month = month - 1 or 12
    year = int(match["year"]) if match["year"] else on.year + (month < on.month)
    if match["before"] and match["year"] and month == 12:
        year -= 1
    day = {"början": 10, "mitten": 20}.get((match["part"] or "").lower())
    return safe_date(year, month, day or monthrange(year, month)[1])


def _quarter(match: re.Match[str], on: date) -> date | None:
    word = match["ordinal"]
    quarter = _ORDINALS[word.lower()] if word else int(match["a"] or match["b"] or match["c"])
    month = quarter * 3
    return _ending(match["year"], month, monthrange(2000, month)[1], on)


def _half(match: re.Match[str], on: date) -> date | None:
    month, day = (6, 30) if match["ordinal"].lower() == "första" else (12, 31)
    return _ending(match["year"], month, day, on)


def _week(match: re.Match[str], on: date) -> date | None:
    week = int(match["last"] or match["first"])
    years = [int(match["year"])] if match["year"] else [on.year, on.year + 1]
    for year in years:
        try:
            sunday = date.fromisocalendar(year, week, 7)
        except ValueError:
            continue
        if match["year"] or sunday >= on:
            return sunday
    return None


def _fixed(month: int, day: int) -> Resolve:
    return lambda match, on: _ending(match.groupdict().get("year"), month, day, on)


def _year_end(match: re.Match[str], on: date) -> date | None:
    return safe_date(int(match["year"]) if match["year"] else on.year, 12, 31)


def _next_year_end(match: re.Match[str], on: date) -> date | None:
    return safe_date(on.year + 1, 12, 31)


def _within(match: re.Match[str], on: date) -> date | None:
    amount = _NUMBERS.get(match["amount"].lower()) or int(match["amount"])
    if match["unit"][0].lower() == "m":
        years, month = divmod(on.month - 1 + amount, 12)
        last = monthrange(on.year + years, month + 1)[1]
        return safe_date(on.year + years, month + 1, min(on.day, last))
    return on + timedelta(days=amount * {"d": 1, "v": 7}[match["unit"][0].lower()])


def _this_week(match: re.Match[str], on: date) -> date | None:
    weeks = 1 if match["next"] else 0
    return on + timedelta(days=6 - on.weekday() + 7 * weeks)


def _month_end(match: re.Match[str], on: date) -> date | None:
    year, month = (
        (on.year, on.month) if not match["next"] else (on.year + on.month // 12, on.month % 12 + 1)
    )
    return safe_date(year, month, monthrange(year, month)[1])


def _easter(year: int) -> date:
    """Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _before_easter(match: re.Match[str], on: date) -> date | None:
    """Maundy Thursday, the last working day before Easter."""
    thursdays = [_easter(year) - timedelta(days=3) for year in (on.year, on.year + 1)]
    return next((day for day in thursdays if day >= on), None)


def _before_midsummer(match: re.Match[str], on: date) -> date | None:
    """The day before Midsummer Eve, which is the Friday of 19 to 25 June."""
    for year in (on.year, on.year + 1):
        eve = date(year, 6, 25) - timedelta(days=(date(year, 6, 25).weekday() - 4) % 7)
        if eve > on:
            return eve - timedelta(days=1)
    return None


_SEASON_NAMES = "våren|sommaren|hösten|vintern"
# "i vår" is the spring only where no noun follows ("i vår kommun" is "in our municipality").
_NOT_OUR = r"(?=\s*(?:[.,;:!?)–-]|$)|\s+(?:och|samt|när|med|för|till|på|av|som|att|\w+r)\b)"
_AMOUNT = rf"(?P<amount>\d{{1,3}}|{'|'.join(_NUMBERS)})"

_PERIODS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (_compiled(rf"{_LED}\s+(?P<season>{_SEASON_NAMES})\b{_YEAR}"), _season),
    (_compiled(rf"(?P<season>{_SEASON_NAMES})\s+(?P<year>20\d\d)\b"), _season_with_year),
    (
        _compiled(rf"{_LED}\s+(?P<season>vår|höst|sommar|vinter)\b(?P<year>(?!))?{_NOT_OUR}"),
        _season,
    ),
    (
        _compiled(
            rf"{_LED}\s+(?:(?P<part>början|mitten|slutet)\s+(?:av|på)\s+)?(?P<month>{MONTH})\b"
            rf"(?!s?\s+(?:månads?\s+)?utgång)(?:\s+månad)?{_YEAR}"
        ),
        _month,
    ),
    (
        _compiled(
            rf"(?:{_LED}\s+)?(?:kvartal\s+(?P<a>[1-4])|q(?P<b>[1-4])|kv\.?\s?(?P<c>[1-4])"
            rf"|(?P<ordinal>första|andra|tredje|fjärde)\s+kvartalet)\b{_YEAR}"
        ),
        _quarter,
    ),
    (_compiled(rf"(?:{_LED}\s+)?(?P<ordinal>första|andra)\s+halvåret\b{_YEAR}"), _half),
    (
        _compiled(
            rf"(?:{_LED}\s+)?(?:vecka|v\.|v)\s?(?P<first>\d{{1,2}})"
            rf"(?:\s?[-–]\s?(?P<last>\d{{1,2}}))?(?![\d:])\b{_YEAR}"
        ),
        _week,
    ),
    (_compiled(r"(?:före|innan|till|inför|senast)\s+påsk(?:en)?\b"), _before_easter),
    (_compiled(r"(?:före|innan|till|inför|senast)\s+midsommar(?:en)?\b"), _before_midsummer),
    (_compiled(rf"(?:före|innan|till)\s+jul\b{_YEAR}"), _fixed(12, 23)),
    (
        _compiled(
            r"(?:över|under|efter)\s+(?:jul-?\s+och\s+nyårs?(?:helgerna|helgen)?"
            r"|jul(?:en|helgen|helgerna|ledigheten)?)\b"
        ),
        _fixed(1, 1),
    ),
    (
        _compiled(
            r"(?:före|innan|vid|till|inför)\s+(?:årsskiftet|nyår|årets\s+slut|årets\s+utgång)\b"
        ),
        _fixed(12, 31),
    ),
    (
        _compiled(
            r"(?:i\s+slutet\s+av|under(?:\s+hela)?)\s+(?:inne?varande\s+år|året)\b(?P<year>(?!))?"
        ),
        _year_end,
    ),
    (
        _compiled(r"(?<!\d\s)(?<!även\s)(?<!som\s)(?<!budget\s)(?<!bara\s)i\s+år\b(?P<year>(?!))?"),
        _year_end,
    ),
    (_compiled(r"(?:under|i\s+slutet\s+av)\s+(?P<year>20\d\d)\b(?!-)"), _year_end),
    (_compiled(r"(?:under\s+)?nästa\s+år\b"), _next_year_end),
    (_compiled(rf"inom\s+{_AMOUNT}\s+(?P<unit>dagar|dag|veckor|vecka|månader|månad)\b"), _within),
    (
        _compiled(r"(?:i|under|denna|senast)\s+(?:(?P<next>nästa|kommande)\s+)?veckan?\b(?!\s*\d)"),
        _this_week,
    ),
    (_compiled(r"(?:(?:under|till|senast)\s+)?(?P<next>nästa)\s+vecka\b"), _this_week),
    (_compiled(r"(?P<next>till)\s+veckan\b(?!\s*\d)"), _this_week),
    (_compiled(rf"om\s+{_AMOUNT}\s+(?P<unit>dagar|veckor|vecka|månader|månad)\b"), _within),
    (
        _compiled(
            r"(?:före|innan|vid|till|i\s+slutet\s+av)\s+(?P<next>(?!))?"
            r"(?:månadsskiftet|månadens\s+(?:slut|utgång)|månaden)\b"
        ),
        _month_end,
    ),
    (_compiled(r"(?:under\s+)?(?P<next>nästa)\s+månad\b"), _month_end),
)


def find_periods(text: str, *, on: date) -> Iterator[tuple[int, int, date]]:
    """(start, end, last day) of each stretch of time; stretches may overlap one another."""
    for pattern, resolve in _PERIODS:
        for match in pattern.finditer(text):
            last = resolve(match, on)
            if last:
                yield match.start(), match.end(), last
