"""Decisions split, merged and added."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.review.conftest import DRAFT, LIST_OF_MEETINGS, NEXT_SSK
from tracker.intake import Draft, DraftAction, DraftDecision, DraftItem, Line, Reason, Source
from tracker.intake.readers.document import document_of
from tracker.review import editing


def draft_of(*decisions: DraftDecision) -> Draft:
    return replace(DRAFT, decisions=decisions)


def lines_of(*texts: str) -> Sequence[Line]:
    return document_of((text, None) for text in texts).lines


def texts(draft: Draft) -> list[str]:
    return [each.text for each in draft.decisions]


def test_split_where_the_text_is_marked() -> None:
    cut = LIST_OF_MEETINGS.index("och")
    _first, one, other, *_rest = editing.split_decision(DRAFT, 1, cut).decisions
    assert one.text == "Cecilia fyller på listan"
    assert other.text == "och presenterar på nästa SSK 7/2."
    assert [each.text for each in (*one.actions, *other.actions)] == [one.text, other.text]
    assert other.actions[0].assignees == ("Cecilia Mårtensson",)
    assert (one.source, other.source) == (Source(118, 119), Source(118, 119))


def test_each_half_has_its_own_place_in_the_file() -> None:
    lines = lines_of("- Ida ritar kajen. Bo", "målar den.")
    whole = DraftDecision("5", "Ida ritar kajen. Bo målar den.", source=Source(1, 2, 3, 2, 10))
    halves = editing.split_decision(draft_of(whole), 0, 16, lines).decisions
    assert [each.source for each in halves] == [Source(1, 1, 3, 2, 18), Source(1, 2, 3, 19, 10)]


def test_merged_they_stand_where_both_stood() -> None:
    one = DraftDecision("5", "A.", source=Source(4, 4, 1, 2, 9), reasons=(Reason("running"),))
    other = DraftDecision("5", "B.", source=Source(4, 5, 1, 12, 3))
    (merged,) = editing.merge_decisions(draft_of(one, other), 1, 0).decisions
    assert merged.source == Source(4, 5, 1, 2, 3)
    assert merged.reasons == (Reason("running"),)


@pytest.mark.parametrize("at", [None, 0, len(LIST_OF_MEETINGS), 9999])
def test_split_without_a_place_gives_the_same_twice(at: int | None) -> None:
    split = editing.split_decision(DRAFT, 1, at)
    assert split.decisions[1] == split.decisions[2] == DRAFT.decisions[1]
    assert len(split.decisions) == 5


def test_an_action_item_split_is_there_twice() -> None:
    actions = editing.split_action(DRAFT, 1, 0).decisions[1].actions
    assert actions == DRAFT.decisions[1].actions * 2


def test_what_was_torn_apart_becomes_one() -> None:
    one = DraftDecision(
        "5", "Cecilia tar", actions=(DraftAction("Cecilia tar", ("Cecilia",)),), source=Source(4, 4)
    )
    other = DraftDecision(
        "5",
        "fram planen.",
        actions=(DraftAction("fram planen.", ("Anna", "Cecilia"), NEXT_SSK),),
        source=Source(5, 6),
    )
    merged = editing.merge_decisions(draft_of(one, other), 0, 1).decisions
    text = "Cecilia tar fram planen."
    action = DraftAction(text, ("Cecilia", "Anna"), NEXT_SSK)
    assert merged == (DraftDecision("5", text, actions=(action,), source=Source(4, 6)),)


def test_action_items_of_their_own_are_kept_both() -> None:
    one = DraftDecision("5", "A.", actions=(DraftAction("Göra A"),))
    other = DraftDecision("5", "B.", actions=(DraftAction("Göra B"),))
    (merged,) = editing.merge_decisions(draft_of(one, other), 0, 1).decisions
    assert [each.text for each in merged.actions] == ["Göra A", "Göra B"]


def test_a_decision_cannot_be_merged_with_itself() -> None:
    with pytest.raises(ValueError, match="with itself"):
        editing.merge_decisions(DRAFT, 1, 1)


def test_what_was_missed_comes_where_it_stands_in_the_file() -> None:
    early = DraftDecision("3", "Först.", source=Source(10, 10))
    late = DraftDecision("5", "Sist.", source=Source(30, 31))
    draft, index = editing.add_decision(draft_of(early, late), "Mitt i.", "3", Source(20, 20))
    assert (texts(draft), index) == (["Först.", "Mitt i.", "Sist."], 1)
    draft, index = editing.add_decision(draft, "Utan plats.", None, None)
    assert (texts(draft)[-1], index) == ("Utan plats.", 3)


def test_the_point_that_a_line_stands_under() -> None:
    draft = replace(
        DRAFT, agenda_items=(DraftItem("3", "Bokslut"), DraftItem(None, "Efter  mötet"))
    )
    lines = lines_of("Möte", "3. Bokslut", "text", "EFTER MÖTET", "text")
    assert [editing.item_at(draft, lines, line) for line in (1, 2, 3, 4, 5)] == [
        None,
        "3",
        "3",
        "Efter  mötet",
        "Efter  mötet",
    ]


def test_a_title_that_is_not_found_is_passed_over() -> None:
    draft = replace(DRAFT, agenda_items=(DraftItem("1", "Saknas"), DraftItem("2", "Bokslut")))
    assert editing.item_at(draft, lines_of("2. Bokslut", "text"), 2) == "2"
