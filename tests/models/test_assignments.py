"""Who has to do an action item."""

import pytest

from tests.factories import ActionItemFactory, AssignmentFactory, BodyFactory, PersonFactory
from tests.models.refusal import refused_by

pytestmark = pytest.mark.django_db


def test_is_not_assigned_to_a_person_and_a_group_at_once() -> None:
    with refused_by("assignment_to_a_person_or_a_body"):
        AssignmentFactory(person=PersonFactory(), body=BodyFactory())


def test_is_not_assigned_to_nobody() -> None:
    with refused_by("assignment_to_a_person_or_a_body"):
        AssignmentFactory(person=None, body=None)


def test_is_assigned_to_a_person_once() -> None:
    has = AssignmentFactory()
    with refused_by("assignment_once_a_person"):
        AssignmentFactory(action_item=has.action_item, person=has.person)


def test_is_assigned_to_a_group_once() -> None:
    has = AssignmentFactory(person=None, body=BodyFactory())
    with refused_by("assignment_once_a_body"):
        AssignmentFactory(action_item=has.action_item, person=None, body=has.body)


def test_is_assigned_to_several() -> None:
    item = ActionItemFactory()
    AssignmentFactory.create_batch(2, action_item=item)
    AssignmentFactory(action_item=item, person=None, body=BodyFactory())
    assert item.assignments.count() == 3


def test_mail_goes_to_the_person_or_to_the_groups_contact() -> None:
    anna = PersonFactory()
    assert AssignmentFactory(person=anna).recipient == anna
    assert AssignmentFactory(person=None, body=BodyFactory(contact=anna)).recipient == anna
    assert AssignmentFactory(person=None, body=BodyFactory()).recipient is None
