"""A letter goes out, is answered by mail, and the answer closes the matter."""

from email.message import EmailMessage
from email.utils import parseaddr

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import MeetingFactory, MembershipFactory, PersonFactory, UserFactory
from tests.mail_server import Inbox
from tests.management.test_receive_mail import pipe
from tests.reminders.scenes import at, matter
from tracker.models import ActionItem, Mailing, Person
from tracker.reminders import tell


@pytest.fixture
def anna(transactional_db: None) -> Person:
    return PersonFactory(name="Anna", user=UserFactory(), email="anna@example.org")


@pytest.fixture
def item(anna: Person, settings: Settings) -> ActionItem:
    settings.REPLY_ADDRESS = "svar@beslut.example"
    meeting = MeetingFactory()
    MembershipFactory(person=anna, body=meeting.body, is_coordinator=True)
    cecilia = PersonFactory(name="Cecilia", email="cecilia@example.org")
    return matter(cecilia, text="Fylla på listan", decision__agenda_item__meeting=meeting)


@pytest.fixture
def letter(item: ActionItem, smtp: Inbox) -> EmailMessage:
    """As it arrived over SMTP."""
    tell(at("2019-01-28T07:30"))
    return smtp.to("cecilia@example.org")[0]


def answer_to(letter: EmailMessage, words: str) -> bytes:
    """As a mail program makes it: to where the letter says, with its text quoted below."""
    body = letter.get_body(("plain",))
    assert body is not None
    quoted = "\n".join(f"> {line}" for line in str(body.get_content()).splitlines())
    reply = EmailMessage()
    reply["From"] = letter["To"]
    reply["To"] = letter["Reply-To"]
    reply["Subject"] = f"Sv: {letter['Subject']}"
    reply["Message-ID"] = "<svar@example.org>"
    reply["In-Reply-To"] = letter["Message-ID"]
    introduction = "Den mån 28 jan. 2019 kl 07:30 skrev Beslutsspår <spar@example.org>:"
    reply.set_content(f"{words}\n\n{introduction}\n{quoted}\n")
    return reply.as_bytes()


def test_a_klart_by_mail_closes_the_matter_when_the_coordinator_says_so(
    letter: EmailMessage, item: ActionItem, anna: Person
) -> None:
    assert pipe(answer_to(letter, "Klart! Listan är skickad.")).returncode == 0
    client = Client()
    assert anna.user is not None
    client.force_login(anna.user)
    assert "Klart! Listan är skickad." in client.get("/").content.decode()
    client.post(f"/uppdrag/{item.pk}/", {"action": "confirm_done"})
    item.refresh_from_db()
    assert item.status == "done"
    assert [(each.kind, each.via, each.by_name, each.note) for each in item.events.all()] == [
        ("said_done", "reply", "Cecilia", "Klart! Listan är skickad."),
        ("status", "page", "Anna", ""),
    ]


def test_the_envelope_takes_a_bounce_back_to_the_letter(
    letter: EmailMessage, smtp: Inbox, item: ActionItem
) -> None:
    assert smtp.senders == [parseaddr(str(letter["Reply-To"]))[1]]
    dsn = (
        f"Return-Path: <>\nTo: {smtp.senders[0]}\nMessage-ID: <dsn@mx.example.org>\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
        "Final-Recipient: rfc822; cecilia@example.org\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no such user\n\n--x--\n"
    )
    assert pipe(dsn.encode()).stdout.decode().endswith("came back: 550 5.1.1 no such user\n")
    assert [each.status for each in item.reminders.all()] == ["failed"]
    assert Mailing.objects.get().response == "550 5.1.1 no such user"
