"""People listed under other words than "Närvarande": a group's name, any label, a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .attendance_prose import prose_entries
from .labels import label_of
from .person_lines import Entry, read_entries
from .person_words import BRACKETS, FULL_NAME, is_organization, role_of, take_title
from .rows import Row

OTHER_LINE = re.compile(
    r"(?:tid|plats|datum|dagordning|paragraf|juster|utses|utsedd|underskrift|ärenden?|mötet|lokal|"
    r"dnr|diarie|sammanträd|möte|bevis|anslag|förvaringsplats|protokoll|org|nästa|dagens|"
    r"kl\.?)\w*\b",
    re.IGNORECASE,
)
_PERSON_LINE = re.compile(r"[^,(\t–]{3,40}(?:,\s|\s\(|\t|\s{2,}|\s–\s|\s-\s)\S")
_ANY_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][\w åäöÅÄÖ-]{2,50}?):\s+(?P<rest>\S.*)")
_SIGNERS = re.compile(
    r"justera|underskr|vid\s+(?:prot|ant)|till|från|cc|kopia|ansvarig", re.IGNORECASE
)


def people_told(rows: Sequence[Row], index: int) -> list[Entry]:
    """The people told of in the paragraph that begins at a row."""
    row = rows[index]
    if row.level or row.marker or not (row.gap or index == 0 or "\t" not in row.text):
        return []
    if not row.gap and index and not rows[index - 1].text.endswith("."):
        return []
    text = row.folded
    for below in rows[index + 1 : index + 12]:
        if below.gap:
            break
        text = f"{text} {below.folded}"
    return [each for each in prose_entries(text) if _names_people(each)]


def _names_people(entry: Entry) -> bool:
    listed = read_entries([entry])
    return bool(listed) and all(
        len(each.attendee.name.split()) > 1 or len(listed) > 1 for each in listed
    )


def stands_over_people(rows: Sequence[Row], index: int) -> bool:
    """Whether a short line of its own stands over lines that begin with a person's name."""
    text = rows[index].text.rstrip(":")
    below = rows[index + 1 : index + 3]
    if len(below) < 2 or not text[:1].isupper() or len(text.split()) > 5:
        return False
    if re.search(r"[,.;\t]|\d", text) or label_of(text):
        return False
    if rows[index].marker or role_of(text) or OTHER_LINE.match(text):
        return False
    if FULL_NAME.fullmatch(text) and not is_organization(text):
        return False
    return all(_is_person_line(row) for row in below)


def people_behind_a_colon(rows: Sequence[Row], index: int) -> str:
    """The people in "Projektgruppen:  Ida Ask, ordf." or "Vi som var där: Ida Ask, Bo Ek"."""
    match = _ANY_LABEL.fullmatch(rows[index].text)
    if not match or OTHER_LINE.match(match["label"]) or _SIGNERS.match(match["label"]):
        return ""
    listed = read_entries([Entry(match["rest"], "present", running=True)])
    full = [each for each in listed if " " in each.attendee.name]
    below = rows[index + 1 : index + 2]
    goes_on = bool(below) and not below[0].gap and _is_person_line(below[0])
    alone = goes_on and _is_person_line(replace(rows[index], text=match["rest"]))
    return match["rest"] if len(full) >= 2 or alone else ""


def _is_person_line(row: Row) -> bool:
    name = BRACKETS.sub("", re.split(r",|\t|\s{2,}|\s[–-]\s", take_title(row.text)[0])[0]).strip()
    told = bool(_PERSON_LINE.match(row.text))
    return told and bool(FULL_NAME.fullmatch(name)) and not is_organization(name)
