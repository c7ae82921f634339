"""Decisions are written on the page of their point, action items on that of their decision."""

import pytest
from django.test import Client

from tests.admin.pages import delete_page, page_of, send
from tests.factories import ActionItemFactory, AgendaItemFactory, DecisionFactory
from tracker.models import Decision, Person

pytestmark = pytest.mark.django_db


def test_a_decision_is_added_to_a_point(browser: Client) -> None:
    point = AgendaItemFactory()
    filled_in = {
        "decisions-TOTAL_FORMS": 1,
        "decisions-0-text": "Cecilia förbereder bilder.",
        "decisions-0-kind": "decision",
        "decisions-0-position": 1,
    }
    send(browser, page_of(point), filled_in)
    assert Decision.objects.get(agenda_item=point).text == "Cecilia förbereder bilder."


def test_an_action_item_added_to_a_decision_begins_its_history(
    browser: Client, admin: Person
) -> None:
    decision = DecisionFactory()
    filled_in = {"action_items-TOTAL_FORMS": 1, "action_items-0-text": "Förbereder bilder"}
    send(browser, page_of(decision), filled_in)
    item = decision.action_items.get()
    event = item.events.get()
    assert (item.text, event.kind, event.via, event.by) == (
        "Förbereder bilder",
        "created",
        "admin",
        admin,
    )


def test_a_decision_whose_action_items_have_a_history_is_not_taken_away(browser: Client) -> None:
    decision = ActionItemFactory().decision
    browser.post(delete_page(decision), {"post": "yes"})
    assert Decision.objects.filter(pk=decision.pk).exists()
