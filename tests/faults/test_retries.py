"""The mail server says "later": what waits is tried again, and is right when it goes."""

import datetime

import pytest

from tests.mail_server import Inbox
from tests.reminders.scenes import at, counts, matter, row, state
from tracker.models import ActionItem, Assignment, Mailing, Person, Reminder
from tracker.reminders import Outcome, tell
from tracker.reminders.settling import GIVE_UP_AFTER

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def grey(smtp: Inbox) -> Inbox:
    """A server that says "later" to everybody."""
    smtp.on_recipient = lambda _to: "451 try again later"
    return smtp


def test_later_and_then_yes(cecilia: Person, grey: Inbox) -> None:
    row(cecilia)
    assert counts(tell(NOW)) == (0, 0, 0)
    assert state(cecilia) == ("waiting", "451 try again later", ["waiting"])
    grey.clear()
    assert counts(tell(NOW + 4 * MINUTE)) == (0, 0, 0)
    assert counts(tell(NOW + 5 * MINUTE)) == (1, 0, 0)
    assert state(cecilia) == ("sent", "250 OK", ["sent"])


def test_the_pauses_grow_and_after_two_days_it_is_given_up(cecilia: Person, grey: Inbox) -> None:
    matter(cecilia)
    moment = monday = at("2019-01-28T07:30")
    tries = []
    while tell(moment).lines:
        tries.append((moment - monday) // MINUTE)
        moment = Mailing.objects.get().next_try_at
    assert tries[:7] == [0, 5, 20, 80, 260, 440, 620]
    assert tries[-1] == GIVE_UP_AFTER // MINUTE
    assert state(cecilia) == ("failed", "451 try again later", ["failed"])


def test_nothing_is_tried_on_a_day_off(cecilia: Person, grey: Inbox) -> None:
    row(cecilia)
    tell(at("2019-02-01T07:30"))
    assert tell(at("2019-02-02T07:30")).lines == ()
    assert tell(at("2019-02-03T07:30")).lines == ()
    assert len(tell(at("2019-02-04T07:30")).lines) == 1


def test_what_waits_over_midnight_is_that_days_letter(cecilia: Person, grey: Inbox) -> None:
    row(cecilia)
    tell(NOW)
    grey.clear()
    matter(cecilia, due="2019-02-08")
    friday = NOW + DAY
    assert counts(tell(friday)) == (1, 0, 0)
    assert counts(tell(friday + 60 * MINUTE)) == (0, 0, 0)
    mailing = Mailing.objects.get()
    assert (mailing.day, mailing.reminders.count()) == (friday.date(), 3)


def test_what_waits_over_the_weekend_goes_on_monday(cecilia: Person, grey: Inbox) -> None:
    friday = at("2019-02-01T23:50")
    row(cecilia)
    tell(friday)
    grey.clear()
    assert counts(tell(friday + DAY)) == (0, 0, 0)
    assert counts(tell(friday + 3 * DAY)) == (1, 0, 0)


def test_closed_between_planning_and_sending_nothing_goes(cecilia: Person, grey: Inbox) -> None:
    reminder = row(cecilia)
    tell(NOW)
    grey.clear()
    ActionItem.objects.update(status="done")
    assert tell(NOW + 5 * MINUTE) == Outcome((), 0, 0, 0)
    reminder.refresh_from_db()
    assert (reminder.status, reminder.mailing, grey.messages) == ("obsolete", None, [])
    assert not Mailing.objects.exists()


def test_an_assignment_taken_back_before_the_next_try(cecilia: Person, grey: Inbox) -> None:
    row(cecilia), row(cecilia)
    tell(NOW)
    grey.clear()
    first = ActionItem.objects.order_by("pk")[0]
    Assignment.objects.filter(action_item=first).delete()
    tell(NOW + 5 * MINUTE)
    assert [mail["Subject"] for mail in grey.messages] == [f"Nytt: {ActionItem.objects.last()}"]


@pytest.mark.parametrize(
    ("change", "fate"), [({"email": ""}, "no_address"), ({"wants_mail": False}, "declined")]
)
def test_whoever_cannot_or_will_not_be_written_to_any_more(
    cecilia: Person, grey: Inbox, change: dict[str, object], fate: str
) -> None:
    row(cecilia)
    tell(NOW)
    grey.clear()
    Person.objects.update(**change)
    tell(NOW + 5 * MINUTE)
    assert (grey.messages, Reminder.objects.get().status) == ([], fate)


def test_a_pause_holds_the_next_try_back(cecilia: Person, grey: Inbox) -> None:
    row(cecilia)
    tell(NOW)
    grey.clear()
    Person.objects.update(paused_until=NOW.date())
    assert counts(tell(NOW + 5 * MINUTE)) == (0, 0, 0)
    assert counts(tell(NOW + DAY)) == (1, 0, 0)


def test_a_corrected_address_is_used_at_the_next_try(cecilia: Person, grey: Inbox) -> None:
    row(cecilia)
    tell(NOW)
    grey.clear()
    Person.objects.update(email="cissi@example.org")
    tell(NOW + 5 * MINUTE)
    assert grey.recipients == [("cissi@example.org",)]
    assert Mailing.objects.get().to_email == "cissi@example.org"
