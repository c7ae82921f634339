"""Tables whose columns are made with spaces → one row a line of the table, a tab between cells.

What the head says where the columns begin; a column that only the lines below share (initials
beside the names) counts too. Cells that wrap over several lines are put together.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .agenda_tables import is_agenda_head
from .attendance_tables import table_of
from .rows import MAX_CELLS, Row, joined
from .tables import action_columns

_CELL = re.compile(r"\S+(?:\s\S+)*")
_GOES_ON = re.compile(r"(?:[,/&–-]|\s(?:och|samt|eller|till|för|på|av|i|med|om))$")
_SLACK = 2
_MIN_WORDS = 3


@dataclass(frozen=True)
class _Cell:
    """Words of a line without wide space in them, and the column of signs where they begin."""

    start: int
    text: str


@dataclass(frozen=True)
class _Grid:
    """Where the columns begin, which of them opens a new row, and how wide each may be."""

    starts: tuple[int, ...]
    anchor: int
    widths: tuple[int, ...]

    def texts(self, row: Row) -> list[str]:
        """The words of a line in their columns, "" where a column is empty."""
        cells = _cells(row)
        texts = [""] * len(self.starts)
        whole = len(cells) == len(self.starts)
        for at, cell in enumerate(cells):
            place = at if whole else self.place(cell)
            texts[place] = f"{texts[place]}  {cell.text}".strip()
        return texts

    def place(self, cell: _Cell) -> int:
        return max(
            (at for at, start in enumerate(self.starts) if start <= cell.start + _SLACK), default=0
        )


def in_cells(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of every table in columns of spaces as if its cells were parted by tabs."""
    found: list[Row] = []
    index = 0
    while index < len(rows):
        head = _head(rows[index])
        end = _end(rows, index) if head is not None else index + 1
        if head is not None and end > index + 1:
            found += _table(rows[index:end], head)
        else:
            found.append(rows[index])
        index = max(end, index + 1)
    return found


def _head(row: Row) -> int | None:
    """The column that opens a row of the table below the row; None where it heads no table."""
    cells = [cell.text for cell in _cells(row)]
    if len(cells) < 2 or "\t" in row.text or row.level:
        return None
    tabbed = replace(row, text="\t".join(cells))
    if actions := action_columns(tabbed):
        return actions["what"] if 0 in actions.values() else 0
    if attendance := table_of(tabbed):
        return attendance.name
    return 0 if is_agenda_head(cells) else None


def _cells(row: Row) -> list[_Cell]:
    indent = row.indent + (len(row.marker) + 1 if row.marker else 0)
    return [_Cell(indent + match.start(), match[0]) for match in _CELL.finditer(row.text)]


def _end(rows: Sequence[Row], head: int) -> int:
    """Behind the last line that stands in the columns of the head."""
    starts = [cell.start for cell in _cells(rows[head])]
    end = head + 1
    while end < len(rows) and _stands_in(rows[end], starts):
        end += 1
    return end


def _stands_in(row: Row, starts: Sequence[int]) -> bool:
    """Whether a line has words where one of the later columns begins, or goes on in the first."""
    cells = _cells(row)
    if row.level or "\t" in row.text or not cells:
        return False
    aligned = any(abs(cell.start - start) <= _SLACK for cell in cells for start in starts[1:])
    if len(cells) == 1 and not aligned:
        return not row.gap and cells[0].start + len(cells[0].text) < starts[1]
    return aligned and (len(cells) > 1 or not row.gap)


def _table(rows: Sequence[Row], anchor: int) -> list[Row]:
    grid = _grid(rows, anchor)
    table: list[list[str]] = []
    merged: list[Row] = []
    for row in rows:
        texts = grid.texts(row)
        if len(table) > 1 and _continues(grid, table[-1], texts, gap=row.gap):
            table[-1] = [joined(above, text) for above, text in zip(table[-1], texts, strict=True)]
            merged[-1] = replace(merged[-1], end=row.number)
        else:
            table.append(texts)
            merged.append(row)
    return [
        replace(row, text="\t".join(texts).rstrip("\t"), marker="", tabs=0)
        for row, texts in zip(merged, table, strict=True)
    ]


def _grid(rows: Sequence[Row], anchor: int) -> _Grid:
    """The columns of the head, and between them those that many of the lines share."""
    head = [cell.start for cell in _cells(rows[0])]
    below = Counter(cell.start for row in rows[1:] for cell in _cells(row)[1:])
    often = max(2, (len(rows) - 1) // 3)
    more = [
        start
        for start, times in below.items()
        if times >= often and all(abs(start - each) > _SLACK for each in head) and start > head[0]
    ]
    starts = sorted([*head, *more])
    anchor = starts.index(head[anchor])
    ends = [*starts[1:], max(len(row.text) + row.indent for row in rows) + _SLACK]
    widths = tuple(end - start - _SLACK for start, end in zip(starts, ends, strict=True))
    return _Grid(tuple(starts), anchor, widths)


def _continues(grid: _Grid, above: Sequence[str], texts: Sequence[str], *, gap: bool) -> bool:
    """Whether a line goes on in the cells of the one above it."""
    if gap or (all(texts) and all(above)) or sum(map(len, above)) > MAX_CELLS:
        return False
    opening = texts[grid.anchor]
    return not opening or _wraps(above[grid.anchor], opening, grid.widths[grid.anchor])


def _wraps(above: str, text: str, width: int) -> bool:
    """Whether words go on with a cell: they begin small, or the cell had no room for the first."""
    if text[:1].islower() or _GOES_ON.search(above):
        return True
    many = len(above.split()) >= _MIN_WORDS
    return many and len(above) + 1 + len(text.split()[0]) > width
