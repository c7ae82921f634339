"""Pages that say that something went wrong; they must work when little else does."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from config import urls
from tests.web.conftest import Cast, client_of
from tests.web.reading import words


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("odd")


urlpatterns = [
    *urls.urlpatterns,
    path("broken/", broken),
    path("suspicious/", suspicious),
]


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/broken/", 500, "Något gick fel hos oss"),
        ("/suspicious/", 400, "Förfrågan gick inte att förstå"),
    ],
)
def test_an_error_says_what_happened_and_what_to_do(
    settings: Settings, address: str, status: int, title: str
) -> None:
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get(address)
    assert (answer.status_code, words(answer, "h1")) == (status, [title])
    assert words(answer, ".button") == ["Till första sidan"]


def test_an_old_form_is_explained(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert cast.cecilia.user is not None
    client.force_login(cast.cecilia.user)
    answer = client.post(f"/uppdrag/{cast.item.pk}/", {"action": "done"})
    assert (answer.status_code, words(answer, "h1")) == (403, ["Formuläret har blivit för gammalt"])
    assert client_of(cast.cecilia).get(f"/uppdrag/{cast.item.pk}/").status_code == 200
