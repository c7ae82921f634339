import datetime
from collections.abc import Callable

import pytest

from tests.factories import NOW, ActionItemFactory, PersonFactory
from tracker.errors import Conflict, DomainError
from tracker.models import ActionEvent, ActionItem
from tracker.responses import grant_time, refuse_time, wish_for_time

pytestmark = pytest.mark.django_db
MAIL, PAGE = ActionEvent.Via.MAIL, ActionEvent.Via.PAGE
SEVENTH, MARCH = datetime.date(2019, 2, 7), datetime.date(2019, 3, 1)


@pytest.fixture
def item() -> ActionItem:
    return ActionItemFactory(due_on=SEVENTH, due_text="7/2")


def test_a_wish_leaves_the_deadline_as_it_was(item: ActionItem) -> None:
    wish_for_time(item, MARCH, by=PersonFactory(), via=MAIL, now=NOW, note="Väntar svar")
    item.refresh_from_db()
    event = item.events.get()
    assert (item.due_on, item.wished_on) == (SEVENTH, MARCH)
    assert (event.kind, event.after, event.note) == ("time_wished", "2019-03-01", "Väntar svar")


def test_a_granted_wish_becomes_the_deadline(item: ActionItem) -> None:
    wish_for_time(item, MARCH, by=None, via=MAIL, now=NOW)
    grant_time(item, by=None, via=PAGE, now=NOW)
    item.refresh_from_db()
    assert (item.due_on, item.wished_on) == (MARCH, None)
    assert [event.kind for event in item.events.all()] == ["time_wished", "deadline"]


def test_a_refused_wish_is_over(item: ActionItem) -> None:
    wish_for_time(item, MARCH, by=None, via=MAIL, now=NOW)
    refuse_time(item, by=None, via=PAGE, now=NOW, note="SSK väntar")
    item.refresh_from_db()
    assert (item.due_on, item.wished_on) == (SEVENTH, None)
    assert [event.kind for event in item.events.all()] == ["time_wished", "time_refused"]


def test_a_day_that_has_been_cannot_be_wished_for(item: ActionItem) -> None:
    with pytest.raises(DomainError, match="inte har varit"):
        wish_for_time(item, datetime.date(2019, 1, 24), by=None, via=MAIL, now=NOW)


@pytest.mark.parametrize("day", [6, 7])
def test_more_time_is_time_after_the_deadline(item: ActionItem, day: int) -> None:
    with pytest.raises(DomainError, match="efter den som gäller nu"):
        wish_for_time(item, datetime.date(2019, 2, day), by=None, via=MAIL, now=NOW)
    item.refresh_from_db()
    assert (item.wished_on, item.events.count()) == (None, 0)


def test_a_closed_matter_needs_no_time() -> None:
    with pytest.raises(DomainError, match="avslutat"):
        wish_for_time(ActionItemFactory(status="done"), MARCH, by=None, via=MAIL, now=NOW)


@pytest.mark.parametrize("settle", [grant_time, refuse_time])
def test_a_wish_that_has_changed_since_it_was_read_is_not_answered(
    item: ActionItem, settle: Callable[..., None]
) -> None:
    wish_for_time(item, MARCH, by=None, via=MAIL, now=NOW)
    with pytest.raises(Conflict, match="gäller en annan dag nu: 2019-03-01"):
        settle(item, by=None, via=PAGE, now=NOW, wished_on=MARCH - datetime.timedelta(days=1))
    item.refresh_from_db()
    assert (item.wished_on, item.due_on) == (MARCH, SEVENTH)
    settle(item, by=None, via=PAGE, now=NOW, wished_on=MARCH)
    assert item.wished_on is None


@pytest.mark.parametrize("settle", [grant_time, refuse_time])
def test_without_a_wish_there_is_nothing_to_settle(settle: object, item: ActionItem) -> None:
    assert callable(settle)
    with pytest.raises(DomainError, match="Ingen har bett"):
        settle(item, by=None, via=PAGE, now=NOW)
