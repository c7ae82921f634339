"""The admin at work, and what the pages of the admin are asked with."""

import pytest
from django.test import Client

from tests.factories import PersonFactory, UserFactory
from tracker.models import Person


@pytest.fixture
def admin() -> Person:
    account = UserFactory(email="admin@example.org", is_staff=True, is_superuser=True)
    return PersonFactory(name="Ada Admin", email="admin@example.org", user=account)


@pytest.fixture
def browser(admin: Person) -> Client:
    """A browser in which the admin has logged in."""
    client = Client()
    assert admin.user is not None
    client.force_login(admin.user)
    return client
