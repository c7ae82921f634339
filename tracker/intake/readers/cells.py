"""Pieces on a line → the cells of a row, with what is wrapped within a cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ..labels import attendance_label
from .joining import bullet, cut_word
from .pieces import Piece

_ALIGNED = 2.0
_LINE_PITCH = 1.75
_TABLE_PITCH = 2.4
_NUMBER_GAP = 4.0
_SPACE = 0.25
_NO_SPACE = 0.1
_SYMBOL = re.compile(r"[-–—•*·▪●◦■□►➢✓‣⁃∙○❖➔→⇒\uf000-\uf0ff]|o")
_MARKER = re.compile(r"=>|->|[Aa]tt")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.):]?|[a-h][.)]")

Line = list[Piece]


@dataclass
class Cell:
    """What stands in one place of a row: lines of pieces, the later ones wrapped."""

    lines: list[Line]

    @property
    def x0(self) -> float:
        return min(line[0].x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line[-1].x1 for line in self.lines)

    @property
    def text(self) -> str:
        whole = _line_text(self.lines[0])
        for line in self.lines[1:]:
            below = _line_text(line)
            whole = " ".join(filter(None, cut_word(whole, below) or (whole, below)))
        return whole


@dataclass
class Row:
    """One line as it will be read: `cells` from left to right, its first and last baseline."""

    cells: list[Cell]
    top: float
    bottom: float
    gap: bool = field(default=False)

    @cached_property
    def size(self) -> float:
        return max(piece.size for cell in self.cells for line in cell.lines for piece in line)

    @property
    def x1(self) -> float:
        return self.cells[-1].lines[-1][-1].x1

    @property
    def text(self) -> str:
        return "\t".join(cell.text for cell in self.cells)


def row_of(line: Line) -> Row:
    """A line as a row; a bullet or number goes with the text that it stands before."""
    cells = [[line[0]]]
    for piece in line[1:]:
        last = cells[-1][-1]
        if _goes_with(last, piece, alone=len(line) == 2):
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return Row([Cell([cell]) for cell in cells], line[0].y, line[-1].y)


def _goes_with(last: Piece, piece: Piece, *, alone: bool) -> bool:
    gap = (piece.x0 - last.x1) / piece.size
    if gap < 2 * _SPACE or _SYMBOL.fullmatch(last.text) or _MARKER.fullmatch(last.text):
        return True
    return alone and gap < _NUMBER_GAP and bool(_NUMBER.fullmatch(last.text))


def _line_text(line: Line) -> str:
    text = bullet(line[0].text) if len(line) > 1 and _SYMBOL.fullmatch(line[0].text) else ""
    text = text or line[0].text
    for last, piece in pairwise(line):
        space = "" if abs(piece.x0 - last.x1) < _NO_SPACE * piece.size else " "
        text = f"{text}{space}{piece.text}"
    return text


def intervals(pieces: Iterable[Piece | Cell]) -> list[tuple[float, float]]:
    """The stretches, from the left, that the pieces cover together."""
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda each: each.x0):
        if spans and piece.x0 < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.x1))
        else:
            spans.append((piece.x0, piece.x1))
    return spans


def append(rows: list[Row], row: Row, margin: float) -> None:
    """Add a row, or what wraps in cells of the row above to these."""
    above = rows[-1] if rows else None
    if above and len(above.cells) > 1 and above.bottom - row.top <= _LINE_PITCH * row.size:
        limits = [*(cell.x0 for cell in above.cells[1:]), margin]
        places = [_place(above.cells[1:], cell) for cell in row.cells]
        if None not in places and any(
            _wraps(above.cells[place + 1], cell.lines[0], limits[place + 1])
            for place, cell in zip(places, row.cells, strict=True)
            if place is not None
        ):
            for place, cell in zip(places, row.cells, strict=True):
                above.cells[(place or 0) + 1].lines += cell.lines
            above.bottom = row.bottom
            return
    rows.append(row)


def _place(cells: Sequence[Cell], cell: Cell) -> int | None:
    starts = (at for at, each in enumerate(cells) if abs(each.x0 - cell.x0) <= _ALIGNED)
    return next(starts, None)


def _wraps(cell: Cell, line: Line, limit: float) -> bool:
    """Whether a line goes on in the next because its first word found no room, or is small."""
    first = line[0]
    if _SYMBOL.fullmatch(first.text.split()[0]):
        return False
    if first.text[:1].islower():
        return True
    last = cell.lines[-1]
    if len(last) == 1 and " " not in last[0].text:
        return False
    word = first.text.partition(" ")[0]
    needed = (first.x1 - first.x0) * len(word) / len(first.text) + _SPACE * first.size
    return last[-1].x1 + needed > limit


def table_rows(lines: Sequence[Line], margin: float) -> list[Row]:
    """The lines of one row of a table; of several, where a cell holds lines of their own."""
    spans = intervals(piece for line in lines for piece in line)
    limits = [*(left for left, _ in spans[1:]), margin]
    rows: list[dict[int, Cell]] = []
    for line in lines:
        parts: dict[int, Line] = {}
        for piece in line:
            parts.setdefault(_column(spans, piece), []).append(piece)
        current = rows[-1] if rows else {}
        known = [at for at in parts if at in current]
        if rows and (not known or any(_wraps(current[at], parts[at], limits[at]) for at in known)):
            for at, part in parts.items():
                current.setdefault(at, Cell([])).lines.append(part)
        else:
            rows.append({at: Cell([part]) for at, part in parts.items()})
    return [_row(cells) for cells in rows]


def lists_apart(rows: Sequence[Row]) -> list[Row]:
    """Those present and those absent side by side: one list after the other."""
    ordered: list[Row] = []
    columns: list[list[Row]] = []
    for row in rows:
        if len(row.cells) > 1 and all(attendance_label(cell.text) for cell in row.cells):
            columns, before = [[_alone(row, cell)] for cell in row.cells], columns
        elif columns and (places := _places(columns, row)):
            for place, cell in zip(places, row.cells, strict=True):
                columns[place].append(_alone(row, cell))
            continue
        else:
            columns, before = [], columns
        ordered += [each for column in before for each in column]
        if not columns:
            ordered.append(row)
    return ordered + [each for column in columns for each in column]


def _alone(row: Row, cell: Cell) -> Row:
    return Row([cell], row.top, cell.lines[-1][0].y)


def _places(columns: Sequence[Sequence[Row]], row: Row) -> list[int]:
    """In which of the lists the cells of a row go on; empty where the lists have ended."""
    lowest = min(column[-1].bottom for column in columns)
    if lowest - row.top > _TABLE_PITCH * row.size:
        return []
    if len(row.cells) == len(columns):
        return list(range(len(columns)))
    starts = [column[-1].cells[0] for column in columns]
    found = [_place(starts, cell) for cell in row.cells]
    return [place for place in found if place is not None] if None not in found else []


def _column(spans: Sequence[tuple[float, float]], piece: Piece | Cell) -> int:
    return next(at for at, (_, right) in enumerate(spans) if piece.x0 <= right)


def _row(cells: dict[int, Cell]) -> Row:
    baselines = [line[0].y for cell in cells.values() for line in cell.lines]
    return Row([cells[at] for at in sorted(cells)], max(baselines), min(baselines))


def with_empty_cells(rows: Sequence[Row]) -> list[str]:
    """The texts of rows that follow one another; in a table of three columns or more each cell
    keeps its column, so that an empty one leaves a place of its own.
    """
    texts: list[str] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end].cells) > 1:
            end += 1
        if end - start > 1:
            texts += _padded(rows[start:end])
        else:
            end = start + 1
            texts.append(rows[start].text)
        start = end
    return texts


def _padded(rows: Sequence[Row]) -> list[str]:
    spans = intervals(cell for row in rows for cell in row.cells)
    most = max(len(row.cells) for row in rows)
    if most < 3 or len(spans) != most:
        return [row.text for row in rows]
    padded = []
    for row in rows:
        texts = [""] * most
        for cell in row.cells:
            texts[_column(spans, cell)] = cell.text
        padded.append("\t".join(texts))
    return padded
