"""What comes into the ledger by a body's own rules, and when they change."""

import datetime

import pytest

from tests.factories import ReminderPolicyFactory
from tests.reminders.scenes import at, day, ledger, matter, told
from tracker.models import ActionItem, Person, Reminder
from tracker.reminders import plan
from tracker.responses import assign

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(cecilia: Person) -> ActionItem:
    """Hers, and she has been told."""
    item = matter(cecilia, due="2019-02-07", due_set_on=day("2019-01-25"))
    told(cecilia, item)
    return item


def test_a_body_has_its_own_policy(item: ActionItem) -> None:
    ReminderPolicyFactory(
        body=item.meeting.body,
        days_before=[14],
        overdue_first=2,
        hour=datetime.time(9, 30),
        working_days_only=False,
    )
    plan(at("2019-02-07T06:00"))
    assert ledger() == []
    plan(at("2019-02-09T06:00"))
    assert ledger() == [("overdue:2", "2019-02-07", "2019-02-09T09:30")]


def test_a_body_may_have_no_letters_of_new_matters(cecilia: Person) -> None:
    """The first that people hear of one is the reminder, on its day."""
    item = matter(cecilia, due="2019-02-07")
    ReminderPolicyFactory(body=item.meeting.body, tells_new=False)
    assert plan(at("2019-01-28T07:30")) == 0
    plan(at("2019-01-31T07:30"))
    assert ledger() == [("before:7", "2019-02-07", "2019-01-31T07:00")]


def test_where_they_come_again_what_nobody_was_told_is_told(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-03-07")
    policy = ReminderPolicyFactory(body=item.meeting.body, tells_new=False)
    plan(at("2019-01-28T07:30"))
    policy.tells_new = True
    policy.save()
    plan(at("2019-02-04T07:30"))
    assert ledger() == [("new", "2019-03-07", "2019-02-04T07:00")]


def test_where_they_come_again_what_people_were_reminded_of_is_not_new(
    cecilia: Person, rickard: Person
) -> None:
    """Rickard has it since then."""
    item = matter(cecilia, due="2019-02-07")
    policy = ReminderPolicyFactory(body=item.meeting.body, tells_new=False)
    plan(at("2019-01-31T07:30"))
    Reminder.objects.update(status="sent")
    assign(item, [cecilia, rickard], by=None, via="page", now=at("2019-01-31T16:00"))
    policy.tells_new = True
    policy.save()
    plan(at("2019-02-01T07:30"))
    assert [(row[0], row[2]) for row in ledger()] == [
        ("before:7", "2019-02-01T07:00"), ("new", "2019-02-01T07:00")
    ]  # fmt: skip
    assert {row.person for row in Reminder.objects.filter(status="waiting")} == {rickard}


@pytest.mark.parametrize(
    ("due", "rules", "expected"),
    [
        ("2019-01-31", {"days_before": [7]}, "before:7"),
        ("2019-01-10", {"overdue_every": 0}, "overdue:1"),
    ],
)
def test_where_there_is_no_news_a_day_that_was_past_when_it_was_decided_is_told(
    cecilia: Person, due: str, rules: dict[str, object], expected: str
) -> None:
    """News would have said the deadline; without it nothing would."""
    item = matter(cecilia, due=due, due_set_on=day("2019-01-25"))
    ReminderPolicyFactory(body=item.meeting.body, tells_new=False, **rules)
    plan(at("2019-01-28T07:30"))
    assert ledger() == [(expected, due, "2019-01-28T07:00")]


@pytest.mark.parametrize(
    ("occasion", "today", "rules"),
    [
        ("overdue:8", "2019-02-18", {"overdue_every": 3}),
        ("overdue:8", "2019-02-18", {"overdue_first": 2, "overdue_every": 5}),
        ("before:7", "2019-02-01", {"days_before": [8, 1]}),
    ],
)
def test_rules_that_change_tell_of_no_day_before_the_last_that_was_told(
    item: ActionItem,
    cecilia: Person,
    occasion: str,
    today: str,
    rules: dict[str, object],
) -> None:
    """Told by the usual rules, on Thursday 31 January or Friday 15 February."""
    at_hour = {"before:7": "2019-01-31T07:00", "overdue:8": "2019-02-15T07:00"}[occasion]
    Reminder.objects.filter(pk=told(cecilia, item, occasion).pk).update(due_at=at(at_hour))
    ReminderPolicyFactory(body=item.meeting.body, **rules)
    plan(at(f"{today}T07:30"))
    assert [each for each in ledger() if each[0] != "new"] == []


@pytest.mark.parametrize("nonsense", [7, "sju", ["sju"], {"dagar": 7}])
def test_a_policy_that_is_no_list_of_days_reminds_nobody_before(
    item: ActionItem, nonsense: object
) -> None:
    ReminderPolicyFactory(body=item.meeting.body, days_before=nonsense)
    assert plan(at("2019-02-07T06:00")) == 0
