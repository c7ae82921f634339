"""What the person who reviews the draft is told."""

import pytest

from tests.intake.texts import draft_of

HEAD = """\
    Protokoll Hamnrådet
    Tid: {day}
    Närvarande
    Ida Askvik Viken
    Eva Ask Viken
    Eva Lind Viken

    1. Kajen
    Beslut
    - {decision}

    2. Övrigt
"""


def warnings(day: str = "2021-03-10", decision: str = "Ida ritar kajen.") -> tuple[str, ...]:
    return draft_of(HEAD.format(day=day, decision=decision)).warnings


def test_clear_minutes_give_no_warning() -> None:
    assert warnings() == ()


@pytest.mark.parametrize(
    ("decision", "warning"),
    [
        ("Ulf ritar kajen.", "Ulf (punkt 1) finns inte bland deltagarna. Ange vem som avses."),
        (
            "Eva ritar kajen.",
            "Eva (punkt 1) kan vara flera personer: Eva Ask, Eva Lind. Ange vem som avses.",
        ),
        (
            "Ida ritar kajen till nästa möte.",
            "”till nästa möte” (punkt 1): det framgår inte när det mötet är.",
        ),
        ("Att rita kajen.", "Uppdrag utan ansvarig finns under punkt 1. Någon behöver utses."),
    ],
)
def test_what_cannot_be_settled_is_said(decision: str, warning: str) -> None:
    assert warnings(decision=decision) == (warning,)


def test_a_weekday_that_does_not_fit_is_said() -> None:
    assert warnings(day="Torsdag 10 mars 2021") == (
        "2021-03-10 är en onsdag, men det står torsdag. Veckodagen eller datumet är fel.",
    )


def test_a_missing_date_is_said() -> None:
    assert warnings(day="på förmiddagen") == (
        "Mötets datum framgår inte. Fyll i det: dagar utan årtal kan inte räknas ut utan det.",
    )
