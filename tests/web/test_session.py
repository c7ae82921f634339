"""Logging in and out."""

import pytest
from django.test import Client

from tests.factories import PASSWORD, UserFactory
from tests.web.conftest import Cast, client_of
from tests.web.reading import Answer, words

pytestmark = pytest.mark.django_db

PAGES = ["/", "/moten/", "/uppdrag/", "/beslut/", "/remisser/", "/organ/1/", "/moten/1/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_log_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/logga-in/?next={address}")


def log_in(client: Client, password: str, following: str = "/uppdrag/") -> Answer:
    UserFactory(email="cecilia@example.org")
    data = {"username": "Cecilia@example.org", "password": password, "next": following}
    return client.post("/logga-in/", data)


def test_logging_in_leads_on_to_the_page_that_was_asked_for(client: Client) -> None:
    answer = log_in(client, PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/uppdrag/")


def test_logging_in_leads_nowhere_outside(client: Client) -> None:
    answer = log_in(client, PASSWORD, "https://elsewhere.example/")
    assert answer["Location"] == "/"


def test_a_wrong_password_is_explained_and_the_address_kept(client: Client) -> None:
    answer = log_in(client, "wrong")
    assert words(answer, ".notice") == [
        "Adressen och lösenordet hör inte ihop. Kontrollera båda och försök igen."
    ]
    assert 'value="Cecilia@example.org"' in answer.content.decode()


def test_logging_out_takes_a_button(cast: Cast) -> None:
    client = client_of(cast.cecilia)
    assert client.get("/logga-ut/").status_code == 405
    assert client.post("/logga-ut/")["Location"] == "/logga-in/"
    assert client.get("/").status_code == 302


def test_the_language_is_changed_where_one_is(cast: Cast) -> None:
    client = client_of(cast.cecilia)
    answer = client.post("/sprak/", {"language": "en", "next": "/moten/"})
    assert answer["Location"] == "/moten/"
    assert '<html lang="en">' in client.get("/moten/").content.decode()


def menu(cast: Cast, name: str) -> list[str]:
    return words(client_of(getattr(cast, name)).get("/moten/"), "nav")


def test_the_menu_holds_what_one_may_do(cast: Cast) -> None:
    assert menu(cast, "cecilia") == ["Min sida Möten Uppdrag Beslut Remisser Utskick"]
    assert menu(cast, "anna") == ["Min sida Möten Uppdrag Beslut Remisser Import Utskick"]
    assert menu(cast, "ada") == [
        "Min sida Möten Uppdrag Beslut Remisser Import Utskick Administration"
    ]


def test_a_page_that_does_not_exist_says_what_to_do(cast: Cast) -> None:
    answer = client_of(cast.cecilia).get("/finns-inte/")
    assert (answer.status_code, words(answer, "h1")) == (404, ["Sidan finns inte"])


def test_whoever_has_no_account_reads_what_to_do(client: Client) -> None:
    said = words(client.get("/logga-in/?next=/uppdrag/1/"), ".muted")
    assert said[-1] == "Har du inget konto och behöver ett? En administratör ordnar det."
