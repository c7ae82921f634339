"""The list of meetings, and planning one."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import BodyFactory, MeetingFactory
from tests.web.conftest import Cast, client_of, matter
from tests.web.reading import words
from tracker.models import ActionItem, Meeting

pytestmark = pytest.mark.django_db


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def rows(cast: Cast, query: str = "") -> list[str]:
    """The small lines of the rows: when, and where."""
    return words(client_of(cast.cecilia).get(f"/moten/{query}"), ".list-meta")


def test_coming_and_past_meetings_of_my_bodies(cast: Cast) -> None:
    MeetingFactory(body=cast.other)
    MeetingFactory(body=cast.group, date=day("2018-06-14"), number="3/2018")
    assert rows(cast) == [
        "tors 7 feb, om 13 dagar",
        "fre 25 jan, i dag",
        "tors 14 jun 2018 nr 3/2018",
    ]


def test_meetings_of_a_year(cast: Cast) -> None:
    MeetingFactory(body=cast.group, date=day("2018-06-14"))
    assert rows(cast, "?year=2018") == ["tors 14 jun 2018"]


def test_meetings_of_a_body_that_one_does_not_see_cannot_be_chosen(cast: Cast) -> None:
    MeetingFactory(body=cast.other)
    page = client_of(cast.cecilia).get(f"/moten/?body={cast.other.pk}")
    assert words(page, ".list-meta") == ["tors 7 feb, om 13 dagar", "fre 25 jan, i dag"]
    assert len(words(page, ".field-error")) == 1
    assert words(page, "option") == [
        "Alla organ",
        "Ledningsgruppen",
        "Alla år",
        "2019",
    ]


def test_without_meetings_the_page_says_so(cast: Cast) -> None:
    assert words(client_of(cast.olle).get("/moten/"), ".empty") == [
        "Inga möten är planerade.",
        "Här finns inga tidigare möten. De kommer hit när ett protokoll har godtagits.",
    ]


def test_a_coordinator_plans_a_meeting_and_what_waited_settles_on_it(cast: Cast) -> None:
    item = matter(cast.decision, "Väntar", cast.cecilia, due_text="nästa", due_body=cast.group)
    data = {"body": cast.group.pk, "date": "2019-03-01", "starts_at": "09:00", "place": "Salem"}
    page = client_of(cast.anna).post("/moten/", data, follow=True)
    made = Meeting.objects.get(date=day("2019-03-01"))
    assert words(page, "h1") == ["LG fre 1 mar"]
    assert words(page, ".notice") == ["Mötet är planerat."]
    assert (made.starts_at, made.place) == (datetime.time(9), "Salem")
    assert ActionItem.objects.get(pk=item.pk).due_on == made.date


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2019-02-07", "Organet har redan ett möte den dagen."),
        ("2019-01-24", "Välj en dag som inte har varit."),
        ("igår", "Fyll i ett giltigt datum."),
    ],
)
def test_a_day_that_cannot_be_is_explained_and_the_rest_kept(
    cast: Cast, date: str, said: str
) -> None:
    data = {"body": cast.group.pk, "date": date, "place": "Salem"}
    page = client_of(cast.anna).post("/moten/", data)
    assert words(page, ".field-error") == [said]
    assert 'value="Salem"' in page.content.decode()
    assert Meeting.objects.count() == 2


def test_the_second_day_of_a_meeting_is_taken_too(cast: Cast) -> None:
    long = MeetingFactory(
        body=cast.group, date=day("2019-09-05"), end_date=day("2019-09-06"), place="Herrgården"
    )
    data = {"body": cast.group.pk, "date": "2019-09-06", "place": "Salem"}
    page = client_of(cast.anna).post("/moten/", data)
    long.refresh_from_db()
    assert words(page, ".field-error") == ["Organet har redan ett möte den dagen."]
    assert long.place == "Herrgården"


def test_a_coordinator_plans_for_their_own_bodies_only(cast: Cast) -> None:
    data = {"body": cast.other.pk, "date": "2019-03-01"}
    assert client_of(cast.anna).post("/moten/", data).status_code == 200
    assert client_of(cast.cecilia).post("/moten/", data).status_code == 403
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_list(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        MeetingFactory(body=cast.group, date=day("2019-03-01") + datetime.timedelta(number))
        MeetingFactory(body=cast.group, date=day("2018-03-01") + datetime.timedelta(number))
    client = client_of(cast.cecilia)
    with django_assert_num_queries(10):
        client.get("/moten/")


def test_the_place_of_a_meeting_is_escaped(cast: Cast) -> None:
    MeetingFactory(body=cast.group, date=day("2019-03-01"), place="<b>Salem</b>")
    assert rows(cast)[1] == "fre 1 mar, om 35 dagar <b>Salem</b>"


def test_a_body_without_meetings_is_no_choice(cast: Cast) -> None:
    BodyFactory(name="SNUG")
    assert "SNUG" not in words(client_of(cast.ada).get("/moten/"), ".filters")[0]
