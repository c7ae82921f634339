"""The list of action items and its filters."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import AssignmentFactory, BodyFactory, DecisionFactory
from tests.web.conftest import TODAY, Cast, client_of, confidential, matter
from tests.web.reading import titles, words
from tracker.models import ActionItem

pytestmark = pytest.mark.django_db

FIRST = "Göra en lista över möten"


def listed(cast: Cast, query: str = "", name: str = "cecilia") -> list[str]:
    return titles(client_of(getattr(cast, name)).get(f"/uppdrag/{query}"))


def test_each_sees_their_own(cast: Cast) -> None:
    confidential(cast.held, "Hemligt", cast.sara)
    matter(DecisionFactory(agenda_item__meeting__body=cast.other), "Annan grupps", cast.olle)
    assert {name: sorted(listed(cast, "", name)) for name in ("cecilia", "olle", "sara")} == {
        "cecilia": [FIRST, "Hemligt"],
        "olle": ["Annan grupps"],
        "sara": [FIRST],
    }


def test_open_ones_are_listed_unless_another_status_is_chosen(cast: Cast) -> None:
    for status in ActionItem.Status:
        matter(cast.decision, f"Ett {status.label}", status=status)
    assert listed(cast) == [FIRST, "Ett öppet", "Ett pågår"]
    assert listed(cast, "?status=done") == ["Ett klart"]
    assert listed(cast, "?status=in_progress") == ["Ett pågår"]
    assert len(listed(cast, "?status=all")) == 5


def test_by_who_shall_do_it(cast: Cast) -> None:
    snug = BodyFactory(name="SNUG", contact=cast.cecilia)
    grouped = matter(cast.decision, "Gruppens")
    AssignmentFactory(action_item=grouped, person=None, body=snug)
    matter(cast.decision, "Annas", cast.anna)
    matter(cast.decision, "Ingens")
    assert listed(cast, "?who=me") == [FIRST, "Gruppens"]
    assert listed(cast, f"?who=person-{cast.anna.pk}") == ["Annas"]
    assert listed(cast, f"?who=body-{snug.pk}") == ["Gruppens"]
    assert listed(cast, "?who=none") == ["Ingens"]


def test_only_people_of_matters_that_one_sees_can_be_chosen(cast: Cast) -> None:
    confidential(cast.held, "Hemligt", cast.olle)
    page = client_of(cast.sara).get("/uppdrag/")
    assert words(page, "optgroup")[0] == "Cecilia Mårtensson Sara Sjö"


def test_by_deadline(cast: Cast) -> None:
    matter(cast.decision, "Sen", due_on=TODAY - datetime.timedelta(1))
    matter(cast.decision, "I dag", due_on=TODAY)
    matter(cast.decision, "Gjord", due_on=datetime.date(2018, 1, 1), status="done")
    assert listed(cast, "?overdue=on") == ["Sen"]
    assert listed(cast, "?status=all&overdue=on") == ["Sen"]
    assert listed(cast, "?due_from=2019-01-25&due_to=2019-02-01") == ["I dag"]
    assert listed(cast) == ["Sen", "I dag", FIRST]


def test_by_words_of_the_matter_or_its_decision(cast: Cast) -> None:
    matter(cast.decision, "Skriva till regionen")
    assert listed(cast, "?q=REGION") == ["Skriva till regionen"]
    assert len(listed(cast, "?q=Sara")) == 2


def test_by_body(cast: Cast) -> None:
    far = DecisionFactory(agenda_item__meeting__body=cast.other)
    matter(far, "Annan grupps", cast.cecilia)
    assert listed(cast, f"?body={cast.group.pk}") == [FIRST]


def test_a_wrong_day_is_explained_and_kept(cast: Cast) -> None:
    page = client_of(cast.cecilia).get("/uppdrag/?due_from=snart")
    assert words(page, ".field-error") == ["Fyll i ett giltigt datum."]
    assert 'value="snart"' in page.content.decode()


def test_without_hits_the_page_says_what_to_do(cast: Cast) -> None:
    client = client_of(cast.cecilia)
    assert words(client.get("/uppdrag/?q=xyz"), ".empty") == [
        "Inga uppdrag passar in på det du har valt. Visa alla öppna uppdrag"
    ]
    ActionItem.objects.all().delete()
    assert words(client.get("/uppdrag/"), ".empty") == [
        "Inga uppdrag är öppna. De kommer hit när ett protokoll med beslut har godtagits. "
        "Visa även avslutade uppdrag"
    ]


def test_a_long_list_comes_in_pages_that_keep_the_filter(cast: Cast) -> None:
    for number in range(51):
        matter(cast.decision, f"Nr {number}")
    page = client_of(cast.cecilia).get("/uppdrag/?q=Nr")
    assert (len(titles(page)), words(page, ".pagination")) == (50, ["Sida 1 av 2 Nästa"])
    assert 'href="?q=Nr&amp;page=2"' in page.content.decode()
    assert listed(cast, "?q=Nr&page=2") == ["Nr 50"]


def test_htmx_gets_the_list_alone(cast: Cast) -> None:
    part = client_of(cast.cecilia).get("/uppdrag/", headers={"HX-Request": "true"})
    assert titles(part) == [FIRST]
    assert words(part, "h1") == []
    assert "HX-Request" in part["Vary"]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_list(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        matter(cast.decision, f"Nr {number}", cast.anna, due_on=TODAY)
    client = client_of(cast.cecilia)
    with django_assert_num_queries(11):
        client.get("/uppdrag/")
