"""Sentences and verb forms."""

import pytest

from tracker.intake.words import is_active, is_infinitive, is_passive, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida ritar. Bo målar.", ["Ida ritar.", "Bo målar."]),
        ("Kajen, bron m.m. Lagas pga. regn den 3 maj kl. 10.", None),
        ("Mötet är 7/2. Ida ritar.", ["Mötet är 7/2.", "Ida ritar."]),
        ("Hur blir det? Ingen vet", ["Hur blir det?", "Ingen vet"]),
        ("", []),
    ],
)
def test_sentences_end_at_their_stops(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    ("word", "active"), [("ritar", True), ("gör", True), ("för", False), ("hus", False)]
)
def test_present_tense(word: str, active: bool) -> None:
    assert is_active(word) is active


@pytest.mark.parametrize(
    ("word", "passive"),
    [("ritas", True), ("tas", True), ("bokas", True), ("kommunernas", False), ("nämndens", False)],
)
def test_passive(word: str, passive: bool) -> None:
    assert is_passive(word) is passive


@pytest.mark.parametrize(("word", "infinitive"), [("rita", True), ("ta", True), ("ritar", False)])
def test_infinitive(word: str, infinitive: bool) -> None:
    assert is_infinitive(word) is infinitive
