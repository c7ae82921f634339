import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_pages_are_swedish_whatever_the_browser_says(client: Client) -> None:
    page = client.get("/logga-in/", headers={"Accept-Language": "en-US"})
    assert page.headers["Content-Language"] == "sv"
    assert '<html lang="sv">' in page.content.decode()


def test_the_switch_turns_them_to_english_and_back(client: Client) -> None:
    client.post("/sprak/", {"language": "en", "next": "/logga-in/"})
    assert '<html lang="en">' in client.get("/logga-in/").content.decode()
    client.post("/sprak/", {"language": "sv", "next": "/logga-in/"})
    assert '<html lang="sv">' in client.get("/logga-in/").content.decode()


def test_a_language_that_we_do_not_have_is_swedish(client: Client) -> None:
    client.cookies["django_language"] = "fi"
    assert client.get("/logga-in/").headers["Content-Language"] == "sv"
