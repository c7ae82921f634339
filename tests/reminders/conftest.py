"""The cast: a member who has matters, and the coordinator of the body that decided them."""

import pytest

from tests.factories import BodyFactory, MeetingFactory, MembershipFactory, PersonFactory
from tracker.models import Body, Meeting, Person


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def rickard(db: None) -> Person:
    return PersonFactory(name="Rickard Sundbom", email="rickard@example.org")


@pytest.fixture
def board(db: None) -> Body:
    """The body that decides."""
    return BodyFactory(name="Ledningsgruppen", short_name="LG")


@pytest.fixture
def anna(board: Body) -> Person:
    """The coordinator of the body that decides."""
    anna = PersonFactory(name="Anna Söderström", email="anna@example.org")
    MembershipFactory(person=anna, body=board, is_coordinator=True)
    return anna


@pytest.fixture
def meeting(board: Body) -> Meeting:
    """Where it was decided: Friday 25 January 2019."""
    return MeetingFactory(body=board)
