"""One's outstanding matters before a meeting."""

import pytest

from tests.factories import MeetingFactory, ReminderPolicyFactory
from tests.reminders.scenes import at, day, ledger, matter, told
from tracker.models import ActionItem, Body, Meeting, Person, Reminder
from tracker.reminders import plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(cecilia: Person, meeting: Meeting) -> ActionItem:
    item = matter(cecilia, decision__agenda_item__meeting=meeting)
    told(cecilia, item)
    return item


@pytest.fixture
def coming(board: Body) -> Meeting:
    return MeetingFactory(body=board, date=day("2019-02-22"))


def test_five_days_before_each_meeting_of_the_body(item: ActionItem, coming: Meeting) -> None:
    MeetingFactory(date=coming.date)
    plan(at("2019-02-14T23:00"))
    assert ledger() == []
    plan(at("2019-02-15T06:00"))
    plan(at("2019-02-18T06:00"))
    assert ledger() == [("brief", "2019-02-22", "2019-02-15T07:00")]
    assert [row.meeting for row in Reminder.objects.filter(occasion="brief")] == [coming]


def test_a_missed_brief_is_caught_up_until_the_meeting(item: ActionItem, coming: Meeting) -> None:
    plan(at("2019-02-22T06:00"))
    assert ledger() == [("brief", "2019-02-22", "2019-02-22T07:00")]


def test_none_after_it(item: ActionItem, coming: Meeting) -> None:
    plan(at("2019-02-23T06:00"))
    assert ledger() == []


@pytest.mark.parametrize("status", ["cancelled", "held"])
def test_none_for_a_meeting_that_is_not_to_come(
    item: ActionItem, coming: Meeting, status: str
) -> None:
    Meeting.objects.filter(pk=coming.pk).update(status=status)
    plan(at("2019-02-20T06:00"))
    assert ledger() == []


def test_none_for_the_meeting_that_decided_it(cecilia: Person, meeting: Meeting) -> None:
    matter(cecilia, assigned_at=at("2026-05-01T12:00"), decision__agenda_item__meeting=meeting)
    plan(at("2019-01-25T06:00"))
    assert ledger() == []


def test_none_where_the_policy_says_none(item: ActionItem, coming: Meeting) -> None:
    ReminderPolicyFactory(body=coming.body, brief_days=0)
    plan(at("2019-02-20T06:00"))
    assert ledger() == []


def test_what_became_theirs_after_it_is_covered_by_the_news(
    cecilia: Person, meeting: Meeting, coming: Meeting
) -> None:
    matter(
        cecilia,
        assigned_at=at("2019-02-18T12:00"),
        decision__agenda_item__meeting=meeting,
    )
    plan(at("2019-02-19T06:00"))
    assert ledger() == [("new", "", "2019-02-19T07:00")]


def test_a_script_that_assigns_in_the_future_gets_its_brief(
    cecilia: Person, meeting: Meeting, coming: Meeting
) -> None:
    matter(cecilia, assigned_at=at("2026-05-01T12:00"), decision__agenda_item__meeting=meeting)
    plan(at("2019-02-15T06:00"))
    assert ledger() == [("brief", "2019-02-22", "2019-02-15T07:00")]
