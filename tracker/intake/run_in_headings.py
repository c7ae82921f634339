"""Points that begin on the line of their number: "§3 Ekonomi. Birgitta redogjorde för kassan"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .headings import FINITE
from .rows import Row
from .words import sentences

_OPENS = re.compile(r"(?P<sign>§\s*)?(?P<number>\d{1,3})(?(sign)[.:]?|[.)])\s+(?P<text>\S.*)")
_APART = re.compile(r"(?P<title>[A-ZÅÄÖ][^.:;?!]{2,50}?)(?:\s*:|\s[–—-])\s+(?P<rest>[A-ZÅÄÖ].*)")
_NEXT = re.compile(
    r"(?P<title>Nästa\s+\w*(?:möte|sammanträde|träff))\s+(?:hålls|är|blir|äger|planeras|sker)\b"
)
_MAX_WORDS = 6
_MAX_TITLE = 120
_MIN_POINTS = 3


@dataclass(frozen=True)
class _Point:
    """The row of a numbered point, and the text behind its number."""

    row: int
    number: int
    mark: str
    text: str


def with_headings_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, each heading that its own text follows on the line made a row of its own.

    A point that is nothing but a sentence has this for its heading too.
    """
    apart = {each.row: each for each in _points(rows)}
    found: list[Row] = []
    for index, row in enumerate(rows):
        title, rest = _parted(apart[index].text) if index in apart else ("", "")
        if title:
            found.append(replace(row, text=f"{apart[index].mark} {title}"))
            found.append(replace(row, text=rest, gap=True))
        else:
            found.append(row)
    return found


def _points(rows: Sequence[Row]) -> list[_Point]:
    """The points in their order, where most of them begin on the line of their number."""
    signed: list[_Point] = []
    plain: list[_Point] = []
    for index, row in enumerate(rows):
        match = _OPENS.fullmatch(row.folded)
        plainly = not (row.marker or row.level or "\t" in row.text)
        if not match or not plainly or not (row.gap or match["sign"]):
            continue
        mark = row.folded[: match.start("text")].strip()
        chain = signed if match["sign"] else plain
        point = _Point(index, int(match["number"]), mark, match["text"])
        if not chain or point.number == chain[-1].number + 1:
            chain.append(point)
    best = max(signed, plain, key=len)
    run_in = [each for each in best if _parted(each.text)[0]]
    return run_in if len(best) >= _MIN_POINTS and 2 * len(run_in) > len(best) else []


def _parted(text: str) -> tuple[str, str]:
    """(heading, text) of a point; two empty ones where the line is a heading and no more."""
    first, *others = sentences(text)
    if others and len(first.split()) <= _MAX_WORDS and not _tells(first):
        return first.rstrip("."), text[len(first) :].strip()
    apart = _APART.fullmatch(text)
    if apart and len(apart["title"].split()) <= _MAX_WORDS and _tells(apart["rest"]):
        return apart["title"], apart["rest"]
    if not _tells(first) or not (others or text.endswith(".")) or len(first) > _MAX_TITLE:
        return "", ""
    following = _NEXT.match(first)
    return (following["title"] if following else first.rstrip(".")), text


def _tells(sentence: str) -> bool:
    """Whether a finite verb is among the words behind the first."""
    return any(FINITE.fullmatch(word.strip(".,")) or word in _COMMON for word in _behind(sentence))


def _behind(sentence: str) -> Iterator[str]:
    yield from sentence.split()[1:]


_COMMON = frozenset({"är", "var", "blir", "blev", "ska", "hålls", "tog", "gick", "beslöt"})
