"""The characters of a page of a PDF and their places, as pypdfium2 gives them."""

import ctypes
import math

import pypdfium2 as pdfium
import pypdfium2.raw as raw


class Characters:
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

    def drawn_together(self, first: int, last: int) -> bool:
        """Whether two characters were drawn by the same operator."""
        one = raw.FPDFText_GetTextObject(self._raw, first)
        other = raw.FPDFText_GetTextObject(self._raw, last)
        if not one or not other:
            return False
        return ctypes.addressof(one.contents) == ctypes.addressof(other.contents)

    def right(self, index: int) -> float:
        """Where the ink of a character ends."""
        left, right, bottom, top = self._doubles
        raw.FPDFText_GetCharBox(self._raw, index, *self._refs)
        ends = (right.value, top.value, -left.value, -bottom.value)
        return ends[self.quarter]


def turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point of a page whose text runs upwards (1), upside down (2) or downwards (3)."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]
