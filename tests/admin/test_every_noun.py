"""Every noun has its pages: a list, a search, a form for a new one, one for each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.test import Client

from tests import factories
from tests.admin.pages import add_page, delete_page, list_of, page_of
from tracker.models import (
    ActionEvent,
    ActionItem,
    AgendaItem,
    Approval,
    ApprovalEvent,
    Assignment,
    Attendance,
    Body,
    Decision,
    Mailbox,
    MailHold,
    Mailing,
    MailingEvent,
    Meeting,
    Membership,
    MinutesFile,
    Organization,
    Person,
    ReceivedMail,
    Referral,
    Reminder,
    ReminderPolicy,
    User,
)

pytestmark = pytest.mark.django_db

CECILIA = {"person__name": "Cecilia Mårtensson"}
SSK = {"body__name": "Samarbetskommittén"}

# What is there, what the admin searches for, and what the list then shows.
CAST: dict[type[Model], tuple[dict[str, Any], str]] = {
    ActionEvent: ({"action_item__text": "Förbereder bilder"}, "Förbereder bilder"),
    ActionItem: ({"text": "Förbereder bilder"}, "Förbereder bilder"),
    AgendaItem: ({"title": "Kraftförsörjning"}, "Kraftförsörjning"),
    Approval: (CECILIA, "Cecilia Mårtensson"),
    ApprovalEvent: ({"by_name": "Cecilia Mårtensson"}, "Cecilia Mårtensson"),
    Assignment: (CECILIA, "Cecilia Mårtensson"),
    Attendance: (CECILIA, "Cecilia Mårtensson"),
    Body: ({"name": "Samarbetskommittén"}, "Samarbetskommittén"),
    Decision: ({"text": "Frågan bordläggs"}, "Frågan bordläggs"),
    Mailbox: ({"name": "svar@mail.example/INBOX"}, "svar@mail.example/INBOX"),
    MailHold: (CECILIA, "Cecilia Mårtensson"),
    Mailing: (CECILIA, "Cecilia Mårtensson"),
    MailingEvent: ({"by_name": "Cecilia Mårtensson"}, "Cecilia Mårtensson"),
    Meeting: (SSK, "Samarbetskommittén"),
    Membership: (CECILIA, "Cecilia Mårtensson"),
    MinutesFile: ({"name": "protokoll.txt"}, "protokoll.txt"),
    Organization: ({"name": "Haninge kommun"}, "Haninge kommun"),
    Person: ({"name": "Cecilia Mårtensson"}, "Cecilia Mårtensson"),
    ReceivedMail: ({"message_id": "svar@mail.example"}, "svar@mail.example"),
    Referral: ({"title": "Trafikplan 2020"}, "Trafikplan 2020"),
    Reminder: (CECILIA, "Cecilia Mårtensson"),
    ReminderPolicy: (SSK, "Samarbetskommittén"),
    User: ({"email": "cecilia@example.org"}, "cecilia@example.org"),
}
NOT_ADDED_HERE = {
    ActionEvent,
    Approval,
    ApprovalEvent,
    Assignment,
    MailHold,
    Mailbox,
    Mailing,
    MailingEvent,
    MinutesFile,
    ReceivedMail,
    Reminder,
}

every_noun = pytest.mark.parametrize("model", CAST, ids=lambda model: str(model.__name__))


def make(model: type[Model], **given: Any) -> Model:
    factory: Callable[..., Model] = getattr(factories, f"{model.__name__}Factory")
    return factory(**given)


def test_none_is_forgotten() -> None:
    assert set(CAST) == set(apps.get_app_config("tracker").get_models())


@every_noun
def test_the_list_finds_what_is_searched_for_and_nothing_else(
    browser: Client, model: type[Model]
) -> None:
    given, words = CAST[model]
    wanted = make(model, **given)
    make(model)
    page = browser.get(list_of(model), {"q": words})
    assert list(page.context["cl"].result_list) == [wanted]
    assert words in page.content.decode()


@every_noun
def test_the_record_opens(browser: Client, model: type[Model]) -> None:
    given, words = CAST[model]
    page = browser.get(page_of(make(model, **given)))
    assert page.status_code == 200
    assert words in page.content.decode()


@every_noun
def test_a_new_one_is_added_where_people_may_add_it(browser: Client, model: type[Model]) -> None:
    page = browser.get(add_page(model))
    assert page.status_code == (403 if model in NOT_ADDED_HERE else 200)


@pytest.mark.parametrize("model", [ActionEvent, Approval, Assignment, Mailing, Reminder])
def test_history_and_ledger_are_shown_and_never_changed(
    browser: Client, model: type[Model]
) -> None:
    record = make(model)
    assert browser.post(page_of(record), {}).status_code == 403
    assert browser.post(delete_page(record), {"post": "yes"}).status_code == 403
    assert model._default_manager.filter(pk=record.pk).exists()


@pytest.mark.parametrize("model", [each for each in CAST if each not in NOT_ADDED_HERE])
def test_people_bodies_meetings_and_decisions_are_found_by_typing(model: type[Model]) -> None:
    """A drop-down list of a thousand people is no way to find one."""
    long_lists = {Person, Body, Meeting, AgendaItem, Decision, User, Organization}
    page = admin.site.get_model_admin(model)
    choices = {each.name for each in model._meta.fields if each.related_model in long_lists}
    shown = {name for name in flatten_fieldsets(page.fieldsets or ()) if name in choices}
    assert (shown or choices) - set(page.readonly_fields) == set(page.autocomplete_fields) & choices
