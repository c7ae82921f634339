"""People listed under other words than "Närvarande": a group's name, any label, a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .attendance_labels import attendance_label
from .attendance_prose import prose_entries
from .draft import AttendanceStatus
from .labels import label_of
from .organizations import is_unit
from .person_details import is_signature
from .person_lines import Entry, read_entries
from .person_split import is_first_name
from .person_words import (
    ANY_NAME,
    BRACKETS,
    FULL_NAME,
    is_organization,
    is_title,
    role_of,
    take_title,
)
from .rows import Row, numbered
from .words import sentences

OTHER_LINE = re.compile(
    r"(?:tid|plats|datum|dagordning|paragraf|juster|utses|utsedd|underskrift|ärenden?|mötet|"
    r"dnr|diarie|sammanträd|möte|bevis|anslag|förvaringsplats|protokoll|org|nästa|dagens)\w*\b"
    r"|(?:kl|lokal(?:en)?)\b",
    re.IGNORECASE,
)
_PERSON_LINE = re.compile(r"[^,(\t–]{3,40}(?:,\s|\s\(|\t|\s{2,}|\s–\s|\s-\s)\S")
_ANY_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][\w åäöÅÄÖ-]{2,50}?):\s+(?P<rest>\S.*)")
_SIGNERS = re.compile(
    r"justera|underskr|vid\s+(?:prot|ant)|till|från|cc|kopia|ansvarig|utskick|sändlista|delges|"
    r"för\s+kännedom|distribution|expedier",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r"(?:För|Från|Representanter\s+(?:för|från)|Representerande)\s+(?P<whom>\S.{1,50})"
)
_BODY = re.compile(r"(?:grupp|styrelse|råd|utskott|team|presidi|nätverk)\w*\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:ingen|inga|vakant|(?:ej|inte)\s+(?:represent|närvar)\w*|[-–])\b|[-–]$", re.IGNORECASE
)
_DASHED = re.compile(r"(?P<whom>[A-ZÅÄÖ][\w åäöÅÄÖ&-]{1,40}?)\s[–-]\s(?P<rest>\S.*)")
_ENDS_IN_INITIAL = re.compile(r"(?:^|\s)(?:[A-ZÅÄÖ]|(?i:dr|prof|doc))\.$")
_WIDE = re.compile(r"\s{2,}|\t")
_NEXT_LABEL = re.compile(r"[.;,]?\s+(?=[A-ZÅÄÖ][\w ]{2,30}:\s)")


def people_told(rows: Sequence[Row], index: int) -> list[Entry]:
    """The people told of in the paragraph that begins at a row."""
    row = rows[index]
    if row.level or row.marker or not (row.gap or index == 0 or "\t" not in row.text):
        return []
    if not row.gap and index and not rows[index - 1].text.endswith("."):
        return []
    text = row.folded
    for below in rows[index + 1 : index + 12]:
        if below.gap or below.marker:
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


def people_of_a_group(rows: Sequence[Row], index: int, *, listing: bool) -> list[Entry] | None:
    """The people in "Projektgruppen: Ida Ask, ordf." or "För Vision: Bo Ek"; None where none are.

    `listing`: the row stands in the attendance list, where one person is enough.
    """
    if listing and (dashed := _behind_a_dash(rows[index])) is not None:
        return dashed
    match = _ANY_LABEL.fullmatch(rows[index].text)
    behalf = _ON_BEHALF.fullmatch(match["label"]) if match else None
    if not match or (not behalf and _is_of_other_things(match["label"])):
        return _beside_a_group(rows[index]) if listing else None
    organization = behalf["whom"] if behalf else _organization(match["label"])
    group = [Entry(match["rest"], "present", None, organization, running=True)]
    full = [each for each in read_entries(group) if " " in each.attendee.name]
    if behalf and not full and (listing or _NOBODY.match(match["rest"])):
        return []
    below = rows[index + 1 : index + 2]
    goes_on = bool(below) and not below[0].gap and _is_person_line(below[0])
    alone = goes_on and _is_person_line(replace(rows[index], text=match["rest"]))
    sure = len(full) >= 2 or alone or (full and (listing or behalf))
    return group if sure else None


def _behind_a_dash(row: Row) -> list[Entry] | None:
    """ "Vision – Eva Ask, Bo Ek", "Saco – ej representerat": whom they speak for, in front."""
    match = _DASHED.fullmatch(row.text)
    if not match or is_first_name(match["whom"]) or _is_of_other_things(match["whom"]):
        return None
    if _NOBODY.match(match["rest"]):
        return []
    named = is_first_name(match["rest"]) and FULL_NAME.match(match["rest"])
    return [Entry(match["rest"], "present", None, match["whom"], running=True)] if named else None


def _beside_a_group(row: Row) -> list[Entry] | None:
    """ "Kommunal      Eva Ask": who somebody stands for, in a column in front of the name."""
    cells = _WIDE.split(row.text.strip())
    if len(cells) == 2 and _NOBODY.match(cells[1]) and _organization(cells[0]):
        return []
    if len(cells) < 2 or not is_first_name(cells[1]) or is_first_name(cells[0]):
        return None
    if not FULL_NAME.match(take_title(cells[1])[0]) or not cells[0][:1].isalpha():
        return None
    if _is_of_other_things(cells[0]):
        return None
    people = ", ".join(cells[1:])
    if is_signature(cells[0], take_title(cells[1])[0]):
        return [Entry(f"{people}, {cells[0]}", "present")]
    if is_title(cells[0]) or role_of(cells[0]):
        return [Entry(f"{people}, {cells[0]}", "present")]
    lone = len(cells[0].split()) == 1 or _organization(cells[0])
    return [Entry(people, "present", None, cells[0])] if lone else None


def _is_of_other_things(label: str) -> bool:
    return bool(OTHER_LINE.match(label) or _SIGNERS.match(label))


def _organization(label: str) -> str | None:
    """What the people under the label come from; the name of a body says nothing of that."""
    named = is_organization(label) or is_unit(label)
    return label if named and not _BODY.search(label) else None


def organization_above(rows: Sequence[Row], index: int) -> str | None:
    """The organization that stands as a heading over its people: "Vikens kommun:"."""
    row, below = rows[index], rows[index + 1 : index + 2]
    text = row.text.rstrip(":")
    if not below or not (row.gap or row.text.endswith(":")) or re.search(r"[,.;\t]|\s{2,}", text):
        return None
    first = re.split(r"[,(\t]|\s{2,}|\s[–-]\s", take_title(below[0].text)[0])[0].strip()
    named = ANY_NAME.fullmatch(first) and not is_organization(first)
    if not named or below[0].gap or is_first_name(text) or row.marker:
        return None
    return _organization(text)


def speaks_for(rows: Sequence[Row], index: int) -> bool:
    """Whether "För arbetstagarna:" stands over people with whom they speak for in front."""
    below = index + 1
    behalf = rows[index].text.endswith(":") and _ON_BEHALF.fullmatch(rows[index].text)
    if not behalf or below >= len(rows) or rows[below].gap:
        return False
    return people_of_a_group(rows, below, listing=True) is not None


def stands_over_a_list(rows: Sequence[Row], index: int) -> bool:
    """Whether a lone word, no first name, stands over points with people: "Personal"."""
    row, below = rows[index], rows[index + 1 : index + 2]
    lone = row.gap and not row.marker and re.fullmatch(r"[^\W\d_]{4,}:?", row.text)
    if not lone or not below or not below[0].marker or is_first_name(row.text):
        return False
    return bool(FULL_NAME.match(take_title(below[0].text)[0])) or is_first_name(below[0].text)


def running_entries(text: str, status: AttendanceStatus) -> list[Entry]:
    """The people behind a label, where a label, a group or a sentence may follow.

    "Anna, Bo. Saknas: Eva", "Viken: Anna, Bo. Ängen: Eva", "Anna, Bo. Eva hade förhinder."
    """
    found: list[Entry] = []
    for part in _parts(text):
        group = _ANY_LABEL.fullmatch(part)
        label = attendance_label(part)
        told = list(prose_entries(part)) if found or (found == [] and part.endswith(".")) else []
        if label and label[1] and found:
            status = label[0]
            found.append(Entry(label[1].rstrip(". "), status, running=True))
        elif group and not OTHER_LINE.match(group["label"]):
            place = _organization(group["label"])
            found.append(Entry(group["rest"].rstrip(". "), status, None, place, running=True))
        elif told:
            found += told
        elif found and not FULL_NAME.match(take_title(part)[0]):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {part}")
        else:
            found.append(Entry(part.rstrip(". "), status, running=True))
    return found


def _parts(text: str) -> list[str]:
    """The text cut at full stops and in front of "Saknas:"."""
    parts = []
    for sentence in _told_apart(text):
        cut = next(
            (
                match
                for match in _NEXT_LABEL.finditer(sentence)
                if (label := attendance_label(sentence[match.end() :])) and label[1]
            ),
            None,
        )
        if cut:
            parts += [sentence[: cut.start()], *_parts(sentence[cut.end() :])]
        else:
            parts.append(sentence)
    return [part for part in parts if part.strip()]


def _told_apart(text: str) -> list[str]:
    """The sentences; "(p. 5)" ends none, nor does an initial."""
    found: list[str] = []
    for sentence in sentences(text):
        if found and _goes_on(found[-1], sentence):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def _goes_on(above: str, sentence: str) -> bool:
    inside = above.count("(") > above.count(")")
    return inside or sentence[:1].isdigit() or bool(_ENDS_IN_INITIAL.search(above))


def unnumbered(row: Row) -> Row:
    """A row of a numbered list of people without its number."""
    point = numbered(row)
    return replace(row, text=point[1]) if point and FULL_NAME.match(point[1]) else row


def _is_person_line(row: Row) -> bool:
    name = BRACKETS.sub("", re.split(r",|\t|\s{2,}|\s[–-]\s", take_title(row.text)[0])[0]).strip()
    told = bool(_PERSON_LINE.match(row.text))
    return told and bool(FULL_NAME.fullmatch(name)) and not is_organization(name)
