"""Decisions → actions."""

from datetime import date

from tests.intake.texts import CONTEXT
from tracker.intake import Deadline, DraftAction
from tracker.intake.actions import read_actions

MAY = Deadline("senast den 3 maj", "date", None, date(2021, 5, 3))


def test_one_party_gives_one_action_with_the_whole_text() -> None:
    text = "Ida ritar kajen. Ritningen visas senast den 3 maj."
    assert read_actions(text, CONTEXT) == (DraftAction(text, ("Ida Askvik",), MAY),)


def test_different_tasks_give_an_action_each() -> None:
    assert read_actions("Ida ritar kajen senast den 3 maj och Bo målar bron.", CONTEXT) == (
        DraftAction("Ida ritar kajen senast den 3 maj", ("Ida Askvik",), MAY),
        DraftAction("Bo målar bron.", ("Bo Ekdal",), None),
    )


def test_a_deadline_in_a_sentence_of_its_own_stands_for_all() -> None:
    text = "Allt visas senast den 3 maj. Ida ritar kajen och Bo målar bron."
    assert [action.deadline for action in read_actions(text, CONTEXT)] == [MAY, MAY]


def test_a_task_for_nobody_has_no_assignees() -> None:
    text = "att rita kajen"
    assert read_actions(text, CONTEXT) == (DraftAction(text, (), None),)


def test_an_approval_has_no_actions() -> None:
    assert read_actions("att godkänna planen", CONTEXT) == ()
