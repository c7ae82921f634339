"""The people around the real minutes of 25 January 2019, with addresses that reach nobody."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import (
    BodyFactory,
    MembershipFactory,
    OrganizationFactory,
    PersonFactory,
    UserFactory,
)
from tracker.models import Body, Person

MINUTES = "real/2019-01-25-ledningsgruppen.txt"


@dataclass
class Cast:
    anna: Person
    cecilia: Person
    rickard: Person
    group: Body
    ssk: Body
    minutes: Path


@pytest.fixture(autouse=True)
def quick(unmeasured: None) -> None:
    """Workers and readers are processes of their own, which their own tests measure."""


@pytest.fixture
def cast(db: None, shared_minutes: Path) -> Cast:
    """The register before the minutes come in; Anna coordinates both bodies."""
    office = OrganizationFactory(name="Södertörnskommunerna")
    cast = Cast(
        anna=PersonFactory(
            name="Anna Söderström",
            email="anna@example.org",
            organization=office,
            user=UserFactory(email="anna@example.org"),
        ),
        cecilia=PersonFactory(
            name="Cecilia Mårtensson", email="cecilia@example.org", organization=office
        ),
        rickard=PersonFactory(name="Rickard Sundbom", email="rickard@example.org"),
        group=BodyFactory(name="Södertörnskommunernas ledningsgrupp"),
        ssk=BodyFactory(name="Samarbetskommittén", short_name="SSK"),
        minutes=shared_minutes / MINUTES,
    )
    for body in (cast.group, cast.ssk):
        MembershipFactory(person=cast.anna, body=body, is_coordinator=True)
    return cast


@pytest.fixture
def accepted(cast: Cast) -> Cast:
    """Right after the meeting: its minutes are read and accepted."""
    call_command(
        "import_minutes",
        str(cast.minutes),
        "--accept",
        "--by=anna@example.org",
        "--at=2019-01-25T16:00",
        verbosity=0,
    )
    return cast
