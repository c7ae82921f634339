"""What the reader could not settle, in plain Swedish for the person who reviews the draft."""

import datetime
import re
from collections.abc import Iterator, Sequence

from tracker.errors import gettext_noop

from .certainty import is_cut_off
from .context import Context
from .days import WEEKDAYS, find_days
from .draft import Deadline, Draft
from .names import is_group
from .rows import Row

NO_DATE = gettext_noop(
    "Mötets datum framgår inte. Fyll i det: dagar utan årtal kan inte räknas ut utan det."
)
YEAR_GUESSED = gettext_noop(
    "Mötets datum står utan årtal. Det lästes som %(date)s efter årtal i texten; kontrollera."
)
NO_BODY = gettext_noop("Det framgår inte vilket organ som höll mötet.")
WRONG_WEEKDAY = gettext_noop(
    "%(date)s är en %(right)s, men det står %(stated)s. Veckodagen eller datumet är fel."
)
UNKNOWN_PERSON = gettext_noop(
    "%(name)s (punkt %(item)s) finns inte bland deltagarna. Ange vem som avses."
)
SAME_NAME = gettext_noop(
    "%(name)s (punkt %(item)s) kan vara flera personer: %(people)s. Ange vem som avses."
)
PAST_DEADLINE = gettext_noop("”%(words)s” (punkt %(item)s) har redan passerat vid mötet.")
NO_NEXT_MEETING = gettext_noop("”%(words)s” (punkt %(item)s): det framgår inte när det mötet är.")
NOBODY = gettext_noop("Uppdrag utan ansvarig finns under punkt %(items)s. Någon behöver utses.")
LEFT_OPEN = gettext_noop("Ett beslut under punkt %(item)s verkar avhugget: ”%(words)s”")
TEMPLATES = (
    NO_DATE,
    YEAR_GUESSED,
    NO_BODY,
    WRONG_WEEKDAY,
    UNKNOWN_PERSON,
    SAME_NAME,
    PAST_DEADLINE,
    NO_NEXT_MEETING,
    NOBODY,
    LEFT_OPEN,
)
_PLACE = re.compile(r"%\\\((\w+)\\\)s")


def _pattern(template: str) -> re.Pattern[str]:
    """Matches what the template says, whatever stands in its places."""
    found = _PLACE.sub(r"(?P<\1>.+)", re.escape(template))
    return re.compile(found, re.DOTALL)


_PATTERNS = [(template, _pattern(template)) for template in TEMPLATES]


def template_of(warning: str) -> tuple[str, dict[str, str]] | None:
    """The template that a warning was made from, and what it says in its places.

    None for what a reader of files says.
    """
    for template, pattern in _PATTERNS:
        if found := pattern.fullmatch(warning):
            return template, found.groupdict()
    return None


def find_warnings(draft: Draft, head: Sequence[Row], context: Context) -> list[str]:
    """The warnings of a draft, each once, in the order of the document."""
    found = [
        *_about_meeting(draft, head),
        *_about_people(draft, context),
        *_about_deadlines(draft),
        *_about_decisions(draft),
    ]
    return list(dict.fromkeys(found))


def _about_meeting(draft: Draft, head: Sequence[Row]) -> Iterator[str]:
    day = draft.meeting.date
    if not draft.meeting.body:
        yield NO_BODY
    if not day:
        yield NO_DATE
        return
    stated = [each for row in head for each in find_days(row.folded, on=day)]
    if not any(each.year_stated and each.first == day for each in stated):
        yield YEAR_GUESSED % {"date": day.isoformat()}
    for each in stated:
        right = WEEKDAYS[each.first.weekday()]
        if each.first == day and each.weekday and each.weekday != right:
            yield WRONG_WEEKDAY % {"date": day.isoformat(), "right": right, "stated": each.weekday}


def _about_people(draft: Draft, context: Context) -> Iterator[str]:
    for decision in draft.decisions:
        for name in (name for action in decision.actions for name in action.assignees):
            matches = context.people.matches(name)
            place = {"name": name, "item": decision.item or "–"}
            if len(matches) > 1:
                yield SAME_NAME % {**place, "people": ", ".join(matches)}
            elif not matches and not is_group(name):
                yield UNKNOWN_PERSON % place


def _about_deadlines(draft: Draft) -> Iterator[str]:
    for decision in draft.decisions:
        deadlines = [decision.deadline, *(action.deadline for action in decision.actions)]
        for deadline in deadlines:
            if deadline and (template := _doubt(deadline, draft.meeting.date)):
                yield template % {"words": deadline.text, "item": decision.item or "–"}


def _doubt(deadline: Deadline, on: datetime.date | None) -> str | None:
    if deadline.kind == "meeting" and not deadline.date:
        return NO_NEXT_MEETING
    if deadline.date and on and deadline.date < on:
        return PAST_DEADLINE
    return None


def _about_decisions(draft: Draft) -> Iterator[str]:
    unassigned = [
        decision.item or "–"
        for decision in draft.decisions
        if any(not action.assignees for action in decision.actions)
    ]
    if unassigned:
        yield NOBODY % {"items": ", ".join(dict.fromkeys(unassigned))}
    for decision in draft.decisions:
        words = decision.text if len(decision.text) <= 80 else f"{decision.text[:77]}…"
        place = {"item": decision.item or "–", "words": words}
        if is_cut_off(decision.text):
            yield LEFT_OPEN % {**place, "words": f"…{decision.text[-60:]}"}
