"""An adjuster approves, has a comment, takes the approval back."""

import datetime

import pytest

from tests.approval.scenes import asked, history, stands
from tests.factories import NOW
from tracker import approval
from tracker.errors import Conflict, DomainError
from tracker.models import Approval, Meeting, Person

LATER = NOW + datetime.timedelta(hours=2)
NEXT_DAY = NOW + datetime.timedelta(days=1)


@pytest.fixture
def request_(meeting: Meeting, anna: Person, cecilia: Person) -> Approval:
    return asked(meeting, cecilia, by=anna)[0]


def test_an_approval_says_when_and_by_which_way(
    meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    assert approval.approve(request_, by=cecilia, via="mail", now=LATER)
    [given] = approval.standing_of(meeting).approvals
    assert (given.status, given.approved_at) == ("approved", LATER)
    assert history(meeting)[1:] == [("Cecilia", "approved", "Cecilia Mårtensson", "mail")]


def test_the_minutes_are_approved_when_all_have(
    meeting: Meeting, anna: Person, cecilia: Person, rickard: Person, request_: Approval
) -> None:
    [other] = asked(meeting, rickard, by=anna)
    approval.approve(request_, by=cecilia, via="mail", now=NOW)
    before = approval.standing_of(meeting)
    assert (before.is_approved, before.approved_at, before.missing) == (False, None, 1)
    approval.approve(other, by=rickard, via="page", now=LATER)
    assert approval.standing_of(meeting).approved_at == LATER


def test_to_approve_twice_is_once(meeting: Meeting, cecilia: Person, request_: Approval) -> None:
    approval.approve(request_, by=cecilia, via="mail", now=NOW)
    assert not approval.approve(request_, by=cecilia, via="mail", now=LATER)
    assert [kind for _who, kind, _by, _via in history(meeting)] == ["asked", "approved"]


def test_a_comment_is_kept_word_for_word_and_a_later_one_takes_its_place(
    meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    approval.comment(request_, "  Punkt 4 saknas. ", by=cecilia, via="mail", now=NOW)
    approval.comment(request_, "Punkt 5 saknas.", by=cecilia, via="mail", now=LATER)
    [given] = approval.standing_of(meeting).approvals
    assert (given.status, given.comment) == ("commented", "Punkt 5 saknas.")
    notes = given.events.filter(kind="commented").values_list("note", flat=True)
    assert list(notes) == ["Punkt 4 saknas.", "Punkt 5 saknas."]


def test_the_same_comment_twice_is_one(
    meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    for moment in (NOW, LATER):
        approval.comment(request_, "Punkt 4 saknas.", by=cecilia, via="mail", now=moment)
    assert [kind for _who, kind, _by, _via in history(meeting)] == ["asked", "commented"]


@pytest.mark.parametrize(
    ("words", "message"), [(" \n", "Skriv vad"), ("x" * 4001, "högst 4000 tecken")]
)
def test_a_comment_has_words_and_not_too_many(
    words: str, message: str, meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    with pytest.raises(DomainError, match=message):
        approval.comment(request_, words, by=cecilia, via="mail", now=NOW)
    assert stands(meeting) == {"Cecilia": "waiting"}


def test_who_had_a_comment_may_approve_after_all(
    meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    approval.comment(request_, "Punkt 4 saknas.", by=cecilia, via="mail", now=NOW)
    approval.approve(request_, by=cecilia, via="mail", now=LATER)
    assert stands(meeting) == {"Cecilia": "approved"}


def test_an_approval_is_undone_on_its_day(
    meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    approval.approve(request_, by=cecilia, via="mail", now=NOW)
    approval.undo(request_, by=cecilia, via="mail", now=LATER)
    assert stands(meeting) == {"Cecilia": "waiting"}
    assert history(meeting)[-1] == ("Cecilia", "undone", "Cecilia Mårtensson", "mail")


def test_an_approval_stands_on_the_day_after(
    meeting: Meeting, cecilia: Person, request_: Approval
) -> None:
    approval.approve(request_, by=cecilia, via="mail", now=NOW)
    with pytest.raises(Conflict, match="samma dag"):
        approval.undo(request_, by=cecilia, via="mail", now=NEXT_DAY)
    assert stands(meeting) == {"Cecilia": "approved"}


def test_what_was_withdrawn_takes_no_answer(
    meeting: Meeting, anna: Person, cecilia: Person, request_: Approval
) -> None:
    approval.withdraw(meeting, by=anna, via="page", now=NOW)
    with pytest.raises(Conflict, match="inte längre ute"):
        approval.approve(request_, by=cecilia, via="mail", now=LATER)
    with pytest.raises(Conflict, match="inte längre ute"):
        approval.comment(request_, "Punkt 4", by=cecilia, via="mail", now=LATER)
