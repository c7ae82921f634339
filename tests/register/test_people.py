"""What is kept of a person, and the links that they have been sent."""

from tests.factories import NOW, OrganizationFactory, PersonFactory
from tests.register.reading import history
from tracker.links import SETTINGS, make_token, read_token
from tracker.models import Organization, Person, User
from tracker.register import Details, change_person, ensure_person, revoke_links

TODAY = NOW.date()


def test_a_new_person_with_a_new_organization(anna: User) -> None:
    details = Details("Nils Ny", "nils@example.org", "Nykvarns  kommun", "chef")
    made = ensure_person(details, by=anna)
    made.refresh_from_db()
    assert (made.name, made.email, made.title) == ("Nils Ny", "nils@example.org", "chef")
    assert str(made.organization) == "Nykvarns kommun"
    assert history(made) == [f"{anna}: Lagt till."]
    assert history(Organization.objects.get()) == [f"{anna}: Lagt till."]


def test_an_organization_is_found_whatever_the_case(anna: User) -> None:
    known = OrganizationFactory(name="Nykvarns kommun")
    assert (
        ensure_person(Details("Nils", organization="nykvarns KOMMUN"), by=anna).organization
        == known
    )


def test_somebody_with_that_name_and_address_is_the_same_person(anna: User) -> None:
    nils = PersonFactory(name="Nils Ny", email="nils@example.org")
    assert ensure_person(Details("nils ny", "Nils@example.org"), by=anna) == nils
    assert ensure_person(Details("Nils Ny", "another@example.org"), by=anna) != nils
    assert ensure_person(Details("Nina Ny", "nils@example.org"), by=anna) != nils
    assert Person.objects.filter(email="nils@example.org").count() == 2


def test_two_without_an_address_are_two(anna: User) -> None:
    nils = PersonFactory(name="Nils Ny", email="")
    assert ensure_person(Details("Nils Ny"), by=anna) != nils


def test_a_person_gets_an_address(anna: User) -> None:
    nils = PersonFactory(name="Nils", email="")
    assert change_person(nils, Details("Nils", "nils@example.org"), by=anna)
    nils.refresh_from_db()
    assert nils.email == "nils@example.org"
    assert history(nils) == [f"{anna}: Ändrade e-postadress."]


def test_an_organization_is_taken_away(anna: User) -> None:
    nils = PersonFactory(organization=OrganizationFactory())
    change_person(nils, Details(nils.name, nils.email), by=anna)
    nils.refresh_from_db()
    assert nils.organization is None


def test_what_is_saved_as_it_stands_leaves_no_line(anna: User) -> None:
    nils = PersonFactory()
    assert not change_person(nils, Details(nils.name, nils.email), by=anna)
    assert history(nils) == []


def test_revoked_links_lead_nowhere_and_new_ones_do(anna: User) -> None:
    nils = PersonFactory()
    old = make_token(SETTINGS, nils, today=TODAY)
    revoke_links(nils, by=anna)
    new = make_token(SETTINGS, nils, today=TODAY)
    assert old != new
    assert read_token(new, SETTINGS, today=TODAY).person == nils
    assert history(nils) == [f"{anna}: Ändrade länkarnas utgåva."]
