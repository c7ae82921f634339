"""The ledger of what people are told."""

import datetime

import pytest

from tests.factories import (
    MailingFactory,
    ReminderFactory,
    ReminderPolicyFactory,
)
from tests.models.refusal import refused_by
from tracker.models import Mailing, Reminder, ReminderPolicy

pytestmark = pytest.mark.django_db

DAY = datetime.date(2019, 2, 7)
DAY_AFTER = datetime.date(2019, 2, 8)


def same(reminder: Reminder) -> dict[str, object]:
    return {
        "person": reminder.person,
        "action_item": reminder.action_item,
        "occasion": reminder.occasion,
        "deadline": reminder.deadline,
    }


def test_nobody_is_told_twice_of_the_same_deadline_on_the_same_occasion() -> None:
    told = ReminderFactory(occasion="before:7", deadline=DAY)
    with refused_by("reminder_once_with_a_deadline"):
        ReminderFactory(**same(told))


def test_nobody_is_told_twice_on_the_same_occasion_where_there_is_no_deadline() -> None:
    told = ReminderFactory(occasion="new", deadline=None)
    with refused_by("reminder_once_without_a_deadline"):
        ReminderFactory(**same(told))


@pytest.mark.parametrize("other", [{"deadline": DAY_AFTER}, {"occasion": "before:1"}])
def test_another_deadline_or_occasion_is_told_anew(other: dict[str, object]) -> None:
    told = ReminderFactory(occasion="before:7", deadline=DAY)
    ReminderFactory(**{**same(told), **other})
    assert Reminder.objects.filter(person=told.person).count() == 2


def test_a_person_gets_one_letter_a_day() -> None:
    letter = MailingFactory(day=DAY)
    with refused_by("mailing_once_a_person_and_day"):
        MailingFactory(person=letter.person, day=DAY)


def test_two_letters_share_no_message_id() -> None:
    letter = MailingFactory()
    with refused_by("tracker_mailing_message_id_key"):
        MailingFactory(message_id=letter.message_id)


def test_a_sent_letter_has_its_time() -> None:
    with refused_by("mailing_sent_has_its_time"):
        MailingFactory(status=Mailing.Status.SENT)


def test_a_body_has_one_policy() -> None:
    policy = ReminderPolicyFactory()
    with refused_by("tracker_reminderpolicy_body_id_key"):
        ReminderPolicyFactory(body=policy.body)


def test_reminds_a_week_and_a_day_before_where_nobody_says_otherwise() -> None:
    assert ReminderPolicy().days_before == [7, 1]
