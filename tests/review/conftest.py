"""Drafts as a reader would make them, so that these tests do not depend on the reader's rules."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import MinutesFileFactory
from tracker.intake import (
    Attendee,
    Deadline,
    Draft,
    DraftAction,
    DraftDecision,
    DraftItem,
    MeetingFacts,
    NextMeeting,
    Source,
)
from tracker.models import MinutesFile

SEVENTH = datetime.date(2019, 2, 7)
NEXT_SSK = Deadline("på nästa SSK 7/2", "meeting", "SSK", SEVENTH)
LIST_OF_MEETINGS = "Cecilia fyller på listan och presenterar på nästa SSK 7/2."

DRAFT = Draft(
    meeting=MeetingFacts(
        body="Ledningsgruppen",
        number="1",
        date=datetime.date(2019, 1, 25),
        start="08:30",
        end="11:30",
        place="Norrskogen",
    ),
    attendance=(
        Attendee("Rickard Sundbom", "Södertälje kommun", "present", ("chair",)),
        Attendee("Bo Renman", "Tyresö kommun", "absent"),
        Attendee("Cecilia Mårtensson", None, "guest", (), "2-7"),
    ),
    agenda_items=(DraftItem("3", "Bokslut"), DraftItem("5", "Efter konferensen")),
    decisions=(
        DraftDecision("3", "Frågan bordläggs till nästa SSK 7/2.", "tabled", None, (), NEXT_SSK),
        DraftDecision(
            "5",
            LIST_OF_MEETINGS,
            actions=(DraftAction(LIST_OF_MEETINGS, ("Cecilia Mårtensson",), NEXT_SSK),),
            source=Source(118, 119),
        ),
        DraftDecision(
            "5",
            "Kommundirektörerna frågar runt.",
            actions=(DraftAction("Kommundirektörerna frågar runt.", ("Kommundirektörerna",)),),
        ),
        DraftDecision("5", "Ett möte bokas.", actions=(DraftAction("Ett möte bokas."),)),
    ),
    next_meeting=NextMeeting(datetime.date(2019, 3, 1)),
    adjusters=("Rickard Sundbom",),
    secretary="Anna Söderström",
)


@pytest.fixture(autouse=True)
def quick(unmeasured: None) -> None:
    """Files are read in processes of their own, which the tests of the reader measure."""


@pytest.fixture
def drafted() -> Callable[..., MinutesFile]:
    """Keeps a draft; `body=` says whose minutes they are."""

    def keep(draft: Draft = DRAFT, **given: Any) -> MinutesFile:
        digest = hashlib.sha256(repr((draft, given)).encode()).hexdigest()
        file: MinutesFile = MinutesFileFactory(draft=draft.to_json(), sha256=digest, **given)
        return file

    return keep
