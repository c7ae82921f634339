"""One line of an attendance list → the people on it: name, organization, roles, title, items."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .name_ends import Habits, habits_of, name_and_rest, take_signature
from .organizations import is_duty
from .person_details import (
    Entry,
    Listed,
    is_place,
    is_signature,
    joined_places,
    opened,
    person_of,
    unbracketed,
)
from .person_split import FROM, persons, split_outside
from .person_words import (
    ANY_NAME,
    BRACKETS,
    is_organization,
    is_title,
    role_of,
    take_items,
    take_title,
    without_secretary,
)

__all__ = ["Entry", "Listed", "read_entries"]

_WIDE = re.compile(r"\s{2,}|\t")


def read_entries(entries: Sequence[Entry]) -> list[Listed]:
    """The people of a whole list; a rest that several lines share is an organization."""
    shared = Counter(
        piece
        for entry in entries
        for piece in {part.strip() for part in split_outside(entry.text)[1:]}
    )
    single = [replace(entry, text=piece) for entry in entries for piece in _people(entry, shared)]
    habits = habits_of([entry.text for entry in single])
    return [each for entry in single if (each := _listed(entry, habits))]


def _people(entry: Entry, shared: Counter[str]) -> list[str]:
    if entry.cells is not None:
        return [entry.text]
    return persons(entry.text, shared, running=entry.running)


def _listed(entry: Entry, habits: Habits) -> Listed | None:
    text, wrote = without_secretary(", ".join([entry.text, *(entry.cells or ())]))
    text, items = take_items(text)
    head, *details = [piece.strip() for piece in _split_commas(text)]
    signature, head = take_signature(head)
    head, title = take_title(head)
    if (told := FROM.fullmatch(head)) and not _WIDE.search(head):
        head, details = told["name"], [told["place"], *details]
    lone = entry.cells is not None and ANY_NAME.fullmatch(head)
    name, rest = (head, []) if lone else name_and_rest(head, habits)
    name, inside = unbracketed(name)
    duties = [each for each in BRACKETS.findall(head) if is_duty(each)]
    details = [
        title,
        signature,
        *inside,
        *(part for each in [*rest, *details] for part in opened(each)),
    ]
    details = joined_places([each for each in details if each and each not in duties])
    if rest and not is_signature(rest[0], name) and _is_surname(rest[0], details):
        name, details = f"{name} {rest[0]}", [each for each in details if each != rest[0]]
    if not name or not _is_name(name, " ".join(rest)):
        return None
    listed = person_of(entry, name, details, items, wrote)
    return replace(listed, titles=(*listed.titles, *duties))


def _is_surname(rest: str, details: Sequence[str]) -> bool:
    """Whether a third name is a surname: what the person does or is from stands behind it."""
    others = [each for each in details if each != rest]
    told = any((is_title(each) and not role_of(each)) or is_place(each) for each in others)
    lone = len(rest.split()) == 1 and bool(ANY_NAME.fullmatch(rest))
    return told and lone and not is_organization(rest) and not is_title(rest) and not role_of(rest)


def _split_commas(text: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign == "," and not depth:
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]]


def _is_name(name: str, rest: str) -> bool:
    """Whether the words are somebody's name: "Representanter för 2B" is none."""
    lone = len(name.split()) == 1
    return bool(ANY_NAME.fullmatch(name)) and not (lone and (rest[:1].islower() or is_title(name)))
