"""Minutes that came in."""

import pytest

from tests.factories import NOW, MeetingFactory, MinutesFileFactory
from tests.models.refusal import refused_by
from tracker.models import MinutesFile

pytestmark = pytest.mark.django_db


def test_the_same_file_is_kept_once() -> None:
    MinutesFileFactory(data=b"Protokoll", name="protokoll.txt")
    with refused_by("tracker_minutesfile_sha256_key"):
        MinutesFileFactory(data=b"Protokoll", name="samma-protokoll.txt")


def test_a_meeting_has_one_minutes_file() -> None:
    accepted = {
        "state": MinutesFile.State.ACCEPTED,
        "meeting": MeetingFactory(),
        "accepted_at": NOW,
    }
    MinutesFileFactory(**accepted)
    with refused_by("tracker_minutesfile_meeting_id_key"):
        MinutesFileFactory(**accepted)


def test_accepted_minutes_have_their_meeting() -> None:
    with refused_by("minutes_file_accepted_has_its_meeting"):
        MinutesFileFactory(state=MinutesFile.State.ACCEPTED, accepted_at=NOW)


def test_accepted_minutes_have_the_moment() -> None:
    with refused_by("minutes_file_accepted_has_its_meeting"):
        MinutesFileFactory(state=MinutesFile.State.ACCEPTED, meeting=MeetingFactory())


def test_a_draft_has_no_meeting_yet() -> None:
    with refused_by("minutes_file_accepted_has_its_meeting"):
        MinutesFileFactory(meeting=MeetingFactory())
