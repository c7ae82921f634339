"""Warnings and certainty after somebody has corrected the draft."""

from dataclasses import replace
from datetime import date

from tests.intake.texts import draft_of
from tracker.intake import Attendee, Draft, DraftDecision, reviewed
from tracker.intake.warnings import NO_BODY, NO_DATE

MINUTES = """\
    Protokoll Hamnrådet
    Tid: {day}
    Närvarande
    Ida Askvik

    1. Kajen
    Beslut
    - Måla kajen och redovisa kostnaden.
    - Ulf ritar kajen.

    2. Övrigt
"""
NOBODY = "Uppdrag utan ansvarig finns under punkt 1. Någon behöver utses."
STRANGER = "Ulf (punkt 1) finns inte bland deltagarna. Ange vem som avses."


def read(day: str = "2021-03-10") -> Draft:
    return draft_of(MINUTES.format(day=day))


def assigned(decision: DraftDecision, name: str) -> DraftDecision:
    return replace(decision, actions=(replace(decision.actions[0], assignees=(name,)),))


def warnings(draft: Draft, *, has_body: bool = False) -> tuple[str, ...]:
    return reviewed(draft, has_body=has_body).warnings


def test_an_unchanged_draft_stays_as_it_is() -> None:
    assert read().warnings == (STRANGER, NOBODY)
    assert reviewed(reviewed(read(), has_body=False), has_body=False) == read()


def test_the_warning_goes_when_somebody_is_named_and_comes_back() -> None:
    draft = read()
    first, second = draft.decisions
    settled = replace(draft, decisions=(assigned(first, "Ida Askvik"), second))
    assert warnings(settled) == (STRANGER,)
    lost = replace(settled, warnings=warnings(settled), decisions=draft.decisions)
    assert warnings(lost) == (STRANGER, NOBODY)


def test_a_name_that_was_replaced_or_put_on_the_list_is_no_warning() -> None:
    draft = read()
    first, second = draft.decisions
    replaced = replace(draft, decisions=(first, assigned(second, "Ulf Berg")))
    listed = replace(draft, attendance=(*draft.attendance, Attendee("Ulf", None, "present")))
    assert warnings(replaced) == warnings(listed) == (NOBODY,)


def test_the_day_that_was_filled_in_and_the_body_that_was_chosen() -> None:
    draft = replace(Draft(), warnings=(NO_BODY, NO_DATE))
    assert warnings(draft) == (NO_BODY, NO_DATE)
    assert warnings(draft, has_body=True) == (NO_DATE,)
    dated = replace(draft, meeting=replace(draft.meeting, date=date(2021, 3, 10)))
    assert warnings(dated, has_body=True) == ()


def test_a_weekday_that_did_not_fit_the_day_goes_with_the_day() -> None:
    draft = read("tisdag 10 mars 2021")
    assert len(draft.warnings) == 3
    moved = replace(draft, meeting=replace(draft.meeting, date=date(2021, 3, 9)))
    assert warnings(moved) == (STRANGER, NOBODY)


def test_what_the_file_itself_was_warned_of_stays() -> None:
    cut = "Filen är avkortad."
    assert warnings(replace(read(), warnings=(cut,)))[0] == cut
