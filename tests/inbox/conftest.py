"""The cast: Cecilia, who had a letter about a matter, and Anna, who coordinates."""

import pytest
from pytest_django import Settings

from tests.factories import (
    BodyFactory,
    MailingFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    ReminderFactory,
)
from tests.reminders.scenes import matter
from tracker.models import ActionItem, Body, Mailing, Person

REPLY_ADDRESS = "svar@beslut.example"


@pytest.fixture(autouse=True)
def reply_address(settings: Settings) -> str:
    settings.REPLY_ADDRESS = REPLY_ADDRESS
    return REPLY_ADDRESS


@pytest.fixture
def board(db: None) -> Body:
    return BodyFactory(name="Ledningsgruppen", short_name="LG")


@pytest.fixture
def anna(board: Body) -> Person:
    anna = PersonFactory(name="Anna Söderström", email="anna@example.org")
    MembershipFactory(person=anna, body=board, is_coordinator=True)
    return anna


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def item(cecilia: Person, board: Body) -> ActionItem:
    meeting = MeetingFactory(body=board)
    return matter(cecilia, text="Fylla på listan", decision__agenda_item__meeting=meeting)


@pytest.fixture
def letter(item: ActionItem, cecilia: Person) -> Mailing:
    """It told Cecilia of the one matter, and has been sent."""
    return letter_about(cecilia, item)


def letter_about(person: Person, *items: ActionItem) -> Mailing:
    mailing = MailingFactory(
        person=person,
        message_id="<brev@beslut.example>",
        status="sent",
        sent_at="2019-01-31T07:30:00+01:00",
    )
    for item in items:
        ReminderFactory(person=person, action_item=item, mailing=mailing, status="sent")
    return mailing
