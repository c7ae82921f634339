"""First names and signatures → full names."""

import pytest

from tests.intake.texts import PEOPLE
from tracker.intake.names import is_group, looks_like_person, split_parties


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ida", "Ida Askvik"),
        ("Idas", "Ida Askvik"),
        ("Bo Ekdal", "Bo Ekdal"),
        ("Bo Ekdals", "Bo Ekdal"),
        ("Eva L", "Eva Lind"),
        ("Eva A.", "Eva Ask"),
        ("BE", "Bo Ekdal"),
        ("Eva", "Eva"),
        ("Ulf", "Ulf"),
        ("Kajgruppen", "Kajgruppen"),
    ],
)
def test_words_become_a_full_name_where_one_person_can_be_meant(words: str, name: str) -> None:
    assert PEOPLE.full_name(words) == name


def test_two_people_with_the_same_first_name_both_match() -> None:
    assert PEOPLE.matches("Eva") == ["Eva Ask", "Eva Lind"]


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("Ida, Bo och Kajgruppen", ["Ida", "Bo", "Kajgruppen"]),
        ("Ida samt vi", ["Ida"]),
        ("någon", []),
    ],
)
def test_parties_are_told_apart_and_vi_is_nobody(words: str, parties: list[str]) -> None:
    assert split_parties(words) == parties


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("Hamndirektörerna", True),
        ("kajgruppen", True),
        ("KSK", True),
        ("alla kommuner", True),
        ("nätverket", True),
        ("Ida", False),
        ("kajen", False),
    ],
)
def test_groups_are_known_by_their_form(words: str, group: bool) -> None:
    assert is_group(words) is group


@pytest.mark.parametrize(
    ("words", "person"), [("Ulf", True), ("Ulf Sand", True), ("Underlaget", False)]
)
def test_an_unknown_word_with_a_nouns_ending_is_no_person(words: str, person: bool) -> None:
    assert looks_like_person(words) is person
