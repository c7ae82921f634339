"""A corrected draft judged again: what is settled is neither a doubt nor a warning any more."""

from collections.abc import Iterator
from dataclasses import replace

from . import warnings
from .certainty import judged_again
from .context import UNKNOWN_DAY, Context
from .draft import Draft
from .names import People

# What only reading can tell: gone as soon as it is not so, never said anew.
_READ = {warnings.UNKNOWN_PERSON, warnings.SAME_NAME}
_ABOUT_THE_DAY = {warnings.YEAR_GUESSED, warnings.WRONG_WEEKDAY}


def reviewed(draft: Draft, *, has_body: bool) -> Draft:
    """The draft with certainty and warnings as they are now.

    `has_body`: somebody has said whose minutes these are.
    """
    known = [each.name for each in draft.attendance]
    decisions = tuple(
        judged_again(decision, draft.meeting.date, known) for decision in draft.decisions
    )
    return replace(draft, decisions=decisions, warnings=tuple(_warnings(draft, has_body)))


def _warnings(draft: Draft, has_body: bool) -> Iterator[str]:
    meeting = draft.meeting
    signing = [name for name in (draft.secretary, *draft.adjusters) if name]
    people = People.of(draft.attendance, signing, (), meeting.body)
    context = Context(people, meeting.date or UNKNOWN_DAY, meeting.body)
    now = warnings.find_warnings(draft, (), context)
    for warning in draft.warnings:
        template, words = warnings.template_of(warning) or (None, {})
        if template in _ABOUT_THE_DAY:
            if meeting.date and words["date"] == meeting.date.isoformat():
                yield warning
        elif template is None or (template in _READ and warning in now):
            yield warning
    for warning in now:
        template, _words = warnings.template_of(warning) or (None, {})
        if template in _READ or template in _ABOUT_THE_DAY:
            continue
        if not (template == warnings.NO_BODY and has_body):
            yield warning
