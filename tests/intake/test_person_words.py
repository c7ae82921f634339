"""The words about a person."""

import pytest

from tracker.intake.draft import Role
from tracker.intake.person_words import is_organization, is_title, role_of, take_items, take_title


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("mötesordförande", "chair"),
        ("(ordf.)", "chair"),
        ("sammankallande", "chair"),
        ("vice ordförande", None),
        ("nämndsekreterare", "secretary"),
        ("antecknade", "secretary"),
        ("socialsekreterare", None),
        ("justeringsperson", "adjuster"),
    ],
)
def test_a_role_at_the_meeting_is_told_from_a_job(words: str, role: Role | None) -> None:
    assert role_of(words) == role


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("Rektor Ida Askvik", "Ida Askvik", "Rektor"),
        ("administrativ chef Ida Askvik", "Ida Askvik", "administrativ chef"),
        ("Ida Askvik", "Ida Askvik", ""),
        ("Omar Norrman", "Omar Norrman", ""),
    ],
)
def test_a_title_in_front_is_taken_off(line: str, name: str, title: str) -> None:
    assert take_title(line) == (name, title)


@pytest.mark.parametrize(
    ("line", "rest", "items"),
    [
        ("Ida Askvik, §§ 12–15", "Ida Askvik", "12–15"),
        ("Ida Askvik, del av § 5", "Ida Askvik", "5"),
        ("Ida Askvik (hamnchef, punkt 3-8)", "Ida Askvik (hamnchef)", "3-8"),
        ("Ida Askvik, kl. 13.00–15.30, del av § 5", "Ida Askvik", "5"),
    ],
)
def test_the_items_that_somebody_took_part_in_are_taken_off(
    line: str, rest: str, items: str
) -> None:
    assert take_items(line) == (rest, items)


def test_a_job_title_is_no_organization() -> None:
    assert (is_title("affärsområdeschef Elnät"), is_title("Hamnbolaget AB")) == (True, False)
    assert (is_organization("Hamnbolaget AB"), is_organization("Ida Askvik")) == (True, False)
