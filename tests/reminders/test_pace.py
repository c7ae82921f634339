"""How often somebody is told: all, fewer, or one letter a week, as they choose."""

import datetime

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import (
    AssignmentFactory,
    MailingFactory,
    MeetingFactory,
    PersonFactory,
    ReminderPolicyFactory,
)
from tests.reminders.scenes import at, day, ledger, matter, row, told
from tracker.models import ActionItem, Body, Mailing, Meeting, Person, Reminder
from tracker.reminders import first_letters, plan
from tracker.reminders.collecting import collect
from tracker.reminders.letters import compose
from tracker.reminders.workdays import is_working_day

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
MONDAY = at("2019-02-04T07:30")


def run(now: datetime.datetime) -> None:
    """A run whose letters all arrive."""
    plan(now)
    collect(now)
    waiting = Mailing.objects.filter(status="waiting")
    Reminder.objects.filter(mailing__in=waiting, status="waiting").update(status="sent")
    waiting.update(status="sent", sent_at=now)


def days_of_letters(person: Person) -> list[str]:
    return [str(each.day) for each in Mailing.objects.filter(person=person).order_by("day")]


def choose(person: Person, pace: str) -> None:
    Person.objects.filter(pk=person.pk).update(pace=pace)


class TestWeekly:
    @pytest.fixture
    def weekly(self, cecilia: Person) -> Person:
        choose(cecilia, "weekly")
        cecilia.refresh_from_db()
        return cecilia

    def test_what_falls_due_in_a_week_goes_together_on_its_monday(self, weekly: Person) -> None:
        for due in ("2019-02-05", "2019-02-08", "2019-02-14"):
            matter(weekly, due=due)
        for later in range(28):
            run(at("2019-01-25T17:00") + later * DAY)
        assert days_of_letters(weekly) == ["2019-01-28", "2019-02-04", "2019-02-11", "2019-02-18"]

    def test_what_is_overdue_waits_for_it_too(self, weekly: Person) -> None:
        told(weekly, matter(weekly, due="2019-02-05"), "new")
        Reminder.objects.create(
            person=weekly,
            action_item=ActionItem.objects.get(),
            occasion="before:1",
            deadline=day("2019-02-05"),
            due_at=MONDAY,
            created_at=MONDAY,
            status="sent",
        )
        for each in ("2019-02-06", "2019-02-08", "2019-02-11"):
            run(at(f"{each}T07:30"))
        assert days_of_letters(weekly) == ["2019-02-11"]

    def test_a_monday_without_a_run_is_caught_up_with_on_tuesday(self, weekly: Person) -> None:
        matter(weekly, due="2019-02-11")
        run(at("2019-02-05T07:30"))
        run(at("2019-02-06T07:30"))
        assert days_of_letters(weekly) == ["2019-02-05"]

    def test_a_day_that_falls_between_two_letters_is_in_the_first_of_them(
        self, weekly: Person
    ) -> None:
        """Its body reminds on the day before alone, which is a Tuesday."""
        item = matter(weekly, due="2019-02-13")
        ReminderPolicyFactory(body=item.meeting.body, days_before=[1], overdue_first=0)
        told(weekly, item)
        for later in range(21):
            run(at("2019-02-05T07:30") + later * DAY)
        assert days_of_letters(weekly) == ["2019-02-11"]
        assert [each[0] for each in ledger("sent")] == ["new", "before:7"]

    def test_a_meeting_that_falls_between_two_letters_has_its_brief_in_the_first(
        self, weekly: Person, board: Body, meeting: Meeting
    ) -> None:
        ReminderPolicyFactory(body=board, brief_days=2)
        MeetingFactory(body=board, date=day("2019-02-14"))
        told(weekly, matter(weekly, decision__agenda_item__meeting=meeting))
        for later in range(21):
            run(at("2019-01-28T07:30") + later * DAY)
        assert days_of_letters(weekly) == ["2019-02-11"]
        assert ledger("sent")[-1][:2] == ("brief", "2019-02-14")

    def test_easter_monday_is_no_day_for_it(self, weekly: Person) -> None:
        matter(weekly, due="2019-06-01", assigned_at=at("2019-04-17T12:00"))
        for each in ("2019-04-18", "2019-04-22", "2019-04-23"):
            run(at(f"{each}T07:30"))
        assert days_of_letters(weekly) == ["2019-04-23"]

    def test_whoever_has_had_a_letter_this_week_gets_no_second(self, weekly: Person) -> None:
        MailingFactory(person=weekly, day=day("2019-02-05"), status="sent", sent_at=MONDAY)
        row(weekly)
        collect(at("2019-02-07T07:30"))
        assert days_of_letters(weekly) == ["2019-02-05"]

    def test_when_they_are_told_of_what_is_given_now(
        self, weekly: Person, meeting: Meeting
    ) -> None:
        AssignmentFactory(action_item=matter(decision__agenda_item__meeting=meeting), person=weekly)
        assert first_letters(meeting, at("2019-01-29T12:00")) == {day("2019-02-04"): 1}


class TestChangingTheChoice:
    def test_what_waited_for_monday_goes_at_once(self, cecilia: Person) -> None:
        choose(cecilia, "weekly")
        matter(cecilia, due="2019-02-11", assigned_at=at("2019-02-04T12:00"))
        run(at("2019-02-05T07:30"))
        assert days_of_letters(cecilia) == []
        choose(cecilia, "all")
        run(at("2019-02-06T07:30"))
        run(at("2019-02-07T07:30"))
        assert days_of_letters(cecilia) == ["2019-02-06"]

    def test_what_was_left_out_by_fewer_comes_if_it_still_is_time(self, cecilia: Person) -> None:
        choose(cecilia, "fewer")
        told(cecilia, matter(cecilia, due="2019-02-14"))
        run(at("2019-02-07T07:30"))
        assert days_of_letters(cecilia) == []
        choose(cecilia, "all")
        run(at("2019-02-08T07:30"))
        assert ledger("sent")[-1][:2] == ("before:7", "2019-02-14")

    ACTS = st.sampled_from(["all", "fewer", "weekly", "matter", "", "", "", "", "missed"])

    @settings(max_examples=8, deadline=None)
    @given(acts=st.lists(ACTS, min_size=20, max_size=30))
    def test_whatever_is_chosen_nothing_is_lost_doubled_or_too_often(self, acts: list[str]) -> None:
        with transaction.atomic():
            self.live_through(acts)
            transaction.set_rollback(True)

    def live_through(self, acts: list[str]) -> None:
        person, now, pace = PersonFactory(), MONDAY, "all"
        weeks_chosen: dict[datetime.date, set[str]] = {}
        for act in acts:
            if act == "matter":
                matter(person, due=str(now.date() + 9 * DAY), assigned_at=now - DAY)
            elif act in Person.Pace.values:
                pace = act
                choose(person, pace)
            weeks_chosen.setdefault(now.date() - now.weekday() * DAY, set()).add(pace)
            if act != "missed":
                run(now)
            now += DAY
        self.assert_pace(person, weeks_chosen)
        choose(person, "all")
        for later in range(4):
            run(now + later * DAY)
        self.assert_all_told_once(person)

    def assert_pace(self, person: Person, weeks: dict[datetime.date, set[str]]) -> None:
        letters = list(Mailing.objects.filter(person=person).values_list("day", flat=True))
        assert len(letters) == len(set(letters))
        assert all(is_working_day(each) for each in letters)
        for monday, chosen in weeks.items():
            if chosen == {"weekly"}:
                assert sum(monday <= each < monday + 7 * DAY for each in letters) <= 1

    def assert_all_told_once(self, person: Person) -> None:
        rows = Reminder.objects.filter(person=person)
        assert rows.filter(status="waiting").count() == 0
        news = rows.filter(occasion="new", status="sent")
        assert sorted(news.values_list("action_item", flat=True)) == sorted(
            ActionItem.objects.assigned_to(person).values_list("pk", flat=True)
        )


class TestFewer:
    def test_news_the_day_before_and_overdue_but_no_week_before_and_no_brief(
        self, cecilia: Person
    ) -> None:
        choose(cecilia, "fewer")
        matter(cecilia, due="2019-02-14")
        for later in range(30):
            run(at("2019-01-28T07:30") + later * DAY)
        assert [each[0] for each in ledger("sent")] == [
            "new", "before:1", "overdue:1", "overdue:8"
        ]  # fmt: skip


@pytest.mark.parametrize(("wants", "attached"), [(True, 1), (False, 0)])
def test_with_a_calendar_file_or_without(cecilia: Person, wants: bool, attached: int) -> None:
    cecilia.wants_calendar = wants
    letter = compose(
        MailingFactory(person=cecilia), [row(cecilia, matter(cecilia, due="2019-02-14"))],
        now=MONDAY,
    )  # fmt: skip
    assert (len(letter.attachments), "kalenderfil" in str(letter.body)) == (attached, wants)
