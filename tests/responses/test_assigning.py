import pytest

from tests.factories import NOW, ActionItemFactory, AssignmentFactory, BodyFactory, PersonFactory
from tracker.models import ActionEvent
from tracker.responses import assign

pytestmark = pytest.mark.django_db
PAGE = ActionEvent.Via.PAGE


def test_the_new_list_replaces_the_old_and_who_stays_is_kept() -> None:
    item = ActionItemFactory()
    cecilia = PersonFactory(name="Cecilia")
    kept = AssignmentFactory(action_item=item, person=cecilia)
    AssignmentFactory(action_item=item, person__name="Bo")
    group = BodyFactory(name="SNUG")
    assert assign(item, [cecilia, group], by=None, via=PAGE, now=NOW)
    assert [str(each) for each in item.assignments.all()] == ["Cecilia", "SNUG"]
    assert item.assignments.first() == kept
    event = item.events.get()
    assert (event.before, event.after) == ("Cecilia, Bo", "Cecilia, SNUG")


def test_the_same_list_changes_nothing() -> None:
    item, cecilia = ActionItemFactory(), PersonFactory()
    AssignmentFactory(action_item=item, person=cecilia)
    assert assign(item, [cecilia], by=None, via=PAGE, now=NOW) is False
    assert item.events.count() == 0


def test_everybody_can_be_taken_off() -> None:
    item = AssignmentFactory().action_item
    assert assign(item, [], by=PersonFactory(), via=PAGE, now=NOW)
    assert item.assignments.count() == 0
