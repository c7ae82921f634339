"""Two drafts that name the same new people and bodies, accepted at the same moment."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.deadlines.test_at_once import at_once
from tests.factories import NOW, MinutesFileFactory
from tests.review.conftest import DRAFT
from tracker.intake import Draft, DraftAction, DraftDecision
from tracker.models import Body, Meeting, MinutesFile, Person
from tracker.review import accept

pytestmark = pytest.mark.django_db(transaction=True)


def minutes(day: int) -> MinutesFile:
    """Of a new body, with a new person and a new group."""
    date = datetime.date(2019, 1, day)
    action = DraftAction("Göra.", ("Nils Ny", "Arbetsgruppen"))
    draft: Draft = replace(
        DRAFT,
        meeting=replace(DRAFT.meeting, body="Nya rådet", date=date),
        agenda_items=(),
        next_meeting=None,
        decisions=(DraftDecision(None, "Göra.", actions=(action,)),),
    )
    return MinutesFileFactory(draft=draft.to_json())


def accepting(file: MinutesFile) -> Callable[[], Meeting]:
    return lambda: accept(file, by=None, now=NOW)


def test_a_new_name_in_two_drafts_is_one_person_and_one_body() -> None:
    files = [minutes(day) for day in (7, 8, 9)]
    came_of_it = at_once(*(accepting(each) for each in files))
    assert [type(each) for each in came_of_it] == [Meeting] * 3
    assert Person.objects.filter(name="Nils Ny").count() == 1
    assert Body.objects.filter(name__in=("Nya rådet", "Arbetsgruppen")).count() == 2


def test_one_meeting_gets_one_of_two_minutes() -> None:
    files = [minutes(7), minutes(7)]
    came_of_it = at_once(*(accepting(each) for each in files))
    assert sorted(type(each).__name__ for each in came_of_it) == ["Conflict", "Meeting"]
