"""Many people with something to do each, made in a few queries however many they are."""

from collections.abc import Sequence
from itertools import count

from tests.factories import (
    MEETING_DAY,
    NOW,
    ActionItemFactory,
    AgendaItemFactory,
    AssignmentFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    ReminderFactory,
)
from tracker.models import ActionItem, Assignment, Decision, Meeting, Person, Reminder

BATCH = 2_000
_numbers = count()


def crowd(size: int, *, meeting: Meeting | None = None) -> list[Person]:
    """So many people, each with one open matter that they have not been told of."""
    people = Person.objects.bulk_create(
        [PersonFactory.build(email=f"crowd{next(_numbers)}@example.org") for _ in range(size)],
        BATCH,
    )
    give(people, meeting=meeting)
    return people


def give(people: Sequence[Person], *, meeting: Meeting | None = None) -> list[ActionItem]:
    """An open matter for each of them, decided at one meeting, without a deadline."""
    point = AgendaItemFactory(meeting=meeting or MeetingFactory(date=MEETING_DAY))
    decisions = Decision.objects.bulk_create(
        [DecisionFactory.build(agenda_item=point) for _ in people], BATCH
    )
    items = ActionItem.objects.bulk_create(
        [ActionItemFactory.build(decision=decision) for decision in decisions], BATCH
    )
    Assignment.objects.bulk_create(
        [
            AssignmentFactory.build(action_item=item, person=person)
            for item, person in zip(items, people, strict=True)
        ],
        BATCH,
    )
    return items


def due_rows(people: Sequence[Person], *, meeting: Meeting | None = None) -> None:
    """A matter for each, and the row of the ledger that says so, waiting for its letter."""
    items = give(people, meeting=meeting)
    Reminder.objects.bulk_create(
        [
            ReminderFactory.build(person=person, action_item=item, due_at=NOW)
            for item, person in zip(items, people, strict=True)
        ],
        BATCH,
    )
