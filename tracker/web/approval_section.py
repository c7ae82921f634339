"""The part of a meeting's page that tells how it stands with the approval of its minutes."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from tracker import clock
from tracker.access import person_of
from tracker.approval import Standing, may_undo, standing_of
from tracker.models import Approval, ApprovalEvent, Meeting, Reminder
from tracker.reminders import letters_about
from tracker.reminders.policy import APPROVE
from tracker.web.approval_forms import AskForm, CommentForm


@dataclass(frozen=True)
class Line:
    """An adjuster, and, for a coordinator, the last row of the ledger that tells them."""

    approval: Approval
    told: Reminder | None


@dataclass(frozen=True)
class Section:
    """`ask` is for a coordinator whose minutes are not out; `own` what is asked of the reader."""

    standing: Standing
    lines: Sequence[Line]
    events: Sequence[ApprovalEvent]
    own: Approval | None
    may_undo: bool
    comment: CommentForm
    ask: AskForm | None
    # When the letters go to those whom the minutes name, and how many.
    letters: Mapping[datetime.date, int]


def approval_section(
    request: HttpRequest,
    meeting: Meeting,
    *,
    edits: bool,
    ask: AskForm | None = None,
    comment: CommentForm | None = None,
) -> Section | None:
    """`ask` and `comment` as they were posted, where something is wrong with them.

    None: there are no minutes, or nothing about them that the reader has to know.
    """
    if meeting.is_cancelled or meeting.date > clock.today():
        return None
    standing = standing_of(meeting)
    events = _events(meeting) if edits else []
    may_ask = edits and not standing and meeting.agenda_items.exists()
    if not (standing or events or may_ask):
        return None
    form = (ask or AskForm(meeting=meeting)) if may_ask else None
    own = standing.of(person_of(request.user))
    told = _told(standing.approvals) if edits else {}
    return Section(
        standing=standing,
        lines=[Line(each, told.get(each.pk)) for each in standing.approvals],
        events=list(events),
        own=own,
        may_undo=own is not None and may_undo(own, clock.today()),
        comment=comment or CommentForm(),
        ask=form,
        letters=letters_about(meeting, form.named, clock.now()) if form else {},
    )


def _events(meeting: Meeting) -> QuerySet[ApprovalEvent]:
    """The whole history, of requests that were withdrawn too."""
    events = ApprovalEvent.objects.filter(approval__meeting=meeting)
    return events.select_related("approval__person").order_by("at", "pk")


def _told(approvals: Iterable[Approval]) -> dict[int, Reminder]:
    rows = Reminder.objects.filter(
        approval__in=[each.pk for each in approvals], occasion__startswith=APPROVE
    )
    found = rows.select_related("mailing").order_by("due_at", "pk")
    return {row.approval_id: row for row in found if row.approval_id}
