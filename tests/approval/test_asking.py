"""Minutes go out to their adjusters, once more to one of them, and back again."""

import datetime

import pytest

from tests.approval.scenes import asked, history, stands
from tests.factories import NOW, MeetingFactory, PersonFactory, UserFactory
from tracker import approval
from tracker.errors import Conflict, DomainError
from tracker.models import Meeting, Person

DAY = datetime.timedelta(days=1)


def test_those_who_are_asked_wait_and_the_history_says_who_asked(
    meeting: Meeting, anna: Person, cecilia: Person, rickard: Person
) -> None:
    asked(meeting, cecilia, rickard, by=anna)
    assert stands(meeting) == {"Cecilia": "waiting", "Rickard": "waiting"}
    assert history(meeting) == [
        ("Cecilia", "asked", "Anna Söderström", "page"),
        ("Rickard", "asked", "Anna Söderström", "page"),
    ]


def test_who_is_chosen_where_the_minutes_name_none_is_an_adjuster(
    meeting: Meeting, anna: Person
) -> None:
    asked(meeting, anna, by=anna)
    assert list(meeting.adjusters.all()) == [anna]


def test_the_same_wish_twice_is_one(meeting: Meeting, anna: Person, cecilia: Person) -> None:
    asked(meeting, cecilia, by=anna)
    with pytest.raises(Conflict, match="redan skickat"):
        asked(meeting, cecilia, by=anna)
    assert meeting.approvals.count() == 1


def test_another_may_be_asked_later(
    meeting: Meeting, anna: Person, cecilia: Person, rickard: Person
) -> None:
    asked(meeting, cecilia, by=anna)
    [fresh] = asked(meeting, cecilia, rickard, by=anna)
    assert fresh.person == rickard


def test_somebody_has_to_be_chosen(meeting: Meeting, anna: Person) -> None:
    with pytest.raises(DomainError, match="Välj minst en justerare"):
        asked(meeting, by=anna)


def test_whoever_could_not_answer_is_named_and_nobody_is_asked(
    meeting: Meeting, anna: Person, cecilia: Person
) -> None:
    mute = PersonFactory(name="Sara Sjö", email="")
    silent = PersonFactory(name="Olle Öberg", wants_mail=False)
    with pytest.raises(DomainError, match=r"kan därför inte justera: Sara Sjö, Olle Öberg\. Ge"):
        asked(meeting, cecilia, mute, silent, by=anna)
    assert stands(meeting) == {}


def test_an_account_is_enough_to_answer(meeting: Meeting, anna: Person) -> None:
    asked(meeting, PersonFactory(name="Sara Sjö", email="", user=UserFactory()), by=anna)
    assert stands(meeting) == {"Sara": "waiting"}


@pytest.mark.parametrize(
    "given", [{}, {"status": "cancelled"}, {"date": NOW.date() + DAY}], ids=str
)
def test_a_meeting_without_minutes_has_nothing_to_approve(
    given: dict[str, object], anna: Person, meeting: Meeting
) -> None:
    other = MeetingFactory(**given)
    if given:
        meeting.agenda_items.update(meeting=other)
    with pytest.raises(DomainError, match="inget protokoll att justera"):
        asked(other, anna, by=anna)


def test_who_is_asked_again_has_one_request(
    meeting: Meeting, anna: Person, cecilia: Person
) -> None:
    [first] = asked(meeting, cecilia, by=anna)
    approval.comment(first, "Punkt 4 saknas.", by=cecilia, via="mail", now=NOW)
    again = approval.ask_again(first, by=anna, via="page", now=NOW + DAY)
    assert approval.standing_of(meeting).approvals == [again]
    assert (again.status, again.asked_at) == ("waiting", NOW + DAY)
    assert [kind for _who, kind, _by, _via in history(meeting)] == [
        "asked",
        "commented",
        "withdrawn",
        "asked",
    ]


def test_who_has_approved_is_not_asked_again(
    meeting: Meeting, anna: Person, cecilia: Person
) -> None:
    [given] = asked(meeting, cecilia, by=anna)
    approval.approve(given, by=cecilia, via="mail", now=NOW)
    with pytest.raises(Conflict, match="redan besvarad"):
        approval.ask_again(given, by=anna, via="page", now=NOW)


def test_who_is_excused_keeps_nobody_waiting(
    meeting: Meeting, anna: Person, cecilia: Person, rickard: Person
) -> None:
    given, missing = asked(meeting, cecilia, rickard, by=anna)
    approval.approve(given, by=cecilia, via="mail", now=NOW)
    approval.excuse(missing, by=anna, via="page", now=NOW)
    assert approval.standing_of(meeting).approved_at == NOW


def test_what_is_withdrawn_waits_for_nobody(
    meeting: Meeting, anna: Person, cecilia: Person, rickard: Person
) -> None:
    asked(meeting, cecilia, rickard, by=anna)
    approval.withdraw(meeting, by=anna, via="page", now=NOW)
    assert stands(meeting) == {}
    assert history(meeting)[2:] == [
        ("Cecilia", "withdrawn", "Anna Söderström", "page"),
        ("Rickard", "withdrawn", "Anna Söderström", "page"),
    ]


def test_approved_minutes_that_are_opened_again_leave_a_trace(
    meeting: Meeting, anna: Person, cecilia: Person
) -> None:
    [given] = asked(meeting, cecilia, by=anna)
    approval.approve(given, by=cecilia, via="mail", now=NOW)
    assert approval.withdraw(meeting, by=anna, via="page", now=NOW + DAY)
    assert history(meeting)[-1] == ("Cecilia", "reopened", "Anna Söderström", "page")
    given.refresh_from_db()
    assert given.approved_at == NOW


def test_approved_minutes_are_sent_to_nobody_else(
    meeting: Meeting, anna: Person, cecilia: Person, rickard: Person
) -> None:
    [given] = asked(meeting, cecilia, by=anna)
    approval.approve(given, by=cecilia, via="mail", now=NOW)
    with pytest.raises(Conflict, match="redan justerat"):
        asked(meeting, rickard, by=anna)


def test_what_is_not_out_cannot_be_withdrawn(meeting: Meeting, anna: Person) -> None:
    with pytest.raises(Conflict, match="inte ute för justering"):
        approval.withdraw(meeting, by=anna, via="page", now=NOW)
