"""What comes into the ledger, and what does not."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    BodyFactory,
    MeetingFactory,
    PersonFactory,
    ReminderFactory,
    ReminderPolicyFactory,
)
from tests.mail_server import Inbox
from tests.reminders.scenes import at, day, ledger, matter, told
from tracker.models import ActionItem, Meeting, Person, Reminder
from tracker.reminders import plan, tell
from tracker.responses import assign

pytestmark = pytest.mark.django_db


class TestNew:
    def test_what_was_accepted_on_friday_afternoon_goes_on_monday(self, cecilia: Person) -> None:
        matter(cecilia)
        assert plan(at("2019-01-25T16:01")) == 0
        assert plan(at("2019-01-27T12:00")) == 0
        assert plan(at("2019-01-28T00:01")) == 1
        assert ledger() == [("new", "", "2019-01-28T07:00")]

    def test_what_was_accepted_before_the_hour_goes_the_same_day(self, cecilia: Person) -> None:
        matter(cecilia, assigned_at=at("2019-01-25T06:00"))
        plan(at("2019-01-25T06:30"))
        assert ledger() == [("new", "", "2019-01-25T07:00")]

    def test_a_missed_day_is_caught_up_with_today(self, cecilia: Person) -> None:
        matter(cecilia)
        plan(at("2019-01-31T07:30"))
        assert ledger() == [("new", "", "2019-01-31T07:00")]

    def test_planning_again_adds_nothing(self, cecilia: Person) -> None:
        matter(cecilia, due="2019-02-07")
        assert plan(at("2019-01-31T07:30")) == 2
        assert plan(at("2019-01-31T07:31")) == 0
        assert Reminder.objects.count() == 2

    def test_an_assignment_of_the_future_is_no_news_yet(self, cecilia: Person) -> None:
        matter(cecilia, due="2019-02-07", assigned_at=at("2026-05-01T12:00"))
        plan(at("2019-01-31T07:30"))
        assert ledger() == [("before:7", "2019-02-07", "2019-01-31T07:00")]

    def test_nobody_is_reminded_before_they_were_told(self, cecilia: Person) -> None:
        matter(cecilia, due="2019-02-01", assigned_at=at("2019-01-31T10:00"))
        plan(at("2019-01-31T10:01"))
        assert ledger() == []
        plan(at("2019-02-01T00:01"))
        assert ledger() == [
            ("before:1", "2019-02-01", "2019-02-01T07:00"),
            ("new", "2019-02-01", "2019-02-01T07:00"),
        ]

    def test_whoever_gets_it_back_is_told_again_and_once(
        self, cecilia: Person, rickard: Person, anna: Person, smtp: Inbox
    ) -> None:
        item = matter(cecilia)
        tell(at("2019-01-28T07:30"))
        assign(item, [rickard], by=anna, via="page", now=at("2019-01-29T12:00"))
        tell(at("2019-01-30T07:30"))
        assign(item, [cecilia], by=anna, via="page", now=at("2019-02-05T12:00"))
        found = [tell(at(f"2019-02-{later}T13:00")).sent for later in ("05", "06", "07", "11")]
        assert found == [0, 1, 0, 0]
        assert [mail["To"] for mail in smtp.messages] == [
            "cecilia@example.org",
            "rickard@example.org",
            "cecilia@example.org",
        ]

    def test_with_another_deadline_by_then_it_is_told_in_one(
        self, cecilia: Person, rickard: Person, anna: Person
    ) -> None:
        item = matter(cecilia, due="2019-03-01")
        told(cecilia, item)
        assign(item, [rickard], by=anna, via="page", now=at("2019-01-29T12:00"))
        ActionItem.objects.update(due_on=day("2019-03-15"))
        assign(item, [cecilia], by=anna, via="page", now=at("2019-02-05T12:00"))
        plan(at("2019-02-06T07:30"))
        rows = [each for each in ledger() if each[0] != "new"]
        assert rows == [("new:2019-02-05", "2019-03-15", "2019-02-06T07:00")]
        Reminder.objects.filter(person=cecilia).update(status="sent")
        ActionItem.objects.update(due_on=day("2019-03-20"))
        plan(at("2019-02-07T07:30"))
        assert [each[0] for each in ledger()] == ["moved:1"]


class TestByDeadline:
    @pytest.fixture
    def item(self, cecilia: Person) -> ActionItem:
        item = matter(cecilia, due="2019-02-07", due_set_on=day("2019-01-25"))
        told(cecilia, item)
        return item

    def test_seven_days_and_a_day_before_then_the_day_after_then_weekly(
        self, item: ActionItem
    ) -> None:
        for later in range(40):
            plan(at("2019-01-28T06:00") + datetime.timedelta(days=later))
        assert ledger() == [
            ("before:7", "2019-02-07", "2019-01-31T07:00"),
            ("before:1", "2019-02-07", "2019-02-06T07:00"),
            ("overdue:1", "2019-02-07", "2019-02-08T07:00"),
            ("overdue:8", "2019-02-07", "2019-02-15T07:00"),
            ("overdue:15", "2019-02-07", "2019-02-22T07:00"),
            ("overdue:22", "2019-02-07", "2019-03-01T07:00"),
            ("overdue:29", "2019-02-07", "2019-03-08T07:00"),
        ]

    def test_of_what_was_missed_only_the_latest_is_planned(self, item: ActionItem) -> None:
        plan(at("2019-02-20T09:00"))
        assert ledger() == [("overdue:8", "2019-02-07", "2019-02-20T07:00")]

    def test_on_a_day_off_it_is_planned_for_the_next_working_day(self, item: ActionItem) -> None:
        plan(at("2019-02-09T09:00"))
        assert ledger() == [("overdue:1", "2019-02-07", "2019-02-11T07:00")]

    @pytest.mark.parametrize("status", ["done", "cancelled"])
    def test_a_closed_matter_gets_none(self, item: ActionItem, status: str) -> None:
        ActionItem.objects.update(status=status)
        assert plan(at("2019-02-20T09:00")) == 0

    def test_a_matter_in_progress_is_still_to_be_done(self, item: ActionItem) -> None:
        ActionItem.objects.update(status="in_progress")
        assert plan(at("2019-01-31T07:30")) == 1

    @pytest.mark.parametrize(
        ("deadline", "morning", "in_utc"),
        [
            ("2019-04-05", "2019-03-29T05:00", 6),
            ("2019-04-08", "2019-04-01T05:00", 5),
            ("2019-11-01", "2019-10-25T05:00", 5),
            ("2019-11-04", "2019-10-28T05:00", 6),
        ],
    )
    def test_seven_o_clock_is_local_on_both_sides_of_summer_time(
        self, cecilia: Person, deadline: str, morning: str, in_utc: int
    ) -> None:
        told(cecilia, matter(cecilia, due=deadline))
        plan(at(morning))
        row = Reminder.objects.get(occasion="before:7")
        assert row.due_at.astimezone(datetime.UTC).hour == in_utc


class TestWho:
    def people(self, status: str = "waiting") -> list[str]:
        plan(at("2019-01-28T06:00"))
        rows = Reminder.objects.filter(status=status).order_by("person__name")
        return list(rows.values_list("person__name", flat=True))

    def test_each_of_several(self, cecilia: Person, rickard: Person) -> None:
        matter(cecilia, rickard)
        assert self.people() == ["Cecilia Mårtensson", "Rickard Sundbom"]

    def test_a_groups_contact(self, cecilia: Person) -> None:
        matter(BodyFactory(name="SNUG", contact=cecilia))
        assert self.people() == ["Cecilia Mårtensson"]

    def test_nobody_for_a_group_without_a_contact(self) -> None:
        matter(BodyFactory(name="SNUG"))
        assert self.people() == []

    def test_once_who_is_named_and_also_the_contact(self, cecilia: Person) -> None:
        matter(cecilia, BodyFactory(contact=cecilia), BodyFactory(contact=cecilia))
        assert self.people() == ["Cecilia Mårtensson"]

    def test_nobody_outside_whatever_they_have_to_do_with_the_body(
        self, cecilia: Person, anna: Person, meeting: Meeting
    ) -> None:
        matter(cecilia, decision__agenda_item__meeting=meeting)
        assert self.people() == ["Cecilia Mårtensson"]

    def test_a_person_without_an_address_is_shown_as_such(self) -> None:
        matter(PersonFactory(name="Bo Renman", email=""))
        assert self.people("no_address") == ["Bo Renman"]

    def test_whoever_wants_no_mail_gets_none(self) -> None:
        matter(PersonFactory(name="Bo Renman", wants_mail=False))
        assert self.people("declined") == ["Bo Renman"]

    def test_a_pause_leaves_the_row_waiting(self) -> None:
        matter(PersonFactory(name="Bo Renman", paused_until=day("2019-02-28")))
        assert self.people() == ["Bo Renman"]


def queries_of_planning() -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        plan(at("2019-01-31T07:30"))
    return len(captured)


def test_the_number_of_queries_is_the_same_for_one_matter_and_for_three(
    cecilia: Person, meeting: Meeting
) -> None:
    MeetingFactory(body=meeting.body, date=day("2019-02-04"))
    ReminderPolicyFactory(body=meeting.body)
    matter(cecilia, due="2019-02-07", decision__agenda_item__meeting=meeting)
    assert queries_of_planning() == 25
    Reminder.objects.all().delete()
    for _ in range(2):
        contact = PersonFactory()
        group = BodyFactory(contact=contact)
        matter(PersonFactory(), group, due="2019-02-07", decision__agenda_item__meeting=meeting)
    assert queries_of_planning() == 25


def test_more_matters_than_fit_into_a_chunk(
    cecilia: Person, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reminders.planning.CHUNK", 2)
    for _ in range(5):
        matter(cecilia, decision__agenda_item__meeting=meeting)
    assert plan(at("2019-01-28T06:00")) == 5


def test_news_that_two_planners_wrote_with_two_deadlines_becomes_one(cecilia: Person) -> None:
    item = matter(cecilia, due="2019-02-14")
    for deadline in ("2019-02-07", "2019-02-14"):
        ReminderFactory(person=cecilia, action_item=item, occasion="new", deadline=day(deadline))
    plan(at("2019-01-31T07:30"))
    news = Reminder.objects.filter(occasion="new").values_list("deadline", flat=True)
    assert list(news) == [day("2019-02-14")]
