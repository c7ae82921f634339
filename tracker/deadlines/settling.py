"""What a written deadline comes to: a day, a meeting, a body whose meeting is awaited, words."""

import datetime
import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from tracker.deadlines.meetings import By, ensure_meeting, next_meeting
from tracker.deadlines.naming import find_body
from tracker.deadlines.wording import describe
from tracker.intake import Deadline
from tracker.models import ActionEvent, ActionItem, Body, Meeting

# "Nästa SSK" speaks of a body that meets again and again; "mötet med GD" of a single meeting.
ACRONYM = re.compile(r"^[A-ZÅÄÖ]{2,12}$")
RECURRING = re.compile(r"\b(?:nästa|nästkommande|kommande)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Settled:
    """The columns of `Due` for a deadline; all empty for none."""

    due_text: str = ""
    due_on: datetime.date | None = None
    due_meeting: Meeting | None = None
    due_body: Body | None = None


def settle(
    deadline: Deadline | None,
    *,
    body: Body,
    decided_on: datetime.date,
    by: By,
    via: str,
    now: datetime.datetime,
) -> Settled:
    """Settle a deadline that `body` decided on a day. A meeting that is named is made if missing.

    "Nästa möte" is the body's next meeting after the one that decided, "nästa SSK" that body's
    next meeting after it; where none is planned the deadline waits for it (`due_body`).
    """
    if deadline is None:
        return Settled()
    words = deadline.text[:300]
    if deadline.kind != "meeting":
        return Settled(words, None if deadline.kind == "vague" else deadline.date)
    whose = _whose(deadline, body)
    if whose is None:
        return Settled(words, deadline.date)
    if deadline.date is not None:
        meeting: Meeting | None = ensure_meeting(whose, deadline.date, by=by, via=via, now=now)
    else:
        meeting = next_meeting(whose, decided_on)
    if meeting is None:
        return Settled(words, due_body=whose)
    return Settled(words, meeting.date, meeting)


@transaction.atomic
def set_deadline(
    item: ActionItem,
    deadline: Deadline | None,
    *,
    by: By,
    via: str,
    now: datetime.datetime,
) -> None:
    """Give an action item a new deadline, or none; a wish for more time is settled with it.

    "Nästa möte" said now is the one after today, however long ago the matter was decided.
    """
    meeting = item.meeting
    today = timezone.localdate(now)
    before = describe(item)
    settled = settle(
        deadline,
        body=meeting.body,
        decided_on=max(meeting.last_day, today),
        by=by,
        via=via,
        now=now,
    )
    item.due_text = settled.due_text
    item.due_on = settled.due_on
    item.due_meeting = settled.due_meeting
    item.due_body = settled.due_body
    item.due_set_on = today
    item.wished_on = None
    item.save(
        update_fields=[
            "due_text",
            "due_on",
            "due_meeting",
            "due_body",
            "due_set_on",
            "wished_on",
        ]
    )
    ActionEvent.objects.record(
        item,
        ActionEvent.Kind.DEADLINE,
        by=by,
        via=via,
        now=now,
        before=before,
        after=describe(item),
    )


def _whose(deadline: Deadline, own: Body) -> Body | None:
    """Whose meeting it is; None for a single meeting with somebody who is no body of ours."""
    if deadline.body is None:
        return own
    known = find_body(deadline.body)
    if known is None and RECURRING.search(deadline.text):
        short_name = deadline.body if ACRONYM.match(deadline.body) else ""
        return Body.objects.create(
            name=deadline.body, short_name=short_name, kind=Body.Kind.COMMITTEE
        )
    return known
