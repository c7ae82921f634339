import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    NOW,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    OrganizationFactory,
    PersonFactory,
    UserFactory,
)
from tests.review.conftest import DRAFT, LIST_OF_MEETINGS, SEVENTH
from tracker.errors import AlreadyAccepted, BodyUnknown, Conflict, DomainError
from tracker.intake import Deadline, DraftAction, MeetingFacts
from tracker.models import (
    ActionItem,
    Body,
    Decision,
    Meeting,
    Membership,
    MinutesFile,
    Person,
    User,
)
from tracker.review import accept

pytestmark = pytest.mark.django_db
Drafted = Callable[..., MinutesFile]


@pytest.fixture
def group() -> Body:
    return BodyFactory(name="Ledningsgruppen")


@pytest.fixture
def ssk() -> Body:
    return BodyFactory(name="Samarbetskommittén", short_name="SSK")


def test_the_meeting_is_recorded_as_held(drafted: Drafted, group: Body, ssk: Body) -> None:
    meeting = accept(drafted(), by=None, now=NOW)
    meeting.refresh_from_db()
    assert (meeting.body, meeting.date, meeting.number) == (group, DRAFT.meeting.date, "1")
    assert (meeting.status, meeting.place) == (Meeting.Status.HELD, "Norrskogen")
    assert meeting.starts_at == datetime.time(8, 30)
    assert [str(person) for person in meeting.adjusters.all()] == ["Rickard Sundbom"]


def test_attendance_is_recorded_line_by_line(drafted: Drafted, ssk: Body) -> None:
    meeting = accept(drafted(), by=None, now=NOW)
    lines = [
        (str(each.person), str(each.organization), each.status, each.is_chair, each.items)
        for each in meeting.attendance.all()
    ]
    assert lines == [
        ("Rickard Sundbom", "Södertälje kommun", "present", True, ""),
        ("Bo Renman", "Tyresö kommun", "absent", False, ""),
        ("Cecilia Mårtensson", "None", "guest", False, "2-7"),
    ]


def test_decisions_stand_under_their_items_with_their_place(drafted: Drafted, ssk: Body) -> None:
    meeting = accept(drafted(), by=None, now=NOW)
    found = Decision.objects.filter(agenda_item__meeting=meeting).order_by("position")
    assert [(d.agenda_item.number, d.kind, d.source_line) for d in found] == [
        ("3", "tabled", None),
        ("5", "decision", 118),
        ("5", "decision", None),
        ("5", "decision", None),
    ]


def test_an_action_item_has_assignee_deadline_and_history(drafted: Drafted, ssk: Body) -> None:
    anna = UserFactory(is_superuser=True)
    PersonFactory(name="Anna Söderström", user=anna)
    accept(drafted(), by=anna, now=NOW)
    item = ActionItem.objects.get(text=LIST_OF_MEETINGS)
    meeting = Meeting.objects.get(body=ssk)
    assert (item.due_meeting, item.due_on) == (meeting, SEVENTH)
    assert (meeting.date, meeting.status) == (SEVENTH, Meeting.Status.PLANNED)
    assert [str(each) for each in item.assignments.all()] == ["Cecilia Mårtensson"]
    event = item.events.get()
    assert (event.kind, event.via, event.by_name) == ("created", "import", "Anna Söderström")


def test_known_people_are_used_and_new_ones_made(drafted: Drafted, ssk: Body) -> None:
    cecilia = PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")
    accept(drafted(), by=None, now=NOW)
    assert ActionItem.objects.assigned_to(cecilia).count() == 1
    assert Person.objects.filter(name__startswith="Cecilia").count() == 1
    assert Person.objects.get(name="Rickard Sundbom").email == ""


def test_a_group_becomes_a_body_that_can_have_a_contact(drafted: Drafted, ssk: Body) -> None:
    accept(drafted(), by=None, now=NOW)
    item = ActionItem.objects.get(text="Kommundirektörerna frågar runt.")
    assert item.assignments.get().body == Body.objects.get(name="Kommundirektörerna")


def test_the_announced_next_meeting_is_planned(drafted: Drafted, group: Body, ssk: Body) -> None:
    accept(drafted(), by=None, now=NOW)
    assert Meeting.objects.filter(body=group, status="planned").get().date.isoformat() == (
        "2019-03-01"
    )


def test_a_planned_meeting_is_filled_and_not_doubled(
    drafted: Drafted, group: Body, ssk: Body
) -> None:
    planned = MeetingFactory(body=group, date=DRAFT.meeting.date)
    assert accept(drafted(), by=None, now=NOW) == planned


def test_a_tabled_matter_waits_at_the_meeting_it_went_to(drafted: Drafted, ssk: Body) -> None:
    accept(drafted(), by=None, now=NOW)
    assert Decision.objects.tabled_to(Meeting.objects.get(body=ssk)).count() == 1


def test_accepting_twice_is_refused(drafted: Drafted, ssk: Body) -> None:
    file = drafted()
    accept(file, by=None, now=NOW)
    with pytest.raises(AlreadyAccepted, match="redan godtaget"):
        accept(MinutesFile.objects.get(), by=None, now=NOW)
    assert Decision.objects.count() == 4


def test_second_minutes_of_one_meeting_are_refused_whole(drafted: Drafted, ssk: Body) -> None:
    accept(drafted(), by=None, now=NOW)
    other = drafted(replace(DRAFT, secretary=None))
    with pytest.raises(Conflict, match="redan ett godtaget protokoll"):
        accept(other, by=None, now=NOW)
    assert Decision.objects.count() == 4


def test_without_a_body_nothing_is_stored(drafted: Drafted) -> None:
    file = drafted(replace(DRAFT, meeting=replace(DRAFT.meeting, body=None)))
    with pytest.raises(BodyUnknown, match="Välj organ"):
        accept(file, by=None, now=NOW)
    assert (Meeting.objects.count(), Person.objects.count()) == (0, 0)


def test_the_chosen_body_goes_before_the_one_read(drafted: Drafted, ssk: Body) -> None:
    assert accept(drafted(body=ssk), by=None, now=NOW).body == ssk


def test_without_a_day_nothing_is_stored(drafted: Drafted, group: Body) -> None:
    file = drafted(replace(DRAFT, meeting=MeetingFacts(body="Ledningsgruppen")))
    with pytest.raises(DomainError, match="vilken dag"):
        accept(file, by=None, now=NOW)
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"start": "11:30", "end": "08:30"}, {"end_date": datetime.date(2019, 1, 24)}]
)
def test_times_that_cannot_be_are_said_and_nothing_stored(
    drafted: Drafted, wrong: dict[str, Any]
) -> None:
    file = drafted(replace(DRAFT, meeting=replace(DRAFT.meeting, **wrong)))
    with pytest.raises(DomainError, match="slutar innan det börjar"):
        accept(file, by=None, now=NOW)
    assert (Meeting.objects.count(), Body.objects.count()) == (0, 0)


def test_two_people_of_one_name_are_asked_about_and_nothing_stored(
    drafted: Drafted, ssk: Body
) -> None:
    for organization in ("Haninge", "Tyresö"):
        PersonFactory(
            name="Cecilia Mårtensson", organization=OrganizationFactory(name=organization)
        )
    with pytest.raises(Conflict, match=r"Cecilia Mårtensson \(Haninge\)"):
        accept(drafted(), by=None, now=NOW)
    assert Meeting.objects.count() == 0


def coordinator(body: Body) -> User:
    user = UserFactory()
    MembershipFactory(person=PersonFactory(user=user), body=body, is_coordinator=True)
    return user


def test_only_the_bodys_coordinator_accepts(drafted: Drafted, group: Body, ssk: Body) -> None:
    file = drafted()
    with pytest.raises(Conflict, match="inte samordnare för Ledningsgruppen"):
        accept(file, by=coordinator(ssk), now=NOW)
    assert accept(file, by=coordinator(group), now=NOW).body == group


def test_who_brings_a_new_bodys_minutes_coordinates_it(drafted: Drafted, ssk: Body) -> None:
    meeting = accept(drafted(), by=coordinator(ssk), now=NOW)
    membership = Membership.objects.get(body=meeting.body)
    assert (meeting.body.name, membership.is_coordinator) == ("Ledningsgruppen", True)


def test_a_decision_under_no_item_gets_a_place(drafted: Drafted, ssk: Body) -> None:
    draft = replace(DRAFT, decisions=(replace(DRAFT.decisions[3], item=None),))
    accept(drafted(draft), by=None, now=NOW)
    assert Decision.objects.get().agenda_item.title == "Ledningsgruppen"


def test_ten_times_as_many_decisions_take_no_more_queries(drafted: Drafted, ssk: Body) -> None:
    counts = []
    for times in (1, 10):
        day = datetime.date(2019, 1, times)
        facts = replace(DRAFT.meeting, date=day)
        file = drafted(replace(DRAFT, meeting=facts, decisions=DRAFT.decisions * times))
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            accept(file, by=None, now=NOW)
            transaction.set_rollback(True)
        counts.append(len(queries))
    assert counts[1] == counts[0]


def test_what_waits_for_a_meeting_finds_the_one_that_the_same_minutes_plan(
    drafted: Drafted, ssk: Body
) -> None:
    waiting = Deadline("till nästa SSK", "meeting", "SSK")
    first = replace(DRAFT.decisions[2], actions=(DraftAction("Vänta.", (), waiting),))
    accept(drafted(replace(DRAFT, decisions=(first, *DRAFT.decisions))), by=None, now=NOW)
    item = ActionItem.objects.get(text="Vänta.")
    assert (item.due_on, item.due_body, item.events.count()) == (SEVENTH, None, 1)
