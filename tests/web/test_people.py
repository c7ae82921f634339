"""A person's page: who sees it and what on it, and who keeps it."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    NOW,
    AttendanceFactory,
    MailingFactory,
    OrganizationFactory,
    PersonFactory,
    ReminderFactory,
)
from tests.web.conftest import TODAY, Cast, client_of, confidential, matter
from tests.web.form_data import form_data
from tests.web.reading import status_of, titles, words
from tracker.links import SETTINGS, make_token
from tracker.models import Body, Person

pytestmark = pytest.mark.django_db


def page_of(person: Person, reader: Person) -> str:
    return client_of(reader).get(person.get_absolute_url()).content.decode()


def test_it_exists_for_those_who_may_see_the_person(cast: Cast) -> None:
    readers = (cast.cecilia, cast.anna, cast.ada, cast.olle, cast.sara)
    seen = {
        person.name: [status_of(client_of(who), person.get_absolute_url()) for who in readers]
        for person in (cast.cecilia, cast.sara, cast.olle)
    }
    assert seen == {
        "Cecilia Mårtensson": [200, 200, 200, 404, 404],
        "Sara Sjö": [404, 200, 200, 404, 200],
        "Olle Öberg": [404, 404, 200, 200, 404],
    }


def test_nobody_logged_in_is_asked_to(cast: Cast) -> None:
    answer = Client().get(cast.sara.get_absolute_url())
    assert answer.headers["Location"].startswith("/logga-in/")


def test_who_the_person_is_where_they_sit_and_what_they_have_to_do(cast: Cast) -> None:
    Person.objects.filter(pk=cast.cecilia.pk).update(
        organization=OrganizationFactory(name="Nykvarns kommun"), title="kommundirektör"
    )
    Body.objects.filter(pk=cast.other.pk).update(contact=cast.cecilia)
    page = client_of(cast.ada).get(cast.cecilia.get_absolute_url())
    assert words(page, "h1") == ["Cecilia Mårtensson"]
    assert words(page, "dd")[:2] == ["kommundirektör", "Nykvarns kommun"]
    assert titles(page) == ["Göra en lista över möten", "Ledningsgruppen", "Miljönätverket"]
    assert words(page, ".list-meta")[-2:] == ["ledamot", "kontaktperson"]


def test_addresses_are_for_coordinators_and_oneself(cast: Cast) -> None:
    address = cast.cecilia.email
    readers = (cast.anna, cast.ada, cast.cecilia)
    assert [address in page_of(cast.cecilia, who) for who in readers] == [True, True, True]
    assert cast.anna.email not in page_of(cast.anna, cast.cecilia)


def test_a_matter_and_a_body_that_one_may_not_see_are_not_there(cast: Cast) -> None:
    AttendanceFactory(meeting=cast.held, person=cast.olle)
    confidential(cast.held, "Anställa någon", cast.sara)
    assert titles(client_of(cast.sara).get(cast.sara.get_absolute_url())) == [
        "Göra en lista över möten"
    ]
    page = client_of(cast.anna).get(cast.olle.get_absolute_url())
    assert words(page, ".empty") == ["Inga öppna uppdrag som du kan se."]
    assert "Inget organ som du kan se." in words(page, "p")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Får alla påminnelser om sina uppdrag."),
        ({"wants_mail": False}, "Har valt att inte få några påminnelser."),
        ({"pace": "weekly"}, "Får ett mejl i veckan, på måndagen."),
        (
            {"pace": "fewer"},
            "Har valt färre påminnelser: när något är nytt, strax före sista dagen och när det är "
            "försenat.",
        ),
        ({"wants_calendar": False}, "Får alla påminnelser om sina uppdrag. Utan kalenderfil."),
        ({"paused_until": TODAY}, "Har pausat mejlen till och med fre 25 jan."),
        (
            {"paused_until": TODAY - datetime.timedelta(1)},
            "Får alla påminnelser om sina uppdrag.",
        ),
        ({"email": ""}, "Inga mejl kommer fram utan en adress."),
    ],
)
def test_which_mails_they_get(cast: Cast, given: dict[str, object], said: str) -> None:
    Person.objects.filter(pk=cast.sara.pk).update(**given)
    assert words(client_of(cast.anna).get(cast.sara.get_absolute_url()), "dd")[-1] == said
    assert said not in page_of(cast.anna, cast.cecilia)


def test_a_link_leads_to_the_letters_that_one_may_see(cast: Cast) -> None:
    assert "Se mejlen" not in page_of(cast.sara, cast.anna)
    letter = MailingFactory(person=cast.sara, status="sent", sent_at=NOW, subject="Ett uppdrag")
    ReminderFactory(person=cast.sara, action_item=cast.item, mailing=letter)
    link = f"/utskick/?person={cast.sara.pk}"
    assert f'href="{link}">Se mejlen' in page_of(cast.sara, cast.anna)
    assert titles(client_of(cast.anna).get(link)) == ["Ett uppdrag"]


def test_the_coordinator_gives_an_address(cast: Cast) -> None:
    Person.objects.filter(pk=cast.sara.pk).update(email="")
    anna, address = client_of(cast.anna), cast.sara.get_absolute_url()
    page = anna.get(address).content.decode()
    assert "Ge en e-postadress" in page
    form = form_data(page, "form-details") | {"email": "sara@example.org", "action": "details"}
    answer = anna.post(address, form, follow=True)
    cast.sara.refresh_from_db()
    assert (cast.sara.email, cast.sara.name) == ("sara@example.org", "Sara Sjö")
    assert words(answer, ".notice") == [
        "Adressen är sparad. Det som väntar går dit med nästa utskick."
    ]


def test_the_coordinator_corrects_a_name(cast: Cast) -> None:
    anna, address = client_of(cast.anna), cast.sara.get_absolute_url()
    form = form_data(anna.get(address).content.decode(), "form-details")
    given = {"name": "Sara Sjö-Berg", "organization": "Tyresö kommun", "action": "details"}
    answer = anna.post(address, {**form, **given}, follow=True)
    assert words(answer, "h1") == ["Sara Sjö-Berg"]
    assert "Tyresö kommun" in words(answer, "dd")
    assert words(answer, ".notice") == ["Uppgifterna är sparade."]


def test_an_address_that_is_none_is_refused(cast: Cast) -> None:
    address = cast.sara.get_absolute_url()
    given = {"name": "Sara", "email": "sara", "action": "details"}
    answer = client_of(cast.anna).post(address, given)
    assert (answer.status_code, words(answer, ".field-error")) == (
        422,
        ["Fyll i en giltig e-postadress."],
    )


def test_revoked_links_lead_nowhere(cast: Cast) -> None:
    old = f"/installningar/{make_token(SETTINGS, cast.sara, today=TODAY)}/"
    sara = client_of(cast.sara)
    assert status_of(sara, old) == 200
    answer = client_of(cast.anna).post(
        cast.sara.get_absolute_url(), {"action": "revoke"}, follow=True
    )
    assert words(answer, ".notice") == ["Länkarna är återkallade. Nästa mejl har nya."]
    assert status_of(sara, old) == 404


@pytest.mark.parametrize("action", ["details", "revoke"])
def test_nobody_else_changes_anything(cast: Cast, action: str) -> None:
    given = {"action": action, "name": "Någon annan", "email": "annan@example.org"}
    address = cast.anna.get_absolute_url()
    statuses = [
        client_of(who).post(address, given).status_code for who in (cast.cecilia, cast.olle)
    ]
    before = (cast.anna.name, cast.anna.email, cast.anna.links_revision)
    cast.anna.refresh_from_db()
    assert statuses == [403, 404]
    assert (cast.anna.name, cast.anna.email, cast.anna.links_revision) == before
    assert words(client_of(cast.cecilia).get(address), "summary") == []


def test_a_person_whom_ones_body_has_nothing_to_do_with_is_seen_and_not_kept(cast: Cast) -> None:
    nobodys = PersonFactory(name="Nils Ingens")
    answer = client_of(cast.anna).get(nobodys.get_absolute_url())
    assert (answer.status_code, words(answer, "summary")) == (200, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_matters(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        matter(cast.decision, f"Nr {number}", cast.sara)
    client = client_of(cast.anna)
    with django_assert_num_queries(18):
        client.get(cast.sara.get_absolute_url())
