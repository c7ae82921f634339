"""The same two people as in the tests of reminders."""

import pytest

from tests.factories import PersonFactory
from tracker.models import Person


@pytest.fixture(autouse=True)
def quick(unmeasured: None) -> None:
    """Workers and beats are processes of their own, which their own tests measure."""


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def rickard(db: None) -> Person:
    return PersonFactory(name="Rickard Sundbom", email="rickard@example.org")
