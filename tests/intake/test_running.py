"""Decisions in running text."""

import pytest

from tests.intake.texts import CONTEXT
from tracker.intake.running import Passing, deciding_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrgruppen beslutade att måla kajen.",
        "Mötet beslöt enhälligt att måla kajen.",
        "Ida fick i uppdrag att måla kajen.",
        "Bo åtog sig att ringa hamnen.",
        "Frågan bordläggs till nästa möte.",
        "Ida ritar kajen till den 3 maj.",
    ],
)
def test_a_sentence_that_decides_is_found(sentence: str) -> None:
    found = deciding_sentences(f"Kajen diskuterades. {sentence} Det är bra.", CONTEXT)
    assert list(found) == [Passing(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida föreslår att rådet beslutar att måla kajen.",
        "Regeringen beslutade att bygga bron.",
        "Rådet har tidigare beslutat att måla kajen.",
        "Bo yrkade att rådet beslutar att vänta.",
        "Ida ritar kajen.",
        "Ida firar kajen den 3 maj.",
        "Ida visar planen för perioden 7–30 juni.",
    ],
)
def test_a_report_or_a_proposal_decides_nothing(sentence: str) -> None:
    assert list(deciding_sentences(sentence, CONTEXT)) == []
