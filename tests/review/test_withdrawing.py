"""An acceptance taken back leaves nothing behind, and is refused where something hangs on it."""

import datetime
from collections.abc import Callable

import pytest

from tests.factories import (
    NOW,
    ActionItemFactory,
    AgendaItemFactory,
    ApprovalFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    ReminderFactory,
    UserFactory,
)
from tests.review.conftest import DRAFT, SEVENTH
from tests.web.rows import all_rows
from tracker.deadlines import ensure_meeting
from tracker.errors import Conflict, DomainError
from tracker.models import (
    ActionEvent,
    ActionItem,
    Approval,
    Body,
    Mailing,
    Meeting,
    MinutesFile,
    Person,
    Reminder,
)
from tracker.reminders import plan
from tracker.reminders.collecting import collect
from tracker.review import accept, hindrance, withdraw

pytestmark = pytest.mark.django_db
Drafted = Callable[..., MinutesFile]
LATER = NOW + datetime.timedelta(hours=1)
MONDAY = NOW + datetime.timedelta(days=3)


@pytest.fixture
def accepted(drafted: Drafted) -> MinutesFile:
    """Accepted minutes of a body, people and meetings of which nobody knew."""
    file = drafted()
    accept(file, by=None, now=NOW)
    return file


def records() -> list[object]:
    """All rows but those of the file itself."""
    return [row for row in all_rows() if row[0] != "MinutesFile"]


def test_all_that_was_made_goes_and_the_draft_stays(drafted: Drafted) -> None:
    file = drafted()
    before = records()
    accept(file, by=None, now=NOW)
    withdraw(file, by=None, now=LATER)
    assert records() == before
    file.refresh_from_db()
    assert (file.state, file.meeting, file.body, file.made) == ("draft", None, None, {})
    assert file.draft == DRAFT.to_json()
    assert file.withdrawn_at == LATER


def test_it_can_be_accepted_again(accepted: MinutesFile) -> None:
    withdraw(accepted, by=None, now=LATER)
    accept(accepted, by=None, now=LATER)
    assert ActionItem.objects.count() == 3


def test_a_planned_meeting_is_as_planned_again(drafted: Drafted) -> None:
    group = BodyFactory(name="Ledningsgruppen")
    planned = MeetingFactory(
        body=group, date=DRAFT.meeting.date, place="Salem", starts_at=datetime.time(9)
    )
    planned.adjusters.set([PersonFactory(name="Bo Renman")])
    AgendaItemFactory(meeting=planned, title="Förberedd punkt")
    before = records()
    file = drafted()
    accept(file, by=None, now=NOW)
    withdraw(file, by=None, now=LATER)
    assert records() == before
    assert file.body == group


def test_people_whom_others_have_got_to_know_stay(accepted: MinutesFile) -> None:
    MembershipFactory(person=Person.objects.get(name="Bo Renman"))
    Person.objects.filter(name="Rickard Sundbom").update(email="rickard@example.org")
    withdraw(accepted, by=None, now=LATER)
    assert {"Bo Renman", "Rickard Sundbom"} == set(
        Person.objects.filter(
            name__in=["Bo Renman", "Rickard Sundbom", "Cecilia Mårtensson"]
        ).values_list("name", flat=True)
    )


def test_a_body_that_somebody_else_sits_in_stays_and_keeps_the_file(
    accepted: MinutesFile,
) -> None:
    body = accepted.body
    MembershipFactory(body=body)
    withdraw(accepted, by=None, now=LATER)
    accepted.refresh_from_db()
    assert accepted.body == body


def test_the_membership_of_whoever_brought_a_new_body_goes_with_it(drafted: Drafted) -> None:
    person = PersonFactory(user=UserFactory())
    file = drafted()
    accept(file, by=person.user, now=NOW)
    withdraw(file, by=person.user, now=LATER)
    assert not Body.objects.filter(name="Ledningsgruppen").exists()
    assert file.withdrawn_by == person.user


def test_a_letter_that_waits_is_not_sent(accepted: MinutesFile) -> None:
    Person.objects.filter(name="Cecilia Mårtensson").update(email="cecilia@example.org")
    plan(MONDAY)
    collect(MONDAY)
    assert Mailing.objects.count() == 1
    withdraw(accepted, by=None, now=LATER)
    assert not Mailing.objects.exists()
    assert not Reminder.objects.exists()


def test_not_when_people_have_been_told(accepted: MinutesFile) -> None:
    item = ActionItem.objects.get(assignments__person__name="Cecilia Mårtensson")
    person = item.assignments.get().person
    ReminderFactory(action_item=item, person=person, status=Reminder.Status.SENT)
    with pytest.raises(DomainError, match="mejl om uppdragen har redan gått till Cecilia"):
        withdraw(accepted, by=None, now=LATER)
    assert ActionItem.objects.count() == 3


def test_not_when_something_has_happened_to_an_action_item(accepted: MinutesFile) -> None:
    item = ActionItem.objects.get(text="Ett möte bokas.")
    note = ActionEvent.Kind.NOTE
    ActionEvent.objects.record(item, note, by=None, via="page", now=LATER, note="Bokat.")
    with pytest.raises(DomainError, match="uppdraget ”Ett möte bokas"):
        withdraw(accepted, by=None, now=LATER)


def test_not_when_the_meeting_has_been_changed(accepted: MinutesFile) -> None:
    Meeting.objects.filter(minutes_file=accepted).update(place="Huddinge")
    with pytest.raises(DomainError, match="har ändrats sedan dess"):
        withdraw(accepted, by=None, now=LATER)


def test_not_when_another_meeting_decided_for_a_meeting_that_would_go(
    accepted: MinutesFile,
) -> None:
    ssk = Meeting.objects.get(date=SEVENTH)
    ActionItemFactory(text="Göra något annat", due_meeting=ssk, due_on=SEVENTH)
    error = hindrance(accepted)
    assert str(error).startswith("Godkännandet kan inte tas tillbaka: ”Göra något annat”")


def test_a_meeting_that_has_become_more_stays(accepted: MinutesFile) -> None:
    ssk = Meeting.objects.get(date=SEVENTH)
    AgendaItemFactory(meeting=ssk)
    withdraw(accepted, by=None, now=LATER)
    assert Meeting.objects.get() == ssk


def test_a_deadline_that_settled_while_accepting_is_no_change_since(drafted: Drafted) -> None:
    ssk = BodyFactory(name="Samarbetskommittén", short_name="SSK")
    file = drafted()
    accept(file, by=None, now=NOW)
    assert ensure_meeting(ssk, SEVENTH, by=None, via="page", now=LATER)
    assert hindrance(file) is None


def test_only_whoever_may_edit(accepted: MinutesFile) -> None:
    outsider = PersonFactory(user=UserFactory())
    MembershipFactory(person=outsider, is_coordinator=True)
    with pytest.raises(Conflict, match="inte samordnare för Ledningsgruppen"):
        withdraw(accepted, by=outsider.user, now=LATER)


def test_a_draft_has_nothing_to_take_back(drafted: Drafted) -> None:
    with pytest.raises(DomainError, match="Protokollet är inte godtaget"):
        withdraw(drafted(), by=None, now=LATER)


def test_minutes_accepted_before_it_was_noted_what_was_made(accepted: MinutesFile) -> None:
    MinutesFile.objects.update(made={})
    with pytest.raises(DomainError, match="innan det antecknades"):
        withdraw(accepted, by=None, now=LATER)


@pytest.mark.parametrize("status", ["waiting", "approved"])
def test_minutes_that_are_out_for_approval_stay_accepted(
    status: str, accepted: MinutesFile
) -> None:
    asked = ApprovalFactory(meeting=accepted.meeting, status=status, approved_at=LATER)
    with pytest.raises(DomainError, match="ute för justering, eller justerat"):
        withdraw(accepted, by=None, now=LATER)
    Approval.objects.filter(pk=asked.pk).update(status="withdrawn")
    assert hindrance(accepted) is None
