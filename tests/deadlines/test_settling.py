import datetime

import pytest

from tests.factories import NOW, ActionItemFactory, BodyFactory, MeetingFactory, PersonFactory
from tracker.deadlines import Settled, set_deadline, settle
from tracker.intake import Deadline
from tracker.models import ActionEvent, ActionItem, Body, Meeting

pytestmark = pytest.mark.django_db
DECIDED = datetime.date(2019, 1, 25)
SEVENTH = datetime.date(2019, 2, 7)


@pytest.fixture
def group() -> Body:
    return BodyFactory(name="Ledningsgruppen")


@pytest.fixture
def ssk() -> Body:
    return BodyFactory(name="Samarbetskommittén", short_name="SSK")


def settled(deadline: Deadline | None, body: Body) -> Settled:
    return settle(
        deadline, body=body, decided_on=DECIDED, by=None, via=ActionEvent.Via.PAGE, now=NOW
    )


def test_no_deadline(group: Body) -> None:
    assert settled(None, group) == Settled()


def test_a_day(group: Body) -> None:
    day = datetime.date(2019, 3, 31)
    assert settled(Deadline("i mars", "period", None, day), group) == Settled("i mars", day)


def test_vague_words_have_no_day(group: Body) -> None:
    assert settled(Deadline("snarast", "vague"), group) == Settled("snarast")


def test_a_dated_meeting_is_made_as_planned(group: Body, ssk: Body) -> None:
    found = settled(Deadline("på nästa SSK 7/2", "meeting", "SSK", SEVENTH), group)
    meeting = Meeting.objects.get(body=ssk)
    assert (meeting.date, meeting.status) == (SEVENTH, Meeting.Status.PLANNED)
    assert found == Settled("på nästa SSK 7/2", SEVENTH, meeting)


def test_a_dated_meeting_that_exists_is_used(group: Body, ssk: Body) -> None:
    meeting = MeetingFactory(body=ssk, date=SEVENTH)
    found = settled(Deadline("på nästa SSK 7/2", "meeting", "SSK", SEVENTH), group)
    assert (found.due_meeting, Meeting.objects.count()) == (meeting, 1)


def test_the_second_day_of_a_longer_meeting_is_that_meeting(group: Body, ssk: Body) -> None:
    meeting = MeetingFactory(body=ssk, date=datetime.date(2019, 2, 6), end_date=SEVENTH)
    found = settled(Deadline("SSK 7/2", "meeting", "SSK", SEVENTH), group)
    assert (found.due_meeting, found.due_on) == (meeting, meeting.date)


def test_next_meeting_is_the_own_bodys_next_after_the_deciding_one(group: Body) -> None:
    MeetingFactory(body=group, date=datetime.date(2019, 1, 10))
    MeetingFactory(body=group, date=datetime.date(2019, 2, 1), status=Meeting.Status.CANCELLED)
    MeetingFactory(body=group, date=datetime.date(2019, 4, 1))
    following = MeetingFactory(body=group, date=datetime.date(2019, 3, 1))
    found = settled(Deadline("till nästa möte", "meeting"), group)
    assert (found.due_meeting, found.due_on) == (following, following.date)


def test_without_a_planned_meeting_the_deadline_waits_for_it(group: Body, ssk: Body) -> None:
    found = settled(Deadline("till nästa SSK", "meeting", "SSK"), group)
    assert found == Settled("till nästa SSK", due_body=ssk)


def test_an_unknown_body_that_meets_again_is_made(group: Body) -> None:
    found = settled(Deadline("på nästa AU 7/2", "meeting", "AU", SEVENTH), group)
    assert found.due_meeting is not None
    body = found.due_meeting.body
    assert (body.name, body.short_name) == ("AU", "AU")


def test_a_single_meeting_with_somebody_is_a_day_only(group: Body) -> None:
    found = settled(Deadline("inför mötet med GD", "meeting", "GD", SEVENTH), group)
    assert found == Settled("inför mötet med GD", SEVENTH)
    assert not Body.objects.filter(name="GD").exists()


def test_setting_a_deadline_leaves_a_line_of_history(group: Body) -> None:
    item = ActionItemFactory(
        decision__agenda_item__meeting__body=group, due_on=DECIDED, wished_on=SEVENTH
    )
    anna = PersonFactory(name="Anna")
    deadline = Deadline("7/2", "date", None, SEVENTH)
    set_deadline(item, deadline, by=anna, via=ActionEvent.Via.PAGE, now=NOW)
    item.refresh_from_db()
    event = item.events.get()
    assert (item.due_on, item.due_text, item.wished_on) == (SEVENTH, "7/2", None)
    assert (event.kind, event.before, event.after, event.by_name) == (
        "deadline",
        "2019-01-25",
        "2019-02-07",
        "Anna",
    )


def test_a_deadline_can_be_taken_away() -> None:
    item = ActionItemFactory(due_on=SEVENTH, due_text="7/2")
    set_deadline(item, None, by=None, via=ActionEvent.Via.PAGE, now=NOW)
    assert ActionItem.objects.get().has_deadline is False


def test_next_meeting_said_later_is_the_one_after_today(group: Body) -> None:
    held = MeetingFactory(body=group, date=datetime.date(2018, 11, 1))
    item = ActionItemFactory(decision__agenda_item__meeting=held)
    MeetingFactory(body=group, date=datetime.date(2018, 12, 1))
    coming = MeetingFactory(body=group, date=datetime.date(2019, 2, 1))
    deadline = Deadline("till nästa möte", "meeting")
    set_deadline(item, deadline, by=None, via=ActionEvent.Via.PAGE, now=NOW)
    assert item.due_meeting == coming
