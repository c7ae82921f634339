"""Attendance in columns: "Namn | Enhet | Närvaro", "Närvarande | Företräder", "Namn | N | F"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .attendance_labels import attendance_label
from .attendance_marks import statuses_of
from .attendance_sides import WIDE, cells_of
from .draft import AttendanceStatus
from .organizations import names_organization
from .person_details import Entry
from .person_split import is_first_name
from .person_words import ANY_NAME, FULL_NAME, is_title, role_of, take_items
from .rows import Row

_KINDS = {
    "name": r"(?:för-?\s*och\s+efter)?namn|deltagare|person(?:er)?|vem|ledamot|ledamöter|förnamn",
    "surname": r"efternamn",
    "present": r"närv(?:\.|aro|arande|arar)?(?:\s*\(.{1,12}\))?|status|deltog|deltar|på\s+plats|"
    r"med|[A-ZÅÄÖ](?:\s?/\s?[A-ZÅÄÖ]){1,4}|deltagande",
    "initials": r"sign(?:atur)?\.?|init(?:ialer|\.)?|förk(?:ortning)?\.?",
    "items": r"punkt(?:er)?|§+|ärenden?|paragraf(?:er)?|del\s+av\s+mötet",
    "organization": r"enhet|organisation|kommun|förvaltning|avdelning|bolag|företag|"
    r"företag\s?/\s?organisation|arbetsplats|förening|representerar|företräder|för|från|"
    r"tillhörighet|verksamhet|klubb|skola|myndighet|huvudman|part|(?:fack)?förbund|"
    r"facklig\s+organisation|hemvist|region|institution|sektion|organ|nämnd",
    "party": r"parti(?:beteckning)?",
    "role": r"uppdrag|roll|funktion|titel|befattning|yrke|anm(?:ärkning|\.)?|kommentar|övrigt",
    "unread": r"tel(?:efon|\.)?|mobil(?:nummer)?|e-?post(?:adress)?|mejl|mail|ersätter|ersättare|"
    r"personlig\s+ersättare|nr\.?|#|underskrift",
}
_KIND_OF = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}
_NAME_OF_ONE = re.compile(r"namn|ledamot|person", re.IGNORECASE)
_MARKS: dict[AttendanceStatus, re.Pattern[str]] = {
    "present": re.compile(r"närv\.?|närvarande|n|deltog", re.IGNORECASE),
    "absent": re.compile(r"frånv\.?|frånvarande|f|förhinder", re.IGNORECASE),
    "guest": re.compile(r"adj\.?|adjungerad|a|gäst", re.IGNORECASE),
}


@dataclass(frozen=True)
class AttendanceTable:
    """What each column holds: a kind above, or a status whose marks it holds.

    `name`: the column of the names; `status`: what the head says of all below it, if anything
    ("Frånvarande | Enhet").
    """

    kinds: tuple[str, ...]
    name: int
    status: AttendanceStatus | None = None

    @property
    def told(self) -> bool:
        """Whether the head itself tells that it is a list of those attending."""
        return bool(self.status or {"present", "initials", *_MARKS} & {*self.kinds})


def table_of(row: Row) -> AttendanceTable | None:
    """The table that a row heads: a column of names, and others of what is known about people."""
    cells = cells_of(row)
    if len(cells) < 2 or not cells[0]:
        return None
    if marks := _marks(cells):
        return marks
    kinds = [_kind(cell) for cell in cells]
    if {*kinds[1:]} <= {"unread", ""}:
        return None
    label = attendance_label(cells[0])
    known = [kind for kind in kinds if kind]
    others = [kind for kind, cell in zip(kinds[1:], cells[1:], strict=True) if cell]
    if label and not label[1] and all(others) and "name" not in others:
        return AttendanceTable(("name", *kinds[1:]), 0, None if kinds[0] == "name" else label[0])
    if "name" not in kinds or len(known) < 2 or kinds[0] in {"", "present"}:
        return None
    return AttendanceTable(tuple(kinds), kinds.index("name"))


def _kind(cell: str) -> str:
    return next((kind for kind, head in _KIND_OF.items() if head.fullmatch(cell)), "")


def _marks(cells: Sequence[str]) -> AttendanceTable | None:
    """ "Namn | Närv. | Frånv.": a column for each status, with marks in it."""
    name = next((at for at, cell in enumerate(cells) if _NAME_OF_ONE.fullmatch(cell)), None)
    marks = [
        next((status for status, head in _MARKS.items() if head.fullmatch(cell)), "")
        for cell in cells
    ]
    if name is None or len([each for each in marks if each]) < 2:
        return None
    kinds = [mark or _kind(cell) for mark, cell in zip(marks, cells, strict=True)]
    return AttendanceTable(tuple("name" if at == name else k for at, k in enumerate(kinds)), name)


def is_column_head(words: str) -> bool:
    """Whether the words behind a label head the other columns: "Närvarande | Uppdrag"."""
    return all(_kind(cell.strip()) for cell in WIDE.split(words.strip()))


def people_of_table(
    table: AttendanceTable,
    rows: Sequence[Row],
    status: AttendanceStatus,
    legend: Mapping[str, AttendanceStatus],
) -> list[Entry]:
    """The people below the head; a row with a label alone changes the status of those below it,
    another lone cell is the organization of those below it.
    """
    lines = _with_dittos(table, [cells_of(row) for row in rows])
    stated = _stated(table, lines, legend)
    entries: list[Entry] = []
    group: str | None = None
    for cells, said in zip(lines, stated, strict=True):
        lone = [cell for cell in cells if cell]
        label = attendance_label(lone[0]) if len(lone) == 1 else None
        if label and not label[1]:
            status, group = label[0], None
        elif len(lone) == 1 and _is_group(lone[0]):
            group = lone[0].rstrip(":")
        elif entry := _entry(table, cells, said or status, group):
            entries.append(entry)
    return entries


def _with_dittos(table: AttendanceTable, lines: Sequence[list[str]]) -> list[list[str]]:
    """An organization in front of the first of its people stands for those below as well."""
    filled: list[list[str]] = []
    for cells in lines:
        above = filled[-1] if filled else []
        named = _at(cells, table.name)
        filled.append(
            [
                _at(above, at) if not cell and named and table.kinds[at] == "organization" else cell
                for at, cell in enumerate(cells[: table.name])
            ]
            + cells[table.name :]
        )
    return filled


def _is_group(cell: str) -> bool:
    return names_organization(cell) or not FULL_NAME.fullmatch(cell)


def _stated(
    table: AttendanceTable, lines: Sequence[list[str]], legend: Mapping[str, AttendanceStatus]
) -> list[AttendanceStatus | None]:
    """What the columns for it say of each line."""
    stated: list[AttendanceStatus | None] = [None] * len(lines)
    for place, kind in enumerate(table.kinds):
        cells = [_at(line, place) for line in lines]
        if kind == "present":
            stated = statuses_of([take_items(cell)[0] for cell in cells], legend)
        elif mark := next((status for status in _MARKS if status == kind), None):
            ticked = (bool(cell) and cell not in "-–" for cell in cells)
            stated = [mark if tick else at for tick, at in zip(ticked, stated, strict=True)]
    return stated


def _entry(
    table: AttendanceTable, cells: Sequence[str], status: AttendanceStatus, group: str | None
) -> Entry | None:
    """The person on one line of the table."""
    named = [cell for kind in ("name", "surname") for cell in _of_kind(table, cells, kind)]
    name = _first_name_first(" ".join(named))
    if not named or not ANY_NAME.match(name):
        return None
    places, titles = _places_and_titles(_of_kind(table, cells, "organization"))
    kinds = dict(enumerate(table.kinds))
    details = [cell for at, cell in enumerate(cells) if kinds.get(at, "") in {"role", ""} and cell]
    details += [take_items(cell)[0] for cell in _of_kind(table, cells, "present") if role_of(cell)]
    details += [f"({cell})" for cell in _of_kind(table, cells, "initials")]
    details += _of_kind(table, cells, "party")
    items = [*_of_kind(table, cells, "items"), *_items_told(table, cells)]
    details += [f"punkt {each}" for each in items if each[:1].isdigit()]
    organization = ", ".join(places) or group
    return Entry(name, status, None, organization, cells=(*titles, *details))


def _items_told(table: AttendanceTable, cells: Sequence[str]) -> list[str]:
    """The items that stand in the column for whether somebody was there: "Ja, punkt 3"."""
    kinds = {"present", *_MARKS}
    told = (take_items(cell)[1] for kind in kinds for cell in _of_kind(table, cells, kind))
    return [each for each in told if each]


def _of_kind(table: AttendanceTable, cells: Sequence[str], kind: str) -> list[str]:
    return [
        cell for at, each in enumerate(table.kinds) if each == kind and (cell := _at(cells, at))
    ]


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _first_name_first(name: str) -> str:
    """ "Ek, Anna" as "Anna Ek"."""
    last, comma, first = name.partition(", ")
    turned = comma and " " not in last and is_first_name(first) and not is_first_name(last)
    return f"{first} {last}" if turned and "," not in first else name


def _places_and_titles(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """The organizations of the column for them; a title or a role that stands there as well."""
    pieces = [piece.strip() for cell in cells for piece in cell.split(",") if piece.strip()]
    titles = [each for each in pieces if role_of(each) or (is_title(each) and each.islower())]
    return [each for each in pieces if each not in titles and each not in {"-", "–"}], titles
