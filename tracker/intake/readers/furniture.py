"""What stands on a page beside its text: running heads and feet, page numbers, letterheads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..labels import attendance_label, label_of
from .pieces import Page, Piece

# In which part of the page, from its edge, a running head or foot stands.
_MARGIN = 0.2
_REPEATED = 0.5
_SAME_LINE = 3.0
_SMALLER = 0.9
_APART = 2.5
_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|/\s?\d{1,4}|av\s\d{1,4})"
    r"|sid(?:a|an|nr)?\.?\s*\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—]",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,4}")


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what repeats at their edges; a running head stays on the first page.

    A letterhead below the first page's text ("Avsändare …") and small print in the side margins
    would stand in the middle of a sentence: they go.
    """
    heads = Counter(key for page in pages for key in {*_keys(_edge(page, top=True))})
    feet = Counter(key for page in pages for key in {*_keys(_edge(page, top=False))})
    least = max(2, round(len(pages) * _REPEATED))
    running = {key for key, count in heads.items() if count >= least}
    standing = {key for key, count in feet.items() if count >= least}
    size = _usual_size(pages)
    return [
        _without(page, running, standing, size, last=page is pages[-1], first=page is pages[0])
        for page in pages
    ]


def _edge(page: Page, *, top: bool) -> list[list[Piece]]:
    """The lines in a margin of the page, from its edge inwards."""
    depth = (page.top - page.bottom) * _MARGIN
    inside = [
        piece
        for piece in page.pieces
        if (piece.y > page.top - depth if top else piece.y < page.bottom + depth)
    ]
    lines: list[list[Piece]] = []
    for piece in sorted(inside, key=lambda each: -each.y if top else each.y):
        if lines and abs(lines[-1][0].y - piece.y) <= _SAME_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line) for line in lines]


def _keys(lines: Sequence[Sequence[Piece]]) -> Iterator[str]:
    return (_key(line) for line in lines)


def _key(line: Sequence[Piece]) -> str:
    text = " ".join(piece.text for piece in line)
    return " ".join(_PAGE_NUMBER.sub("#", text).split())


def _usual_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages[:20]:
        for piece in page.pieces:
            sizes[round(piece.size, 1)] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without(
    page: Page, running: set[str], standing: set[str], size: float, *, first: bool, last: bool
) -> Page:
    gone: set[int] = set()
    for line in _furniture(_edge(page, top=True), running, page):
        kept = first and not _is_number(line, page)
        gone.update(id(piece) for piece in line if not (kept and not _is_number([piece], page)))
    for line in _furniture(_edge(page, top=False), standing, page):
        gone.update(id(piece) for piece in line)
    pieces = [piece for piece in page.pieces if id(piece) not in gone]
    if not last:
        gone = {id(piece) for piece in _letterhead(page, pieces, size)}
        pieces = [piece for piece in pieces if id(piece) not in gone]
    return replace(page, pieces=_without_margins(pieces, size))


def _furniture(
    lines: Sequence[list[Piece]], repeated: set[str], page: Page
) -> Iterator[list[Piece]]:
    """The lines from the edge inwards up to the first that belongs to the text."""
    for line in lines:
        key = _key(line)
        if not _is_number(line, page) and (key not in repeated or _is_text(line)):
            return
        yield line


def _is_number(line: Sequence[Piece], page: Page) -> bool:
    text = " ".join(piece.text for piece in line).strip()
    if _DIGITS.fullmatch(text):
        return int(text) == page.number
    return bool(_PAGE_NUMBER.fullmatch(text))


def _is_text(line: Sequence[Piece]) -> bool:
    """Whether the line may well stand at the top of several pages without being a page head."""
    text = line[0].text
    return text.startswith("§") or bool(label_of(text) or attendance_label(text))


def _letterhead(page: Page, pieces: Sequence[Piece], size: float) -> list[Piece]:
    """Small print at the foot of the page, set off from the text above it."""
    low = [piece for piece in pieces if piece.y < page.bottom + (page.top - page.bottom) * _MARGIN]
    ordered = sorted(low, key=lambda piece: piece.y)
    for count, (below, above) in enumerate(pairwise(ordered), start=1):
        if below.size > _SMALLER * size:
            return []
        if above.y - below.y > _APART * below.size and above.size > _SMALLER * size:
            return ordered[:count]
    return []


def _without_margins(pieces: list[Piece], size: float) -> list[Piece]:
    """Without small print beside the text that shares no baseline with it."""
    text = [piece for piece in pieces if piece.size > _SMALLER * size]
    small = [piece for piece in pieces if piece.size <= _SMALLER * size]
    if not text or not small:
        return pieces
    left, right = min(piece.x0 for piece in text), max(piece.x1 for piece in text)
    low, high = min(piece.y for piece in text), max(piece.y for piece in text)
    aside = {
        id(piece)
        for piece in small
        if (piece.x1 <= left or piece.x0 >= right) and low <= piece.y <= high
    }
    return [piece for piece in pieces if id(piece) not in aside]
