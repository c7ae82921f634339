"""One letter a person and day, with all that falls due."""

import datetime
from collections.abc import Mapping

import pytest
from django.db.models import QuerySet

from tests.factories import (
    MailingFactory,
    PersonFactory,
    ReminderFactory,
    ReminderPolicyFactory,
)
from tests.reminders.scenes import at, day, matter
from tracker.models import ActionItem, Mailing, Meeting, Person, Reminder
from tracker.reminders.collecting import _collect_together, collect

pytestmark = pytest.mark.django_db
DUE = at("2019-01-31T07:00")
NOW = at("2019-01-31T07:30")


def row(person: Person, item: ActionItem | None = None, **given: object) -> Reminder:
    item = item or matter(person)
    facts = {"occasion": "new", "deadline": item.due_on, "due_at": DUE}
    return ReminderFactory(person=person, action_item=item, **(facts | given))


def letters() -> list[tuple[str, str, int]]:
    """Whose, of which day, with how many rows."""
    return [
        (mailing.person.name, str(mailing.day), mailing.reminders.count())
        for mailing in Mailing.objects.order_by("pk")
    ]


def status(reminder: Reminder) -> str:
    reminder.refresh_from_db()
    return reminder.status


def test_what_is_due_together_goes_together(cecilia: Person, rickard: Person) -> None:
    row(cecilia), row(cecilia), row(rickard)
    collect(NOW)
    collect(NOW)
    assert letters() == [
        ("Cecilia Mårtensson", "2019-01-31", 2),
        ("Rickard Sundbom", "2019-01-31", 1),
    ]


def test_nothing_goes_before_its_hour(cecilia: Person) -> None:
    row(cecilia)
    collect(at("2019-01-31T06:59"))
    assert letters() == []


def test_the_earliest_hour_takes_what_falls_due_later_the_same_day(cecilia: Person) -> None:
    row(cecilia)
    row(cecilia, due_at=at("2019-01-31T23:59"))
    tomorrow = row(cecilia, due_at=at("2019-02-01T00:00"))
    collect(DUE)
    assert letters() == [("Cecilia Mårtensson", "2019-01-31", 2)]
    tomorrow.refresh_from_db()
    assert tomorrow.mailing is None


def test_there_is_no_second_letter_on_the_same_day(cecilia: Person) -> None:
    MailingFactory(person=cecilia, day=NOW.date(), status="sent", sent_at=DUE)
    row(cecilia)
    collect(NOW)
    assert letters() == [("Cecilia Mårtensson", "2019-01-31", 0)]
    collect(NOW + datetime.timedelta(days=1))
    assert letters()[-1] == ("Cecilia Mårtensson", "2019-02-01", 1)


def test_a_letter_that_the_server_would_not_take_yet_takes_more_in(cecilia: Person) -> None:
    MailingFactory(person=cecilia, day=day("2019-01-30"), attempts=3)
    row(cecilia)
    collect(NOW)
    assert letters() == [("Cecilia Mårtensson", "2019-01-30", 1)]


@pytest.mark.parametrize("fate", ["sending", "uncertain"])
def test_one_that_is_on_its_way_or_in_doubt_stays_as_it_is(cecilia: Person, fate: str) -> None:
    MailingFactory(person=cecilia, day=day("2019-01-30"), status=fate)
    row(cecilia)
    collect(NOW)
    assert letters() == [("Cecilia Mårtensson", "2019-01-30", 0)]


def test_the_day_begins_and_ends_here_and_not_in_utc(cecilia: Person) -> None:
    row(cecilia, due_at=at("2019-01-31T00:10"))
    collect(at("2019-01-31T00:15"))
    assert letters() == [("Cecilia Mårtensson", "2019-01-31", 1)]


class TestDaysOff:
    SATURDAY = at("2019-02-02T09:00")

    def test_nothing_goes_on_a_weekend(self, cecilia: Person) -> None:
        row(cecilia)
        collect(self.SATURDAY)
        assert letters() == []

    def test_but_for_a_body_that_does_not_mind(self, cecilia: Person, meeting: Meeting) -> None:
        ReminderPolicyFactory(body=meeting.body, working_days_only=False)
        row(cecilia, matter(cecilia, decision__agenda_item__meeting=meeting))
        row(cecilia)
        collect(self.SATURDAY)
        assert letters() == [("Cecilia Mårtensson", "2019-02-02", 1)]


class TestPeople:
    def test_a_pause_holds_letters_back_until_after_its_last_day(self) -> None:
        person = PersonFactory(paused_until=NOW.date())
        reminder = row(person)
        collect(NOW)
        assert (letters(), status(reminder)) == ([], "waiting")
        collect(NOW + datetime.timedelta(days=1))
        assert len(letters()) == 1


def test_another_process_made_the_letter_of_the_day_first(
    cecilia: Person, rickard: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It commits between our look at who has none and our own letter."""

    def first_the_other(
        addresses: Mapping[int, str], waiting: QuerySet[Reminder], now: datetime.datetime
    ) -> None:
        MailingFactory(person=cecilia, day=NOW.date(), status="sending")
        _collect_together(addresses, waiting, now)

    row(cecilia), row(rickard)
    monkeypatch.setattr("tracker.reminders.collecting._collect_together", first_the_other)
    collect(NOW)
    assert letters() == [
        ("Cecilia Mårtensson", "2019-01-31", 0),
        ("Rickard Sundbom", "2019-01-31", 1),
    ]


def test_each_letter_has_a_message_id_of_its_own_at_our_host(
    cecilia: Person, rickard: Person
) -> None:
    row(cecilia), row(rickard)
    collect(NOW)
    first, second = Mailing.objects.values_list("message_id", flat=True)
    assert first != second
    assert first.startswith("<")
    assert first.endswith("@testserver>")
