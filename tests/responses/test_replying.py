import pytest

from tests.factories import NOW, ActionItemFactory, PersonFactory
from tracker.errors import DomainError
from tracker.responses import keep_reply, mark_read

pytestmark = pytest.mark.django_db


def test_a_reply_is_in_the_history_and_waits_to_be_read() -> None:
    item, cecilia = ActionItemFactory(), PersonFactory()
    keep_reply(item, " Skickat. ", by=cecilia, now=NOW)
    item.refresh_from_db()
    event = item.events.get()
    assert (event.kind, event.via, event.by, event.note) == ("note", "reply", cecilia, "Skickat.")
    assert item.replied_at == NOW


def test_reading_it_changes_nothing_else() -> None:
    item = ActionItemFactory()
    keep_reply(item, "Skickat.", by=PersonFactory(), now=NOW)
    mark_read(item)
    item.refresh_from_db()
    assert (item.replied_at, item.events.count()) == (None, 1)


def test_an_empty_one_is_refused() -> None:
    item = ActionItemFactory()
    with pytest.raises(DomainError):
        keep_reply(item, " ", by=PersonFactory(), now=NOW)
    assert item.replied_at is None
