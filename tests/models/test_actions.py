"""Action items, and which of them a list holds."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    ActionItemFactory,
    AssignmentFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
)
from tests.models.refusal import refused_by
from tracker.models import ActionItem

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2019, 2, 7)
YESTERDAY = datetime.date(2019, 2, 6)
Status = ActionItem.Status


def test_an_item_due_at_a_meeting_is_due_on_its_day() -> None:
    meeting = MeetingFactory(date=TODAY)
    item = ActionItem.objects.create(decision=DecisionFactory(), text="Ringa", due_meeting=meeting)
    assert item.due_on == TODAY


def test_an_action_item_has_a_text() -> None:
    with refused_by("action_item_has_a_text"):
        ActionItemFactory(text="")


def test_open_is_what_is_neither_done_nor_cancelled() -> None:
    items = {status: ActionItemFactory(status=status) for status in Status}
    assert set(ActionItem.objects.open()) == {items[Status.OPEN], items[Status.IN_PROGRESS]}


@pytest.mark.parametrize(
    ("status", "due_on", "overdue"),
    [
        (Status.OPEN, YESTERDAY, True),
        (Status.IN_PROGRESS, YESTERDAY, True),
        (Status.OPEN, TODAY, False),
        (Status.OPEN, None, False),
        (Status.DONE, YESTERDAY, False),
        (Status.CANCELLED, YESTERDAY, False),
    ],
)
def test_is_overdue_once_its_day_has_ended(
    status: str, due_on: datetime.date | None, overdue: bool
) -> None:
    item = ActionItemFactory(status=status, due_on=due_on)
    assert item.is_overdue(TODAY) == overdue
    assert ActionItem.objects.overdue(TODAY).filter(pk=item.pk).exists() == overdue


def test_is_ones_own_directly_or_as_a_groups_contact_and_found_once() -> None:
    cecilia = PersonFactory()
    mine, ours, _others = ActionItemFactory.create_batch(3)
    group = BodyFactory(contact=cecilia)
    AssignmentFactory(action_item=mine, person=cecilia)
    AssignmentFactory(action_item=mine, person=None, body=group)
    AssignmentFactory(action_item=ours, person=None, body=group)
    assert list(ActionItem.objects.assigned_to(cecilia).order_by("pk")) == [mine, ours]


def test_unassigned_is_what_nobody_has_to_do() -> None:
    alone = ActionItemFactory()
    AssignmentFactory()
    assert list(ActionItem.objects.unassigned()) == [alone]


def test_belongs_to_the_body_that_decided_it_and_hangs_on_the_meeting_it_is_due_at() -> None:
    decided, due = MeetingFactory(), MeetingFactory(date=TODAY)
    item = ActionItemFactory(
        decision=DecisionFactory(agenda_item__meeting=decided), due_meeting=due, due_on=TODAY
    )
    assert list(ActionItem.objects.of_body(decided.body)) == [item]
    assert list(ActionItem.objects.of_body(due.body)) == []
    assert list(ActionItem.objects.due_at(due)) == [item]
    assert list(ActionItem.objects.due_at(decided)) == []


@pytest.mark.parametrize("lines", [1, 3])
def test_a_list_takes_the_same_queries_however_long(
    lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    AssignmentFactory.create_batch(lines)
    AssignmentFactory(person=None, body=BodyFactory(contact=PersonFactory()))
    with django_assert_num_queries(5):
        for item in ActionItem.objects.for_list():
            shown = [item.meeting, *(each.recipient for each in item.assignments.all())]
            assert len(shown) == 2
