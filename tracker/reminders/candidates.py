"""Which matters there may be something new to say of: found by set, before any is looked at.

Each question is one query over an index, and its answer may hold too much, never too little.
Most open matters lie between their occasions: they cost the planner nothing.
"""

import datetime
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tracker.models import ActionItem, Assignment, Reminder
from tracker.reminders.changes import ASLEEP
from tracker.reminders.ledger import IS_NEWS
from tracker.reminders.policy import (
    BRIEF,
    LONGEST_SHIFT,
    MOVED,
    WEEK,
    WISH,
    Policy,
    brief_day,
)
from tracker.reminders.wanted import Present
from tracker.reminders.workdays import DAY

STATUS = Reminder.Status
# Rows whose day is not the matter's deadline.
_OF_OTHER_DAYS = Q(occasion=BRIEF) | Q(occasion__startswith=WISH) | Q(occasion__startswith=WEEK)
TOLD = (STATUS.SENT, STATUS.UNCERTAIN)


def candidates(present: Present) -> list[int]:
    """Ids of open matters, in order."""
    found: set[int] = set()
    for matters in _questions(present):
        found.update(matters.values_list("pk", flat=True))
    return sorted(found)


def _questions(present: Present) -> Iterator[QuerySet[ActionItem]]:
    matters = ActionItem.objects.open().order_by()
    silent = [body for body, policy in present.policies.items() if not policy.tells_new]
    untold = matters.exclude(decision__agenda_item__meeting__body__in=silent) if silent else matters
    for recipient in ("person", "body__contact"):
        yield untold.filter(pk__in=_not_told_that_it_is_theirs(recipient))
    yield matters.filter(due_on__lte=_furthest_deadline(present))
    if bodies := _about_to_meet(present):
        yield matters.filter(decision__agenda_item__meeting__body__in=bodies)
    rows = Reminder.objects.order_by()
    yield matters.filter(pk__in=rows.filter(status__in=ASLEEP).values("action_item"))
    notices = rows.filter(status=STATUS.WAITING, occasion__startswith=MOVED)
    yield matters.filter(pk__in=notices.values("action_item"))
    yield matters.filter(pk__in=_told_of_another_deadline())


def _not_told_that_it_is_theirs(recipient: str) -> QuerySet[Assignment, int]:
    """Not since they have it. Apart for people and for groups' contacts: two joins are quicker
    than one of both."""
    news = Reminder.objects.filter(
        IS_NEWS,
        action_item=OuterRef("action_item"),
        person=OuterRef(recipient),
        due_at__gte=OuterRef("assigned_at"),
    )
    given = Assignment.objects.order_by().filter(~Exists(news), **{f"{recipient}__isnull": False})
    return given.values_list("action_item", flat=True)


def _furthest_deadline(present: Present) -> datetime.date:
    """The last day that any policy reminds of by today; what is overdue lies before it."""
    days = [day for each in _policies(present) for day in each.days_before]
    return present.today + (max([0, *days]) + LONGEST_SHIFT) * DAY


def _about_to_meet(present: Present) -> list[int]:
    """Bodies with a meeting whose brief has become due."""
    return [
        body
        for body, meetings in present.meetings.items()
        if any(_brief_is_due(present, body, meeting.date) for meeting in meetings)
    ]


def _brief_is_due(present: Present, body: int, date: datetime.date) -> bool:
    """For whoever is told the earliest: once a week."""
    day = brief_day(date, present.policies[body].weekly())
    return day is not None and day <= present.today


def _told_of_another_deadline() -> QuerySet[Reminder, int]:
    """Whoever was told of a deadline that is not the matter's, and of its own not since."""
    told = Reminder.objects.order_by().filter(status__in=TOLD).exclude(_OF_OTHER_DAYS)
    right = Q(deadline=F("action_item__due_on")) | Q(
        deadline__isnull=True, action_item__due_on__isnull=True
    )
    since = told.filter(
        right,
        person=OuterRef("person"),
        action_item=OuterRef("action_item"),
        pk__gt=OuterRef("pk"),
    )
    open_ones = told.filter(action_item__status__in=ActionItem.OPEN)
    return open_ones.exclude(right).exclude(Exists(since)).values_list("action_item", flat=True)


def _policies(present: Present) -> list[Policy]:
    return [Policy(), *present.policies.values()]
