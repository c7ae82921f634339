"""The ledger has each row once: what was not told must not stay silent for that."""

import pytest

from tests.factories import MailingFactory, ReminderFactory
from tests.reminders.scenes import at, ledger, matter
from tracker.models import Person, Reminder
from tracker.reminders import plan
from tracker.reminders.changes import Changes

pytestmark = pytest.mark.django_db


def row_of(person: Person, status: str, **given: object) -> Reminder:
    item = matter(person, due="2019-02-20")
    return ReminderFactory(
        person=person, action_item=item, deadline=item.due_on, status=status, **given
    )


def test_a_matter_that_was_closed_and_is_open_again(cecilia: Person) -> None:
    row_of(cecilia, "obsolete")
    assert plan(at("2019-01-29T06:00")) == 1
    assert ledger() == [("new", "2019-02-20", "2019-01-29T07:00")]


def test_a_person_who_has_got_an_address(cecilia: Person) -> None:
    row_of(cecilia, "no_address")
    plan(at("2019-01-29T06:00"))
    assert ledger() == [("new", "2019-02-20", "2019-01-29T07:00")]


def test_a_person_who_wants_mail_again(cecilia: Person) -> None:
    row_of(cecilia, "declined")
    plan(at("2019-01-29T06:00"))
    assert ledger() == [("new", "2019-02-20", "2019-01-29T07:00")]


def test_a_person_whose_wrong_address_was_put_right(cecilia: Person) -> None:
    failed = MailingFactory(person=cecilia, to_email="sesilia@example.org", status="failed")
    row_of(cecilia, "failed", mailing=failed)
    plan(at("2019-01-29T06:00"))
    assert ledger() == [("new", "2019-02-20", "2019-01-29T07:00")]


def test_the_same_bad_address_is_not_tried_again(cecilia: Person) -> None:
    row_of(cecilia, "failed", mailing=MailingFactory(person=cecilia, status="failed"))
    assert plan(at("2019-01-29T06:00")) == 0


@pytest.mark.parametrize("status", ["sent", "uncertain", "waiting"])
def test_what_was_told_or_will_be_is_left_alone(cecilia: Person, status: str) -> None:
    row_of(cecilia, status)
    assert plan(at("2019-01-29T06:00")) == 0


def test_another_process_was_quicker(cecilia: Person) -> None:
    """The row was revived, and sent, between our look at it and our change."""
    row = row_of(cecilia, "sent")
    changes = Changes(at("2019-01-29T06:00"), revived=[row])
    assert changes.write() == 0
    assert ledger("sent") == [("new", "2019-02-20", "2019-01-25T16:00")]
