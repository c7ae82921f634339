"""Holding a person's mail on their page, and letting it go."""

import datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import MailHoldFactory, MailingFactory, ReminderFactory
from tests.web.conftest import TODAY, Cast, client_of
from tests.web.reading import titles, words
from tracker.models import MailHold, Person

pytestmark = pytest.mark.django_db
WHY = "Är på föräldraledighet"


def post(reader: Person, person: Person, action: str, **given: object) -> Any:
    address = person.get_absolute_url()
    return client_of(reader).post(address, {"action": action, **given}, follow=True)


def test_the_coordinator_holds_and_everybody_who_may_sees_why(cast: Cast) -> None:
    page = post(cast.anna, cast.sara, "hold", reason=WHY, until="2019-02-08")
    assert words(page, ".notice--success") == [
        "Posten hålls. Det som ska berättas väntar tills den släpps."
    ]
    (notice,) = words(client_of(cast.ada).get(cast.sara.get_absolute_url()), ".notice--warning")
    assert notice == (
        "Posten hålls Anna Andersson håller posten sedan 25 januari 2019 16.00: "
        f"”{WHY}”. Den släpps av sig själv efter fre 8 feb. Släpp posten"
    )
    assert WHY not in client_of(cast.sara).get(cast.sara.get_absolute_url()).content.decode()


def test_and_lets_it_go_from_the_ledger(cast: Cast) -> None:
    MailHoldFactory(person=cast.sara)
    page = post(cast.anna, cast.sara, "release", next="/utskick/")
    assert page.request["PATH_INFO"] == "/utskick/"
    assert words(page, ".notice--success")[0].startswith("Posten är släppt.")
    assert not MailHold.objects.in_force(TODAY).exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": ""}, ["Skriv varför, så att andra förstår."]),
        ({"reason": WHY, "until": "i morgon"}, ["Fyll i ett giltigt datum."]),
    ],
)
def test_what_is_wrong_stands_by_its_field(
    cast: Cast, given: dict[str, str], said: list[str]
) -> None:
    page = post(cast.anna, cast.sara, "hold", **given)
    assert (page.status_code, words(page, ".field-error")) == (422, said)
    assert MailHold.objects.count() == 0


def test_a_day_past_is_refused(cast: Cast) -> None:
    day = TODAY - datetime.timedelta(1)
    page = post(cast.anna, cast.sara, "hold", reason=WHY, until=day.isoformat())
    assert page.status_code == 422
    assert words(page, ".notice--error")[0].startswith("Välj en dag som inte har varit")


def test_a_hold_is_changed_from_what_it_says(cast: Cast) -> None:
    MailHoldFactory(person=cast.sara, reason=WHY, until=TODAY)
    page = client_of(cast.anna).get(cast.sara.get_absolute_url())
    given = page.context["holding"].initial
    assert given == {"reason": WHY, "until": TODAY}
    assert "Ändra varför posten hålls, eller till när" in words(page, "summary")


@pytest.mark.parametrize("action", ["hold", "release"])
def test_nobody_else_may(cast: Cast, action: str) -> None:
    MailHoldFactory(person=cast.sara)
    answers = [
        post(who, cast.sara, action, reason=WHY).status_code
        for who in (cast.sara, cast.cecilia, cast.olle)
    ]
    assert answers == [403, 404, 404]
    assert MailHold.objects.in_force(TODAY).count() == 1


def test_the_ledger_lists_who_is_held_and_how_much_waits(cast: Cast) -> None:
    MailHoldFactory(person=cast.sara)
    MailHoldFactory(person=cast.olle)
    ReminderFactory(person=cast.sara, action_item=cast.item)
    page = client_of(cast.anna).get("/utskick/")
    assert titles(page) == ["Sara Sjö"]
    assert "1 påminnelse väntar" in words(page, ".list-meta")
    assert titles(client_of(cast.cecilia).get("/utskick/")) == []


def test_a_waiting_letter_to_them_is_marked(cast: Cast) -> None:
    MailHoldFactory(person=cast.sara)
    for status in ("waiting", "sent"):
        given: dict[str, Any] = {"status": status, "day": TODAY}
        if status == "sent":
            given |= {"sent_at": "2019-01-24T07:00+01:00", "day": "2019-01-24"}
        mailing = MailingFactory(person=cast.sara, subject=status, **given)
        ReminderFactory(
            person=cast.sara,
            action_item=cast.item,
            mailing=mailing,
            occasion=f"before:{len(status)}",
        )
    anna = client_of(cast.anna)
    assert words(anna.get("/utskick/"), ".badge") == ["väntar", "hålls", "skickat"]
    assert titles(anna.get("/utskick/?status=held"))[1:] == ["waiting"]


def test_queries_do_not_grow_with_the_held(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    anna = client_of(cast.anna)
    MailHoldFactory(person=cast.sara)
    with django_assert_num_queries(12):
        anna.get("/utskick/")
    for person in (cast.cecilia, cast.anna):
        MailHoldFactory(person=person)
        ReminderFactory(person=person, action_item=cast.item)
    with django_assert_num_queries(12):
        anna.get("/utskick/")
