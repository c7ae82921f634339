"""Letters as they are right before they go: what no longer holds is not told."""

import pytest

from tests.factories import BodyFactory, MeetingFactory, ReminderFactory, ReminderPolicyFactory
from tests.reminders.scenes import at, day, matter
from tracker.models import ActionItem, Assignment, Mailing, Meeting, Person, Reminder
from tracker.reminders.claiming import claim
from tracker.reminders.collecting import collect
from tracker.reminders.writing import write

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")


def row(person: Person, item: ActionItem | None = None, **given: object) -> Reminder:
    item = item or matter(person)
    facts = {"occasion": "new", "deadline": item.due_on, "due_at": at("2019-01-31T07:00")}
    return ReminderFactory(person=person, action_item=item, **(facts | given))


def letters() -> list[int]:
    """How many rows each tells."""
    collect(NOW)
    return [len(each.rows) for each in write(claim(NOW), NOW)]


def status(reminder: Reminder) -> str:
    reminder.refresh_from_db()
    return reminder.status


def test_a_closed_matter(cecilia: Person) -> None:
    reminder = row(cecilia)
    ActionItem.objects.update(status="done")
    assert (letters(), status(reminder)) == ([], "obsolete")


def test_a_deadline_that_has_changed(cecilia: Person) -> None:
    reminder = row(
        cecilia,
        matter(cecilia, due="2019-02-14"),
        occasion="before:7",
        deadline=day("2019-02-07"),
    )
    assert (letters(), status(reminder)) == ([], "obsolete")


def test_the_news_follows_the_deadline(cecilia: Person) -> None:
    reminder = row(cecilia, matter(cecilia, due="2019-02-14"), deadline=day("2019-02-07"))
    letters()
    reminder.refresh_from_db()
    assert (reminder.deadline, reminder.mailing) == (day("2019-02-14"), Mailing.objects.get())


def test_an_assignment_that_is_gone(cecilia: Person) -> None:
    reminder = row(cecilia)
    Assignment.objects.all().delete()
    assert (letters(), status(reminder)) == ([], "obsolete")


def test_a_group_that_has_another_contact(cecilia: Person, rickard: Person) -> None:
    group = BodyFactory(contact=rickard)
    item = matter(group)
    stays, goes = row(rickard, item), row(cecilia, item)
    letters()
    assert (status(stays), status(goes)) == ("waiting", "obsolete")


@pytest.mark.parametrize(
    ("change", "fate"),
    [
        ({}, "waiting"),
        ({"status": "cancelled"}, "obsolete"),
        ({"date": day("2019-02-12")}, "obsolete"),
        ({"date": day("2019-01-30")}, "obsolete"),
    ],
)
def test_a_meeting_that_was_moved_or_cancelled(
    cecilia: Person, change: dict[str, object], fate: str
) -> None:
    meeting = MeetingFactory(date=day("2019-02-05"))
    reminder = row(cecilia, occasion="brief", deadline=meeting.date, meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(**change)
    letters()
    assert status(reminder) == fate


def test_a_meeting_that_has_been(cecilia: Person) -> None:
    meeting = MeetingFactory(date=day("2019-01-30"))
    reminder = row(cecilia, occasion="brief", deadline=meeting.date, meeting=meeting)
    letters()
    assert status(reminder) == "obsolete"


def test_what_holds_goes_without_the_rest(cecilia: Person) -> None:
    row(cecilia), row(cecilia, matter(cecilia, status="done"))
    assert letters() == [1]


@pytest.mark.parametrize(
    ("change", "fate"), [({"email": ""}, "no_address"), ({"wants_mail": False}, "declined")]
)
def test_whoever_cannot_or_will_not_be_written_to_by_now(
    cecilia: Person, change: dict[str, object], fate: str
) -> None:
    reminder = row(cecilia)
    Person.objects.filter(pk=cecilia.pk).update(**change)
    assert (letters(), status(reminder)) == ([], fate)


@pytest.mark.parametrize(
    ("rules", "occasion"),
    [
        ({"tells_new": False}, "new"),
        ({"days_before": [14, 1]}, "before:7"),
        ({"overdue_first": 0}, "overdue:1"),
        ({"overdue_first": 3}, "overdue:1"),
        ({"overdue_every": 0}, "overdue:8"),
    ],
)
def test_what_the_bodys_rules_have_no_occasion_for_by_now(
    cecilia: Person, rules: dict[str, object], occasion: str
) -> None:
    reminder = row(cecilia, occasion=occasion)
    ReminderPolicyFactory(body=reminder.item.meeting.body, **rules)
    assert (letters(), status(reminder)) == ([], "obsolete")


def test_what_the_person_has_chosen_to_be_spared_by_now(cecilia: Person) -> None:
    spared, kept = row(cecilia, occasion="before:7"), row(cecilia, occasion="before:1")
    Person.objects.filter(pk=cecilia.pk).update(pace=Person.Pace.FEWER)
    assert (letters(), status(spared), status(kept)) == ([1], "obsolete", "waiting")


def test_a_letter_that_nothing_is_left_of_stops_no_other(cecilia: Person, rickard: Person) -> None:
    gone, stays = row(cecilia), row(rickard)
    Person.objects.filter(pk=cecilia.pk).update(email="")
    ActionItem.objects.filter(pk=gone.item.pk).update(status="done")
    assert (letters(), status(gone), status(stays)) == ([1], "no_address", "waiting")


def test_news_of_a_deadline_that_another_row_has_told_is_not_told_again(
    cecilia: Person, rickard: Person
) -> None:
    item = matter(cecilia)
    row(cecilia, item, occasion="moved:1", status=Reminder.Status.SENT)
    again = row(cecilia, item, occasion="moved:1", deadline=day("2019-03-01"))
    row(rickard)
    assert (letters(), status(again)) == ([1], "obsolete")
