"""People, and accounts that log in by e-mail address."""

import pytest
from django.test import Client

from tests.admin.pages import add_page, list_of, page_of, send
from tests.factories import OrganizationFactory, PersonFactory, UserFactory
from tracker.models import Person, User

pytestmark = pytest.mark.django_db

SECRET = "Rådslag-i-Salem-2019"


def new_account(email: str) -> dict[str, str]:
    return {"email": email, "usable_password": "true", "password1": SECRET, "password2": SECRET}


def test_a_new_account_logs_in(browser: Client, client: Client) -> None:
    send(browser, add_page(User), new_account("CECILIA@example.org"))
    user = User.objects.get(email="cecilia@example.org")
    assert user.check_password(SECRET)
    assert client.login(username="cecilia@example.org", password=SECRET)


def test_an_address_that_has_an_account_is_refused_whatever_its_case(browser: Client) -> None:
    UserFactory(email="cecilia@example.org")
    page = send(browser, add_page(User), new_account("Cecilia@example.org"))
    assert page.context["errors"] == [["Det finns redan ett konto med den adressen."]]


def test_an_account_is_closed(browser: Client) -> None:
    user = UserFactory()
    send(browser, page_of(user), {"is_active": ""})
    user.refresh_from_db()
    assert not user.is_active


def test_an_account_shows_whose_it_is(browser: Client) -> None:
    cecilia = PersonFactory(name="Cecilia Mårtensson", user=UserFactory())
    assert cecilia.user is not None
    page = browser.get(page_of(cecilia.user)).content.decode()
    assert f'<a href="{page_of(cecilia)}">Cecilia Mårtensson</a>' in page


@pytest.mark.parametrize(("chosen", "name"), [("no", "Carin Larsson"), ("yes", "Leif Eriksson")])
def test_people_without_an_address_are_found(browser: Client, chosen: str, name: str) -> None:
    PersonFactory(name="Carin Larsson", email="")
    PersonFactory(name="Leif Eriksson")
    people = Person.objects.exclude(name="Ada Admin")
    found = browser.get(list_of(Person), {"address": chosen}).context["cl"].result_list
    assert [each.name for each in people & found] == [name]


def test_organizations_count_their_people(browser: Client) -> None:
    haninge = OrganizationFactory()
    PersonFactory.create_batch(2, organization=haninge)
    page = browser.get(list_of(type(haninge)))
    assert page.context["cl"].result_list.get().how_many == 2
