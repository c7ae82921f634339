"""How many letters go on which day, said before anything is accepted."""

import datetime

import pytest

from tests.factories import (
    NOW,
    ActionItemFactory,
    AssignmentFactory,
    BodyFactory,
    PersonFactory,
)
from tracker.models import ActionItem, ReminderPolicy
from tracker.reminders import first_letters

pytestmark = pytest.mark.django_db
MONDAY = datetime.date(2019, 1, 28)


@pytest.fixture
def item() -> ActionItem:
    return ActionItemFactory()


def give(item: ActionItem, **given: object) -> None:
    AssignmentFactory(action_item=item, person=PersonFactory(**given), assigned_at=NOW)


def test_one_letter_a_person_on_the_next_working_day(item: ActionItem) -> None:
    person = PersonFactory()
    other = ActionItemFactory(decision=item.decision)
    for each in (item, other):
        AssignmentFactory(action_item=each, person=person)
    give(item)
    assert first_letters(item.meeting, NOW) == {MONDAY: 2}


def test_a_group_is_told_through_its_contact(item: ActionItem) -> None:
    AssignmentFactory(action_item=item, person=None, body=BodyFactory(contact=PersonFactory()))
    assert first_letters(item.meeting, NOW) == {MONDAY: 1}


def test_none_to_those_who_cannot_or_will_not_get_mail(item: ActionItem) -> None:
    give(item, email="")
    give(item, wants_mail=False)
    assert first_letters(item.meeting, NOW) == {}


def test_whoever_has_paused_the_mail_is_told_afterwards(item: ActionItem) -> None:
    give(item)
    give(item, paused_until=datetime.date(2019, 2, 1))
    assert first_letters(item.meeting, NOW) == {MONDAY: 1, datetime.date(2019, 2, 4): 1}


def test_who_has_paused_it_for_ever_stops_no_minutes(item: ActionItem) -> None:
    give(item)
    give(item, paused_until=datetime.date.max)
    assert list(first_letters(item.meeting, NOW).values()) == [1, 1]


def test_none_where_the_body_has_none_of_new_matters(item: ActionItem) -> None:
    ReminderPolicy.objects.create(body=item.meeting.body, tells_new=False)
    give(item)
    assert first_letters(item.meeting, NOW) == {}


def test_the_bodys_own_rules_hold(item: ActionItem) -> None:
    ReminderPolicy.objects.create(body=item.meeting.body, working_days_only=False)
    give(item)
    assert first_letters(item.meeting, NOW) == {datetime.date(2019, 1, 26): 1}
