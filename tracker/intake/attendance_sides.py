"""Lists of people side by side: "Närvarande | Frånvarande", each over a column of names."""

import re
from collections.abc import Sequence
from typing import Literal

from .attendance_labels import attendance_label
from .draft import AttendanceStatus
from .person_details import Entry
from .person_split import is_first_name
from .person_words import FULL_NAME
from .rows import Row

WIDE = re.compile(r"\t|\s{2,}")
_ON_BEHALF = re.compile(r"(?:För|Från)\s+[^,:]{3,40}:?")


def side_by_side(row: Row) -> list[AttendanceStatus]:
    """The statuses of "Närvarande | Frånvarande", each over a column of people; else empty."""
    cells = cells_of(row)
    statuses = [_status(cell) for cell in cells if cell]
    sure = len(statuses) > 1 and "" not in statuses and not any(":" in cell for cell in cells[:-1])
    apart = len({cell.casefold() for cell in cells}) > 1
    return [each for each in statuses if each] if sure and apart else []


def _status(cell: str) -> AttendanceStatus | Literal[""]:
    label = attendance_label(cell)
    if label:
        return "" if label[1] else label[0]
    return "present" if _ON_BEHALF.fullmatch(cell) else ""


def people_side_by_side(row: Row, statuses: Sequence[AttendanceStatus]) -> list[Entry]:
    """The people of one row under such a head."""
    cells = cells_of(row)
    if "\t" not in row.text and len(cells) < len(statuses):
        cells = ["" for _ in statuses[1:]] + cells if row.indent else cells
    if len(cells) > len(statuses) or not all(FULL_NAME.match(cell) for cell in cells if cell):
        return []
    return [Entry(cell, status) for cell, status in zip(cells, statuses, strict=False) if cell]


def names_in_columns(row: Row) -> list[str]:
    """The line itself, or its cells where each of them is somebody's name."""
    cells = cells_of(row)
    people = all(FULL_NAME.fullmatch(cell) and is_first_name(cell) for cell in cells)
    return cells if people and len(cells) > 1 else [row.text]


def cells_of(row: Row) -> list[str]:
    """The cells of a line: between tabs, else between wide spaces."""
    return [
        cell.strip()
        for cell in (row.text.split("\t") if "\t" in row.text else WIDE.split(row.text))
    ]
