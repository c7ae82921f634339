"""Which lines below a label belong to the attendance list, and which go on with the one above."""

import re

from .attendance_groups import OTHER_LINE
from .labels import label_of
from .person_split import persons, split_outside, starts_person
from .person_words import ANY_NAME, is_organization, take_title
from .rows import Row

_ABBREVIATED = re.compile(r"\b(?:ordf|sekr|ers|tjg|just|adj|suppl|m\.fl|st)\.?\)?$", re.IGNORECASE)
_MAX_LINE = 400


def runs_over(above: str, row: Row) -> bool:
    """Whether the row goes on with the line above it."""
    behind, title = take_title(row.text)
    if row.text[:1].islower() and (not title or is_organization(behind.split(",")[0])):
        return True
    if above.count("(") > above.count(")"):
        return True
    first = split_outside(row.text)[0] if above.endswith(",") else ""
    if above.endswith((" och", " samt", " &")) or (first and starts_person(first) != "full"):
        return True
    people = persons(above)
    many = len(people) >= 3 or (len(people) == 2 and len(above) > 60)
    pieces = split_outside(above)
    if (
        len(people) >= 2
        and len(pieces) >= 3
        and " " in people[0]
        and starts_person(pieces[-1]) == "first"
    ):
        return True
    return many and (above.endswith((",", ";")) or len(above) > 60)


def goes_on(row: Row, *, inline: bool, begun: bool) -> bool:
    """Whether the row is one more line of the list.

    `inline`: the list stands behind its label; `begun`: somebody is in it already.
    """
    text = row.text
    if inline and row.gap and not row.marker:
        return False
    if row.text[:1].islower() and not row.gap and begun:
        return not label_of(text)
    if (
        row.level
        or len(text) > _MAX_LINE
        or label_of(text)
        or text.endswith(":")
        or OTHER_LINE.match(text)
        or (text.split()[0].endswith(":") and len(text.split()) < 6)
        or _is_sentence(text)
    ):
        return False
    return bool(ANY_NAME.match(take_title(text)[0]))


def _is_sentence(text: str) -> bool:
    if not text.endswith((".", "!", "?")) or _ABBREVIATED.search(text):
        return False
    return len(persons(text.rstrip("."))) < 2
