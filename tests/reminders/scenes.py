"""Scenes for the tests of reminders: moments, and matters that somebody has to do."""

import datetime
from typing import Any

from tests.factories import (
    NOW,
    STOCKHOLM,
    ActionItemFactory,
    AssignmentFactory,
    ReminderFactory,
)
from tracker.models import ActionItem, Body, Mailing, Person, Reminder
from tracker.reminders import Outcome


def at(text: str) -> datetime.datetime:
    """A moment in Stockholm: "2019-01-31T07:30"."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def matter(
    *assignees: Person | Body,
    due: str | None = None,
    assigned_at: datetime.datetime = NOW,
    **given: Any,
) -> ActionItem:
    """An open action item of the assignees, decided and due on the days given."""
    item = ActionItemFactory(due_on=day(due) if due else None, **given)
    for assignee in assignees:
        person = assignee if isinstance(assignee, Person) else None
        body = assignee if isinstance(assignee, Body) else None
        AssignmentFactory(action_item=item, person=person, body=body, assigned_at=assigned_at)
    return item


def row(person: Person, item: ActionItem | None = None) -> Reminder:
    """News of a matter that waits for its letter."""
    item = item or matter(person)
    return ReminderFactory(
        person=person, action_item=item, deadline=item.due_on, due_at=at("2019-01-31T07:00")
    )


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.sent, outcome.failed, outcome.uncertain


def state(person: Person) -> tuple[str, str, list[str]]:
    """A person's one letter, the server's words, and its rows."""
    mailing = Mailing.objects.get(person=person)
    rows = mailing.reminders.order_by("pk").values_list("status", flat=True)
    return mailing.status, mailing.response, list(rows)


def ledger(status: str = "waiting") -> list[tuple[str, str, str]]:
    """Occasion, deadline and local time of sending of every row with a status."""
    rows = Reminder.objects.filter(status=status).order_by("due_at", "occasion", "pk")
    return [
        (
            row.occasion,
            str(row.deadline or ""),
            f"{row.due_at.astimezone(STOCKHOLM):%Y-%m-%dT%H:%M}",
        )
        for row in rows
    ]


def told(person: Person, item: ActionItem, occasion: str = "new") -> Reminder:
    """A row that has been sent, about the item's present deadline."""
    return ReminderFactory(
        person=person,
        action_item=item,
        occasion=occasion,
        deadline=item.due_on,
        status="sent",
    )
