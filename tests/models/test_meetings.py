"""Meetings, who was there, and what is due at them."""

import datetime

import pytest

from tests.factories import ActionItemFactory, AttendanceFactory, BodyFactory, MeetingFactory
from tests.models.refusal import refused_by
from tracker.models import ActionItem, Attendance, Meeting

pytestmark = pytest.mark.django_db

DAY = datetime.date(2019, 2, 7)
DAY_BEFORE = datetime.date(2019, 2, 6)
DAY_AFTER = datetime.date(2019, 2, 8)
NINE = datetime.time(9)
TEN = datetime.time(10)


def test_a_body_meets_once_a_day() -> None:
    meeting = MeetingFactory(date=DAY)
    with refused_by("meeting_once_a_day_and_body"):
        MeetingFactory(body=meeting.body, date=DAY)


def test_a_cancelled_meeting_leaves_its_day_free() -> None:
    cancelled = MeetingFactory(date=DAY, status=Meeting.Status.CANCELLED)
    standing = MeetingFactory(body=cancelled.body, date=DAY)
    assert list(Meeting.objects.standing()) == [standing]


def test_the_last_day_comes_not_before_the_first() -> None:
    with refused_by("meeting_ends_on_or_after_its_first_day"):
        MeetingFactory(date=DAY, end_date=DAY_BEFORE)


@pytest.mark.parametrize("ends_at", [NINE, TEN])
def test_ends_after_it_starts(ends_at: datetime.time) -> None:
    with refused_by("meeting_ends_after_it_starts"):
        MeetingFactory(date=DAY, starts_at=TEN, ends_at=ends_at)


def test_a_meeting_over_two_days_may_end_earlier_in_the_day() -> None:
    meeting = MeetingFactory(date=DAY, end_date=DAY_AFTER, starts_at=TEN, ends_at=NINE)
    assert meeting.last_day == DAY_AFTER


def test_nobody_is_both_present_and_absent() -> None:
    present = AttendanceFactory()
    with refused_by("attendance_once_a_person_and_meeting"):
        AttendanceFactory(
            meeting=present.meeting, person=present.person, status=Attendance.Status.ABSENT
        )


def test_coming_meetings_are_todays_and_later_the_nearest_first() -> None:
    body = BodyFactory()
    later, today, _past = (
        MeetingFactory(body=body, date=date) for date in (DAY_AFTER, DAY, DAY_BEFORE)
    )
    assert list(Meeting.objects.coming(DAY)) == [today, later]
    assert list(Meeting.objects.after(DAY)) == [later]


def test_a_cancelled_meeting_is_not_coming() -> None:
    MeetingFactory(date=DAY, status=Meeting.Status.CANCELLED)
    assert list(Meeting.objects.coming(DAY)) == []


def test_what_is_due_at_a_meeting_has_its_day() -> None:
    item, meeting = ActionItemFactory(), MeetingFactory()
    with refused_by("actionitem_due_at_a_meeting_has_its_day"):
        ActionItem.objects.filter(pk=item.pk).update(due_meeting=meeting)


def test_what_waits_for_a_meeting_has_no_day() -> None:
    with refused_by("actionitem_waits_for_a_meeting_or_has_one"):
        ActionItemFactory(due_body=BodyFactory(), due_on=DAY)


def test_what_waits_for_a_meeting_hangs_on_none() -> None:
    meeting = MeetingFactory(date=DAY)
    with refused_by("actionitem_waits_for_a_meeting_or_has_one"):
        ActionItemFactory(due_body=meeting.body, due_meeting=meeting, due_on=DAY)
