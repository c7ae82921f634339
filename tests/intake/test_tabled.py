"""Matters that are put off."""

import pytest

from tests.intake.texts import CONTEXT
from tracker.intake.tabled import is_taken_up_later, tabling_sentence, takes_up_later


@pytest.mark.parametrize(
    "sentence",
    [
        "Frågan bordläggs till nästa möte.",
        "Ärendet bordlades.",
        "Frågan om kajen skjuts upp till hösten.",
        "På grund av tidsbrist bordläggs övriga punkter.",
    ],
)
def test_the_sentence_that_puts_off_is_found(sentence: str) -> None:
    assert tabling_sentence(f"Kajen diskuterades. {sentence}") == sentence


@pytest.mark.parametrize(
    "text", ["Ida yrkar att ärendet bordläggs.", "Ärendet ska inte bordläggas.", "Bo bordar båten."]
)
def test_a_motion_or_a_refusal_puts_nothing_off(text: str) -> None:
    assert tabling_sentence(text) is None


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Att kajen tas upp på nästa möte.", True),
        ("Frågan behandlas på nästa styrgruppsmöte.", True),
        ("Att på nästa möte prioritera kajer.", False),
        ("Kajen tas upp av Ida.", False),
    ],
)
def test_the_whole_decision_may_be_that_it_comes_up_later(text: str, later: bool) -> None:
    assert is_taken_up_later(text, CONTEXT) is later


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Frågan om bron tas upp nästa gång.", True),
        ("Vi tar det på nästa möte när Ida är med.", True),
        ("bestäms nästa gång, när Bo är med", True),
        ("Ärendet utgick då Bo saknades och tas upp på nästa möte.", True),
        ("Vi diskuterade hur frågan kan tas upp på kommande möten.", False),
        ("Ida tar det.", False),
    ],
)
def test_a_sentence_may_say_that_we_come_back_to_it(sentence: str, later: bool) -> None:
    assert takes_up_later(sentence) is later
