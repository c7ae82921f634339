"""What a decision of several sentences comes to."""

from tests.intake.texts import CONTEXT, blocks_of
from tracker.intake.decisions import read_decisions


def kinds(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in read_decisions(blocks_of(text), "4", CONTEXT)]


def test_what_is_put_off_stands_apart_from_what_is_settled() -> None:
    assert kinds("Beslut: Bygglov 7 beviljas. Bygglov 8 bordläggs till nästa möte.") == [
        ("decision", "Bygglov 7 beviljas."),
        ("tabled", "Bygglov 8 bordläggs till nästa möte."),
    ]


def test_what_somebody_does_meanwhile_stands_apart_from_putting_off() -> None:
    assert kinds("Beslut: Frågan bordläggs till nästa möte. Ida tar in priser till dess.") == [
        ("tabled", "Frågan bordläggs till nästa möte."),
        ("decision", "Ida tar in priser till dess."),
    ]


def test_talk_before_putting_off_is_left_out() -> None:
    assert kinds("Beslut: Rådet talade länge. Frågan bordläggs.") == [
        ("tabled", "Frågan bordläggs.")
    ]
