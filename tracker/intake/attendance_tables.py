"""Attendance in columns: "Namn | Enhet | Närvaro"."""

import re
from collections.abc import Sequence
from typing import Literal

from .attendance_labels import attendance_label
from .draft import AttendanceStatus
from .person_lines import Entry
from .person_split import is_first_name
from .person_words import FULL_NAME, take_items
from .rows import Row

_HEADS = {
    "name": re.compile(r"(?:för-?\s*och\s+efter)?namn|deltagare|person|vem|ledamot", re.I),
    "present": re.compile(r"närvar\w*|status|deltog|deltar|på\s+plats|med", re.I),
    "initials": re.compile(r"sign(?:atur)?\.?|initialer|förk(?:ortning)?\.?", re.I),
    "items": re.compile(r"punkt(?:er)?|§+|ärenden?|paragraf(?:er)?", re.I),
}
_OTHER_HEAD = re.compile(
    r"(?:uppdrag|roll|funktion|titel|befattning|enhet|organisation|parti|kommun|förvaltning|"
    r"avdelning|"
    r"bolag|företag|företag/organisation|telefon|e-?post|arbetsplats|förening|representerar|företräder|för|från|tillhörighet|ersätter|ersättare|närvar\w*)",
    re.I,
)
_ABSENT = re.compile(
    r"(?:från\w*|ej|nej|n|inte|icke|förhind\w*|förhinder|återbud|sjuk|f|0|☐|✗|❌|✘)\b.*|[-–☐✗❌✘]",
    re.I,
)
_GUEST = re.compile(r"(?:adjung\w*|gäst|inbjuden|övrig\w*|föredragande|medverkar)\b.*", re.I)
_ON_BEHALF = re.compile(r"(?:För|Från)\s+[^,:]{3,40}:?")


def table_head(row: Row) -> dict[str, int]:
    """Column → place where the row is the head of an attendance table; else empty."""
    cells = _cells(row)
    if len(cells) < 2:
        return {}
    found = {
        name: place
        for name, pattern in _HEADS.items()
        for place, cell in reversed(list(enumerate(cells)))
        if pattern.fullmatch(cell)
    }
    return found if found.get("name") == 0 and len(found) + _plain(cells) >= 1 else {}


def _plain(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell)


def is_column_head(words: str) -> bool:
    """Whether the words behind a label head the other columns: "Närvarande | Uppdrag"."""
    heads = (_OTHER_HEAD, *_HEADS.values())
    cells = [cell.strip() for cell in re.split(r"\t|\s{2,}", words.strip())]
    return all(any(head.fullmatch(cell) for head in heads) for cell in cells)


def table_entry(row: Row, columns: dict[str, int], status: AttendanceStatus) -> Entry | None:
    """The person on one line of the table."""
    cells = _cells(row)
    name = cells[columns["name"]] if columns["name"] < len(cells) else ""
    if not name:
        return None
    stated, told = take_items(_cell(cells, columns, "present"))
    if _ABSENT.fullmatch(stated):
        status = "absent"
    elif _GUEST.fullmatch(stated):
        status = "guest"
    items = _cell(cells, columns, "items") or told or ""
    rest = [cell for place, cell in enumerate(cells) if cell and place not in columns.values()]
    rest += [f"({initials})" if (initials := _cell(cells, columns, "initials")) else ""]
    rest += [f"punkt {items}" if items[:1].isdigit() else ""]
    return Entry(", ".join([name, *(each for each in rest if each)]), status)


def side_by_side(row: Row) -> list[AttendanceStatus]:
    """The statuses of "Närvarande | Frånvarande", each over a column of people; else empty."""
    cells = _cells(row)
    statuses = [_status(cell) for cell in cells if cell]
    sure = len(statuses) > 1 and "" not in statuses and not any(":" in cell for cell in cells[:-1])
    apart = len(set(statuses)) > 1 or bool(_ON_BEHALF.match(cells[0]))
    return [each for each in statuses if each] if sure and apart else []


def _status(cell: str) -> AttendanceStatus | Literal[""]:
    label = attendance_label(cell)
    if label:
        return "" if label[1] else label[0]
    return "present" if _ON_BEHALF.fullmatch(cell) else ""


def people_side_by_side(row: Row, statuses: Sequence[AttendanceStatus]) -> list[Entry]:
    """The people of one row under such a head."""
    cells = _cells(row)
    if "\t" not in row.text and len(cells) < len(statuses):
        cells = ["" for _ in statuses[1:]] + cells if row.indent else cells
    if len(cells) > len(statuses) or not all(FULL_NAME.match(cell) for cell in cells if cell):
        return []
    return [Entry(cell, status) for cell, status in zip(cells, statuses, strict=False) if cell]


def names_in_columns(row: Row) -> list[str]:
    """The line itself, or its cells where each of them is somebody's name."""
    cells = _cells(row)
    people = all(FULL_NAME.fullmatch(cell) and is_first_name(cell) for cell in cells)
    return cells if people and len(cells) > 1 else [row.text]


def _cells(row: Row) -> list[str]:
    return [cell.strip() for cell in re.split(r"\t|\s{2,}", row.text)]


def _cell(cells: Sequence[str], columns: dict[str, int], name: str) -> str:
    place = columns.get(name, len(cells))
    return cells[place] if place < len(cells) else ""
