"""How sure the reader is, and why not surer."""

from dataclasses import replace
from datetime import date

import pytest

from tests.intake.texts import draft_of
from tracker.intake import Deadline, DraftAction, DraftDecision, Reason
from tracker.intake.certainty import judged_again

HEAD = """\
    Protokoll Hamnrådet
    Tid: 2021-03-10
    Närvarande
    Ida Askvik, hamnchef
    Eva Ask
    Eva Lind
    Bo Ek

    1. Kajen
    {text}

    2. Nästa möte
    Nästa möte hålls den 9 april 2021.
"""


def read(text: str) -> DraftDecision:
    return draft_of(HEAD.format(text=text.replace("\n", "\n    "))).decisions[0]


def found(text: str) -> tuple[str | None, list[tuple[str, str]]]:
    decision = read(text)
    return decision.certainty, [(each.code, each.about) for each in decision.reasons]


def block(text: str) -> tuple[str | None, list[tuple[str, str]]]:
    return found(f"Beslut\n- {text}")


def test_a_block_with_a_name_and_a_day_is_sure() -> None:
    assert block("Ida Askvik ritar kajen senast 9 april.") == ("sure", [])


def test_a_first_name_that_one_person_bears_is_sure() -> None:
    assert block("Ida ritar kajen senast 9 april.") == ("sure", [])


@pytest.mark.parametrize(
    ("text", "level", "reasons"),
    [
        ("Måla kajen och redovisa kostnaden.", "unsure", [("nobody", "")]),
        ("Eva ritar kajen.", "unsure", [("several", "Eva")]),
        ("Ulf ritar kajen.", "unsure", [("stranger", "Ulf")]),
        ("BE ritar kajen.", "likely", [("initials", "Bo Ek")]),
        ("Idha ritar kajen.", "unsure", [("stranger", "Idha")]),
        ("Hamnchefen ritar kajen.", "likely", [("title", "Ida Askvik")]),
        ("Ida ritar kajen snarast.", "likely", [("vague", "")]),
        ("Frågan bordläggs.", "unsure", [("nowhere", "")]),
        (
            "Ida ritar kajen senast fredag 8 april.",
            "unsure",
            [("weekday", "senast fredag 8 april")],
        ),
        ("Ida ritar kajen senast 1 mars.", "likely", [("year", "senast 1 mars")]),
    ],
)
def test_why_a_decision_in_a_block_may_be_wrong(
    text: str, level: str, reasons: list[tuple[str, str]]
) -> None:
    assert block(text) == (level, reasons)


def test_running_text_is_less_sure_than_a_block() -> None:
    text = "Efter en lång diskussion beslutade rådet att Ida Askvik ska rita kajen."
    assert found(text) == ("likely", [("running", "")])


def test_what_a_group_is_said_to_do_may_be_no_more_than_a_report() -> None:
    doubts = [("promise", ""), ("group", "Förvaltningen")]
    assert found("Förvaltningen ritar kajen senast 9 april.") == ("unsure", doubts)


def test_an_action_item_without_the_time_that_another_has_is_asked_about() -> None:
    text = "Ida Askvik ritar kajen och Bo Ek målar bron senast 9 april."
    decision = read(f"Beslut\n- {text}")
    assert decision.reasons == (Reason("untimed", action=0),)


def test_a_loose_note_is_less_sure_than_a_block() -> None:
    assert found("- => Ida Askvik ritar kajen") == ("likely", [("note", "")])


def test_the_one_of_several_action_items_that_nobody_has_is_named() -> None:
    actions = (DraftAction("Rita.", ("Ida Askvik",)), DraftAction("Måla."))
    decision = judged_again(DraftDecision("1", "Rita och måla.", actions=actions), None)
    assert decision.reasons == (Reason("nobody", action=1),)


ON = date(2021, 3, 10)


def test_who_is_named_afterwards_settles_it() -> None:
    nobody = read("Beslut\n- Måla kajen och redovisa kostnaden.")
    named = replace(nobody, actions=(replace(nobody.actions[0], assignees=("Ida Askvik",)),))
    assert (judged_again(named, ON).certainty, judged_again(named, ON).reasons) == ("sure", ())


def test_a_stranger_is_none_who_was_put_on_the_list_or_replaced() -> None:
    stranger = read("Beslut\n- Ulf ritar kajen.")
    assert judged_again(stranger, ON).certainty == "unsure"
    assert judged_again(stranger, ON, ["Ulf"]).certainty == "sure"
    other = replace(stranger, actions=(replace(stranger.actions[0], assignees=("Ulf Ö",)),))
    assert judged_again(other, ON).certainty == "sure"


def test_how_it_was_found_stays_until_a_person_has_checked_it() -> None:
    decision = read("- => Ida Askvik ritar kajen")
    assert judged_again(decision, ON) == decision
    assert judged_again(replace(decision, checked=True), ON).certainty == "sure"


@pytest.mark.parametrize(
    ("deadline", "reason"),
    [
        (Deadline("snart", "vague"), Reason("vague")),
        (Deadline("nästa SSK", "meeting", "SSK"), Reason("no_meeting")),
        (Deadline("1 mars 2021", "date", None, date(2021, 3, 1)), Reason("passed")),
    ],
)
def test_a_deadline_is_judged_as_it_is_now(deadline: Deadline, reason: Reason) -> None:
    action = DraftAction("Rita.", ("Ida Askvik",), deadline)
    decision = judged_again(DraftDecision("1", "Rita.", actions=(action,)), ON)
    assert decision.reasons == (reason,)
