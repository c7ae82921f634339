import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import BodyFactory, OrganizationFactory, PersonFactory
from tracker.errors import Conflict
from tracker.models import Body, Person
from tracker.review.register import Register, names_a_group


@pytest.mark.parametrize(
    "name", ["Kommundirektörerna", "SNUG", "ekonomicheferna", "Nätverket för klimat", "Kansliet"]
)
def test_names_of_groups(name: str) -> None:
    assert names_a_group(name)


@pytest.mark.parametrize("name", ["Pia", "Anna Berg", "Per-Olof Ek", "Bette Lundh Malmros"])
def test_names_of_people(name: str) -> None:
    assert not names_a_group(name)


@pytest.mark.django_db
def test_an_assignee_is_a_body_of_the_register_or_a_person() -> None:
    ssk = BodyFactory(name="Samarbetskommittén", short_name="SSK")
    anna = PersonFactory(name="Anna Berg")
    register = Register()
    assert register.assignee("SSK") == ssk
    assert register.assignee("Anna  Berg") == anna
    assert register.assignee("Pia") == Person.objects.get(name="Pia")
    assert register.assignee("ekonomicheferna") == Body.objects.get(name="Ekonomicheferna")


@pytest.mark.django_db
def test_namesakes_are_told_apart_by_organization() -> None:
    haninge = PersonFactory(
        name="Anna Berg", organization=OrganizationFactory(name="Haninge kommun")
    )
    PersonFactory(name="Anna Berg", organization=OrganizationFactory(name="Tyresö kommun"))
    assert Register().person("Anna Berg (Haninge)") == haninge
    with pytest.raises(Conflict, match="flera personer som heter Anna Berg"):
        Register().person("Anna Berg")


@pytest.mark.django_db
def test_who_was_met_in_the_attendance_is_who_is_meant_later() -> None:
    haninge = PersonFactory(
        name="Anna Berg", organization=OrganizationFactory(name="Haninge kommun")
    )
    PersonFactory(name="Anna Berg", organization=OrganizationFactory(name="Tyresö kommun"))
    register = Register()
    register.person("Anna Berg", "Haninge")
    assert register.person("Anna Berg") == haninge


@pytest.mark.django_db
def test_a_new_person_comes_with_the_organization() -> None:
    person = Register().person("Bo Ek", "Salems kommun")
    assert str(person.organization) == "Salems kommun"


@pytest.mark.django_db
def test_a_name_is_looked_up_once_for_all_that_it_is_to_do(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    register = Register()
    first = register.assignee("Åsa Ny")
    with django_assert_num_queries(0):
        assert register.assignee("Åsa Ny") == first
