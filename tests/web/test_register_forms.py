"""A coordinator keeps the register of their own body: members, contact, rules for reminders."""

import datetime
from typing import Any

import pytest

from tests.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.web.conftest import TODAY, Cast, client_of, member
from tests.web.form_data import form_data
from tests.web.reading import Answer, status_of, words
from tests.web.rows import all_rows
from tracker.models import Membership, Person

pytestmark = pytest.mark.django_db


def send(cast: Cast, action: str, **filled_in: Any) -> Answer:
    """Fill in one of the forms on the body's page and press its button."""
    client = client_of(cast.anna)
    address = f"/organ/{cast.group.pk}/"
    form = form_data(client.get(address).content.decode(), f"form-{action}")
    given = {f"{action}-{name}": value for name, value in filled_in.items()}
    return client.post(address, {**form, **given, "action": action}, follow=True)


def sitting(cast: Cast) -> list[str]:
    return [str(each.person) for each in cast.group.memberships.current()]


def part_of(cast: Cast, person: Person) -> str:
    theirs = Membership.objects.get(body=cast.group, person=person)
    return f"/organ/{cast.group.pk}/ledamot/{theirs.pk}/"


def test_somebody_out_of_the_register_is_added(cast: Cast) -> None:
    page = send(cast, "known", person="sara sjö", role="deputy", is_coordinator="on")
    assert words(page, ".notice") == ["Sara Sjö sitter nu i organet."]
    made = Membership.objects.get(person=cast.sara)
    assert (made.body, made.role, made.is_coordinator) == (cast.group, "deputy", True)
    assert made.start == TODAY


def test_a_new_person_is_added(cast: Cast) -> None:
    OrganizationFactory(name="Nykvarns kommun")
    page = send(
        cast, "new", name="Nils Ny", email="nils@example.org", organization="nykvarns kommun"
    )
    assert words(page, ".notice") == ["Nils Ny sitter nu i organet."]
    made = Person.objects.get(name="Nils Ny")
    assert (made.email, str(made.organization)) == ("nils@example.org", "Nykvarns kommun")
    assert "Nils Ny" in sitting(cast)


def test_a_new_person_whom_others_know_already_is_no_second_one(cast: Cast) -> None:
    olles = {"name": "Olle Öberg", "email": cast.olle.email}
    send(cast, "new", **olles)
    assert Person.objects.filter(name="Olle Öberg").count() == 1
    assert "Olle Öberg" in sitting(cast)


@pytest.mark.parametrize(
    ("action", "filled_in", "says"),
    [
        (
            "known",
            {"person": "Olle Öberg"},
            "Ingen i registret heter så. Kontrollera stavningen, eller lägg till en ny person.",
        ),
        ("known", {"person": "Anna Andersson"}, "Anna Andersson sitter redan i organet."),
        ("new", {"name": "", "email": "x@example.org"}, "Detta fält måste fyllas i."),
        ("new", {"name": "Nils", "email": "nils"}, "Fyll i en giltig e-postadress."),
        (
            "new",
            {"name": "Sara Sjö"},
            "Någon med det namnet finns redan i registret. Lägg till personen därifrån, "
            "eller fyll i e-postadressen om det är någon annan.",
        ),
        ("contact", {"contact": "Nisse"}, "Ingen i registret heter så."),
        (
            "policy",
            {"days_before": "en vecka"},
            "Skriv hela tal med komma emellan, till exempel 7, 1.",
        ),
        ("policy", {"overdue_every": "-1"}, "Skriv ett helt tal mellan 0 och 365."),
        ("policy", {"overdue_first": "366"}, "Skriv ett helt tal mellan 0 och 365."),
        ("policy", {"brief_days": "ibland"}, "Skriv ett helt tal mellan 0 och 365."),
        ("policy", {"hour": "sju"}, "Skriv ett klockslag, till exempel 07:00."),
    ],
)
def test_what_cannot_be_taken_is_explained_and_nothing_changes(
    cast: Cast, action: str, filled_in: dict[str, str], says: str
) -> None:
    client_of(cast.anna)
    before = registered()
    page = send(cast, action, **filled_in)
    errors = words(page, ".field-error") + words(page, ".notice--error")
    assert page.status_code == 422
    assert [each.startswith(says) for each in errors] == [True]
    assert registered() == before


def registered() -> list[tuple[object, ...]]:
    """All rows but the accounts', which note when somebody logs in."""
    return [row for row in all_rows() if row[0] != "User"]


def test_an_address_that_somebody_has_is_told_whose_it_is(cast: Cast) -> None:
    page = send(cast, "new", name="Sara S", email=cast.sara.email.upper())
    assert words(page, ".field-error") == [
        "Adressen hör till Sara Sjö, som redan finns i registret. Lägg till personen därifrån."
    ]


def test_a_members_part_is_changed(cast: Cast) -> None:
    anna = client_of(cast.anna)
    given = {"role": "chair", "is_coordinator": "on", "action": "change"}
    page = anna.post(part_of(cast, cast.cecilia), given, follow=True)
    assert words(page, ".notice") == ["Ändringen för Cecilia Mårtensson är sparad."]
    assert "ordförande, samordnare" in words(page, ".list-meta")


def test_a_membership_is_ended(cast: Cast) -> None:
    page = client_of(cast.anna).post(part_of(cast, cast.cecilia), {"action": "end"}, follow=True)
    assert words(page, ".notice") == ["Cecilia Mårtensson sitter inte längre i organet."]
    assert sitting(cast) == ["Anna Andersson"]
    assert cast.cecilia.memberships.get().end == TODAY


@pytest.mark.parametrize("action", ["end", "change"])
def test_the_last_coordinator_does_not_go(cast: Cast, action: str) -> None:
    given = {"role": "member", "action": action}
    page = client_of(cast.anna).post(part_of(cast, cast.anna), given)
    assert page.status_code == 422
    assert words(page, ".notice--error") == [
        "Anna Andersson är organets enda samordnare. Gör först någon annan till samordnare. "
        "Ingenting har ändrats."
    ]
    assert cast.anna.memberships.get().is_coordinator


def test_who_ends_their_own_membership_goes_home(cast: Cast) -> None:
    member("Bo", cast.group, coordinates=True)
    page = client_of(cast.anna).post(part_of(cast, cast.anna), {"action": "end"}, follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert words(page, ".notice") == ["Anna Andersson sitter inte längre i organet."]


def test_the_contact_is_named_and_taken_back(cast: Cast) -> None:
    said = [
        words(send(cast, "contact", contact=name), ".notice") for name in ("Cecilia Mårtensson", "")
    ]
    assert said == [
        ["Cecilia Mårtensson är nu kontaktperson."],
        ["Organet har ingen kontaktperson."],
    ]


def test_two_of_a_name_are_told_apart(cast: Cast) -> None:
    twin = PersonFactory(name="Sara Sjö", email="tvilling@example.org")
    MembershipFactory(person=twin, body=cast.group)
    send(cast, "contact", contact="Sara Sjö (tvilling@example.org)")
    cast.group.refresh_from_db()
    assert cast.group.contact == twin
    page = client_of(cast.anna).get(f"/organ/{cast.group.pk}/").content.decode()
    assert form_data(page, "form-contact")["contact-contact"] == "Sara Sjö (tvilling@example.org)"


def test_a_contact_without_an_address_is_said_to_have_none(cast: Cast) -> None:
    Person.objects.filter(pk=cast.sara.pk).update(email="")
    page = send(cast, "contact", contact="Sara Sjö")
    assert words(page, ".notice") == ["Sara Sjö är nu kontaktperson, men saknar e-postadress."]


def test_the_rules_are_changed_and_shown_in_words(cast: Cast) -> None:
    rules = {"days_before": "3, 14", "overdue_first": 2, "overdue_every": 5, "brief_days": 0}
    page = send(cast, "policy", **rules, hour="08:30")
    assert words(page, ".notice") == ["Påminnelserna är ändrade."]
    policy = cast.group.reminder_policy
    assert (policy.days_before, policy.hour) == ([14, 3], datetime.time(8, 30))
    (shown,) = (each for each in words(page, "p") if each.startswith("Den som får ett uppdrag"))
    assert "så här många dagar före sista dagen: 14, 3." in shown
    assert "efter 2 dagar. Därefter kommer en med 5 dagars mellanrum" in shown
    assert "Mejlen går kl. 08.30" in shown


def test_mails_may_go_on_weekends(cast: Cast) -> None:
    client = client_of(cast.anna)
    address = f"/organ/{cast.group.pk}/"
    form = form_data(client.get(address).content.decode(), "form-policy")
    del form["policy-working_days_only"]
    client.post(address, {**form, "action": "policy"})
    assert not cast.group.reminder_policy.working_days_only


def test_a_members_part_exists_for_the_bodys_coordinators_only(cast: Cast) -> None:
    address = part_of(cast, cast.cecilia)
    seen = {
        who.name: status_of(client_of(who), address)
        for who in (cast.anna, cast.ada, cast.cecilia, cast.olle, cast.sara)
    }
    assert seen == {
        "Anna Andersson": 200,
        "Ada": 200,
        "Cecilia Mårtensson": 404,
        "Olle Öberg": 404,
        "Sara Sjö": 404,
    }


def test_another_bodys_member_is_not_reached_through_ones_own(cast: Cast) -> None:
    theirs = cast.olle.memberships.get()
    address = f"/organ/{cast.group.pk}/ledamot/{theirs.pk}/"
    answer = client_of(cast.anna).post(address, {"action": "end"})
    theirs.refresh_from_db()
    assert (answer.status_code, theirs.end) == (404, None)


def test_nobody_else_changes_anything(cast: Cast) -> None:
    given = {"action": "contact", "contact-contact": "Cecilia Mårtensson"}
    address = f"/organ/{cast.group.pk}/"
    statuses = [
        client_of(who).post(address, given).status_code for who in (cast.cecilia, cast.olle)
    ]
    cast.group.refresh_from_db()
    assert (statuses, cast.group.contact) == ([403, 404], None)


def test_a_button_that_is_not_there_changes_nothing(cast: Cast) -> None:
    answer = client_of(cast.anna).post(f"/organ/{cast.group.pk}/", {"action": "delete"})
    assert answer.status_code == 422
