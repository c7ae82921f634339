"""The ledger shows what each letter told."""

import pytest
from django.test import Client

from tests.admin.pages import page_of
from tests.factories import ActionItemFactory, MailingFactory, ReminderFactory

pytestmark = pytest.mark.django_db


def test_a_letter_links_to_what_it_told_of(browser: Client) -> None:
    item = ActionItemFactory(text="Förbereder bilder")
    mailing = MailingFactory(text="Hej Cecilia!")
    ReminderFactory(mailing=mailing, action_item=item, person=mailing.person)
    page = browser.get(page_of(mailing)).content.decode()
    assert f'<a href="{page_of(item)}">Förbereder bilder</a>' in page
    assert "Hej Cecilia!" in page
