"""Referrals."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import ReferralFactory
from tests.web.conftest import Cast, client_of
from tests.web.reading import titles, words

pytestmark = pytest.mark.django_db


def test_those_to_answer_stand_first_due_first(cast: Cast) -> None:
    ReferralFactory(body=cast.group, title="Utan dag", answer_by=None)
    ReferralFactory(body=cast.group, title="Regionplanen", sender="Regionen")
    ReferralFactory(body=cast.group, title="Besvarad", status="answered")
    ReferralFactory(body=cast.other, title="Annan grupps")
    client = client_of(cast.cecilia)
    assert titles(client.get("/remisser/")) == ["Regionplanen", "Utan dag"]
    assert titles(client.get("/remisser/?status=answered")) == ["Besvarad"]
    assert len(titles(client.get("/remisser/?status=all"))) == 3


def test_a_row_says_until_when_and_from_whom(cast: Cast) -> None:
    ReferralFactory(body=cast.group, sender="Regionen", reference="TRN 1")
    ReferralFactory(
        body=cast.group, received_on=None, answer_by=datetime.date(2019, 1, 20), title="Sen"
    )
    page = client_of(cast.cecilia).get("/remisser/")
    assert words(page, ".list-meta") == [
        "svar senast sön 20 jan, 5 dagar sedan LG",
        "svar senast ons 20 feb, om 26 dagar LG från Regionen TRN 1",
    ]
    assert words(page, ".overdue") == ["sön 20 jan, 5 dagar sedan"]


def test_an_empty_list_says_so(cast: Cast) -> None:
    assert words(client_of(cast.cecilia).get("/remisser/"), ".empty") == [
        "Inga remisser väntar på svar. Visa även besvarade remisser"
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_list(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ReferralFactory.create_batch(rows, body=cast.group)
    client = client_of(cast.cecilia)
    with django_assert_num_queries(7):
        client.get("/remisser/")
