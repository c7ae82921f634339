"""Bytes of a PDF → a `Document` of lines in reading order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tracker.errors import gettext_noop

from ..progress import PAGES, through
from .cells import Row, with_empty_cells
from .document import BROKEN, EMPTY, LOCKED, Document, UnreadableMinutes, document_of
from .furniture import without_furniture
from .joining import clean, cut_word, hyphenated, with_plain_bullet
from .layout import in_reading_order
from .pieces import Page, read_page

MAX_PAGES = 1_000
MAX_CHARACTERS = 4_000_000
_FEW_LETTERS = 20
_STRANGE = 0.3
_UNNAMED = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
# How much further apart than usual two baselines are where something new begins.
_SET_OFF = 1.22
_SET_OFF_IN_TABLE = 2.0
_LARGER = 1.08
_PITCH = (0.9, 2.3)
_SAMPLE = 40
_COMMON = 0.3
_FULL_LINE = 0.75
_HYPHENS = ("-", "‐", "\xad")
_ENDS_SENTENCE = (".", ":", "!", "?", "”", '"')

SCANNED = gettext_noop(
    "PDF:en är inskannad: den innehåller bilder av sidor men ingen text. Ingenting har sparats "
    "eller ändrats. Läs in protokollets Word-fil i stället, eller kör texttolkning (OCR) på "
    "PDF:en, spara den och försök igen."
)
NO_LETTERS = gettext_noop(
    "PDF:ens text går inte att läsa: den saknar uppgift om vilka bokstäver tecknen är. Ingenting "
    "har sparats eller ändrats. Läs in protokollets Word-fil i stället, eller kör texttolkning "
    "(OCR) på PDF:en och försök igen."
)
TOO_MANY_PAGES = gettext_noop("PDF:en är mycket lång. Bara de första 1 000 sidorna har lästs.")
SCANNED_PAGES = gettext_noop(
    "En eller flera sidor är inskannade bilder och har inte lästs. Jämför med filen."
)
BROKEN_PAGES = gettext_noop("En eller flera sidor är skadade och har inte lästs.")


def read_pdf(data: bytes) -> Document:
    """The lines of a PDF that holds text.

    Raises UnreadableMinutes for a scan without text, a password, and what is broken.
    """
    file = _opened(data)
    try:
        count = len(file)
        pages = list(_pages(file, min(count, MAX_PAGES)))
    finally:
        file.close()
    _refuse_without_text(pages)
    facts = (
        (TOO_MANY_PAGES, count > MAX_PAGES),
        (SCANNED_PAGES, any(page.is_image for page in pages)),
        (BROKEN_PAGES, any(page.is_broken for page in pages)),
    )
    lines = _lines(without_furniture(pages))
    return document_of(lines, [warning for warning, holds in facts if holds])


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise UnreadableMinutes(LOCKED if locked else BROKEN) from error


def _pages(file: pdfium.PdfDocument, count: int) -> Iterator[Page]:
    """The pages one after the other, as long as a person could review their text."""
    characters = 0
    for index in through(PAGES, range(count)):
        try:
            page = file[index]
        except pdfium.PdfiumError:
            yield Page(index + 1, 0.0, 0.0, [], is_broken=True)
            continue
        try:
            read = read_page(page, index + 1)
        finally:
            page.close()
        yield read
        characters += sum(len(piece.text) for piece in read.pieces)
        if characters > MAX_CHARACTERS:
            return


def _refuse_without_text(pages: Sequence[Page]) -> None:
    length = sum(len(piece.text) for page in pages for piece in page.pieces)
    strange = sum(len(_UNNAMED.findall(each.text)) for page in pages for each in page.pieces)
    if length - strange < _FEW_LETTERS:
        if not pages or all(page.is_broken for page in pages):
            raise UnreadableMinutes(BROKEN)
        if strange >= _FEW_LETTERS:
            raise UnreadableMinutes(NO_LETTERS)
        raise UnreadableMinutes(SCANNED if any(page.is_image for page in pages) else EMPTY)
    if strange > _STRANGE * length:
        raise UnreadableMinutes(NO_LETTERS)


def _lines(pages: Sequence[Page]) -> Iterator[tuple[str, int | None]]:
    """The text with the page of each line; a blank line where white space sets lines off."""
    lines: list[tuple[str, int]] = []
    last: Row | None = None
    pitch = _usual_pitch(pages)
    for page in pages:
        rows = in_reading_order(page.pieces, page.width)
        for row, text in zip(_spaced(rows, last, pitch), with_empty_cells(rows), strict=True):
            if row.gap and lines:
                lines.append(("", page.number))
            lines.append((clean(with_plain_bullet(text)).strip(), page.number))
        last = rows[-1] if rows else last
    yield from _with_whole_words(lines)


def _spaced(rows: list[Row], last: Row | None, pitch: float) -> list[Row]:
    """The rows of a page with their gaps marked; `last`: the last row of the page before."""
    margin = max((row.x1 for row in rows), default=0.0)
    above = last
    for row in rows:
        if above is None:
            row.gap = True
        elif above is last or above.bottom < row.top:
            # A new page or column: the text goes on where the line before was full.
            full = above.x1 > _FULL_LINE * margin and not above.text.endswith(_ENDS_SENTENCE)
            row.gap = not full and not row.text[:1].islower()
        else:
            in_table = len(row.cells) > 1 and len(above.cells) > 1
            allowed = pitch * row.size * (_SET_OFF_IN_TABLE if in_table else _SET_OFF)
            larger = row.size > _LARGER * above.size
            row.gap = larger or above.bottom - row.top > allowed
        above = row
    return rows


def _usual_pitch(pages: Sequence[Page]) -> float:
    """How far apart the baselines of a paragraph are, in parts of the font size.

    The smallest distance that is common: in a list of short points another one is more so.
    """
    pitches = Counter(
        round((above.y - below.y) / below.size, 1)
        for page in pages[:_SAMPLE]
        for above, below in pairwise(page.pieces)
        if abs(above.size - below.size) < 1 and abs(above.x0 - below.x0) < 1
    )
    likely = {pitch: n for pitch, n in pitches.items() if _PITCH[0] < pitch < _PITCH[1]}
    common = _COMMON * max(likely.values(), default=0)
    return min((pitch for pitch, count in likely.items() if count >= common), default=1.3)


def _with_whole_words(lines: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The lines with each word whole that a line end cut in two."""
    known: frozenset[str] | None = None
    for at, (text, page) in enumerate(lines):
        below = lines[at + 1][0] if at + 1 < len(lines) else ""
        if text.endswith(_HYPHENS) and below and "\t" not in below:
            known = hyphenated(line for line, _ in lines) if known is None else known
            if pair := cut_word(text, below, known):
                text, rest = pair
                lines[at + 1] = (rest, lines[at + 1][1])
                if not rest:
                    del lines[at + 1]
        yield text, page
