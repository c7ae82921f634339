"""Days as they are written in the head of minutes."""

import pytest

from tracker.intake.head_days import with_iso_days


@pytest.mark.parametrize(
    "words",
    [
        "240305",
        "20240305",
        "2024.03.05",
        "2024/03/05",
        "5.3.2024",
        "5/3/2024",
        "5/3-24",
        "5/3 -24",
        "5/3/24",
        "5 mars -24",
        "5 mars ’24",
        "5 mars, 2024",
        "5 mar -24",
    ],
)
def test_a_day_is_written_as_the_standard_has_it(words: str) -> None:
    assert with_iso_days(f"Möte {words} kl 9") == "Möte 2024-03-05 kl 9"


@pytest.mark.parametrize(
    "words", ["nr 4/2024", "5–6 mars 2024", "241345", "0700-123456", "120000 kr", "Dnr 2024/123"]
)
def test_other_numbers_stay(words: str) -> None:
    assert with_iso_days(words) == words
