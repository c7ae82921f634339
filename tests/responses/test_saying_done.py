import pytest

from tests.factories import NOW, ActionItemFactory, PersonFactory
from tracker.errors import DomainError
from tracker.models import ActionEvent, ActionItem, Person
from tracker.responses import change_status, confirm_done, deny_done, say_done

pytestmark = pytest.mark.django_db
PAGE, REPLY = ActionEvent.Via.PAGE, ActionEvent.Via.REPLY


@pytest.fixture
def cecilia() -> Person:
    return PersonFactory(name="Cecilia Mårtensson")


@pytest.fixture
def item(cecilia: Person) -> ActionItem:
    """Cecilia has said that it is done."""
    item = ActionItemFactory()
    assert say_done(item, by=cecilia, via=REPLY, now=NOW, note="Klart!")
    return item


def kinds(item: ActionItem) -> list[str]:
    item.refresh_from_db()
    return [each.kind for each in item.events.all()]


def test_what_is_said_to_be_done_stays_open(item: ActionItem, cecilia: Person) -> None:
    item.refresh_from_db()
    event = item.events.get()
    assert (item.status, item.said_done_at) == ("open", NOW)
    assert (event.kind, event.by, event.note) == ("said_done", cecilia, "Klart!")


def test_it_is_said_once(item: ActionItem, cecilia: Person) -> None:
    assert not say_done(item, by=cecilia, via=REPLY, now=NOW)
    assert kinds(item) == ["said_done"]


def test_of_a_closed_matter_it_is_not_said(cecilia: Person) -> None:
    item = ActionItemFactory(status="cancelled")
    assert not say_done(item, by=cecilia, via=REPLY, now=NOW)
    assert kinds(item) == []


def test_confirming_closes_the_matter(item: ActionItem) -> None:
    anna = PersonFactory(name="Anna")
    confirm_done(item, by=anna, via=PAGE, now=NOW)
    assert kinds(item) == ["said_done", "status"]
    assert (item.status, item.said_done_at, item.events.latest("pk").by) == ("done", None, anna)


def test_denying_leaves_it_open(item: ActionItem) -> None:
    deny_done(item, by=None, via=PAGE, now=NOW)
    assert kinds(item) == ["said_done", "done_denied"]
    assert (item.status, item.said_done_at) == ("open", None)


@pytest.mark.parametrize("status", ["done", "cancelled", "in_progress"])
def test_a_status_answers_it(item: ActionItem, status: str) -> None:
    change_status(item, status, by=None, via=PAGE, now=NOW)
    item.refresh_from_db()
    assert item.said_done_at is None


@pytest.mark.parametrize("answer", [confirm_done, deny_done])
def test_where_nothing_is_said_there_is_nothing_to_answer(answer: object) -> None:
    assert callable(answer)
    with pytest.raises(DomainError, match="Ingen har anmält"):
        answer(ActionItemFactory(), by=None, via=PAGE, now=NOW)


@pytest.mark.parametrize("answer", [confirm_done, deny_done])
def test_two_coordinators_who_answer_at_once_answer_once(answer: object, item: ActionItem) -> None:
    stale = ActionItem.objects.get(pk=item.pk)
    confirm_done(item, by=None, via=PAGE, now=NOW)
    assert callable(answer)
    with pytest.raises(DomainError, match="Ingen har anmält"):
        answer(stale, by=None, via=PAGE, now=NOW)
