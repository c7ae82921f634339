"""The cast: a held meeting with minutes, its coordinator, two adjusters, and somebody else."""

import pytest

from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
)
from tracker.models import Meeting, Person


@pytest.fixture
def meeting(db: None) -> Meeting:
    body = BodyFactory(name="Samarbetskommittén", short_name="SSK")
    meeting = MeetingFactory(body=body, status=Meeting.Status.HELD)
    AgendaItemFactory(meeting=meeting)
    return meeting


@pytest.fixture
def anna(meeting: Meeting) -> Person:
    """The coordinator."""
    anna = PersonFactory(name="Anna Söderström", email="anna@example.org")
    MembershipFactory(person=anna, body=meeting.body, is_coordinator=True)
    return anna


@pytest.fixture
def cecilia(meeting: Meeting) -> Person:
    """An adjuster, by the minutes."""
    cecilia = PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")
    MembershipFactory(person=cecilia, body=meeting.body)
    meeting.adjusters.add(cecilia)
    return cecilia


@pytest.fixture
def rickard(meeting: Meeting) -> Person:
    """Another."""
    rickard = PersonFactory(name="Rickard Sundbom", email="rickard@example.org")
    meeting.adjusters.add(rickard)
    return rickard
