"""Bytes of a DOCX file → a `Document` of lines. Macros are never looked at.

Read from the XML itself: python-docx leaves out list numbers, tracked insertions and text boxes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..labels import attendance_label
from .document import BROKEN, EMPTY, Document, UnreadableMinutes, document_of
from .elements import accepted, is_bold, is_hidden, joins_next, rows_of, symbol
from .joining import clean, with_plain_bullet
from .package import Package, opened, word_package
from .styles import (
    Numbering,
    Style,
    child,
    heading_level,
    lineage,
    local,
    number,
    read_styles,
    value,
)

_HANGING = re.compile(r"((?:[-–•*o]|[Aa]tt|\d{1,2}[.)]?|[a-h]\)))\t+(?=\S)")
_STATED = re.compile(r"\d|§|[A-ZÅÄÖ]{1,4} §")
_LONG = 80
_LONG_CELL = 200


@dataclass
class Paragraph:
    """A paragraph as it will be read; `gap`: something sets it off from what stands above."""

    text: str
    gap: bool = False
    boxes: list["Paragraph"] = field(default_factory=list)


def read_docx(data: bytes) -> Document:
    """The lines of a Word document; changes that are tracked count as accepted.

    Raises UnreadableMinutes for what is broken, locked, too large when unpacked, or empty.
    """
    package = word_package(opened(data))
    if package is None:
        raise UnreadableMinutes(BROKEN)
    try:
        document = document_of(_lines(_Story(package).paragraphs()))
    except RecursionError as error:
        raise UnreadableMinutes(BROKEN) from error
    if not document.text.strip():
        raise UnreadableMinutes(EMPTY)
    return document


def _lines(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, None]]:
    first = True
    for paragraph in paragraphs:
        if paragraph.gap and not first:
            yield "", None
        for line in paragraph.text.split("\n"):
            yield clean(with_plain_bullet(line.strip())).strip(), None
        first = False


class _Story:
    """The body of a document, read from its first paragraph to its last."""

    def __init__(self, package: Package) -> None:
        self._body = child(package.xml(package.main), "body")
        self._styles: dict[str, Style] = read_styles(package.related(".styles+xml"))
        self._numbering = Numbering(package.related(".numbering+xml"))

    def paragraphs(self) -> Iterator[Paragraph]:
        """All that has words in it, in order; rows of tables with tabs between their cells."""
        return _spaced(self._blocks(self._body)) if self._body is not None else iter(())

    def _blocks(self, element: Element) -> Iterator[Paragraph]:
        carried = ""
        for each in accepted(element):
            name = local(each)
            if name == "p":
                paragraph = self._paragraph(each, carried)
                carried = paragraph.text if joins_next(each) else ""
                if not joins_next(each):
                    yield paragraph
                yield from paragraph.boxes
            elif name == "tbl":
                yield from self._table(each)

    def _paragraph(self, element: Element, carried: str) -> Paragraph:
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle"))
        boxes: list[Paragraph] = []
        text = carried + "".join(self._inline(element, boxes))
        if joins_next(element):
            return Paragraph(text, boxes=boxes)
        text = _HANGING.sub(r"\1 ", re.sub(r"[ \t]*\t[ \t]*", "\t", text.strip()), count=1)
        label = self._label(properties, style)
        if not text or self._is_contents(style):
            return Paragraph("", boxes=boxes)
        text = f"{label} {text}" if label else text
        level = heading_level(self._styles, style)
        if level and not _STATED.match(text):
            text = f"{'#' * min(level, 6)} {text}"
        return Paragraph(text, bool(level) or is_bold(element), boxes)

    def _label(self, properties: Element | None, style: str | None) -> str:
        """The number or bullet of a paragraph, from itself or from its style."""
        own = child(properties, "numPr")
        list_id, level = number(child(own, "numId")), number(child(own, "ilvl"))
        if list_id is None:
            for style_id, each in lineage(self._styles, style):
                if each.list_id is not None:
                    list_id = each.list_id
                    if level is None:
                        level = each.level
                    if level is None:
                        level = self._numbering.level_of_style(list_id, style_id)
                    break
        return self._numbering.label(list_id, level or 0) if list_id else ""

    def _is_contents(self, style: str | None) -> bool:
        """Whether it is a line of the table of contents: the headings come again below."""
        return any(each.name.startswith("toc ") for _, each in lineage(self._styles, style))

    def _inline(self, element: Element, boxes: list[Paragraph]) -> Iterator[str]:
        for each in accepted(element):
            name = local(each)
            if name == "t":
                yield each.text or ""
            elif name in {"tab", "ptab"}:
                yield "\t"
            elif name in {"br", "cr"}:
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                yield symbol(each)
            elif name == "txbxContent":
                boxes += [box for box in self._blocks(each) if box.text]
            elif not (name == "r" and is_hidden(each)):
                yield from self._inline(each, boxes)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        grid = [self._cells(row) for row in rows_of(table)]
        rows = [row for row in grid if any(row)]
        labels = [cell for cell in rows[0] if cell and attendance_label(cell[0])] if rows else []
        if len(labels) >= 2:
            # Those present and those absent side by side: one list after the other.
            columns = [[row[at] for row in rows if at < len(row)] for at in range(len(rows[0]))]
            rows = [[cell] for column in columns for cell in column]
        for at, row in enumerate(rows):
            for line in _row_lines(row):
                yield Paragraph(line, gap=at == 0)
        yield Paragraph("")

    def _cells(self, row: Element) -> list[list[str]]:
        """The lines of each cell; one over several columns leaves empty cells behind it."""
        cells: list[list[str]] = []
        for each in accepted(row):
            if local(each) != "tc":
                continue
            properties = child(each, "tcPr")
            merged = child(properties, "vMerge")
            lines = [] if merged is not None and value(merged) != "restart" else self._texts(each)
            span = min(number(child(properties, "gridSpan")) or 1, 20)
            cells += [lines, *([] for _ in range(span - 1))]
        return cells

    def _texts(self, cell: Element) -> list[str]:
        lines = [line for each in self._blocks(cell) for line in each.text.split("\n")]
        return [line.strip() for line in lines if line.strip()]


def _row_lines(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """One row of a table as one line; several where its cells hold lists or running text."""
    filled = [cell for cell in cells if cell]
    most = max(map(len, filled), default=0)
    running = any(len(line) > _LONG_CELL for cell in filled if len(cell) > 1 for line in cell)
    if most <= 1 or (len(cells) > 2 and not running):
        yield "\t".join(" ".join(cell) for cell in cells)
    elif all(len(cell) in {1, most} for cell in filled) and len(filled) > 1 and not running:
        for at in range(most):
            yield "\t".join(cell[at] if at < len(cell) else "" for cell in cells)
    else:
        for cell in filled:
            yield from cell


def _spaced(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs with words; an empty one, running text and headings are set off from others."""
    gap, above = False, ""
    for each in paragraphs:
        if each.text:
            long = len(above) > _LONG
            each.gap = each.gap or gap or long
            yield each
        gap, above = not each.text, each.text or above
