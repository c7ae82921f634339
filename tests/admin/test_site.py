"""The way in, and the first page."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

INDEX = "/admin/"


def test_who_is_not_staff_gets_the_login(client: Client) -> None:
    client.force_login(UserFactory(email="cecilia@example.org"))
    response = client.get(INDEX)
    assert response.headers["Location"] == f"{reverse('admin:login')}?next={INDEX}"


def test_an_admin_logs_in_by_e_mail_address_whatever_its_case(client: Client) -> None:
    UserFactory(email="admin@example.org", is_staff=True, is_superuser=True)
    entered = {"username": "Admin@example.org", "password": "demo", "next": INDEX}
    assert client.post(reverse("admin:login"), entered).headers["Location"] == INDEX


def test_the_first_page_groups_the_records_as_people_think_of_them(browser: Client) -> None:
    page = browser.get(INDEX)
    groups = [(group["name"], len(group["models"])) for group in page.context["app_list"]]
    assert [(str(name), count) for name, count in groups] == [
        ("Möten och beslut", 8),
        ("Uppdrag", 3),
        ("Påminnelser", 5),
        ("Mejl som kommer in", 2),
        ("Människor och organ", 5),
    ]


def test_the_first_page_says_where_one_is(browser: Client) -> None:
    page = browser.get(INDEX).content.decode()
    assert re.findall(r'<div id="site-name">\s*<a[^>]*>(.*?)</a>', page) == [
        "Beslutsspår – administration"
    ]


def test_one_group_has_no_page_of_its_own(browser: Client) -> None:
    page = browser.get(reverse("admin:app_list", args=["tracker"]))
    assert len(page.context["app_list"]) == 5


def test_no_list_of_records_is_left_out(browser: Client) -> None:
    groups = browser.get(INDEX).context["app_list"]
    shown = {model["object_name"] for group in groups for model in group["models"]}
    assert shown == {model.__name__ for model in admin.site._registry}
