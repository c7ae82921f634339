"""A minutes file, and the one who brings it in."""

from pathlib import Path

import pytest

from tests.factories import BodyFactory, MembershipFactory, PersonFactory, UserFactory
from tracker.models import Body, Person

MINUTES = """\
Minnesanteckningar från Byggrådet

Tid Fredag 25 januari 2019 kl 08.30-11.30

Plats Rådhuset

Deltagare

Anna Berg Haninge kommun, ordförande
Bo Ek Tyresö kommun

1. Lokaler

Beslut

- Bo tar fram ett förslag till lokaler till nästa möte.
- Frågan om hyran bordläggs till nästa möte.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "byggradet.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


@pytest.fixture
def board() -> Body:
    return BodyFactory(name="Byggrådet", short_name="BR")


@pytest.fixture
def coordinator(board: Body) -> Person:
    anna = PersonFactory(name="Anna Berg", user=UserFactory(email="anna@example.org"))
    MembershipFactory(person=anna, body=board, is_coordinator=True)
    return anna
