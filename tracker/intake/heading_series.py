"""Agenda items by letters, by parts ("1.2") and by numbers that go on through the year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .rows import Row

# "25/17", "2025:17" and "17/2025": a year and the number of the point in it.
_SERIAL = re.compile(
    r"(?P<number>(?:(?P<year>(?:20)?[2-9]\d)[/:](?P<after>\d{1,3})|"
    r"(?P<before>\d{1,3})/(?P<of>20\d\d)))\.?\s+(?P<title>[A-ZÅÄÖ\"”].*)"
)
_INNER_NUMBER = re.compile(r"(?P<part>\d{1,2})\.(?P<inner>\d{1,2})\.?\s+(?P<title>[A-ZÅÄÖ\"”].*)")
_LETTER = re.compile(r"(?P<number>[A-ZÅÄÖ]|[IVX]{1,5})[.)]\s+(?P<title>[A-ZÅÄÖ0-9\"”].*)")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_SENTENCE = re.compile(r"[.;,]$")


@dataclass(frozen=True)
class ItemHeading:
    """Row `row` opens the agenda item; the item's text begins at row `body`."""

    row: int
    body: int
    number: str | None
    title: str


def by_serial(rows: Sequence[Row]) -> list[ItemHeading]:
    """ "25/17 Öppnande", "25/18 Ekonomi": numbers that go on through one year."""
    chain: list[ItemHeading] = []
    last = ("", 0)
    for index, row in enumerate(rows):
        match = _SERIAL.fullmatch(row.folded)
        if not match or not row.gap or row.marker or _SENTENCE.search(match["title"]):
            continue
        year, number = match["year"] or match["of"], int(match["after"] or match["before"])
        if not chain or (year, number) == (last[0], last[1] + 1):
            chain.append(ItemHeading(index, index + 1, match["number"], match["title"]))
            last = (year, number)
    return chain if len(chain) >= 2 else []


def by_inner_number(rows: Sequence[Row]) -> list[ItemHeading]:
    """ "1.1 Öppnande", "1.2 Ekonomi": points of a part whose own heading is not there."""
    chain: list[ItemHeading] = []
    for index, row in enumerate(rows):
        match = _INNER_NUMBER.fullmatch(row.folded)
        plain = match and row.gap and not row.marker and not _SENTENCE.search(match["title"])
        if match and plain and int(match["inner"]) == len(chain) + 1:
            if chain and chain[0].number and not chain[0].number.startswith(f"{match['part']}."):
                continue
            number = f"{match['part']}.{match['inner']}"
            chain.append(ItemHeading(index, index + 1, number, match["title"].rstrip(":")))
    return chain if len(chain) >= 2 else []


def by_letter(rows: Sequence[Row]) -> list[ItemHeading]:
    """ "A. Kajen", "B. Bron" or "I. Kajen", "II. Bron": in their order, with gaps above them."""
    for order in (_ROMAN[1:], _LETTERS):
        chain: list[ItemHeading] = []
        for index, row in enumerate(rows):
            match = _LETTER.fullmatch(row.folded)
            wanted = order[len(chain)] if len(chain) < len(order) else None
            if match and row.gap and match["number"] == wanted and not row.marker:
                chain.append(ItemHeading(index, index + 1, wanted, match["title"].rstrip(":.")))
        if len(chain) >= 2:
            return chain
    return []
