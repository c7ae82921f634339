"""Which letters a person gets, by the link in a letter."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import NOW, PersonFactory
from tests.web.rows import all_rows
from tracker import links
from tracker.models import Person

pytestmark = pytest.mark.django_db

TODAY = NOW.date()


@pytest.fixture
def cecilia() -> Person:
    return PersonFactory(name="Cecilia Mårtensson")


def link(person: Person, day: datetime.date = TODAY) -> str:
    return f"/installningar/{links.make_token(links.SETTINGS, person, today=day)}/"


def post(path: str, **data: object) -> Any:
    browser = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    return browser.post(path, data, follow=True)


def chosen(person: Person) -> tuple[bool, datetime.date | None, str]:
    person.refresh_from_db()
    return person.wants_mail, person.paused_until, person.language


def test_looking_changes_nothing(cecilia: Person) -> None:
    before = all_rows()
    for address in (link(cecilia), f"{link(cecilia)}?letters=none&List-Unsubscribe=One-Click"):
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200
    assert all_rows() == before


def test_a_choice_is_kept(cecilia: Person) -> None:
    last = TODAY + datetime.timedelta(days=30)
    response = post(link(cecilia), letters="none", paused_until=last, language="en")
    assert chosen(cecilia) == (False, last, "en")
    assert response.context["saved"] is True


def test_a_choice_can_be_taken_back(cecilia: Person) -> None:
    post(link(cecilia), letters="none", paused_until="", language="sv")
    response = post(link(cecilia), letters="all", paused_until="", language="sv")
    assert chosen(cecilia) == (True, None, "sv")
    assert "Dina val är sparade." in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"letters": ""}, "Välj om du vill ha påminnelser."),
        ({"paused_until": "2019-01-07"}, "Dagen har redan varit."),
        ({"paused_until": "snart"}, "Skriv dagen som 2019-02-07."),
        ({"language": "tlh"}, "Välj ett giltigt alternativ."),
    ],
)
def test_a_wrong_choice_is_told_and_nothing_kept(
    cecilia: Person, wrong: dict[str, str], message: str
) -> None:
    before = all_rows()
    response = post(
        link(cecilia), **{"letters": "none", "paused_until": "", "language": "sv"} | wrong
    )
    assert message in response.content.decode()
    assert all_rows() == before


@pytest.mark.parametrize("pace", ["all", "fewer", "weekly"])
def test_how_often_is_kept_and_shown_again(cecilia: Person, pace: str) -> None:
    page = post(link(cecilia), letters=pace, paused_until="", language="sv").content.decode()
    cecilia.refresh_from_db()
    assert (cecilia.wants_mail, cecilia.pace) == (True, pace)
    (checked,) = re.findall(r'value="(\w+)"[^>]*checked', page)
    assert checked == pace


def test_none_for_a_while_keeps_how_often(cecilia: Person) -> None:
    for letters in ("weekly", "none"):
        post(link(cecilia), letters=letters, paused_until="", language="sv")
    cecilia.refresh_from_db()
    assert (cecilia.wants_mail, cecilia.pace) == (False, "weekly")


def test_with_and_without_a_calendar_file(cecilia: Person) -> None:
    choice = {"letters": "all", "paused_until": "", "language": "sv"}
    kept = []
    for data in (choice, choice | {"wants_calendar": "on"}):
        post(link(cecilia), **data)
        cecilia.refresh_from_db()
        kept.append(cecilia.wants_calendar)
    assert kept == [False, True]


def test_a_pause_that_is_over_does_not_stand_in_the_way(cecilia: Person) -> None:
    Person.objects.update(paused_until=TODAY - datetime.timedelta(days=1))
    page = Client().get(link(cecilia)).content.decode()
    assert str(TODAY.year) not in page.partition('name="paused_until"')[2].partition(">")[0]


def test_one_click_unsubscribes(cecilia: Person) -> None:
    last = TODAY + datetime.timedelta(days=3)
    Person.objects.update(paused_until=last)
    response = post(link(cecilia), **{"List-Unsubscribe": "One-Click"})
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert response.content.decode() == "Du får inga fler påminnelser."
    assert chosen(cecilia) == (False, last, "sv")


def test_one_click_as_form_data_of_a_mail_program(cecilia: Person) -> None:
    Client().post(
        link(cecilia),
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    assert chosen(cecilia)[0] is False


def test_a_link_that_is_wrong_or_too_old(cecilia: Person) -> None:
    before = all_rows()
    good = link(cecilia)
    old = link(cecilia, TODAY - datetime.timedelta(days=731))
    data = {"List-Unsubscribe": "One-Click"}
    statuses = [post(path, **data).status_code for path in (good[:-3] + "xx/", old)]
    assert statuses == [404, 410]
    assert all_rows() == before
