from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.factories import NOW, BodyFactory, PersonFactory
from tests.review.conftest import DRAFT
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
    assert found.new_meetings == ["LG 2019-03-01", "SSK 2019-02-07"]
    assert found.without_address == ["Kommundirektörerna"]


def test_it_stores_nothing(drafted: Drafted) -> None:
    preview(drafted(), by=None, now=NOW)
    counts = [model.objects.count() for model in (Person, Body, Meeting, ActionItem)]
    assert counts == [0, 0, 0, 0]
    assert MinutesFile.objects.get().state == "draft"


def test_it_says_why_the_draft_cannot_be_accepted(drafted: Drafted) -> None:
    file = drafted(replace(DRAFT, meeting=replace(DRAFT.meeting, body=None)))
    assert "Välj organ" in str(preview(file, by=None, now=NOW).error)
