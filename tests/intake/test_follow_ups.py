"""Outstanding matters that the meeting reported on."""

import pytest

from tests.intake.texts import blocks_of
from tracker.intake import FollowUp
from tracker.intake.follow_ups import read_follow_ups, status_of


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("Pågår", "in_progress"),
        ("Klart.", "done"),
        ("Har skickats ut.", "done"),
        ("Ida är informerad.", "done"),
        ("Tas upp senare.", "postponed"),
        ("Inte påbörjat", "open"),
        ("Kajen är lång", "open"),
        (None, "open"),
    ],
)
def test_a_report_tells_the_status(note: str | None, status: str) -> None:
    assert status_of(note) == status


def test_points_with_a_report_below_each() -> None:
    blocks = blocks_of("• Måla kajen.\n- Pågår.\n\n• Laga bron.\n- Klart\n")
    assert read_follow_ups("Föregående möten", blocks, "2") == [
        FollowUp("2", "Måla kajen.", "in_progress", "Pågår."),
        FollowUp("2", "Laga bron.", "done", "Klart"),
    ]


def test_a_report_behind_a_dash() -> None:
    assert read_follow_ups("Utestående ärenden", blocks_of("- Måla kajen – klart\n"), None) == [
        FollowUp(None, "Måla kajen", "done", "klart")
    ]


def test_a_follow_up_in_passing() -> None:
    text = "Uppföljning från KSK 17/1 om kajen. Det pågår.\n"
    assert read_follow_ups("Kajen", blocks_of(text), "3") == [
        FollowUp("3", "Uppföljning från KSK 17/1 om kajen.", "in_progress", "Det pågår.")
    ]


def test_another_item_has_none() -> None:
    assert read_follow_ups("Kajen", blocks_of("- Måla kajen – klart\n"), "3") == []
