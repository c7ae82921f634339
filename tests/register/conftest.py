"""Anna, who coordinates the management group, and keeps its register."""

import datetime

import pytest

from tests.factories import BodyFactory, MembershipFactory, PersonFactory, UserFactory
from tracker.models import Body, Membership, User

TODAY = datetime.date(2019, 1, 25)


@pytest.fixture
def anna(db: None) -> User:
    user: User = UserFactory()
    PersonFactory(name="Anna", user=user)
    return user


@pytest.fixture
def group(db: None) -> Body:
    return BodyFactory(name="Ledningsgruppen")


@pytest.fixture
def annas(anna: User, group: Body) -> Membership:
    """Anna's own membership."""
    return MembershipFactory(person=anna.person, body=group, is_coordinator=True)
