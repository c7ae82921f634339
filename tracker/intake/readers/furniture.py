"""What stands on a page beside its text: running heads and feet, page numbers, letterheads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
_ADDRESS = re.compile(r"\S+[.@]\S")
_DIGITS = re.compile(r"\d{1,4}")


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without what repeats at their edges; a running head stays on the first page.

    A letterhead below the first page's text ("Avsändare …") and small print in the side margins
    would stand in the middle of a sentence: they go.
    """
    margins = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    heads = _repeated([head for head, _ in margins])
    feet = _repeated([foot for _, foot in margins])
    size = _usual_size(pages)
    clean = []
    for page, (head, foot) in zip(pages, margins, strict=True):
        gone = set(_gone(head, heads, page, kept=page is pages[0]))
        gone.update(_gone(foot, feet, page, kept=False))
        pieces = [piece for piece in page.pieces if id(piece) not in gone]
        if page is not pages[-1]:
            below = {id(piece) for piece in _letterhead(page, pieces, size)}
            pieces = [piece for piece in pieces if id(piece) not in below]
        clean.append(replace(page, pieces=_without_margins(pieces, size)))
    return clean


@dataclass(frozen=True)
class _Line:
    """The pieces on one baseline in a margin, and their text without a page number."""

    pieces: list[Piece]
    key: str


def _repeated(margins: Sequence[Sequence[_Line]]) -> set[str]:
    """The lines that stand in this margin of at least half of the pages."""
    counts = Counter(key for margin in margins for key in {line.key for line in margin})
    least = max(2, round(len(margins) * _REPEATED))
    return {key for key, count in counts.items() if count >= least}


def _edge(page: Page, *, top: bool) -> list[_Line]:
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
    return [_Line(line, _key(line)) for line in map(sorted, lines)]


def _key(line: Sequence[Piece]) -> str:
    text = " ".join(piece.text for piece in line)
    return " ".join(_PAGE_NUMBER.sub("#", text).split()) if _DIGITS.search(text) else text


def _usual_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages[:20]:
        for piece in page.pieces:
            sizes[round(piece.size, 1)] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _gone(lines: Sequence[_Line], repeated: set[str], page: Page, *, kept: bool) -> Iterator[int]:
    """The ids of the pieces from the edge inwards up to the first line of the text.

    `kept`: all but the page numbers stays, as on the first page.
    """
    for line in lines:
        numbers = {id(piece) for piece in line.pieces if _is_number([piece], page)}
        numbered = numbers or _is_number(line.pieces, page)
        if not numbered and (line.key not in repeated or _is_text(line.pieces)):
            return
        yield from numbers if kept else map(id, line.pieces)


def _is_number(line: Sequence[Piece], page: Page) -> bool:
    text = " ".join(piece.text for piece in line).strip()
    if _DIGITS.fullmatch(text):
        return int(text) == page.number
    return bool(_PAGE_NUMBER.fullmatch(text))


def _is_text(line: Sequence[Piece]) -> bool:
    """Whether the line may well stand at the top of several pages without being a page head."""
    text = line[0].text
    goes_on = text[:1].islower() and not _ADDRESS.match(text)
    return goes_on or text.startswith("§") or bool(label_of(text) or attendance_label(text))


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
