import datetime

import pytest

from tests.factories import NOW, ActionItemFactory, BodyFactory, MeetingFactory, PersonFactory
from tracker.deadlines import cancel_meeting
from tracker.errors import DomainError
from tracker.models import ActionEvent, ActionItem
from tracker.responses import add_note, change_status

pytestmark = pytest.mark.django_db
MAIL = ActionEvent.Via.MAIL


def test_an_answer_closes_and_the_history_says_how() -> None:
    item, cecilia = ActionItemFactory(), PersonFactory(name="Cecilia Mårtensson")
    changed = change_status(item, "done", by=cecilia, via=MAIL, now=NOW, note=" Skickad. ")
    item.refresh_from_db()
    event = item.events.get()
    assert (changed, item.status) == (True, ActionItem.Status.DONE)
    assert (event.before_words, event.after_words) == ("öppet", "klart")
    assert (event.before, event.after, event.note) == ("open", "done", "Skickad.")
    assert (event.via, event.by, event.by_name, event.at) == (MAIL, cecilia, cecilia.name, NOW)


def test_a_button_pressed_twice_does_nothing_the_second_time() -> None:
    item = ActionItemFactory()
    change_status(item, "done", by=None, via=MAIL, now=NOW)
    assert change_status(item, "done", by=None, via=MAIL, now=NOW) is False
    assert item.events.count() == 1


def test_the_same_status_with_a_note_keeps_the_note() -> None:
    item = ActionItemFactory(status=ActionItem.Status.IN_PROGRESS)
    assert change_status(item, "in_progress", by=None, via=MAIL, now=NOW, note="Halvvägs")
    event = item.events.get()
    assert (event.kind, event.note) == (ActionEvent.Kind.NOTE, "Halvvägs")


def test_a_reopened_item_follows_its_meeting_again() -> None:
    meeting = MeetingFactory(date=datetime.date(2019, 2, 14))
    item = ActionItemFactory(status="done", due_meeting=meeting, due_on=datetime.date(2019, 2, 7))
    change_status(item, "open", by=None, via=ActionEvent.Via.PAGE, now=NOW)
    item.refresh_from_db()
    assert (item.status, item.due_on) == ("open", meeting.date)


def test_a_reopened_item_goes_on_to_the_meeting_after_a_cancelled_one() -> None:
    meeting = MeetingFactory(date=datetime.date(2019, 2, 7))
    item = ActionItemFactory(status="done", due_meeting=meeting, due_on=meeting.date)
    cancel_meeting(meeting, by=None, now=NOW)
    after = MeetingFactory(body=meeting.body, date=datetime.date(2019, 3, 7))
    change_status(item, "open", by=None, via=ActionEvent.Via.PAGE, now=NOW)
    item.refresh_from_db()
    assert (item.due_meeting, item.due_on) == (after, after.date)
    assert item.events.filter(kind=ActionEvent.Kind.DEADLINE).count() == 1


def test_a_reopened_item_settles_on_the_meeting_that_it_waited_for() -> None:
    awaited = BodyFactory()
    item = ActionItemFactory(status="done", due_body=awaited, due_text="nästa möte")
    planned = MeetingFactory(body=awaited, date=datetime.date(2019, 3, 7))
    change_status(item, "open", by=None, via=ActionEvent.Via.PAGE, now=NOW)
    item.refresh_from_db()
    assert (item.due_meeting, item.due_body, item.due_on) == (planned, None, planned.date)


def test_an_unknown_status_is_an_error_and_changes_nothing() -> None:
    item = ActionItemFactory()
    with pytest.raises(ValueError, match="finished"):
        change_status(item, "finished", by=None, via=MAIL, now=NOW)
    assert item.events.count() == 0


def test_an_empty_note_is_refused() -> None:
    with pytest.raises(DomainError, match="Skriv något"):
        add_note(ActionItemFactory(), "  ", by=None, via=MAIL, now=NOW)
