"""Cecilia has a matter, and Anna coordinates the body that decided it."""

import pytest

from tests.reminders.scenes import matter, told
from tracker.models import ActionItem, Meeting, Person


@pytest.fixture
def item(cecilia: Person, anna: Person, meeting: Meeting) -> ActionItem:
    """Cecilia's, and she has been told; Anna coordinates."""
    item = matter(
        cecilia,
        due="2019-02-20",
        text="Ringa regionen",
        decision__agenda_item__meeting=meeting,
        decision__agenda_item__number="5",
    )
    told(cecilia, item)
    return item
