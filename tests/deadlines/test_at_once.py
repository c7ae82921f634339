"""Several people at the same meetings at the same moment, each over a connection of their own."""

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.factories import NOW, ActionItemFactory, BodyFactory, MeetingFactory
from tracker.deadlines import ensure_meeting, move_meeting
from tracker.errors import Conflict
from tracker.models import ActionEvent, ActionItem, Meeting

pytestmark = pytest.mark.django_db(transaction=True)
SEVENTH, EIGHTH = datetime.date(2019, 2, 7), datetime.date(2019, 2, 8)
FOURTEENTH = datetime.date(2019, 2, 14)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each call returned, or the Conflict it raised; all start together."""
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            start.wait()
            return call()
        except Conflict as conflict:
            return conflict
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def move(pk: int, day: datetime.date) -> Callable[[], int]:
    """A move by somebody whose page shows the meeting as it is now."""
    meeting = Meeting.objects.get(pk=pk)
    return lambda: move_meeting(meeting, day, by=None, now=NOW)


def test_a_meeting_moved_twice_at_once_keeps_its_length_and_its_matters() -> None:
    meeting = MeetingFactory(date=SEVENTH, end_date=EIGHTH)
    ActionItemFactory(due_meeting=meeting, due_on=SEVENTH)
    days = [FOURTEENTH, datetime.date(2019, 3, 14), datetime.date(2019, 6, 14)]
    assert at_once(*(move(meeting.pk, day) for day in days)) == [1, 1, 1]
    meeting.refresh_from_db()
    assert meeting.end_date == meeting.date + datetime.timedelta(days=1)
    assert ActionItem.objects.get().due_on == meeting.date


def test_two_meetings_moved_to_one_day_at_once_give_one_conflict() -> None:
    body = BodyFactory()
    meetings = [MeetingFactory(body=body, date=day) for day in (SEVENTH, EIGHTH)]
    came_of_it = at_once(*(move(each.pk, FOURTEENTH) for each in meetings))
    assert sorted(type(each).__name__ for each in came_of_it) == ["Conflict", "int"]


def test_a_meeting_planned_twice_at_once_is_one() -> None:
    body, via = BodyFactory(), ActionEvent.Via.PAGE

    def plan() -> Meeting:
        return ensure_meeting(body, FOURTEENTH, by=None, via=via, now=NOW)

    assert at_once(plan, plan, plan) == [Meeting.objects.get()] * 3
