"""Referrals and their last day."""

import datetime

import pytest

from tests.factories import ReferralFactory
from tests.models.refusal import refused_by
from tracker.models import Referral

pytestmark = pytest.mark.django_db

DAY = datetime.date(2019, 2, 7)
DAY_BEFORE = datetime.date(2019, 2, 6)


def test_is_answered_after_it_came() -> None:
    with refused_by("referral_answered_after_it_came"):
        ReferralFactory(received_on=DAY, answer_by=DAY_BEFORE)


def test_to_answer_before_a_day_are_open_ones_whose_last_day_comes_before() -> None:
    in_time = ReferralFactory(received_on=None, answer_by=DAY_BEFORE)
    ReferralFactory(received_on=None, answer_by=DAY)
    ReferralFactory(received_on=None, answer_by=None)
    ReferralFactory(received_on=None, answer_by=DAY_BEFORE, status=Referral.Status.ANSWERED)
    assert list(Referral.objects.to_answer_before(DAY)) == [in_time]
