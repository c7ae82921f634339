"""The ledger shows what each letter told."""

import pytest
from django.test import Client

from tests.admin.pages import list_of, page_of
from tests.factories import ActionItemFactory, MailingFactory, ReminderFactory
from tests.web.reading import words
from tracker.models import Reminder

pytestmark = pytest.mark.django_db


def test_a_letter_links_to_what_it_told_of(browser: Client) -> None:
    item = ActionItemFactory(text="Förbereder bilder")
    mailing = MailingFactory(text="Hej Cecilia!")
    ReminderFactory(mailing=mailing, action_item=item, person=mailing.person)
    page = browser.get(page_of(mailing)).content.decode()
    assert f'<a href="{page_of(item)}">Förbereder bilder</a>' in page
    assert "Hej Cecilia!" in page


def test_a_letters_links_are_hidden_for_they_answer_in_anothers_name(browser: Client) -> None:
    mailing = MailingFactory(text="Svara: http://testserver/svar/WzEsMV0:secret-token_1/ i dag")
    page = browser.get(page_of(mailing))
    assert "secret-token_1" not in page.content.decode()
    assert words(page, ".field-letter") == ["Text: Svara: http://testserver/svar/…/ i dag"]


def test_a_row_of_the_ledger_shows_no_code(browser: Client) -> None:
    reminder = ReminderFactory(occasion="before:7")
    pages = [browser.get(address) for address in (page_of(reminder), list_of(Reminder))]
    assert [each.content.decode().count("before:7") for each in pages] == [0, 0]
    mailing = MailingFactory(person=reminder.person)
    Reminder.objects.update(mailing=mailing)
    assert "before:7" not in browser.get(page_of(mailing)).content.decode()
