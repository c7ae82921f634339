"""A mail scanner opens every link of every letter, and has answered nothing by it."""

import html
import re
from collections.abc import Iterator
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.factories import PersonFactory
from tests.flows.letters import letters_of_every_kind
from tests.mail_server import Inbox
from tests.web.rows import all_rows
from tracker.models import Person

URL = re.compile(r"https?://[^\s<>\"']+")


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def letters(cecilia: Person, smtp: Inbox) -> list[EmailMessage]:
    return letters_of_every_kind(cecilia, smtp)


def addresses(letter: EmailMessage) -> Iterator[str]:
    """Every address of a page that stands in a letter: headers, text, HTML, calendar."""
    yield from URL.findall(str(letter["List-Unsubscribe"]))
    for part in letter.walk():
        if not part.is_multipart():
            # Calendars fold their long lines (RFC 5545, 3.1).
            unfolded = re.sub(r"\r?\n ", "", part.get_content())
            yield from URL.findall(html.unescape(unfolded))


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_every_link_changes_nothing(letters: list[EmailMessage], method: str) -> None:
    before = all_rows()
    paths = {path_of(address) for letter in letters for address in addresses(letter)}
    answers = {path: getattr(Client(), method)(path, follow=True).status_code for path in paths}
    assert {path: status for path, status in answers.items() if status != 200} == {}
    assert {path.split("/")[1] for path in paths} >= {"svar", "justera", "installningar"}
    assert all_rows() == before


def test_one_click_ends_the_mails_of_who_got_the_letter(
    letters: list[EmailMessage], cecilia: Person
) -> None:
    """RFC 8058: the mail program posts, without having opened the page, a cookie or a referrer."""
    letter = next(each for each in letters if each["To"] == cecilia.email)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [address] = URL.findall(letter["List-Unsubscribe"])
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(path_of(address), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    wanted = dict(Person.objects.values_list("email", "wants_mail"))
    assert [email for email, wants in wanted.items() if not wants] == [cecilia.email]
