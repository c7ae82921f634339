import datetime

import pytest

from tests.factories import (
    NOW,
    ActionItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
    UserFactory,
)
from tracker.deadlines import cancel_meeting, ensure_meeting, move_meeting
from tracker.errors import Conflict
from tracker.models import ActionEvent, ActionItem, Body, Decision, Meeting

pytestmark = pytest.mark.django_db
SEVENTH, FOURTEENTH = datetime.date(2019, 2, 7), datetime.date(2019, 2, 14)


@pytest.fixture
def ssk() -> Body:
    return BodyFactory(name="Samarbetskommittén", short_name="SSK")


@pytest.fixture
def meeting(ssk: Body) -> Meeting:
    return MeetingFactory(body=ssk, date=SEVENTH)


@pytest.fixture
def item(meeting: Meeting) -> ActionItem:
    return ActionItemFactory(due_meeting=meeting, due_on=SEVENTH, due_text="på nästa SSK 7/2")


def test_open_deadlines_follow_a_moved_meeting(meeting: Meeting, item: ActionItem) -> None:
    assert move_meeting(meeting, FOURTEENTH, by=PersonFactory(name="Anna"), now=NOW) == 1
    item.refresh_from_db()
    event = item.events.get()
    assert (item.due_on, item.due_text) == (FOURTEENTH, "på nästa SSK 7/2")
    assert (event.before, event.after) == ("SSK 2019-02-07", "SSK 2019-02-14")
    assert (event.by_name, event.at) == ("Anna", NOW)


def test_a_script_need_not_say_when(meeting: Meeting, item: ActionItem) -> None:
    move_meeting(meeting, FOURTEENTH, by=UserFactory(email="anna@example.org"))
    assert item.events.get().by_name == "anna@example.org"


def test_a_closed_matter_stays_as_it_was(meeting: Meeting, item: ActionItem) -> None:
    ActionItem.objects.update(status=ActionItem.Status.DONE)
    assert move_meeting(meeting, FOURTEENTH, by=None, now=NOW) == 0
    item.refresh_from_db()
    assert (item.due_on, item.events.count()) == (SEVENTH, 0)


def test_a_tabled_matter_follows(meeting: Meeting) -> None:
    tabled = DecisionFactory(kind=Decision.Kind.TABLED, due_meeting=meeting, due_on=SEVENTH)
    move_meeting(meeting, FOURTEENTH, by=None, now=NOW)
    tabled.refresh_from_db()
    assert tabled.due_on == FOURTEENTH


@pytest.mark.parametrize(
    ("moved_to", "ends"),
    [("2019-02-14", "2019-02-15"), ("9999-12-31", "9999-12-31")],
)
def test_a_longer_meeting_keeps_its_length_as_far_as_there_are_days(
    ssk: Body, moved_to: str, ends: str
) -> None:
    meeting = MeetingFactory(body=ssk, date=SEVENTH, end_date=datetime.date(2019, 2, 8))
    move_meeting(meeting, datetime.date.fromisoformat(moved_to), by=None, now=NOW)
    meeting.refresh_from_db()
    assert str(meeting.end_date) == ends


@pytest.mark.parametrize(("wished", "left"), [(13, None), (14, None), (15, 15)])
def test_a_wish_for_more_time_is_over_where_the_meeting_moves_as_far(
    meeting: Meeting, item: ActionItem, wished: int, left: int | None
) -> None:
    ActionItem.objects.update(wished_on=datetime.date(2019, 2, wished))
    move_meeting(meeting, FOURTEENTH, by=None, now=NOW)
    item.refresh_from_db()
    assert item.wished_on == (left and datetime.date(2019, 2, left))


def test_moving_to_the_same_day_does_nothing(meeting: Meeting, item: ActionItem) -> None:
    assert move_meeting(meeting, SEVENTH, by=None, now=NOW) == 0
    assert item.events.count() == 0


def test_a_day_that_is_taken_is_refused(meeting: Meeting, item: ActionItem) -> None:
    MeetingFactory(body=meeting.body, date=FOURTEENTH)
    with pytest.raises(Conflict, match="SSK har redan ett möte 2019-02-14"):
        move_meeting(meeting, FOURTEENTH, by=None, now=NOW)
    item.refresh_from_db()
    meeting.refresh_from_db()
    assert (item.due_on, meeting.date) == (SEVENTH, SEVENTH)


def test_the_second_day_of_another_meeting_is_taken(meeting: Meeting) -> None:
    MeetingFactory(
        body=meeting.body, date=datetime.date(2019, 2, 13), end_date=datetime.date(2019, 2, 15)
    )
    with pytest.raises(Conflict, match="SSK har redan ett möte 2019-02-14"):
        move_meeting(meeting, FOURTEENTH, by=None, now=NOW)


def test_a_longer_meeting_may_move_by_a_day(ssk: Body) -> None:
    meeting = MeetingFactory(body=ssk, date=SEVENTH, end_date=datetime.date(2019, 2, 8))
    move_meeting(meeting, datetime.date(2019, 2, 8), by=None, now=NOW)
    meeting.refresh_from_db()
    assert meeting.end_date == datetime.date(2019, 2, 9)


def test_a_cancelled_meeting_hands_over_to_the_next(meeting: Meeting, item: ActionItem) -> None:
    successor = MeetingFactory(body=meeting.body, date=datetime.date(2019, 3, 7))
    assert cancel_meeting(meeting, by=None, now=NOW) == 1
    item.refresh_from_db()
    assert (item.due_meeting, item.due_on) == (successor, successor.date)
    assert item.events.get().after == "SSK 2019-03-07"


def test_without_a_next_meeting_the_deadline_waits(meeting: Meeting, item: ActionItem) -> None:
    cancel_meeting(meeting, by=None, now=NOW)
    item.refresh_from_db()
    assert (item.due_meeting, item.due_body, item.due_on) == (None, meeting.body, None)
    assert item.events.get().after == "nästa SSK, ännu inte planerat"


def test_what_waits_settles_when_a_meeting_is_planned(meeting: Meeting, item: ActionItem) -> None:
    tabled = DecisionFactory(kind=Decision.Kind.TABLED, due_meeting=meeting, due_on=SEVENTH)
    cancel_meeting(meeting, by=None, now=NOW)
    fresh = ensure_meeting(meeting.body, FOURTEENTH, by=None, via=ActionEvent.Via.PAGE, now=NOW)
    item.refresh_from_db()
    tabled.refresh_from_db()
    assert (item.due_meeting, item.due_body, item.due_on) == (fresh, None, FOURTEENTH)
    assert (tabled.due_meeting, tabled.due_body, tabled.due_on) == (fresh, None, FOURTEENTH)


def test_a_cancelled_meeting_is_neither_moved_nor_cancelled_again(meeting: Meeting) -> None:
    cancel_meeting(meeting, by=None, now=NOW)
    with pytest.raises(Conflict, match="inställt"):
        move_meeting(meeting, FOURTEENTH, by=None, now=NOW)
    with pytest.raises(Conflict, match="redan inställt"):
        cancel_meeting(meeting, by=None, now=NOW)
