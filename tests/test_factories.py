"""The factories make records that hold together."""

import pytest
from django.apps import apps
from django.db.models import Model

from tests import factories
from tests.factories import MailingFactory, MinutesFileFactory, PersonFactory, UserFactory


@pytest.mark.django_db
@pytest.mark.parametrize("model", list(apps.get_app_config("tracker").get_models()))
def test_every_noun_has_one_that_makes_valid_records(model: type[Model]) -> None:
    factory = getattr(factories, f"{model.__name__}Factory")
    for made in factory.create_batch(2):
        assert isinstance(made, model)
        made.full_clean(exclude=["draft"])


@pytest.mark.django_db
def test_an_account_logs_in_with_the_password() -> None:
    assert UserFactory().check_password(factories.PASSWORD)


@pytest.mark.django_db
def test_a_letter_goes_to_the_persons_own_address() -> None:
    mailing = MailingFactory(person=PersonFactory(email="anna@example.org"))
    assert mailing.to_email == "anna@example.org"


@pytest.mark.django_db
def test_minutes_keep_the_bytes_they_were_made_of() -> None:
    minutes = MinutesFileFactory(data="Närvarande".encode())
    with minutes.file.open() as file:
        assert file.read().decode() == "Närvarande"
