"""The cast of the pages' tests, on the afternoon of 25 January 2019.

Cecilia is a member of the management group, and Anna its coordinator; Olle sits in another body;
Sara sits nowhere, but has a matter of the group's; Ada is the admin.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import (
    NOW,
    ActionItemFactory,
    AgendaItemFactory,
    AssignmentFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tracker.models import ActionItem, Body, Decision, Meeting, Person

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def january(settings: Settings, tmp_path: Path) -> None:
    """It is NOW for the pages."""
    settings.TRACKER_NOW = NOW
    settings.VAR_DIR = tmp_path


@dataclass
class Cast:
    group: Body
    other: Body
    anna: Person
    cecilia: Person
    olle: Person
    sara: Person
    ada: Person
    held: Meeting
    coming: Meeting
    decision: Decision
    item: ActionItem


def client_of(person: Person) -> Client:
    """The person's browser, logged in."""
    client = Client()
    assert person.user is not None
    client.force_login(person.user)
    return client


def member(name: str, body: Body | None = None, *, coordinates: bool = False) -> Person:
    person: Person = PersonFactory(name=name, user=UserFactory())
    if body:
        MembershipFactory(person=person, body=body, is_coordinator=coordinates)
    return person


def matter(decision: Decision, text: str, *assignees: Person, **given: object) -> ActionItem:
    """An action item of a decision, assigned to some people."""
    item: ActionItem = ActionItemFactory(decision=decision, text=text, **given)
    for person in assignees:
        AssignmentFactory(action_item=item, person=person)
    return item


def confidential(meeting: Meeting, text: str, *assignees: Person) -> ActionItem:
    """An action item of a confidential point."""
    point = AgendaItemFactory(meeting=meeting, title="Personalfråga", is_confidential=True)
    return matter(DecisionFactory(agenda_item=point), text, *assignees)


@pytest.fixture
def cast(db: None) -> Cast:
    group = BodyFactory(name="Ledningsgruppen", short_name="LG")
    other = BodyFactory(name="Miljönätverket")
    cecilia = member("Cecilia Mårtensson", group)
    sara = member("Sara Sjö")
    held = MeetingFactory(body=group, date=TODAY, status=Meeting.Status.HELD)
    coming = MeetingFactory(body=group, date=datetime.date(2019, 2, 7))
    point = AgendaItemFactory(meeting=held, number="4", title="Möteslista")
    decision = DecisionFactory(agenda_item=point, text="Cecilia och Sara gör en lista.")
    return Cast(
        group=group,
        other=other,
        anna=member("Anna Andersson", group, coordinates=True),
        cecilia=cecilia,
        olle=member("Olle Öberg", other),
        sara=sara,
        ada=PersonFactory(name="Ada", user=UserFactory(is_staff=True, is_superuser=True)),
        held=held,
        coming=coming,
        decision=decision,
        item=matter(
            decision,
            "Göra en lista över möten",
            cecilia,
            sara,
            due_text="nästa möte",
            due_on=coming.date,
            due_meeting=coming,
        ),
    )
