"""A page of a PDF → pieces of text with their place, as pypdfium2 gives them.

pypdfium2 (PDFium in a wheel, BSD/Apache) reads fifty pages in a twentieth of a second. One call
per character would take longer than all else, so that a line asks for the place of its words, and
for their ends only where a gap may follow.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median_low
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# How PDFium writes a hyphen at the end of a line, in place of the line end.
HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
WORD = re.compile(r"\S+")
# A letter is seldom wider than this, in parts of the font size; a wider advance is looked into.
_WIDE_LETTER = 0.62
_GAP = 0.8
_LONE_GAP = 1.2
_GAP_AMONG_SPACES = 2.2
_SURE_GAP = 4.0
# A drawn bullet: how many points it is wide, and the size of the text beside it in its widths.
_DOT = (1.5, 6.0)
_DOT_SIZE = 3.6
_CORNERS = 5
_MAX_OBJECTS = 20_000
_EVEN = 1.3


class Piece(NamedTuple):
    """A run of words on one baseline without a wide gap in it.

    `x0` to `x1` from the left, `y` (the baseline) from below; `starts`: where its words begin.
    """

    x0: float
    x1: float
    y: float
    size: float
    text: str
    starts: tuple[float, ...] = ()


@dataclass(frozen=True)
class Page:
    """The pieces of a page in the order in which they were drawn, and its edges."""

    number: int
    bottom: float
    top: float
    pieces: list[Piece]
    is_image: bool = False
    is_broken: bool = False


class _Text:
    """The characters of one page. Coordinates are turned so that most of the text is upright."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(each) for each in self._doubles]
        self._matrix = raw.FS_MATRIX()
        self.text = self._whole_text()
        self.quarter = 0

    def close(self) -> None:
        self._page.close()

    def _whole_text(self) -> str:
        text: str = self._page.get_text_range()
        count = self._page.count_chars()
        if len(text) == count:
            return text
        # Places are asked for by character, so that text and characters must go in step.
        codes = (raw.FPDFText_GetUnicode(self._raw, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else " " for code in codes)

    def style(self, index: int) -> tuple[float, int]:
        """(font size on the page, direction in quarter turns) of a character."""
        size = raw.FPDFText_GetFontSize(self._raw, index)
        matrix = self._matrix
        if not raw.FPDFText_GetMatrix(self._raw, index, matrix):
            return size, 0
        quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        return size * (math.hypot(matrix.c, matrix.d) or 1.0), quarter

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character begins, on its baseline."""
        x, y = self._doubles[:2]
        raw.FPDFText_GetCharOrigin(self._raw, index, self._refs[0], self._refs[1])
        return turned(x.value, y.value, self.quarter)

    def right(self, index: int) -> float:
        """Where the ink of a character ends."""
        left, right, bottom, top = self._doubles
        raw.FPDFText_GetCharBox(self._raw, index, *self._refs)
        ends = (right.value, top.value, -left.value, -bottom.value)
        return ends[self.quarter]


def turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point of a page whose text runs upwards (1), upside down (2) or downwards (3)."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """The pieces of a page; text that stands across the rest of it (a stamp) is left out."""
    text = _Text(page)
    try:
        lines = [
            (match.start(), match.end(), *text.style(match.start()))
            for match in _LINE.finditer(text.text)
            if match[0].strip()
        ]
        if lines:
            letters: Counter[int] = Counter()
            for start, end, _, quarter in lines:
                letters[quarter] += end - start
            text.quarter = letters.most_common(1)[0][0]
        pieces = [
            piece
            for start, end, size, quarter in lines
            if quarter == text.quarter
            for piece in _pieces(text, start, end, size)
        ]
        pieces += _dots(page, text.quarter) if pieces else ()
        bottom, top = _edges(page, text.quarter)
    finally:
        text.close()
    return Page(number, bottom, top, pieces, not pieces and _has_images(page))


def _edges(page: pdfium.PdfPage, quarter: int) -> tuple[float, float]:
    left, bottom, right, top = page.get_mediabox()
    ys = [turned(x, y, quarter)[1] for x in (left, right) for y in (bottom, top)]
    return min(ys), max(ys)


def _dots(page: pdfium.PdfPage, quarter: int) -> Iterator[Piece]:
    """Bullets that are drawn and not written, as browsers print them."""
    count = raw.FPDFPage_CountObjects(page.raw)
    box = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(each) for each in box]
    for index in range(count if count < _MAX_OBJECTS else 0):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_PATH:
            raw.FPDFPageObj_GetBounds(shape, *refs)
            left, bottom, right, top = (each.value for each in box)
            width, height = right - left, top - bottom
            if _DOT[0] < width < _DOT[1] and abs(width - height) < width / 4:
                x, y = turned(left, bottom, quarter)
                yield Piece(x, x + width, y, width * _DOT_SIZE, _dot(shape))


def _dot(shape: Any) -> str:
    """Squares have no more corners than five; rings are not filled."""
    if raw.FPDFPath_CountSegments(shape) <= _CORNERS:
        return "▪"
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    return "•" if fill.value else "◦"


def _has_images(page: pdfium.PdfPage) -> bool:
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM], max_depth=1)
    return next(iter(objects), None) is not None


def _pieces(text: _Text, start: int, end: int, size: float) -> Iterator[Piece]:
    """A line of PDFium cut at its wide gaps."""
    line = text.text[start:end]
    spans = [match.span() for match in WORD.finditer(line)]
    size = size or 1.0
    origins = [text.origin(start + first) for first, _ in spans]
    cuts = _cuts(text, start, spans, [x for x, _ in origins], size)
    for first, last in zip([0, *cuts], [*cuts, len(spans)], strict=True):
        begin, finish = spans[first][0], spans[last - 1][1]
        yield Piece(
            origins[first][0],
            text.right(start + finish - 1),
            origins[first][1],
            size,
            line[begin:finish].replace(HYPHEN, "-"),
            tuple(x for x, _ in origins[first:last]),
        )


def _cuts(
    text: _Text, start: int, spans: list[tuple[int, int]], xs: list[float], size: float
) -> list[int]:
    """Before which words a gap is too wide for a space."""

    def gap(at: int) -> float:
        return (xs[at] - text.right(start + spans[at - 1][1] - 1)) / size

    wide = {}
    for at in range(1, len(spans)):
        begin, finish = spans[at - 1]
        advance = xs[at] - xs[at - 1]
        if advance > (finish - begin) * _WIDE_LETTER * size + _GAP * size / 2 or advance < 0:
            width = gap(at)
            if width > _GAP or advance < 0:
                wide[at] = width
    if not wide:
        return []
    narrow = [gap(at) for at in range(1, len(spans)) if at not in wide]
    if not narrow and len(wide) > 2 and max(wide.values()) < _EVEN * min(wide.values()):
        # A justified line of few words has even spaces as wide as a gap between columns.
        return []
    least = _GAP_AMONG_SPACES * median_low(narrow) if narrow else _LONE_GAP
    return [at for at, width in wide.items() if width < 0 or width > min(least, _SURE_GAP)]
