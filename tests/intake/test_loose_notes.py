"""Loose notes of clubs and parents: who was there, who does what, and when the next time is."""

from datetime import date

import pytest

from tests.intake.texts import draft_of
from tracker.intake import Draft

HEAD = "Byalaget i Viken - anteckningar 5 sept 2023 (skolan, 18-19.30 ca)\n\n"


def _noted(text: str, there: str = "Vi som var där: Karin (ordf), Per, Tove") -> Draft:
    return draft_of(f"{HEAD}{there}\n\n{text}")


@pytest.mark.parametrize(
    "label", ["Vi som var där", "Runt bordet", "Vi var", "De som kom", "På mötet var"]
)
def test_who_was_there_is_told_in_many_words(label: str) -> None:
    draft = _noted("Bryggan\nDen är trasig.\n\nKassan\nDen är tom.\n", f"{label}: Karin, Per, Tove")
    assert [(each.name, each.status) for each in draft.attendance] == [
        ("Karin", "present"),
        ("Per", "present"),
        ("Tove", "present"),
    ]


def test_the_place_stands_beside_the_hours() -> None:
    assert _noted("Bryggan\nTrasig.\n\nKassan\nTom.\n").meeting.place == "skolan"


def test_a_task_may_stand_behind_an_arrow_on_the_line_of_the_talk() -> None:
    draft = _noted("Bryggan\nDen är trasig. → Per lagar den\n\nKassan\nDen är tom.\n")
    assert [(each.text, each.actions[0].assignees) for each in draft.decisions] == [
        ("Per lagar den", ("Per",))
    ]


def test_what_is_left_for_the_next_time_is_tabled() -> None:
    draft = _noted("Bryggan\nTill nästa gång.\n\nKassan\nVi väntar med den till junimötet.\n")
    assert [each.kind for each in draft.decisions] == ["tabled", "tabled"]


def test_who_speaks_stands_over_what_was_said() -> None:
    draft = _noted("Rektorn berättar\n - matsalen byggs om\n\nKassan\nDen är tom.\n")
    assert [each.title for each in draft.agenda_items] == ["Rektorn berättar", "Kassan"]


def test_a_reminder_given_there_and_then_is_no_task() -> None:
    draft = _noted("Bryggan\n- Per påminner om att bidraget stänger 26 oktober.\n\nKassan\nTom.\n")
    assert draft.decisions == ()


def test_meetings_told_one_after_the_other_are_coming_ones() -> None:
    draft = _noted(
        "Bryggan\nHöstens möten är den 3 oktober, därefter 7 november.\n\nKassan\nTom.\n"
    )
    assert [(each.title, each.date) for each in draft.upcoming] == [
        ("Höstens möten", date(2023, 10, 3)),
        ("Höstens möten", date(2023, 11, 7)),
    ]


def test_a_list_of_days_and_hours_tells_the_next_meeting_too() -> None:
    draft = draft_of(
        "Vikens råd\nMöte 2022-06-08\n\nNärvarande: Ida Ask, Bo Ek\n\n1. Kajen\nBo.\n\n"
        "2. Kommande möten\n7/9 kl 13.15 Viken\n19/10 kl 13.15 Ängen\n"
    )
    following = draft.next_meeting
    assert following
    assert (following.date, following.start) == (date(2022, 9, 7), "13:15")
