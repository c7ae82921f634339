"""The pieces of a page → rows in reading order: columns one after the other, cells side by side.

A producer draws a table cell by cell and a column line by line, each time jumping back up. Lines
that such a jump spans belong together: they are the cells of one row of a table, or columns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import mean

from ..labels import attendance_label
from .cells import Line, Row, append, intervals, lists_apart, row_of, table_rows
from .pieces import Piece

_SAME_LINE = 0.35
_RUN_PITCH = 1.6
_RUN_INDENT = 3.0
_CENTRED = 0.3
# Columns of running text, not cells: this many lines each, of this many words.
_PROSE_LINES = 6
_PROSE_WORDS = 3


def in_reading_order(pieces: Sequence[Piece], width: float = 0.0) -> list[Row]:
    """The rows of a page from its first to its last; `width` as in `Page`."""
    if not pieces:
        return []
    lines = _lines(pieces)
    # The right margin is as wide as the left, where no line reaches it.
    margin = max(*(piece.x1 for piece in pieces), width - min(piece.x0 for piece in pieces))
    rows: list[Row] = []
    for first, last in _groups(lines, pieces):
        if last - first == 1:
            append(rows, row_of(lines[first]), margin)
        elif columns := _columns(lines[first:last]):
            rows += [row_of(line) for column in columns for line in column]
        else:
            rows += table_rows(lines[first:last], margin)
    return lists_apart(rows)


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    """Pieces on one baseline together, from the top; in a line from the left."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda each: (-each.y, each.x0)):
        last = lines[-1][0] if lines else None
        if last and last.y - piece.y <= _SAME_LINE * min(last.size, piece.size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        if len(line) > 1:
            line.sort()
    return lines


def _groups(lines: Sequence[Line], pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Ranges of lines that belong together, in order; most are of one line."""
    depths = [-line[0].y for line in lines]
    goes_on = [False] * len(lines)
    for before, after in pairwise(_visits(pieces)):
        if span := _span(before, after):
            slack = _SAME_LINE * after[0].size
            first = bisect_left(depths, -span[0] - slack)
            last = bisect_right(depths, -span[1] + slack)
            goes_on[first + 1 : last] = [True] * (last - first - 1)
    starts = [at for at, inner in enumerate(goes_on) if not inner]
    return zip(starts, [*starts[1:], len(lines)], strict=True)


def _visits(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What was drawn downwards without a jump back up, in the order of drawing."""
    visits: list[list[Piece]] = []
    for piece in pieces:
        if visits and piece.y <= visits[-1][-1].y + _SAME_LINE * piece.size:
            visits[-1].append(piece)
        else:
            visits.append([piece])
    return visits


def _span(before: list[Piece], after: list[Piece]) -> tuple[float, float] | None:
    """The highest and lowest baseline of what stands side by side at a jump; else None."""
    first = after[0]
    reach = first.y + _SAME_LINE * first.size
    beside = list(takewhile(lambda piece: piece.y <= reach, reversed(before)))
    if not beside or any(each.x0 < first.x1 and first.x0 < each.x1 for each in beside):
        return None
    cell, other = _run(reversed(before)), _run(after)
    if abs(mean(cell) - mean(other)) < _CENTRED * first.size:
        # Cells centred on one another: the shorter begins below the top of the longer.
        return max(*cell, *other), min(*cell, *other)
    return first.y, before[-1].y


def _run(pieces: Iterable[Piece]) -> list[float]:
    """The baselines of the lines of one cell, from its first or last piece on."""
    run: list[Piece] = []
    for piece in pieces:
        if run and (
            abs(piece.y - run[-1].y) > _RUN_PITCH * piece.size
            or abs(piece.x0 - run[-1].x0) > _RUN_INDENT
        ):
            break
        run.append(piece)
    return [piece.y for piece in run]


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The columns of a group that is to be read column by column; none where it is a table."""
    spans = intervals(piece for line in lines for piece in line)
    if len(spans) < 2:
        return []
    columns = [
        [inside for line in lines if (inside := [p for p in line if left <= p.x0 <= right])]
        for left, right in spans
    ]
    prose = [column for column in columns if _is_prose(column)]
    lists = [column for column in columns if attendance_label(column[0][0].text)]
    return columns if len(prose) >= 2 or len(lists) >= 2 else []


def _is_prose(column: Sequence[Line]) -> bool:
    words = sum(len(piece.text.split()) for line in column for piece in line)
    return len(column) >= _PROSE_LINES and words >= _PROSE_WORDS * len(column)
