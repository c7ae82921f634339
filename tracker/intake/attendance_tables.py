"""Attendance in columns: "Namn | Enhet | Närvaro"."""

import re
from collections.abc import Sequence

from .draft import AttendanceStatus
from .person_lines import Entry
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
    r"bolag|förening|representerar|företräder|för|från|tillhörighet|ersätter|ersättare|närvar\w*)",
    re.I,
)
_ABSENT = re.compile(
    r"(?:från\w*|ej|nej|n|inte|icke|förhind\w*|förhinder|återbud|sjuk|f|0|☐|✗|❌|✘)\b.*|[-–☐✗❌✘]",
    re.I,
)
_GUEST = re.compile(r"(?:adjung\w*|gäst|inbjuden|övrig\w*|föredragande|medverkar)\b.*", re.I)


def table_head(row: Row) -> dict[str, int]:
    """Column → place where the row is the head of an attendance table; else empty."""
    cells = [cell.strip() for cell in row.text.split("\t")]
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
    cells = [cell.strip() for cell in row.text.split("\t")]
    name = cells[columns["name"]] if columns["name"] < len(cells) else ""
    if not name:
        return None
    stated = _cell(cells, columns, "present")
    if _ABSENT.fullmatch(stated):
        status = "absent"
    elif _GUEST.fullmatch(stated):
        status = "guest"
    items = _cell(cells, columns, "items")
    rest = [cell for place, cell in enumerate(cells) if cell and place not in columns.values()]
    rest += [f"({initials})" if (initials := _cell(cells, columns, "initials")) else ""]
    rest += [f"punkt {items}" if items[:1].isdigit() else ""]
    return Entry(", ".join([name, *(each for each in rest if each)]), status)


def _cell(cells: Sequence[str], columns: dict[str, int], name: str) -> str:
    place = columns.get(name, len(cells))
    return cells[place] if place < len(cells) else ""
