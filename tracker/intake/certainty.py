"""How sure the reader is of a decision, and why not surer.

A person who reviews looks at the least sure first. What a decision was found by and how its people
are named is known while reading only; who is missing and what a deadline says can be judged again
whenever the draft has been corrected (`judged_again`).
"""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from .context import UNKNOWN_DAY, Context
from .days import WEEKDAYS, find_days
from .draft import Deadline, DraftAction, DraftDecision
from .names import People, is_group, sound
from .tabled import tabling_sentence
from .traces import Certainty, Reason
from .words import word_set

# Each reason and what it leaves of certainty.
LEVELS: dict[str, Certainty] = {
    # how it was found
    "running": "likely",
    "promise": "likely",
    "note": "likely",
    "earlier": "likely",
    "kind": "likely",
    # how people are named
    "initials": "likely",
    "spelling": "likely",
    "title": "likely",
    "several": "unsure",
    "stranger": "unsure",
    "group": "unsure",
    # what is missing or cannot be
    "nobody": "unsure",
    "nowhere": "unsure",
    "cut_off": "unsure",
    "untimed": "likely",
    "vague": "likely",
    "no_meeting": "likely",
    "passed": "unsure",
    "weekday": "unsure",
    "year": "likely",
}
FOUND = frozenset({"running", "promise", "note", "earlier", "kind"})
NAMED = frozenset({"initials", "spelling", "title", "several", "stranger", "group"})
WORST_LAST: tuple[Certainty, ...] = ("sure", "likely", "unsure")
# A day without a year that lies further ahead than this may have been meant for the year before.
_FAR_AHEAD = datetime.timedelta(days=300)
_OPEN_ENDS = word_set("mot och till för av på i med att som om från samt eller den det en ett")


def judged(decision: DraftDecision, written: str, context: Context) -> DraftDecision:
    """The decision with the reader's certainty. `written`: its lines as they stand in the file."""
    on = None if context.on == UNKNOWN_DAY else context.on
    words = f"{decision.text}\n{written}"
    reasons = [
        *decision.reasons,
        *_about_kind(decision),
        *_about_names(decision, words, context.people),
        *_to_see(decision, on),
    ]
    return _with(decision, reasons)


def judged_again(
    decision: DraftDecision, on: datetime.date | None, known: Collection[str] = ()
) -> DraftDecision:
    """The certainty after somebody has corrected the draft: what is settled is no reason any more.

    `known`: names that are nobody's doubt any more, such as of people put on the attendance list.
    """
    there = {name for action in decision.actions for name in action.assignees}
    asked = there - set(known)
    kept = [
        each
        for each in decision.reasons
        if each.code in FOUND
        or (each.code in NAMED and each.about in (asked if each.code == "stranger" else there))
    ]
    return _with(decision, [*kept, *_to_see(decision, on)])


def is_cut_off(text: str) -> bool:
    """Whether a text ends with a word that something must follow."""
    return (text.split() or [""])[-1].lower() in _OPEN_ENDS


def least(levels: Iterable[Certainty]) -> Certainty:
    """The least certain of several."""
    return max(levels, key=WORST_LAST.index, default="sure")


def _with(decision: DraftDecision, reasons: Iterable[Reason]) -> DraftDecision:
    """What a person has looked at is sure, whatever the reader thought."""
    each_once = tuple(dict.fromkeys(reasons))
    found = "sure" if decision.checked else least(LEVELS[each.code] for each in each_once)
    return replace(decision, reasons=each_once, certainty=found)


def _about_kind(decision: DraftDecision) -> Iterator[Reason]:
    if decision.kind == "earlier":
        yield Reason("earlier")
    elif decision.kind == "tabled" and not tabling_sentence(decision.text):
        yield Reason("kind")


def _about_names(decision: DraftDecision, words: str, people: People) -> Iterator[Reason]:
    """What a group is said to do, with no word of deciding, may be no more than a report."""
    promised = any(each.code == "promise" for each in decision.reasons)
    for name in (name for action in decision.actions for name in action.assignees):
        matches = people.matches(name)
        if len(matches) > 1:
            yield Reason("several", name)
        elif matches and (code := _how_named(name, words)):
            yield Reason(code, name)
        elif not matches and not is_group(name):
            yield Reason("stranger", name)
        elif not matches and promised:
            yield Reason("group", name)


def _how_named(name: str, words: str) -> str | None:
    """By what the words name somebody whose full name is `name`.

    None: by the full name, or by the first name, which proved as good where one person bears it.
    """
    folded = " ".join(words.casefold().split())
    parts = name.casefold().split()
    if len(parts) < 2 or " ".join(parts) in folded or _stands(parts[0], folded):
        return None
    if _stands("".join(part[0] for part in parts), folded):
        return "initials"
    heard = {sound(word) for word in re.findall(r"\w+", folded)}
    return "spelling" if sound(parts[0]) in heard else "title"


def _stands(name: str, folded: str) -> bool:
    """Whether the name is a word there, in the genitive too."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", folded))


def _to_see(decision: DraftDecision, on: datetime.date | None) -> Iterator[Reason]:
    """What can be seen in the decision itself."""
    if decision.kind == "tabled" and decision.deadline is None:
        yield Reason("nowhere")
    if is_cut_off(decision.text):
        yield Reason("cut_off")
    if decision.deadline:
        yield from _about_deadline(decision.deadline, on, None)
    several = len(decision.actions) > 1
    timed = any(action.deadline for action in decision.actions)
    for place, action in enumerate(decision.actions):
        yield from _about_action(action, on, place if several else None)
        if timed and not action.deadline:
            yield Reason("untimed", action=place)


def _about_action(
    action: DraftAction, on: datetime.date | None, place: int | None
) -> Iterator[Reason]:
    if not action.assignees:
        yield Reason("nobody", action=place)
    if action.deadline:
        yield from _about_deadline(action.deadline, on, place)


def _about_deadline(
    deadline: Deadline, on: datetime.date | None, place: int | None
) -> Iterator[Reason]:
    if deadline.date is None:
        yield Reason("no_meeting" if deadline.kind == "meeting" else "vague", action=place)
        return
    if on is None:
        return
    if deadline.date < on:
        yield Reason("passed", action=place)
    for day in find_days(deadline.text, on=on):
        if day.weekday and day.weekday.lower() != WEEKDAYS[day.first.weekday()]:
            yield Reason("weekday", deadline.text, place)
        if not day.year_stated and deadline.date - on > _FAR_AHEAD:
            yield Reason("year", deadline.text, place)
