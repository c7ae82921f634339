"""The bodies' policies, as they stand in the database."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from tracker.models import Person, ReminderPolicy
from tracker.reminders.policy import Policy


def policies() -> Mapping[int, Policy]:
    """The policy by a body's id; a body without a row has the defaults. One query."""
    found = {row.body_id: _policy(row) for row in ReminderPolicy.objects.all()}
    return defaultdict(Policy, found)


def policy_for(person: Person, policy: Policy) -> Policy:
    """What holds for one of a body's people."""
    match person.pace:
        case Person.Pace.FEWER:
            return policy.fewer()
        case Person.Pace.WEEKLY:
            return policy.weekly()
    return policy


def _policy(row: ReminderPolicy) -> Policy:
    return Policy(
        tells_new=row.tells_new,
        days_before=_whole_days(row.days_before),
        overdue_first=row.overdue_first,
        overdue_every=row.overdue_every,
        brief_days=row.brief_days,
        hour=row.hour,
        working_days_only=row.working_days_only,
    )


def _whole_days(value: Any) -> tuple[int, ...]:
    """The field holds any JSON; what is no list of numbers reminds nobody."""
    days = value if isinstance(value, list) else []
    return tuple(day for day in days if isinstance(day, int))
