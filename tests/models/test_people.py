"""People and accounts."""

import pytest

from tests.factories import PersonFactory, UserFactory
from tests.models.refusal import refused_by
from tracker.models import Person, User

pytestmark = pytest.mark.django_db


def test_an_address_has_one_account_whatever_its_case() -> None:
    UserFactory(email="anna@example.org")
    with refused_by("user_email_once_whatever_case"):
        UserFactory(email="ANNA@example.org")


def test_an_account_is_found_whatever_the_case_of_its_address() -> None:
    user = UserFactory(email="anna@example.org")
    assert User.objects.get_by_natural_key(" ANNA@example.org ") == user


def test_an_account_needs_an_address() -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        User.objects.create_user("")


def test_a_person_has_a_name() -> None:
    with refused_by("person_has_a_name"):
        PersonFactory(name="")


def test_people_are_found_by_name_whatever_the_case_and_spaces() -> None:
    cecilia = PersonFactory(name="Cecilia Mårtensson")
    PersonFactory(name="Cecilia Mårtensson Öberg")
    assert list(Person.objects.named("cecilia  MÅRTENSSON ")) == [cecilia]


def test_goes_by_the_first_name() -> None:
    assert PersonFactory.build(name="Bette Lundh Malmros").first_name == "Bette"
