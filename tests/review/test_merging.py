"""What two people make of one draft, without a database."""

from dataclasses import replace

import pytest

from tracker.intake import DraftDecision, Reason, Source
from tracker.review.merging import Merged, Mine, Section, digest, merge, merge_section

ONE, TWO, THREE = (
    DraftDecision("1", text, source=Source(line, line))
    for line, text in enumerate(("Ett.", "Två.", "Tre."), start=1)
)
BASE = [ONE, TWO, THREE]


def told(decision: DraftDecision, text: str) -> DraftDecision:
    return replace(decision, text=text)


def mine(*versions: DraftDecision | None, base: list[DraftDecision] = BASE) -> list[Mine]:
    return [
        Mine(digest(before), now, is_changed=now != before)
        for before, now in zip(base, versions, strict=True)
    ]


def kept(merged: list[Merged]) -> list[str]:
    return [each.decision.text for each in merged if each.kept]


def clashes(merged: list[Merged]) -> list[tuple[str, str | None]]:
    return [
        (each.decision.text if each.kept else "", each.theirs.text if each.theirs else None)
        for each in merged
        if each.clash
    ]


def test_each_has_changed_another_decision() -> None:
    found = merge([], mine(told(ONE, "Mitt."), TWO, THREE), [], [ONE, TWO, told(THREE, "Deras.")])
    assert (kept(found), clashes(found)) == (["Mitt.", "Två.", "Deras."], [])


def test_both_have_changed_the_same() -> None:
    found = merge([], mine(ONE, told(TWO, "Mitt."), THREE), [], [ONE, told(TWO, "Deras."), THREE])
    assert clashes(found) == [("Mitt.", "Deras.")]


def test_both_have_made_the_same_of_it() -> None:
    same = told(TWO, "Lika.")
    found = merge([], mine(ONE, same, THREE), [], [ONE, same, THREE])
    assert (kept(found), clashes(found)) == (["Ett.", "Lika.", "Tre."], [])


def test_what_others_add_and_drop_is_so() -> None:
    new = DraftDecision("1", "Nytt.", source=Source(9, 9))
    found = merge([], mine(ONE, TWO, told(THREE, "Mitt.")), [], [new, ONE, THREE])
    assert (kept(found), clashes(found)) == (["Nytt.", "Ett.", "Mitt."], [])


def test_one_has_changed_what_the_other_has_dropped() -> None:
    found = merge([], mine(ONE, told(TWO, "Mitt."), THREE), [], [ONE, THREE])
    assert clashes(found) == [("Mitt.", None)]
    found = merge([], mine(ONE, None, THREE), [], [ONE, told(TWO, "Deras."), THREE])
    assert clashes(found) == [("", "Deras.")]


def test_one_has_split_what_the_other_has_changed() -> None:
    halves = [told(TWO, "Tv"), replace(TWO, text="å.", source=Source(2, 2, start=3, end=4))]
    found = merge([], mine(ONE, told(TWO, "Mitt."), THREE), [], [ONE, *halves, THREE])
    assert (kept(found), clashes(found)) == (["Ett.", "Mitt.", "å.", "Tre."], [("Mitt.", "Tv")])


def test_what_stands_around_the_page_is_the_others() -> None:
    page = mine(told(TWO, "Mitt."), base=[TWO])
    theirs = [told(ONE, "Deras."), TWO, THREE, told(THREE, "Nytt.")]
    found = merge([digest(ONE)], page, [digest(THREE)], theirs)
    assert (kept(found), clashes(found)) == (["Deras.", "Mitt.", "Tre.", "Nytt."], [])
    assert [each.on_page for each in found] == [False, True, False, False]


def test_what_was_brought_back_stays() -> None:
    back = Mine(None, told(ONE, "Åter."))
    found = merge([], [back, *mine(ONE, TWO, THREE)], [], [ONE, TWO, told(THREE, "Deras.")])
    assert kept(found) == ["Åter.", "Ett.", "Två.", "Deras."]


def test_two_decisions_of_the_same_words_are_two() -> None:
    base = [ONE, ONE]
    found = merge([], mine(ONE, told(ONE, "Mitt."), base=base), [], base)
    assert kept(found) == ["Ett.", "Mitt."]


def test_how_sure_it_is_makes_no_other_version() -> None:
    assert digest(replace(ONE, certainty="unsure", reasons=(Reason("nobody"),))) == digest(ONE)
    assert digest(replace(ONE, checked=True)) != digest(ONE)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        (("a", "b", "a"), Section("people", "mine")),
        (("a", "a", "b"), Section("people", "theirs")),
        (("a", "b", "b"), Section("people", "mine")),
        (("a", "b", "c"), Section("people", "mine", clash=True)),
    ],
)
def test_around_the_decisions(versions: tuple[str, str, str], expected: Section) -> None:
    assert merge_section("people", *versions) == expected
