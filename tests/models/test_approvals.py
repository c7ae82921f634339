"""Who is asked to approve minutes, and what the ledger holds of it."""

import pytest

from tests.factories import ActionItemFactory, ApprovalFactory, ReminderFactory
from tests.models.refusal import refused_by
from tracker.models import Approval

pytestmark = pytest.mark.django_db


def test_a_person_is_asked_once_at_a_time_for_a_meetings_minutes() -> None:
    asked = ApprovalFactory()
    with refused_by("approval_asked_once_at_a_time"):
        ApprovalFactory(meeting=asked.meeting, person=asked.person)


def test_who_was_asked_in_vain_may_be_asked_again() -> None:
    before = ApprovalFactory(status="withdrawn")
    now = ApprovalFactory(meeting=before.meeting, person=before.person)
    assert list(Approval.objects.standing()) == [now]


def test_an_approval_has_its_time() -> None:
    with refused_by("approval_given_has_its_time"):
        ApprovalFactory(status="approved")


def test_a_comment_has_its_words() -> None:
    with refused_by("approval_commented_has_its_words"):
        ApprovalFactory(status="commented")


def test_a_row_of_the_ledger_is_about_a_matter_or_about_minutes() -> None:
    with refused_by("reminder_of_a_matter_or_of_minutes"):
        ReminderFactory(action_item=ActionItemFactory(), approval=ApprovalFactory())
    with refused_by("reminder_of_a_matter_or_of_minutes"):
        ReminderFactory(action_item=None)


def test_nobody_is_told_twice_of_the_same_minutes_on_the_same_occasion() -> None:
    approval = ApprovalFactory()
    told = {"approval": approval, "action_item": None, "occasion": "approve"}
    ReminderFactory(person=approval.person, **told)
    with refused_by("reminder_once_an_approval"):
        ReminderFactory(person=approval.person, **told)


def test_a_row_about_minutes_knows_no_matter() -> None:
    approval = ApprovalFactory()
    row = ReminderFactory(action_item=None, approval=approval, occasion="approve")
    assert (row.about, row.source) == (approval, approval.meeting)
    with pytest.raises(ValueError, match="about no matter"):
        row.item  # noqa: B018
