"""People named by their office: "Ordförande: Anna Ek", "Mötesledare AE, anteckningar BD."."""

import re
from collections.abc import Sequence

from .attendance_labels import office_label
from .draft import Role
from .person_details import Entry
from .person_words import ANY_NAME, FULL_NAME, is_organization, role_of, take_title
from .rows import Row

_OFFICE = re.compile(
    r"\b(?P<office>(?i:(?:mötes)?ordförande|ordf\.?|mötesledare|(?:mötes|protokoll)?sekreterare|"
    r"sekr\.?|"
    r"antecknare|anteckningar|protokollförare|protokoll))(?:\s*:|\s+(?:var|är|av))?\s+"
    r"(?P<who>(?!(?i:juster))[A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ][\w-]+){0,2})(?=\s*(?:[,.;/|]|$|och\b|"
    r"samt\b))"
)
_KIND_OF_MINUTES = re.compile(r"protokoll|anteckningar", re.IGNORECASE)
_WIDE = re.compile(r"\s{2,}|\t")


def officers(text: str) -> list[Entry]:
    """The people of "Ordförande: Anna Ek" or "Mötesledare AE, anteckningar BD."."""
    office = office_label(text)
    if office and ANY_NAME.match(take_title(office[1])[0]) and not _OFFICE.search(office[1]):
        return [Entry(_WIDE.split(office[1])[0], "present", _office_role(office[0]))]
    found = list(_OFFICE.finditer(text))
    rest = _OFFICE.sub("", text).strip(" .,;/|")
    if not found or re.sub(r"\b(?:och|samt)\b", "", rest).strip(" .,;"):
        return []
    return [Entry(each["who"], "present", _office_role(each["office"])) for each in found]


def _office_role(office: str) -> Role:
    return "chair" if re.search(r"ordf|ledare", office, re.IGNORECASE) else "secretary"


def office_above(rows: Sequence[Row], index: int) -> list[Entry]:
    """The person on the line below "Ordförande" or "Sekreterare:" on a line of its own."""
    office = rows[index].text.rstrip(":")
    role = role_of(office)
    below = rows[index + 1 : index + 2]
    if role not in {"chair", "secretary"} or not below or rows[index].level:
        return []
    if _KIND_OF_MINUTES.fullmatch(office) or is_organization(below[0].text):
        return []
    named = FULL_NAME.match(take_title(below[0].text)[0])
    return [Entry(below[0].text, "present", role)] if named and not below[0].level else []
