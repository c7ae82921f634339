"""What obliges, and what does not."""

import pytest

from tracker.intake.obliging import obliges


@pytest.mark.parametrize(
    "text",
    [
        "att ta fram en plan för kajen",
        "Att på nästa möte prioritera kajerna.",
        "att även beställa ritningar",
        "Möten planeras in i augusti.",
        "En ritning kommer att skickas ut.",
        "Listan ska uppdateras.",
        "Rådet beslutade att ta fram en plan.",
    ],
)
def test_a_task_obliges(text: str) -> None:
    assert obliges(text)


@pytest.mark.parametrize(
    "text",
    [
        "att godkänna planen",
        "Rådet beslutade att godkänna planen.",
        "att inte bygga kajen",
        "Rapporten läggs till handlingarna.",
        "Rådet ställer sig bakom planen.",
        "Kajen är viktig för Viken.",
        "Att vi väntar med kajen.",
        "Kajen kan placeras i Viken.",
        "Att förskjuta mötet till kl 10.",
        "att välja Ida Askvik till ordförande",
        "Skador ska anmälas samma dag.",
        "Grinden ska alltid vara låst.",
    ],
)
def test_an_approval_a_refusal_or_a_stance_does_not(text: str) -> None:
    assert not obliges(text)
