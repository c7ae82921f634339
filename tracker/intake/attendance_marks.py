"""Marks and codes in a column of an attendance table: "N", "F", "x", "Ja", "via länk"."""

import re
from collections.abc import Iterable, Mapping, Sequence

from .attendance_labels import attendance_label
from .draft import AttendanceStatus

_TICK = re.compile(r"(?:[xX1✓✔☑☒✅●•]|ja|j|yes|ok)", re.IGNORECASE)
_NO_TICK = re.compile(r"(?:[-–—0☐✗❌✘○])?")
_ABSENT = re.compile(
    r"(?:från\w*|ej|nej|inte|icke|förhind\w*|förhinder|återbud|sjuk\w*|uteblev|ledig|avanmäld|"
    r"anmält?\s+(?:förhinder|frånvaro))\b.*|[☐✗❌✘]",
    re.IGNORECASE,
)
_GUEST = re.compile(r"(?:adjung\w*|adj\.?|gäst|inbjuden|övrig\w*|föredragande|medverkar)\b.*", re.I)
_LETTERS: dict[str, AttendanceStatus] = {
    "N": "present",
    "F": "absent",
    "A": "guest",
    "Ö": "guest",
    "G": "guest",
    "I": "guest",
    "U": "absent",
    "M": "absent",
}
_LEGEND = re.compile(r"(?<![\w/])(?P<code>[A-ZÅÄÖX]{1,2})\s?[=:–-]\s?(?P<word>[a-zåäö]{4,})")
_MIN_LEGEND = 2


def legend_of(rows: Iterable[str]) -> dict[str, AttendanceStatus]:
    """What the letters mean where a line explains two or more of them."""
    for text in rows:
        explained = {match["code"]: _meaning(match["word"]) for match in _LEGEND.finditer(text)}
        if len(explained) >= _MIN_LEGEND:
            return {code: status for code, status in explained.items() if status}
    return {}


def _meaning(word: str) -> AttendanceStatus | None:
    label = attendance_label(f"{word}:")
    return label[0] if label else None


def statuses_of(
    cells: Sequence[str], legend: Mapping[str, AttendanceStatus]
) -> list[AttendanceStatus | None]:
    """What each cell of one column says; None where it says nothing of the kind.

    An empty cell means absent where others are ticked. "N" means no beside "J", else närvarande.
    """
    ticked = any(_TICK.fullmatch(cell) for cell in cells)
    yes_and_no = {"J", "JA"} & {cell.upper() for cell in cells}
    alone = {cell.upper() for cell in cells if cell} <= {"N", "X"} and ticked
    letters = dict(_LETTERS)
    if yes_and_no or alone:
        letters["N"] = "absent"
    letters.update(legend)
    return [_status(cell, letters, ticked=ticked) for cell in cells]


def _status(
    cell: str, letters: Mapping[str, AttendanceStatus], *, ticked: bool
) -> AttendanceStatus | None:
    if known := letters.get(cell.upper()):
        return known
    if _TICK.fullmatch(cell):
        return "present"
    if _ABSENT.fullmatch(cell) or (ticked and _NO_TICK.fullmatch(cell)):
        return "absent"
    if _NO_TICK.fullmatch(cell):
        return "absent" if cell else None
    return "guest" if _GUEST.fullmatch(cell) else None
