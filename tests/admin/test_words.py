"""The admin speaks the language that was chosen, in Django's own texts too."""

import pytest
from django.test import Client

from tests.admin.pages import list_of, page_of
from tests.factories import NOW, ActionItemFactory, MailingFactory, ReminderFactory
from tests.web.reading import words
from tracker.models import ActionEvent, ActionItem, Body, Decision, Mailing, Meeting, Person
from tracker.responses import change_status

pytestmark = pytest.mark.django_db


def test_django_speaks_swedish(browser: Client) -> None:
    page = browser.get(list_of(Meeting))
    assert words(page, "h1") == ["Välj möte att ändra"]
    assert "Filtrera" in words(page, "h2")


@pytest.mark.parametrize(
    ("model", "one", "all_of_them"),
    [
        (ActionItem, "action item", "Action items"),
        (Body, "body", "Bodies"),
        (Decision, "decision", "Decisions"),
        (Mailing, "mailing", "Mailings"),
    ],
)
def test_one_is_named_unlike_all(browser: Client, model: type, one: str, all_of_them: str) -> None:
    browser.post("/sprak/", {"language": "en", "next": "/"})
    page = browser.get(list_of(model))
    assert words(page, "h1") == [f"Select {one} to {'view' if model is Mailing else 'change'}"]
    assert words(page, ".breadcrumbs") == [f"Home › Beslutsspår › {all_of_them}"]


def test_the_history_names_the_status_in_words(browser: Client, admin: Person) -> None:
    item = ActionItemFactory()
    change_status(
        item, ActionItem.Status.DONE, by=admin, via=ActionEvent.Via.PAGE, now=NOW, note=""
    )
    page = browser.get(page_of(item))
    assert [words(page, ".field-was"), words(page, ".field-became")] == [["öppet"], ["klart"]]


def test_the_ledger_says_why_in_words(browser: Client) -> None:
    mailing = MailingFactory()
    ReminderFactory(mailing=mailing, person=mailing.person, occasion="before:7")
    page = browser.get(page_of(mailing))
    assert words(page, ".field-reason") == ["7 dagar före"]


def test_the_list_of_events_names_the_status_in_words(browser: Client, admin: Person) -> None:
    change_status(
        ActionItemFactory(), ActionItem.Status.DONE, by=admin, via=ActionEvent.Via.PAGE, now=NOW
    )
    page = browser.get(list_of(ActionEvent))
    assert [words(page, ".field-was"), words(page, ".field-became")] == [["öppet"], ["klart"]]
