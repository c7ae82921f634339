"""The drawings of a page of a PDF that stand for bullets."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .characters import turned

# A drawn bullet: how many points it is wide, and the size of the text beside it in its widths.
_DOT = (1.5, 6.0)
_DOT_SIZE = 3.6
_CORNERS = 5
_MAX_OBJECTS = 20_000


def drawn_bullets(
    page: pdfium.PdfPage, quarter: int
) -> Iterator[tuple[float, float, float, float, str]]:
    """Bullets that are drawn and not written, as browsers print them: what a `Piece` holds."""
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
                yield x, x + width, y, width * _DOT_SIZE, _dot(shape)


def _dot(shape: Any) -> str:
    """Squares have no more corners than five; rings are not filled."""
    if raw.FPDFPath_CountSegments(shape) <= _CORNERS:
        return "▪"
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    return "•" if fill.value else "◦"
