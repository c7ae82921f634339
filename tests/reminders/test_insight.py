"""The figures of the mails, out of the ledger."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import MailHoldFactory, MailingFactory, PersonFactory, ReminderFactory
from tests.mail_server import Inbox
from tests.reminders.scenes import at, row
from tracker.models import Person
from tracker.reminders import insight, tell

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)


def test_an_empty_ledger() -> None:
    figures = insight(NOW)
    assert (figures.letters_waiting, figures.rows_waiting, figures.oldest) == (0, 0, None)
    assert (figures.failure_rate, figures.waited(NOW)) == (None, 0)


def test_what_a_run_leaves(cecilia: Person, rickard: Person, smtp: Inbox) -> None:
    row(cecilia)
    row(rickard)
    smtp.on_recipient = lambda address: "550 no" if address == rickard.email else None
    tell(NOW)
    figures = insight(NOW)
    assert (figures.letters["sent"], figures.letters["failed"]) == (1, 1)
    assert (figures.sent_lately, figures.failed_lately, figures.failure_rate) == (1, 1, 0.5)
    assert figures.letters_waiting == 0


def test_a_day_is_24_hours() -> None:
    day = (NOW - DAY).date()
    MailingFactory(status="sent", sent_at=NOW - DAY - SECOND, day=day)
    MailingFactory(status="sent", sent_at=NOW - DAY + SECOND, day=day)
    assert insight(NOW).sent_lately == 1


def test_one_that_came_back_has_failed() -> None:
    day = (NOW - 3 * DAY).date()
    MailingFactory(status="failed", sent_at=NOW - 3 * DAY, bounced_at=NOW - SECOND, day=day)
    figures = insight(NOW)
    assert (figures.failed_lately, figures.once_sent) == (1, 1)


def test_the_oldest_is_one_that_nothing_holds_back() -> None:
    held, paused = PersonFactory(), PersonFactory(paused_until=NOW.date())
    weekly, free = PersonFactory(pace="weekly"), PersonFactory()
    MailHoldFactory(person=held)
    for days, person in enumerate((free, held, paused, weekly), start=1):
        ReminderFactory(person=person, due_at=NOW - days * DAY)
    figures = insight(NOW)
    assert (figures.oldest, figures.rows_waiting, figures.people_held) == (NOW - DAY, 4, 1)
    assert figures.waited(NOW) == DAY.total_seconds()


def test_a_letter_that_waits_since_before_is_the_oldest() -> None:
    ReminderFactory(due_at=NOW - DAY)
    MailingFactory(status="uncertain", created_at=NOW - 2 * DAY)
    assert (insight(NOW).oldest, insight(NOW).letters_waiting) == (NOW - 2 * DAY, 1)


def test_what_is_due_later_does_not_wait_yet() -> None:
    ReminderFactory(due_at=NOW + SECOND)
    assert insight(NOW).rows_waiting == 0


def test_as_many_queries_however_much_there_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _each in range(2):
        ReminderFactory(due_at=NOW - DAY)
        with django_assert_num_queries(8):
            insight(NOW)
