"""A meeting moves, is cancelled, gets another number: what its people hear of it, day by day."""

import datetime

import pytest

from tests.factories import BodyFactory, MeetingFactory, PersonFactory
from tests.mail_server import Inbox
from tests.reminders.scenes import at, day, matter
from tracker.deadlines import cancel_meeting, ensure_meeting, move_meeting
from tracker.models import ActionEvent, ActionItem, Body, Meeting, Person, Reminder
from tracker.reminders import tell

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def ssk(db: None) -> Body:
    return BodyFactory(name="Samarbetskommittén", short_name="SSK")


@pytest.fixture
def seventh(ssk: Body) -> Meeting:
    return MeetingFactory(body=ssk, date=day("2019-02-07"))


@pytest.fixture
def item(cecilia: Person, seventh: Meeting) -> ActionItem:
    """Cecilia's, decided on 25 January by the management group, due at SSK on 7 February."""
    return matter(cecilia, due="2019-02-07", due_meeting=seventh, due_set_on=day("2019-01-25"))


def live(first: str, last: str) -> list[tuple[str, ...]]:
    """Every morning from day to day: which days had a letter, and about what it was."""
    heard = []
    today = day(first)
    while today <= day(last):
        for line in tell(at(f"{today}T07:30")).lines:
            heard.append((f"{today:%m-%d}", line.status, *_occasions(today)))
        today += DAY
    return heard


def _occasions(today: datetime.date) -> list[str]:
    """What that day's letter told, with the deadline that each was about."""
    rows = Reminder.objects.filter(mailing__day=today).order_by("occasion")
    return [
        f"{row.occasion} {row.deadline:%m-%d}" if row.deadline else row.occasion for row in rows
    ]


def move(meeting: Meeting, to: str, when: str) -> None:
    move_meeting(meeting, day(to), by=None, now=at(when))


def test_left_alone_the_usual_letters_go(item: ActionItem, smtp: Inbox) -> None:
    assert live("2019-01-25", "2019-02-15") == [
        ("01-28", "sent", "new 02-07"),
        ("01-31", "sent", "before:7 02-07"),
        ("02-06", "sent", "before:1 02-07"),
        ("02-08", "sent", "overdue:1 02-07"),
        ("02-15", "sent", "overdue:8 02-07"),
    ]


def test_moved_later(item: ActionItem, seventh: Meeting, smtp: Inbox) -> None:
    live("2019-01-25", "2019-02-01")
    move(seventh, "2019-02-14", "2019-02-01T12:00")
    assert live("2019-02-02", "2019-02-15") == [
        ("02-04", "sent", "moved:1 02-14"),
        ("02-07", "sent", "before:7 02-14"),
        ("02-13", "sent", "before:1 02-14"),
        ("02-15", "sent", "overdue:1 02-14"),
    ]


def test_moved_earlier(item: ActionItem, seventh: Meeting, smtp: Inbox) -> None:
    """The week before the new day is past: the notice stands for it."""
    live("2019-01-25", "2019-01-28")
    move(seventh, "2019-02-05", "2019-01-30T12:00")
    assert live("2019-01-31", "2019-02-06") == [
        ("01-31", "sent", "moved:1 02-05"),
        ("02-04", "sent", "before:1 02-05"),
        ("02-06", "sent", "overdue:1 02-05"),
    ]


def test_moved_past_all_of_the_old_days_reminders(
    item: ActionItem, seventh: Meeting, smtp: Inbox
) -> None:
    """On the last day, after the reminders of the old one have gone: the new one has its own."""
    live("2019-01-25", "2019-02-07")
    move(seventh, "2019-03-14", "2019-02-07T12:00")
    assert live("2019-02-08", "2019-03-15") == [
        ("02-08", "sent", "moved:1 03-14"),
        ("03-07", "sent", "before:7 03-14"),
        ("03-13", "sent", "before:1 03-14"),
        ("03-15", "sent", "overdue:1 03-14"),
    ]


def test_moved_forth_and_back_before_anybody_heard_of_it(
    item: ActionItem, seventh: Meeting, smtp: Inbox
) -> None:
    live("2019-01-25", "2019-01-28")
    move(seventh, "2019-02-14", "2019-01-29T09:00")
    move(seventh, "2019-02-07", "2019-01-29T10:00")
    assert live("2019-01-29", "2019-02-06") == [
        ("01-31", "sent", "before:7 02-07"),
        ("02-06", "sent", "before:1 02-07"),
    ]


def test_cancelled_with_a_successor(
    item: ActionItem, seventh: Meeting, ssk: Body, smtp: Inbox
) -> None:
    MeetingFactory(body=ssk, date=day("2019-02-21"))
    live("2019-01-25", "2019-02-01")
    cancel_meeting(seventh, by=None, now=at("2019-02-01T12:00"))
    assert live("2019-02-02", "2019-02-22") == [
        ("02-04", "sent", "moved:1 02-21"),
        ("02-14", "sent", "before:7 02-21"),
        ("02-20", "sent", "before:1 02-21"),
        ("02-22", "sent", "overdue:1 02-21"),
    ]


def test_cancelled_without_one_it_waits_until_one_is_planned(
    item: ActionItem, seventh: Meeting, ssk: Body, smtp: Inbox
) -> None:
    live("2019-01-25", "2019-02-01")
    cancel_meeting(seventh, by=None, now=at("2019-02-01T12:00"))
    assert live("2019-02-02", "2019-02-28") == [("02-04", "sent", "moved:1")]
    _plan(ssk, "2019-03-14", "2019-02-28T12:00")
    assert live("2019-03-01", "2019-03-14") == [
        ("03-01", "sent", "moved:2 03-14"),
        ("03-07", "sent", "before:7 03-14"),
        ("03-13", "sent", "before:1 03-14"),
    ]


def _plan(body: Body, date: str, when: str) -> Meeting:
    via = ActionEvent.Via.SCRIPT
    return ensure_meeting(body, day(date), by=None, via=via, now=at(when))


def test_two_bodies_in_a_chain(cecilia: Person, ssk: Body, smtp: Inbox) -> None:
    """Put off by the management group to the next SSK, which is planned only later, cancelled, and
    followed by another: the group's own meetings change nothing of it."""
    item = matter(cecilia, due_body=ssk, due_text="nästa SSK")
    group = item.meeting.body
    live("2019-01-25", "2019-01-31")
    planned = _plan(ssk, "2019-02-14", "2019-01-31T12:00")
    own = MeetingFactory(body=group, date=day("2019-02-13"))
    cancel_meeting(own, by=None, now=at("2019-01-31T12:30"))
    assert live("2019-02-01", "2019-02-08") == [
        ("02-01", "sent", "moved:1 02-14"),
        ("02-07", "sent", "before:7 02-14"),
    ]
    MeetingFactory(body=ssk, date=day("2019-02-28"))
    cancel_meeting(planned, by=None, now=at("2019-02-11T12:00"))
    assert live("2019-02-12", "2019-02-28") == [
        ("02-12", "sent", "moved:2 02-28"),
        ("02-21", "sent", "before:7 02-28"),
        ("02-27", "sent", "before:1 02-28"),
    ]


def test_the_series_gets_other_numbers(item: ActionItem, ssk: Body, smtp: Inbox) -> None:
    """A meeting is known by itself and not by its number: a new one before it changes nothing."""
    live("2019-01-25", "2019-01-28")
    _plan(ssk, "2019-01-31", "2019-01-28T12:00")
    for number, meeting in enumerate(Meeting.objects.filter(body=ssk).order_by("date"), 1):
        meeting.number = f"{number}/2019"
        meeting.save()
    assert live("2019-01-29", "2019-02-06") == [
        ("01-31", "sent", "before:7 02-07"),
        ("02-06", "sent", "before:1 02-07"),
    ]


def test_closed_in_the_meeting_nothing_more_goes(
    item: ActionItem, seventh: Meeting, smtp: Inbox
) -> None:
    live("2019-01-25", "2019-02-07")
    ActionItem.objects.update(status="done")
    move(seventh, "2019-02-14", "2019-02-07T15:00")
    assert live("2019-02-08", "2019-02-28") == []


def test_the_clock_set_back_sends_nothing_twice(item: ActionItem, smtp: Inbox) -> None:
    live("2019-01-25", "2019-02-06")
    assert live("2019-01-25", "2019-02-06") == []
    assert live("2019-02-07", "2019-02-08") == [("02-08", "sent", "overdue:1 02-07")]


@pytest.mark.parametrize(
    ("decided", "due", "mornings"),
    [
        # Summer time begins on 31 March and ends on 27 October 2019.
        ("2019-03-21", "2019-04-01", ("2019-03-25T06:30", "2019-03-29T06:30")),
        ("2019-10-17", "2019-10-28", ("2019-10-21T05:30", "2019-10-25T05:30")),
        ("2020-02-13", "2020-02-29", ("2020-02-21T06:30", "2020-02-28T06:30")),
        ("2019-04-09", "2019-04-23", ("2019-04-16T05:30", "2019-04-18T05:30")),
        ("2020-12-08", "2020-12-28", ("2020-12-21T06:30", "2020-12-23T06:30")),
    ],
    ids=["summer time begins", "summer time ends", "leap day", "Easter", "Christmas"],
)
def test_each_odd_day_has_its_two_letters_on_working_days_before(
    cecilia: Person, smtp: Inbox, decided: str, due: str, mornings: tuple[str, str]
) -> None:
    item = matter(cecilia, due=due, assigned_at=at(f"{decided}T16:00"))
    live(decided, due)
    sent = item.reminders.filter(occasion__startswith="before").order_by("due_at")
    times = [
        row.mailing.sent_at.astimezone(datetime.UTC)
        for row in sent
        if row.mailing and row.mailing.sent_at
    ]
    assert [f"{time:%Y-%m-%dT%H:%M}" for time in times] == list(mornings)
