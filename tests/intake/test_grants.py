"""Money that is granted, and what is asked for it."""

import pytest

from tests.intake.texts import CONTEXT
from tracker.intake.actions import read_actions


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Teater Månen beviljas 20 000 kr och ska lämna en rapport senast den 1 juni.",
            "Teater Månen",
        ),
        ("att bevilja Byalaget 5 000 kr mot redovisning senast den 1 juni", "Byalaget"),
        ("Kören tilldelas 800 kr under förutsättning att redovisning lämnas 1 juni.", "Kören"),
        ("Viken IF får 9 000 kr. Bidraget ska redovisas senast den 1 juni.", "Viken IF"),
    ],
)
def test_who_gets_money_has_to_report_on_it(text: str, who: str) -> None:
    action = read_actions(text, CONTEXT)[0]
    assert (action.assignees, str(action.deadline and action.deadline.date)) == (
        (who,),
        "2021-06-01",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Teater Månen beviljas 20 000 kr.",
        "Kören tilldelas 800 kr under förutsättning att kommunen ger lika mycket.",
        "att anvisa 90 000 kr ur rådets medel",
    ],
)
def test_money_without_a_demand_obliges_nobody(text: str) -> None:
    assert read_actions(text, CONTEXT) == ()
