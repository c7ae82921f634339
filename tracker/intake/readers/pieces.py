"""A page of a PDF → pieces of text with their place, as pypdfium2 gives them.

pypdfium2 (PDFium in a wheel, BSD/Apache) reads fifty pages in a twentieth of a second. One call
per character would take longer than all else, so that a line asks for the place of its words, and
for their ends only where a gap may follow.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .bullets import drawn_bullets
from .characters import Characters, turned

# How PDFium writes a hyphen at the end of a line, in place of the line end.
HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\s{HYPHEN}][^\r\n{HYPHEN}]*{HYPHEN}?")
WORD = re.compile(r"\S+")
# A letter is seldom wider than this, in parts of the font size; a wider advance is looked into.
_WIDE_LETTER = 0.62
_GAP = 0.8
_LONE_GAP = 1.2
_GAP_AMONG_SPACES = 2.2
_SURE_GAP = 4.0
_INDENT = (6.0, 90.0)
_EVEN = 1.3
# A gap that ends where a column begins need only be wider than a space; so near, in font sizes.
_SPACE = 0.42
_NEARBY = 6.0
_SAME_SIZE = 0.6


class Piece(NamedTuple):
    """A run of words on one baseline without a wide gap in it.

    `x0` to `x1` from the left, `y` (the baseline) from below.
    """

    x0: float
    x1: float
    y: float
    size: float
    text: str


@dataclass(frozen=True)
class Page:
    """The pieces of a page in the order in which they were drawn, and its edges.

    `width`: its left and right edge added, so that `width - x` mirrors a place.
    """

    number: int
    bottom: float
    top: float
    pieces: list[Piece]
    width: float = 0.0
    is_image: bool = False
    is_broken: bool = False


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """The pieces of a page; text that stands across the rest of it (a stamp) is left out."""
    text = Characters(page)
    try:
        lines = [
            (match.start(), match.end(), *text.style(match.start()))
            for match in _LINE.finditer(text.text)
        ]
        if lines:
            letters: Counter[int] = Counter()
            for start, end, _, quarter in lines:
                letters[quarter] += end - start
            text.quarter = letters.most_common(1)[0][0]
        read = [
            _Line(text, start, end, size)
            for start, end, size, quarter in lines
            if quarter == text.quarter
        ]
        _cut_at_columns(read)
        pieces = [piece for line in read for piece in line.pieces()]
        if _has_indents(pieces):
            pieces += [Piece(*dot) for dot in drawn_bullets(page, text.quarter)]
        bottom, top, width = _edges(page, text.quarter)
    finally:
        text.close()
    return Page(number, bottom, top, pieces, width, not pieces and _has_images(page))


def _edges(page: pdfium.PdfPage, quarter: int) -> tuple[float, float, float]:
    """Bottom and top, and the width, as the text sees them."""
    left, bottom, right, top = page.get_mediabox()
    corners = [turned(x, y, quarter) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(ys), max(ys), max(xs) + min(xs)


def _has_indents(pieces: Sequence[Piece]) -> bool:
    """Whether a bullet may stand before a line: looking at all that is drawn takes long."""
    left = min((piece.x0 for piece in pieces), default=0.0)
    return any(_INDENT[0] < piece.x0 - left < _INDENT[1] for piece in pieces)


def _has_images(page: pdfium.PdfPage) -> bool:
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM], max_depth=1)
    return next(iter(objects), None) is not None


class _Line:
    """A line of PDFium, with the places of its words and of the gaps that are no spaces."""

    def __init__(self, text: Characters, start: int, end: int, size: float) -> None:
        self._text = text
        self._start = start
        self._line = text.text[start:end].rstrip()
        self.size = size or 1.0
        self.x0, self.y = text.origin(start)
        self._x1 = text.right(start + len(self._line) - 1)
        self.cuts = self._wide_gaps()

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in WORD.finditer(self._line)]

    def _x(self, at: int) -> float:
        return self._text.origin(self._start + self._spans[at][0])[0]

    def _gap(self, at: int) -> float:
        """How wide the space before a word is, in parts of the font size."""
        before = self._start + self._spans[at - 1][1] - 1
        return (self._x(at) - self._text.right(before)) / self.size

    def _wide_gaps(self) -> list[int]:
        """Before which words a gap is too wide for a space."""
        wide = {at: gap for at in self._seams() if not 0 <= (gap := self._gap(at)) <= _GAP}
        if not wide:
            return []
        narrow = [self._gap(at) for at in range(1, len(self._spans)) if at not in wide]
        if not narrow and len(wide) > 2 and max(wide.values()) < _EVEN * min(wide.values()):
            # A justified line of few words has even spaces as wide as a gap between columns.
            return []
        least = _GAP_AMONG_SPACES * median_low(narrow) if narrow else _LONE_GAP
        return [at for at, gap in wide.items() if gap < 0 or gap > min(least, _SURE_GAP)]

    def _seams(self) -> list[int]:
        """The words before which a gap may be wide: those drawn apart from the word before.

        Where most words are drawn apart, those that begin later than their letters explain.
        """
        length = len(self._line)
        wide = self._x1 - self.x0 > _WIDE_LETTER * self.size * length
        if not wide and self._text.drawn_together(self._start, self._start + length - 1):
            return []
        last = len(self._spans) - 1
        middle = last // 2
        if wide or not (self._together(0, middle) or self._together(middle, last)):
            xs = [self._x(at) for at in range(last + 1)]
            return [at for at in range(1, last + 1) if self._is_late(at, xs[at] - xs[at - 1])]
        return list(self._borders(0, last))

    def _together(self, first: int, last: int) -> bool:
        begins = (self._start + self._spans[at][0] for at in (first, last))
        return first == last or self._text.drawn_together(*begins)

    def _is_late(self, at: int, advance: float) -> bool:
        begin, end = self._spans[at - 1]
        likely = ((end - begin) * _WIDE_LETTER + _GAP / 2) * self.size
        return advance < 0 or advance > likely

    def _borders(self, first: int, last: int) -> Iterator[int]:
        if self._together(first, last):
            return
        if last - first == 1:
            yield last
            return
        middle = (first + last) // 2
        yield from self._borders(first, middle)
        yield from self._borders(middle, last)

    def column_starts(self) -> set[int]:
        """Where a column begins on this line, in whole points."""
        return {round(self._x(at)) for at in self.cuts}

    def cut_at(self, columns: set[int]) -> None:
        """Cut before words at these places, if more than a space stands before them."""
        found = {
            at
            for at in range(1, len(self._spans))
            if round(self._x(at)) in columns and self._gap(at) > _SPACE
        }
        self.cuts = sorted(found.union(self.cuts))

    def pieces(self) -> Iterator[Piece]:
        if not self.cuts:
            text = self._line.replace(HYPHEN, "-")
            yield Piece(self.x0, max(self.x0, self._x1), self.y, self.size, text)
            return
        for first, last in pairwise([0, *self.cuts, len(self._spans)]):
            begin, end = self._spans[first][0], self._spans[last - 1][1]
            right = self._text.right(self._start + end - 1)
            text = self._line[begin:end].replace(HYPHEN, "-")
            # PDFium takes what stands half a line lower for the same line.
            x, y = self._text.origin(self._start + begin)
            yield Piece(x, max(x, right), y, self.size, text)


def _cut_at_columns(lines: Sequence[_Line]) -> None:
    """Cut what nearly touches the next column where lines nearby show that one begins there."""
    cut = {x for line in lines for x in line.column_starts()}
    counts = Counter(x for line in lines for x in {*line.column_starts(), round(line.x0)})
    columns = {x for x in cut if counts[x] >= 2}
    shown = [(line, line.column_starts() & columns) for line in lines] if columns else []
    for line, _ in shown:
        near = {
            x
            for other, starts in shown
            if starts and abs(other.y - line.y) < _NEARBY * line.size
            if abs(other.size - line.size) < _SAME_SIZE
            for x in starts
        }
        if near:
            line.cut_at(near)
