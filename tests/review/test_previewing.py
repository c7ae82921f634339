import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.factories import NOW, BodyFactory, PersonFactory
from tests.review.conftest import DRAFT, SEVENTH
from tracker.models import ActionItem, Body, Meeting, MinutesFile, Person
from tracker.review import preview

pytestmark = pytest.mark.django_db
Drafted = Callable[..., MinutesFile]


def test_it_counts_what_accepting_would_make(drafted: Drafted) -> None:
    BodyFactory(name="Ledningsgruppen", short_name="LG")
    BodyFactory(name="Samarbetskommittén", short_name="SSK")
    PersonFactory(name="Rickard Sundbom")
    PersonFactory(name="Cecilia Mårtensson")
    found = preview(drafted(), by=None, now=NOW)
    assert (found.decisions, found.action_items, found.unassigned) == (4, 3, 1)
    assert found.new_people == ["Bo Renman"]
    assert found.new_bodies == ["Kommundirektörerna"]
    assert found.new_meetings == [("SSK", SEVENTH), ("LG", datetime.date(2019, 3, 1))]
    assert found.without_address == ["Kommundirektörerna"]


def test_it_stores_nothing(drafted: Drafted) -> None:
    preview(drafted(), by=None, now=NOW)
    counts = [model.objects.count() for model in (Person, Body, Meeting, ActionItem)]
    assert counts == [0, 0, 0, 0]
    assert MinutesFile.objects.get().state == "draft"


def test_it_says_why_the_draft_cannot_be_accepted(drafted: Drafted) -> None:
    file = drafted(replace(DRAFT, meeting=replace(DRAFT.meeting, body=None)))
    assert "Välj organ" in str(preview(file, by=None, now=NOW).error)


def test_the_letters_are_asked_about_the_meeting_as_accepted(drafted: Drafted) -> None:
    day = datetime.date(2019, 1, 28)

    def letters(meeting: Meeting) -> dict[datetime.date, int]:
        return {day: meeting.attendance.count()}

    assert preview(drafted(), by=None, now=NOW, letters=letters).letters == {day: 3}
