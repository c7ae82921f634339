"""Which meeting a phrase means: whose it is, and the day that the document tells of it."""

import datetime
import re
from collections.abc import Sequence
from typing import Protocol

from .days import MONTH, MONTHS
from .own_body import is_own

GATHERING = re.compile(
    r"(?P<stem>.*?)-?(?P<kind>(?:möte|sammanträde|konferens|stämma|träff|session|sync|synk|"
    r"avstämning|samverkan|tillfälle|"
    r"internat|workshop)(?:t|n|et|en|s)?)",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(rf"(?P<month>{MONTH})", re.IGNORECASE)
_OWN_KIND = re.compile(
    r"(?:styrelse|lednings(?:grupps)?|styrgrupps|nämnds?|råds|nätverks|grupp|projekt|arbets|planerings|"
    r"gruppens|utskotts|frukost|avstämnings|plan|(?:bo|hus)?förenings)",
    re.IGNORECASE,
)
_EARLY = {"vårens": range(1, 4), "höstens": range(8, 11)}
_ACTS_THERE = re.compile(
    r"(?P<body>[A-ZÅÄÖ][\wåäöÅÄÖ-]*(?:styrelsen|nämnden|utskottet|kommittén|gruppen|rådet|fullmäktige|"
    r"direktionen|beredningen))\s+(?:ska|skall|tar|beslutar|behandlar|kan)\b[^.;]*$"
)


class Dated(Protocol):
    """Something with a title and a day, such as a coming meeting."""

    @property
    def title(self) -> str: ...

    @property
    def date(self) -> datetime.date: ...


def named(before: str, gathering: re.Match[str], own_body: str | None) -> str | None:
    """Whose a meeting with a name of its own is: "byggmötet den 3 maj" is not ours.

    Where another body is said to act there, it is that body's.
    """
    stem = gathering["stem"].strip("-").casefold()
    kind = gathering["kind"].casefold()
    if kind.startswith(("möte", "sammanträde")) and (
        not stem
        or stem_month(stem)
        or _OWN_KIND.fullmatch(stem)
        or stem in (own_body or "").casefold()
    ):
        return None
    if not kind.endswith(("t", "n")):
        return None
    acting = _ACTS_THERE.search(before)
    if acting:
        return None if is_own(acting["body"], own_body) else acting["body"]
    return gathering[0]


def titled(noun: str, number: str | None, upcoming: Sequence[Dated]) -> datetime.date | None:
    """The day of a meeting of that very name or number: "budgetmötet", "byggmöte nr 8"."""
    gathering = GATHERING.fullmatch(noun)
    if not gathering or not gathering["stem"]:
        return None
    wanted = re.escape(f"{gathering['stem']}{gathering['kind']}".casefold())
    wanted = re.sub(r"(möte|sammanträde)t$|(konferens|träff)en$|(stämma)n$", r"\1\2\3", wanted)
    pattern = rf"(?<!\w){wanted}\w{{0,2}}" + (
        rf"\s+(?:nr\.?\s*)?{number}(?!\d)" if number else "(?!\\w)"
    )
    found = (each.date for each in upcoming if re.search(pattern, each.title.casefold()))
    return next(found, None)


def stem_month(stem: str) -> str | None:
    """ "november" of "novembermötet"."""
    match = _IN_MONTH.fullmatch(stem.strip("-"))
    return match["month"] if match else None


def in_season(order: str, upcoming: Sequence[Dated]) -> Sequence[Dated]:
    """The meetings that "höstens första" may mean: those early in that season, else all."""
    for word, months in _EARLY.items():
        if word in order.casefold():
            months = months if "första" in order.casefold() else range(months[0], months[0] + 6)
            return [each for each in upcoming if each.date.month in months]
    return upcoming


def known_day(
    body: str | None, own_body: str | None, upcoming: Sequence[Dated], month: str | None = None
) -> datetime.date | None:
    """The day that the document tells of such a meeting (in that month)."""
    for each in upcoming:
        title = each.title.casefold()
        if month and each.date.month != MONTHS[month.lower()]:
            continue
        if month and not body:
            return each.date
        if body:
            if re.search(rf"(?<!\w){re.escape(body.casefold())}(?:s|n|en|-\w+)?(?!\w)", title):
                return each.date
        elif "nästa möte" in title or (own_body and own_body.casefold() in title):
            return each.date
    return None
