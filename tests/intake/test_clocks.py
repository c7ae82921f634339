"""Times of day."""

import pytest

from tracker.intake.clocks import clocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kl. 13–15.30", ["13:00", "15:30"]),
        ("klockan 9.00 till 11.45", ["09:00", "11:45"]),
        ("(mån 20 januari, 19-20.30, klubbstugan)", ["19:00", "20:30"]),
        ("2024-10-22, 14.00–14.45, Teams", ["14:00", "14:45"]),
        ("kl 18", ["18:00"]),
        ("den 3-4 maj 2021", []),
        ("§§ 12-15, 2021-05-03", []),
    ],
)
def test_hours_are_told_from_days_and_numbers(text: str, expected: list[str]) -> None:
    assert clocks(text) == expected
