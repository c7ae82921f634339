"""A mail scanner opens every link of every letter, and has answered nothing by it."""

import datetime
import html
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tests.mail_server import Inbox
from tests.reminders.scenes import at, day, matter
from tests.web.rows import all_rows
from tracker import approval
from tracker.deadlines import set_deadline
from tracker.intake import Deadline
from tracker.models import Person, Reminder
from tracker.reminders import tell
from tracker.responses import wish_for_time

DAY = datetime.timedelta(days=1)
FRIDAY = at("2019-01-25T16:00")
KINDS = {"new", "before", "overdue", "moved", "brief", "wish", "week", "approve"}
URL = re.compile(r"https?://[^\s<>\"']+")


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def letters(cecilia: Person, smtp: Inbox) -> list[EmailMessage]:
    """What three people get in three weeks, of every kind that there is, in both languages."""
    anna = PersonFactory(name="Anna", user=UserFactory(), email="anna@example.org")
    rickard = PersonFactory(name="Rickard", language="en", email="rickard@example.org")
    board = BodyFactory(name="Ledningsgruppen", short_name="LG")
    MembershipFactory(person=anna, body=board, is_coordinator=True)
    meeting = MeetingFactory(body=board)
    MeetingFactory(body=board, date=day("2019-02-08"))
    given: dict[str, Any] = {"decision__agenda_item": AgendaItemFactory(meeting=meeting)}
    hers = matter(cecilia, due="2019-02-06", **given)
    his = matter(rickard, due="2019-02-06", **given)
    matter(due="2019-01-20", **given)
    by_anna: dict[str, Any] = {"by": anna, "via": "page"}
    approval.ask(meeting, [cecilia, rickard], now=FRIDAY, **by_anna)
    for later in range(3, 24):
        now = at("2019-01-25T07:30") + later * DAY
        if later == 6:
            wish_for_time(his, day("2019-03-01"), by=rickard, via="mail", now=now, note="Dröjer")
            moved = Deadline("senast 13/2", "date", date=day("2019-02-13"))
            set_deadline(hers, moved, now=now, **by_anna)
        tell(now)
    kinds = Reminder.objects.filter(status="sent").values_list("occasion", flat=True)
    assert {each.partition(":")[0] for each in kinds} == KINDS
    return list(smtp.messages)


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
