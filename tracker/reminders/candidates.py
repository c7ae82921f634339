"""Which matters there may be something new to say of: found by set, before any is looked at.

Each question is one query, and its answer may hold too much, never too little. All but the one of
groups are answered by an index.
Most open matters lie between their occasions: they cost the planner nothing.
"""

import datetime
from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from tracker.models import ActionItem, Assignment, Reminder
from tracker.reminders.changes import ASLEEP
from tracker.reminders.policy import (
    LONGEST_SHIFT,
    MOVED,
    Policy,
    brief_day,
)
from tracker.reminders.wanted import Present
from tracker.reminders.workdays import DAY

STATUS = Reminder.Status


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
    people = Assignment.objects.order_by().filter(person_is_untold=True)
    yield untold.filter(pk__in=people.values("action_item"))
    yield untold.filter(pk__in=_groups_untold())
    yield matters.filter(due_on__lte=_furthest_deadline(present))
    if bodies := _about_to_meet(present):
        yield matters.filter(decision__agenda_item__meeting__body__in=bodies)
    rows = Reminder.objects.order_by()
    yield matters.filter(pk__in=rows.filter(status__in=ASLEEP).values("action_item"))
    notices = rows.filter(status=STATUS.WAITING, occasion__startswith=MOVED)
    yield matters.filter(pk__in=notices.values("action_item"))
    yield matters.filter(deadline_is_untold=True)


def _groups_untold() -> QuerySet[Assignment, int]:
    """Whose contact, whoever that is by now, has not been told since the group has it."""
    told = Q(news_to=F("body__contact"), news_at__gte=F("assigned_at"))
    groups = Assignment.objects.order_by().filter(body__contact__isnull=False)
    return groups.exclude(told).values_list("action_item", flat=True)


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


def _policies(present: Present) -> list[Policy]:
    return [Policy(), *present.policies.values()]
