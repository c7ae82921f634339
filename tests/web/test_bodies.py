"""A body's page."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import MembershipFactory, ReminderPolicyFactory
from tests.web.conftest import TODAY, Cast, client_of, matter
from tests.web.reading import status_of, titles, words
from tracker.models import Body

pytestmark = pytest.mark.django_db


def test_who_sees_it(cast: Cast) -> None:
    seen = {
        name: status_of(client_of(getattr(cast, name)), f"/organ/{cast.group.pk}/")
        for name in ("anna", "cecilia", "olle", "sara", "ada")
    }
    assert seen == {"anna": 200, "cecilia": 200, "olle": 404, "sara": 404, "ada": 200}


def test_who_sits_there_when_it_meets_and_what_is_open(cast: Cast) -> None:
    matter(cast.decision, "Sen", due_on=TODAY - datetime.timedelta(1))
    MembershipFactory(body=cast.group, end=TODAY)
    page = client_of(cast.cecilia).get(f"/organ/{cast.group.pk}/")
    assert words(page, "h1") == ["Ledningsgruppen (LG)"]
    assert words(page, ".lede") == ["2 öppna uppdrag 1 försenat"]
    assert titles(page) == ["Anna Andersson", "Cecilia Mårtensson", "LG"]
    assert words(page, ".list-meta") == [
        "ledamot, samordnare",
        "ledamot",
        "tors 7 feb, om 13 dagar",
    ]


def test_the_policy_in_words(cast: Cast) -> None:
    ReminderPolicyFactory(
        body=cast.group, days_before=[14, 3], overdue_every=2, working_days_only=False
    )
    page = client_of(cast.cecilia).get(f"/organ/{cast.group.pk}/")
    assert words(page, "p")[-2] == (
        "Den som får ett uppdrag får ett mejl om det. "
        "Påminnelser kommer så här många dagar före sista dagen: 14, 3. "
        "Är det inte klart i tid kommer en påminnelse efter 1 dag. "
        "Därefter kommer en med 2 dagars mellanrum tills det är klart. "
        "Inför varje möte kommer en sammanställning 5 dagar före. "
        "Mejlen går kl. 07.00, högst ett om dagen till var och en."
    )


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        (
            {"tells_new": False},
            "Den som får ett uppdrag får inget mejl om det förrän det är dags för en påminnelse.",
        ),
        (
            {"tells_new": False, "days_before": [], "overdue_first": 0},
            "Den som får ett uppdrag får inget mejl om det. Före sista dagen kommer ingen",
        ),
        ({"overdue_every": 1}, "Därefter kommer en varje dag tills det är klart."),
        ({"brief_days": 0}, "Inför möten kommer ingen sammanställning."),
        ({"overdue_first": 0}, "Är det inte klart i tid kommer ingen påminnelse om det."),
        (
            {"overdue_first": 3, "overdue_every": 0},
            "Är det inte klart i tid kommer en påminnelse efter 3 dagar, men bara en.",
        ),
    ],
)
def test_what_a_policy_leaves_out(cast: Cast, rules: dict[str, object], says: str) -> None:
    ReminderPolicyFactory(body=cast.group, **rules)
    page = client_of(cast.cecilia).get(f"/organ/{cast.group.pk}/")
    assert says in words(page, "p")[-2]


def test_a_body_without_a_policy_has_the_usual_one(cast: Cast) -> None:
    page = client_of(cast.cecilia).get(f"/organ/{cast.group.pk}/")
    assert "så här många dagar före sista dagen: 7, 1." in words(page, "p")[-2]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_body(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    MembershipFactory.create_batch(rows, body=cast.group)
    client = client_of(cast.cecilia)
    with django_assert_num_queries(10):
        client.get(f"/organ/{cast.group.pk}/")


def test_only_its_coordinators_find_what_to_change(cast: Cast) -> None:
    pages = {
        who.name: words(client_of(who).get(f"/organ/{cast.group.pk}/"), "summary")
        for who in (cast.anna, cast.ada, cast.cecilia)
    }
    assert pages["Anna Andersson"] == [
        "Lägg till någon ur registret",
        "Lägg till en ny person",
        "Byt kontaktperson",
        "Ändra påminnelserna",
    ]
    assert pages["Ada"] == pages["Anna Andersson"]
    assert pages["Cecilia Mårtensson"] == []


def test_names_lead_to_the_peoples_pages(cast: Cast) -> None:
    Body.objects.filter(pk=cast.group.pk).update(contact=cast.olle)
    cecilia = client_of(cast.cecilia)
    page = cecilia.get(f"/organ/{cast.group.pk}/").content.decode()
    for person in (cast.anna, cast.olle):
        assert f'<a href="{person.get_absolute_url()}">{person}</a>' in page
        assert status_of(cecilia, person.get_absolute_url()) == 200


def test_the_coordinator_sees_whose_address_is_missing(cast: Cast) -> None:
    MembershipFactory(body=cast.group, person__name="Nils", person__email="")
    address = f"/organ/{cast.group.pk}/"
    metas = [words(client_of(who).get(address), ".list-meta") for who in (cast.anna, cast.cecilia)]
    assert ["ledamot saknar e-postadress" in each for each in metas] == [True, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_register(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    MembershipFactory.create_batch(rows, body=cast.group)
    client = client_of(cast.anna)
    with django_assert_num_queries(12):
        client.get(f"/organ/{cast.group.pk}/")
