"""Meetings come, move and are cancelled; what hangs on them follows."""

import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from tracker import clock
from tracker.deadlines.wording import describe
from tracker.errors import Conflict, gettext_noop
from tracker.models import ActionEvent, ActionItem, Body, Decision, Meeting, Person, User

By = Person | User | None

TAKEN = gettext_noop("%(body)s har redan ett möte %(date)s. Ingenting har ändrats.")
CANCELLED = gettext_noop("Mötet är inställt och kan inte flyttas. Ingenting har ändrats.")
ENDS_FIRST = gettext_noop("Mötet är redan inställt. Ingenting har ändrats.")


def next_meeting(body: Body, after: datetime.date) -> Meeting | None:
    """The body's next meeting after a day; cancelled ones do not count."""
    return Meeting.objects.filter(body=body).after(after).first()


def meeting_on(body: Body, day: datetime.date) -> Meeting | None:
    """The body's meeting of that day, also if the day is the second of a longer one."""
    return _meetings_on(body, day).order_by("-date").first()


@transaction.atomic
def ensure_meeting(
    body: Body, date: datetime.date, *, by: By, via: str, now: datetime.datetime
) -> Meeting:
    """The body's meeting of that day, made as planned where there is none.

    What waited for the body's next meeting settles on a new one.
    """
    meeting = meeting_on(body, date)
    if meeting is None:
        _plan_alone(body)
        meeting = meeting_on(body, date)
    if meeting is None:
        meeting = Meeting.objects.create(body=body, date=date)
        _settle_waiting(meeting, by=by, via=via, now=now)
    return meeting


@transaction.atomic
def move_meeting(
    meeting: Meeting,
    date: datetime.date,
    *,
    by: By,
    via: str = ActionEvent.Via.SCRIPT,
    now: datetime.datetime | None = None,
) -> int:
    """Move a meeting; every open deadline that hangs on it follows. Returns how many.

    `now` is for the history; scripts that leave it out mean the present moment.
    Raises Conflict where the body meets on that day already, or the meeting is cancelled.
    """
    moment = now or clock.now()
    _lock(meeting)
    if meeting.is_cancelled:
        raise Conflict(CANCELLED)
    if date == meeting.date:
        return 0
    _plan_alone(meeting.body)
    if _meetings_on(meeting.body, date).exclude(pk=meeting.pk).exists():
        raise Conflict(TAKEN, body=meeting.body.label, date=date_format(date, "Y-m-d"))
    if meeting.end_date:
        longer = meeting.end_date - meeting.date
        meeting.end_date = min(date, datetime.date.max - longer) + longer
    meeting.date = date
    meeting.save(update_fields=["date", "end_date"])
    return _follow(meeting, meeting, by=by, via=via, now=moment)


@transaction.atomic
def cancel_meeting(
    meeting: Meeting,
    *,
    by: By,
    via: str = ActionEvent.Via.SCRIPT,
    now: datetime.datetime | None = None,
) -> int:
    """Cancel a meeting; what hangs on it goes to the body's next one, or waits for one.

    Returns how many open deadlines followed. Raises Conflict where it is cancelled already.
    """
    moment = now or clock.now()
    _lock(meeting)
    if meeting.is_cancelled:
        raise Conflict(ENDS_FIRST)
    meeting.status = Meeting.Status.CANCELLED
    meeting.save(update_fields=["status"])
    successor = next_meeting(meeting.body, meeting.date)
    return _follow(meeting, successor, by=by, via=via, now=moment)


def catch_up(item: ActionItem, *, by: By, via: str, now: datetime.datetime) -> None:
    """Let an item that was closed follow its meeting again, as if it had been open all along.

    The meeting may have been moved or cancelled meanwhile, and one that was awaited planned.
    """
    meeting, body = item.due_meeting, item.due_body
    if meeting is not None and meeting.is_cancelled:
        _rehang(
            item, meeting.body, next_meeting(meeting.body, meeting.date), by=by, via=via, now=now
        )
    elif meeting is not None and item.due_on != meeting.date:
        _rehang(item, meeting.body, meeting, by=by, via=via, now=now)
    elif body is not None and (planned := next_meeting(body, item.meeting.date)):
        _rehang(item, body, planned, by=by, via=via, now=now)


def _meetings_on(body: Body, day: datetime.date) -> QuerySet[Meeting]:
    lasts = Q(end_date__isnull=True, date=day) | Q(end_date__gte=day)
    return Meeting.objects.standing().filter(lasts, body=body, date__lte=day)


def _lock(meeting: Meeting) -> None:
    """Nobody else changes it until we are done; what others have changed is taken over."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    meeting.refresh_from_db(fields=["date", "end_date", "status"])


def _plan_alone(body: Body) -> None:
    """Nobody else gives the body a meeting, or another day for one, until we are done."""
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)


def _follow(old: Meeting, new: Meeting | None, *, by: By, via: str, now: datetime.datetime) -> int:
    """Hang what hangs on `old` onto `new`, or let it wait for the body's next meeting."""
    items = list(ActionItem.objects.open().filter(due_meeting=old).select_for_update(of=("self",)))
    for item in items:
        _rehang(item, old.body, new, by=by, via=via, now=now)
    for decision in Decision.objects.tabled().filter(due_meeting=old):
        _point(decision, old.body, new, now)
        decision.save(update_fields=["due_meeting", "due_body", "due_on", "due_set_on"])
    return len(items)


def _settle_waiting(meeting: Meeting, *, by: By, via: str, now: datetime.datetime) -> None:
    """Hang what waits for the body's next meeting onto it, if it was decided before."""
    waiting = ActionItem.objects.open().filter(
        due_body=meeting.body, decision__agenda_item__meeting__date__lt=meeting.date
    )
    for item in waiting.select_for_update(of=("self",)):
        _rehang(item, meeting.body, meeting, by=by, via=via, now=now)
    tabled = Decision.objects.tabled().filter(
        due_body=meeting.body, agenda_item__meeting__date__lt=meeting.date
    )
    for decision in tabled:
        _point(decision, meeting.body, meeting, now)
        decision.save(update_fields=["due_meeting", "due_body", "due_on", "due_set_on"])


def _rehang(
    item: ActionItem,
    body: Body,
    meeting: Meeting | None,
    *,
    by: By,
    via: str,
    now: datetime.datetime,
) -> None:
    before = describe(item)
    _point(item, body, meeting, now)
    if item.wished_on and item.due_on and item.wished_on <= item.due_on:
        # The time that somebody wished for has come with the meeting's day.
        item.wished_on = None
    item.save(update_fields=["due_meeting", "due_body", "due_on", "due_set_on", "wished_on"])
    ActionEvent.objects.record(
        item,
        ActionEvent.Kind.DEADLINE,
        by=by,
        via=via,
        now=now,
        before=before,
        after=describe(item),
    )


def _point(
    due: ActionItem | Decision, body: Body, meeting: Meeting | None, now: datetime.datetime
) -> None:
    due.due_meeting = meeting
    due.due_body = None if meeting else body
    due.due_on = meeting.date if meeting else None
    due.due_set_on = timezone.localdate(now)
