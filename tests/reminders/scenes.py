"""Scenes for the tests of reminders: moments, and matters that somebody has to do."""

import datetime
from typing import Any

from tests.factories import NOW, STOCKHOLM, ActionItemFactory, AssignmentFactory
from tracker.models import ActionItem, Body, Person


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
