"""Two people have corrected the same draft: what each has done is kept, or they are asked.

A page remembers of the draft that it showed only the digests. With them three versions are told
apart: what was shown, what somebody made of it on the page, and what is kept by now.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from tracker.intake import Draft, DraftDecision

# What stands around the decisions, as keys of a draft's JSON.
SECTIONS: dict[str, tuple[str, ...]] = {
    "meeting": ("meeting",),
    "people": ("attendance",),
    "points": ("agenda_items",),
    "closing": ("secretary", "adjusters", "next_meeting"),
}


@dataclass(frozen=True)
class Mine:
    """A decision on the page: the digest that it was shown under, and what became of it there.

    `shown` None: the kept draft did not have it. `decision` None: it is dropped.
    """

    shown: str | None
    decision: DraftDecision | None
    is_changed: bool = True


@dataclass(frozen=True)
class Merged:
    """A decision of the merged draft.

    `decision` is the page's where the page changed it, else the kept one. `kept` False: dropped.
    `shown`: the digest of the other's, None where they have none. `clash`: both have changed it,
    and `theirs` is what the other made of it (None: dropped). `on_page`: it comes from the page.
    """

    decision: DraftDecision
    shown: str | None
    kept: bool = True
    on_page: bool = False
    clash: bool = False
    theirs: DraftDecision | None = None


def digest(decision: DraftDecision) -> str:
    """Another one as soon as somebody has changed the decision; what is judged does not count."""
    return _hash(repr(replace(decision, certainty=None, reasons=())))


def digests(draft: Draft) -> list[str]:
    return [digest(each) for each in draft.decisions]


def revision_of(draft: Draft, told: Mapping[str, Any], body: int | None) -> str:
    """What a page calls the draft that it shows; `told`: the same as JSON. See `shown_of`."""
    around = [section_digest(told, name, body) for name in SECTIONS]
    return ".".join([*around, _hash(digests(draft))])


def shown_of(revision: str) -> dict[str, str]:
    """The digest of each section of the draft that a page showed."""
    return dict(zip(SECTIONS, revision.split("."), strict=False))


def section_digest(draft: Mapping[str, Any], name: str, body: int | None) -> str:
    """Of what stands around the decisions, in a draft as JSON; whose meeting it was is chosen."""
    parts = [draft[key] for key in SECTIONS[name]]
    return _hash([*parts, body] if name == "meeting" else parts)


def _hash(value: str | list[Any]) -> str:
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def merge(
    before: Sequence[str],
    mine: Sequence[Mine],
    after: Sequence[str],
    theirs: Sequence[DraftDecision],
) -> list[Merged]:
    """What the page made of its part of a draft, and what others made of the draft meanwhile.

    `before` and `after`: the digests of the decisions that the page did not show.
    """
    found, slots = _slots(before, mine, after)
    base = [shown for shown, _row, _more in slots]
    kept = [digest(each) for each in theirs]
    for tag, i, i2, j, j2 in SequenceMatcher(None, base, kept, autojunk=False).get_opcodes():
        if tag == "equal":
            for (shown, row, more), their in zip(slots[i:i2], theirs[j:j2], strict=True):
                found += [_untouched(shown, row, their), *more]
        else:
            rows = [row for _shown, row, _more in slots[i:i2] if row]
            found += _changed(rows, theirs[j:j2], kept[j:j2], alike=i2 - i == j2 - j == len(rows))
            found += [each for _shown, _row, more in slots[i:i2] for each in more]
    return found


Slot = tuple[str, Mine | None, list[Merged]]


def _slots(
    before: Sequence[str], mine: Sequence[Mine], after: Sequence[str]
) -> tuple[list[Merged], list[Slot]]:
    """Each decision that was shown or stood around, with what was brought back behind it.

    First what was brought back before them all.
    """
    first: list[Merged] = []
    slots: list[Slot] = [(shown, None, []) for shown in before]
    for row in mine:
        if row.shown is not None:
            slots.append((row.shown, row, []))
        elif row.decision is not None:
            here = slots[-1][2] if slots else first
            here.append(Merged(row.decision, None, on_page=True))
    return first, [*slots, *((shown, None, []) for shown in after)]


def _untouched(shown: str, row: Mine | None, their: DraftDecision) -> Merged:
    """Nobody else has changed it."""
    if row is None or not row.is_changed:
        return Merged(their, shown, on_page=row is not None)
    return Merged(row.decision or their, shown, kept=row.decision is not None, on_page=True)


def _changed(
    rows: list[Mine], theirs: Sequence[DraftDecision], kept: Sequence[str], *, alike: bool
) -> Iterator[Merged]:
    """Somebody else has changed what stood here."""
    left = [(place, row) for place, row in enumerate(rows)]
    for place, (their, shown) in enumerate(zip(theirs, kept, strict=True)):
        row = _counterpart(left, place, their, alike=alike)
        if row is None or not row.is_changed:
            yield Merged(their, shown, on_page=row is not None)
        elif row.decision is None:
            yield Merged(their, shown, kept=False, on_page=True, clash=True, theirs=their)
        else:
            same = digest(row.decision) == shown
            yield Merged(row.decision, shown, on_page=True, clash=not same, theirs=their)
    for _place, row in left:
        if row.decision is not None and row.is_changed:
            yield Merged(row.decision, None, on_page=True, clash=True)


def _counterpart(
    left: list[tuple[int, Mine]], place: int, their: DraftDecision, *, alike: bool
) -> Mine | None:
    """The page's version of the other's decision: on the same lines, else in the same order."""
    for each in left:
        at, row = each
        source = row.decision.source if row.decision else None
        if (at == place) if alike else (source is not None and source == their.source):
            left.remove(each)
            return row
    return None


@dataclass(frozen=True)
class Section:
    """What stands around the decisions, merged: whose version counts, or that both changed it."""

    name: str
    take: str  # "mine" or "theirs"
    clash: bool = False


def merge_section(name: str, shown: str, mine: str, theirs: str) -> Section:
    """By the digests of what was shown, of the page's version and of the kept one."""
    if theirs in (shown, mine):
        return Section(name, "mine")
    if mine == shown:
        return Section(name, "theirs")
    return Section(name, "mine", clash=True)
