"""The deadline is another than the one that somebody has been told."""

import pytest

from tests.factories import MailingFactory, ReminderFactory
from tests.reminders.scenes import at, day, ledger, matter, told
from tracker.models import ActionItem, Person
from tracker.reminders import plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(cecilia: Person) -> ActionItem:
    """Cecilia has been told of 7 February; then it became 14 February."""
    item = matter(cecilia, due="2019-02-07")
    told(cecilia, item)
    move(item, "2019-02-14", set_on="2019-01-30")
    return item


def move(item: ActionItem, to: str | None, set_on: str) -> None:
    item.due_on = day(to) if to else None
    item.due_set_on = day(set_on)
    item.save()


def test_one_notice_at_the_next_hour(item: ActionItem) -> None:
    plan(at("2019-01-30T12:00"))
    plan(at("2019-01-30T12:01"))
    assert ledger() == [("moved:1", "2019-02-14", "2019-01-31T07:00")]


def test_what_was_moved_yesterday_is_told_this_morning(item: ActionItem) -> None:
    plan(at("2019-01-31T07:30"))
    assert ledger() == [("moved:1", "2019-02-14", "2019-01-31T07:00")]


def test_what_a_script_moved_in_real_time_is_told_at_the_day_that_it_asks_about(
    item: ActionItem,
) -> None:
    move(item, "2019-02-14", set_on="2026-05-01")
    plan(at("2019-02-01T07:30"))
    assert ledger() == [("moved:1", "2019-02-14", "2019-02-01T07:00")]


def test_an_unknown_day_of_change_counts_as_now(item: ActionItem) -> None:
    ActionItem.objects.update(due_set_on=None)
    plan(at("2019-02-01T07:30"))
    assert ledger() == [("moved:1", "2019-02-14", "2019-02-04T07:00")]


def test_the_new_deadline_has_reminders_of_its_own(item: ActionItem) -> None:
    plan(at("2019-02-07T06:00"))
    assert ledger() == [
        ("before:7", "2019-02-14", "2019-02-07T07:00"),
        ("moved:1", "2019-02-14", "2019-02-07T07:00"),
    ]


def test_moved_twice_before_anybody_was_told_is_told_once(item: ActionItem) -> None:
    plan(at("2019-01-30T12:00"))
    move(item, "2019-02-21", set_on="2019-01-30")
    plan(at("2019-01-30T13:00"))
    assert ledger() == [("moved:1", "2019-02-21", "2019-01-31T07:00")]


def test_moved_again_after_they_were_told_is_told_again(item: ActionItem, cecilia: Person) -> None:
    told(cecilia, item, "moved:1")
    move(item, "2019-02-21", set_on="2019-02-01")
    plan(at("2019-02-01T12:00"))
    assert ledger() == [("moved:2", "2019-02-21", "2019-02-04T07:00")]


def test_moved_back_before_anybody_was_told_is_not_told(item: ActionItem) -> None:
    plan(at("2019-01-30T12:00"))
    move(item, "2019-02-07", set_on="2019-01-30")
    plan(at("2019-01-30T13:00"))
    assert (ledger(), ledger("obsolete")) == (
        [],
        [("moved:1", "2019-02-07", "2019-01-31T07:00")],
    )


@pytest.mark.parametrize(
    ("change", "status"), [({"email": ""}, "no_address"), ({"wants_mail": False}, "declined")]
)
def test_who_cannot_be_told_has_one_notice_however_often_it_is_planned(
    item: ActionItem, change: dict[str, object], status: str
) -> None:
    Person.objects.update(**change)
    for minute in range(3):
        plan(at(f"2019-01-30T12:0{minute}"))
    assert ledger(status) == [("moved:1", "2019-02-14", "2019-01-31T07:00")]
    Person.objects.update(email="cecilia@example.org", wants_mail=True)
    plan(at("2019-01-30T12:05"))
    assert ledger() == [("moved:1", "2019-02-14", "2019-01-31T07:00")]


def test_a_notice_that_was_refused_is_not_made_again_for_the_same_address(
    item: ActionItem, cecilia: Person
) -> None:
    refused = MailingFactory(person=cecilia, status="failed")
    ReminderFactory(
        person=cecilia,
        action_item=item,
        occasion="moved:1",
        deadline=item.due_on,
        status="failed",
        mailing=refused,
    )
    assert plan(at("2019-01-31T12:00")) == 0
    Person.objects.update(email="ny@example.org")
    plan(at("2019-01-31T12:01"))
    assert [row[:2] for row in ledger()] == [("moved:1", "2019-02-14")]


def test_the_deadline_is_taken_away(item: ActionItem) -> None:
    move(item, None, set_on="2019-01-30")
    plan(at("2019-01-30T12:00"))
    plan(at("2019-01-30T12:01"))
    assert ledger() == [("moved:1", "", "2019-01-31T07:00")]


def test_a_matter_without_a_deadline_gets_one(cecilia: Person) -> None:
    item = matter(cecilia)
    told(cecilia, item)
    move(item, "2019-02-20", set_on="2019-01-30")
    plan(at("2019-01-30T12:00"))
    assert ledger() == [("moved:1", "2019-02-20", "2019-01-31T07:00")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("2019-02-20", "2019-02-27"), (None, "2019-02-27"), ("2019-02-20", None)],
)
def test_news_that_still_waits_follows_the_deadline(
    cecilia: Person, before: str | None, after: str | None
) -> None:
    item = matter(cecilia, due=before)
    plan(at("2019-01-28T06:00"))
    move(item, after, set_on="2019-01-28")
    plan(at("2019-01-28T06:30"))
    assert ledger() == [("new", after or "", "2019-01-28T07:00")]


def test_news_on_its_way_to_the_server_is_not_rewritten(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-02-20")
    sending = MailingFactory(person=cecilia, status="sending", leased_until=at("2019-01-28T08:00"))
    ReminderFactory(person=cecilia, action_item=item, deadline=item.due_on, mailing=sending)
    move(item, "2019-02-27", set_on="2019-01-28")
    plan(at("2019-01-28T07:00"))
    assert ledger() == [("new", "2019-02-20", "2019-01-25T16:00")]


def test_whoever_was_never_told_gets_no_notice(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-02-20")
    ReminderFactory(person=cecilia, action_item=item, deadline=day("2019-02-14"), status="declined")
    Person.objects.update(wants_mail=False)
    plan(at("2019-01-28T06:00"))
    assert ledger() == []
