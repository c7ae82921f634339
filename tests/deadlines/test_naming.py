import pytest

from tests.factories import BodyFactory
from tracker.deadlines import find_body

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    ["SSK", "ssk", "Kommunernas samarbetskommitté", "Samarbetskommittén", "samarbetskommitténs"],
)
def test_a_body_is_known_by_its_names_and_the_definite_form(name: str) -> None:
    body = BodyFactory(name="Kommunernas samarbetskommitté", short_name="SSK")
    BodyFactory(name="Kommunernas ledningsgrupp")
    assert find_body(name) == body


def test_a_word_that_two_bodies_share_decides_nothing() -> None:
    BodyFactory(name="Norra ledningsgruppen")
    BodyFactory(name="Södra ledningsgruppen")
    assert find_body("Ledningsgruppen") is None


def test_a_stranger_is_no_body() -> None:
    BodyFactory(name="Kommunernas samarbetskommitté", short_name="SSK")
    assert find_body("GD") is None
