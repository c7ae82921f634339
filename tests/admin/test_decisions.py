"""Decisions are written on the page of their point, action items on that of their decision."""

import datetime

import pytest
from django.db.models.signals import pre_save
from django.test import Client

from tests.admin.pages import delete_page, page_of, send
from tests.factories import ActionItemFactory, AgendaItemFactory, DecisionFactory
from tracker.models import ActionItem, Decision, Person

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


def test_new_words_of_an_action_item_take_back_nothing_else(browser: Client) -> None:
    """Its meeting is moved at the same moment."""
    item = ActionItemFactory(due_on=datetime.date(2019, 2, 7))
    filled_in = {
        "action_items-TOTAL_FORMS": 1,
        "action_items-INITIAL_FORMS": 1,
        "action_items-0-id": item.pk,
        "action_items-0-text": "Förbereder bilder",
    }

    def move(**_given: object) -> None:
        ActionItem.objects.update(due_on=datetime.date(2019, 2, 14))

    pre_save.connect(move, sender=ActionItem)
    try:
        send(browser, page_of(item.decision), filled_in)
    finally:
        pre_save.disconnect(move, sender=ActionItem)
    item.refresh_from_db()
    assert (item.text, item.due_on) == ("Förbereder bilder", datetime.date(2019, 2, 14))


def test_a_decision_whose_action_items_have_a_history_is_not_taken_away(browser: Client) -> None:
    decision = ActionItemFactory().decision
    browser.post(delete_page(decision), {"post": "yes"})
    assert Decision.objects.filter(pk=decision.pk).exists()
