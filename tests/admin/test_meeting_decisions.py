"""The decisions of a meeting are written on the meeting's page, each on one of its own points."""

from typing import cast

import pytest
from django.contrib import admin
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.pages import add_page, page_of, send
from tests.factories import (
    ActionItemFactory,
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
)
from tests.web.reading import words
from tracker.admin.meeting_decisions import MeetingDecisionInline
from tracker.models import AgendaItem, Body, Decision, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return MeetingFactory()


@pytest.fixture
def point(meeting: Meeting) -> AgendaItem:
    return AgendaItemFactory(meeting=meeting, number="4", title="Möteslista")


@pytest.fixture
def decision(point: AgendaItem) -> Decision:
    return DecisionFactory(agenda_item=point, text="Cecilia gör en lista.")


def texts(meeting: Meeting) -> list[str]:
    return [each.text for each in Decision.objects.filter(agenda_item__meeting=meeting)]


def added(point: AgendaItem) -> dict[str, object]:
    """What is filled in for a decision in the first row that is empty."""
    return {
        "decisions-TOTAL_FORMS": 1,
        "decisions-0-agenda_item": point.pk,
        "decisions-0-text": "Frågan bordläggs.",
        "decisions-0-kind": "tabled",
        "decisions-0-position": 1,
    }


def test_a_decision_is_added(browser: Client, meeting: Meeting, point: AgendaItem) -> None:
    send(browser, page_of(meeting), added(point))
    decision = point.decisions.get()
    assert (decision.text, decision.kind) == ("Frågan bordläggs.", "tabled")


def test_its_text_is_changed(browser: Client, meeting: Meeting, decision: Decision) -> None:
    other = DecisionFactory(agenda_item=decision.agenda_item, text="Nästa")
    send(browser, page_of(meeting), {"decisions-0-text": "Cecilia gör en lista till nästa möte."})
    assert texts(meeting) == ["Cecilia gör en lista till nästa möte.", other.text]


def test_it_is_moved_to_another_point_of_the_meeting(
    browser: Client, meeting: Meeting, decision: Decision
) -> None:
    other = AgendaItemFactory(meeting=meeting)
    send(browser, page_of(meeting), {"decisions-0-agenda_item": other.pk})
    decision.refresh_from_db()
    assert decision.agenda_item == other


def test_it_is_taken_away(browser: Client, meeting: Meeting, decision: Decision) -> None:
    send(browser, page_of(meeting), {"decisions-0-DELETE": "on"})
    assert texts(meeting) == []


def test_one_with_action_items_stays_and_the_page_says_why(
    browser: Client, meeting: Meeting, decision: Decision
) -> None:
    ActionItemFactory(decision=decision)
    page = send(browser, page_of(meeting), {"decisions-0-DELETE": "on"})
    assert page.context["errors"] == [
        "Beslut med uppdrag tas inte bort, för uppdragen har en historik: "
        "”Cecilia gör en lista.”. Avskriv uppdragen i stället."
    ]
    assert texts(meeting) == ["Cecilia gör en lista."]


def test_the_points_to_choose_from_are_the_meetings_own(
    browser: Client, meeting: Meeting, decision: Decision
) -> None:
    AgendaItemFactory(title="På ett annat möte")
    page = browser.get(page_of(meeting))
    assert words(page, ".field-agenda_item") == ["--------- 4. Möteslista"] * 2


def test_it_cannot_be_put_on_another_meetings_point(
    browser: Client, meeting: Meeting, decision: Decision
) -> None:
    elsewhere = AgendaItemFactory()
    page = send(browser, page_of(meeting), {"decisions-0-agenda_item": elsewhere.pk})
    decision.refresh_from_db()
    assert decision.agenda_item != elsewhere
    assert page.context["errors"] == [
        ["Välj ett giltigt alternativ. Det valet finns inte bland tillgängliga alternativ."]
    ]


def test_another_meetings_decision_is_neither_shown_nor_changed(
    browser: Client, meeting: Meeting, decision: Decision
) -> None:
    elsewhere = DecisionFactory(text="På ett annat möte")
    assert "På ett annat möte" not in browser.get(page_of(meeting)).content.decode()
    send(browser, page_of(meeting), {"decisions-0-id": elsewhere.pk, "decisions-0-text": "Ändrat"})
    elsewhere.refresh_from_db()
    assert elsewhere.text == "På ett annat möte"


def test_an_empty_text_is_refused(browser: Client, meeting: Meeting, decision: Decision) -> None:
    page = send(browser, page_of(meeting), {"decisions-0-text": ""})
    assert page.context["errors"] == [["Detta fält måste fyllas i."]]
    assert texts(meeting) == ["Cecilia gör en lista."]


def test_it_links_to_its_own_page(browser: Client, meeting: Meeting, decision: Decision) -> None:
    assert f'<a href="{page_of(decision)}"' in browser.get(page_of(meeting)).content.decode()


def test_a_new_meeting_has_no_decisions_yet(browser: Client) -> None:
    page = browser.get(add_page(Meeting))
    prefixes = [each.formset.prefix for each in page.context["inline_admin_formsets"]]
    assert prefixes == ["attendance", "agenda_items"]


def test_the_inline_belongs_on_a_meetings_page_only() -> None:
    on_a_meeting = MeetingDecisionInline(Meeting, admin.site)
    on_a_body = MeetingDecisionInline(cast("type[Meeting]", Body), admin.site)
    assert on_a_meeting.check() == []
    assert [each.msg for each in on_a_body.check()] == [
        "Decisions are found on the page of a meeting only."
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_decisions(
    browser: Client,
    meeting: Meeting,
    point: AgendaItem,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    DecisionFactory.create_batch(rows, agenda_item=point)
    # Django keeps the types of content that it has asked for once.
    browser.get(page_of(meeting))
    with django_assert_num_queries(9):
        browser.get(page_of(meeting))
