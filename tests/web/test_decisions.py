"""Decisions: the list, and one with its place."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import AgendaItemFactory, DecisionFactory, MeetingFactory
from tests.web.conftest import Cast, client_of, confidential, matter
from tests.web.reading import status_of, titles, words
from tracker.models import Decision

pytestmark = pytest.mark.django_db

FIRST = "Cecilia och Sara gör en lista."


def listed(cast: Cast, query: str = "", name: str = "cecilia") -> list[str]:
    return titles(client_of(getattr(cast, name)).get(f"/beslut/{query}"))


def test_each_sees_their_bodies_and_where_their_own_matters_come_from(cast: Cast) -> None:
    DecisionFactory(agenda_item__meeting__body=cast.other, text="Annan grupps")
    confidential(cast.held, "Hemligt", cast.sara)
    assert listed(cast, "?q=lista") == [FIRST]
    assert listed(cast, "", "olle") == ["Annan grupps"]
    assert listed(cast, "", "sara") == [FIRST]


def test_the_newest_come_first_and_the_filters_narrow(cast: Cast) -> None:
    older = MeetingFactory(body=cast.group, date=datetime.date(2018, 6, 14))
    point = AgendaItemFactory(meeting=older, title="Budget")
    DecisionFactory(agenda_item=point, text="Bordläggs.", kind=Decision.Kind.TABLED)
    assert listed(cast) == [FIRST, "Bordläggs."]
    assert listed(cast, "?kind=tabled") == ["Bordläggs."]
    assert listed(cast, "?q=budget") == ["Bordläggs."]
    assert listed(cast, "?day_from=2019-01-01") == [FIRST]
    assert listed(cast, "?day_to=2018-12-31") == ["Bordläggs."]


def test_an_empty_list_says_when_it_fills(cast: Cast) -> None:
    page = client_of(cast.olle).get("/beslut/")
    assert words(page, ".empty") == [
        "Här finns inga beslut ännu. De kommer hit när ett protokoll har godtagits."
    ]


def test_who_sees_one(cast: Cast) -> None:
    seen = {
        name: status_of(client_of(getattr(cast, name)), f"/beslut/{cast.decision.pk}/")
        for name in ("anna", "cecilia", "olle", "sara", "ada")
    }
    assert seen == {"anna": 200, "cecilia": 200, "olle": 404, "sara": 200, "ada": 200}


def test_one_shows_its_words_its_place_and_what_came_of_it(cast: Cast) -> None:
    Decision.objects.update(source_line=42)
    page = client_of(cast.cecilia).get(f"/beslut/{cast.decision.pk}/")
    assert words(page, ".quote") == [FIRST]
    assert words(page, "dd") == ["4. Möteslista", "Beslut", "rad 42 i protokollet"]
    assert titles(page) == ["Göra en lista över möten"]


def test_a_tabled_one_says_where_to(cast: Cast) -> None:
    Decision.objects.update(
        kind=Decision.Kind.TABLED,
        due_text="nästa möte",
        due_on=cast.coming.date,
        due_meeting=cast.coming,
    )
    page = client_of(cast.cecilia).get(f"/beslut/{cast.decision.pk}/")
    assert words(page, "dt")[-1:] + words(page, "dd")[-1:] == [
        "Bordlagt till",
        "tors 7 feb ”nästa möte”",
    ]


def test_others_matters_are_not_shown_to_an_assignee_from_elsewhere(cast: Cast) -> None:
    matter(cast.decision, "Bara gruppens", cast.cecilia)
    page = client_of(cast.sara).get(f"/beslut/{cast.decision.pk}/")
    assert titles(page) == ["Göra en lista över möten"]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_list(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(rows):
        made = DecisionFactory(agenda_item=AgendaItemFactory(meeting=cast.held))
        matter(cast.decision, f"Av {made}", cast.anna)
    client = client_of(cast.cecilia)
    with django_assert_num_queries(7):
        client.get("/beslut/")
    with django_assert_num_queries(10):
        client.get(f"/beslut/{cast.decision.pk}/")
