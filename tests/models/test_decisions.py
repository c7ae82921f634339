"""Decisions and tabled matters."""

import datetime

import pytest

from tests.factories import BodyFactory, DecisionFactory, MeetingFactory
from tests.models.refusal import refused_by
from tracker.models import Decision

pytestmark = pytest.mark.django_db


def test_a_decision_has_a_text() -> None:
    with refused_by("decision_has_a_text"):
        DecisionFactory(text="")


def test_what_is_tabled_to_a_meeting_has_its_day() -> None:
    decision, meeting = DecisionFactory(kind=Decision.Kind.TABLED), MeetingFactory()
    with refused_by("decision_due_at_a_meeting_has_its_day"):
        Decision.objects.filter(pk=decision.pk).update(due_meeting=meeting)


def test_what_is_tabled_waits_for_a_meeting_or_has_one() -> None:
    with refused_by("decision_waits_for_a_meeting_or_has_one"):
        DecisionFactory(due_body=BodyFactory(), due_on=datetime.date(2019, 2, 7))


def test_only_a_tabled_decision_is_tabled_to_a_meeting() -> None:
    ssk = MeetingFactory()
    tabled = DecisionFactory(kind=Decision.Kind.TABLED, due_meeting=ssk, due_on=ssk.date)
    DecisionFactory(kind=Decision.Kind.TABLED)
    DecisionFactory(due_meeting=ssk, due_on=ssk.date)
    assert list(Decision.objects.tabled_to(ssk)) == [tabled]


def test_a_long_decision_is_named_by_its_beginning() -> None:
    decision = DecisionFactory.build(text="Beslut " * 40)
    assert len(str(decision)) == 80
    assert str(decision).endswith("…")
