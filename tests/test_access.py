"""Who sees and changes what, told with a named cast.

Cecilia is a member of the management group and Anna its coordinator; Olle sits in another body;
Sara has nothing but an action item that the management group gave her.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import (
    NOW,
    ActionItemFactory,
    AgendaItemFactory,
    ApprovalFactory,
    AssignmentFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    MailingFactory,
    MembershipFactory,
    MinutesFileFactory,
    PersonFactory,
    ReferralFactory,
    ReminderFactory,
    UserFactory,
)
from tracker import access
from tracker.models import (
    ActionItem,
    AgendaItem,
    Approval,
    Attendance,
    Body,
    Decision,
    Mailing,
    Meeting,
    MinutesFile,
    Person,
    Referral,
    Reminder,
    User,
)

pytestmark = pytest.mark.django_db


def account(name: str, **membership: Any) -> User:
    user = UserFactory()
    person = PersonFactory(name=name, user=user)
    if membership:
        MembershipFactory(person=person, **membership)
    return user


@dataclass
class Cast:
    body: Body
    item: ActionItem
    cecilia: User
    anna: User
    olle: User
    sara: User
    admin: User


@pytest.fixture
def cast() -> Cast:
    body = BodyFactory(name="Ledningsgruppen")
    item = ActionItemFactory(decision__agenda_item__meeting__body=body)
    sara = account("Sara")
    AssignmentFactory(action_item=item, person=sara.person)
    return Cast(
        body=body,
        item=item,
        cecilia=account("Cecilia", body=body),
        anna=account("Anna", body=body, is_coordinator=True),
        olle=account("Olle", body=BodyFactory(), is_coordinator=True),
        sara=sara,
        admin=UserFactory(is_superuser=True),
    )


def sees(user: User | AnonymousUser, model: Any) -> int:
    return len(access.visible_to(user, model.objects.all()))


def test_members_see_what_their_body_did_and_others_nothing(cast: Cast) -> None:
    for model in (Meeting, AgendaItem, Decision, ActionItem):
        assert [sees(user, model) for user in (cast.cecilia, cast.anna, cast.admin)] == [1, 1, 1]
        assert [sees(user, model) for user in (cast.olle, AnonymousUser())] == [0, 0]


def test_an_assignee_from_outside_sees_the_item_and_its_decision_only(cast: Cast) -> None:
    assert [sees(cast.sara, model) for model in (ActionItem, Decision)] == [1, 1]
    assert [sees(cast.sara, model) for model in (Meeting, AgendaItem, Body)] == [0, 0, 0]


def test_a_confidential_item_exists_for_the_bodys_members_only(cast: Cast) -> None:
    cast.item.decision.agenda_item.is_confidential = True
    cast.item.decision.agenda_item.save()
    assert [sees(cast.sara, model) for model in (ActionItem, Decision)] == [0, 0]
    assert [sees(user, ActionItem) for user in (cast.cecilia, cast.anna)] == [1, 1]
    assert not access.sees_confidential(cast.sara.person, cast.item)
    assert access.sees_confidential(cast.cecilia.person, cast.item)


def test_a_groups_contact_sees_the_groups_item(cast: Cast) -> None:
    group = BodyFactory(contact=cast.olle.person)
    AssignmentFactory(action_item=cast.item, person=None, body=group)
    assert sees(cast.olle, ActionItem) == 1
    assert access.may_report(cast.olle, cast.item)


def test_only_the_coordinator_and_the_admin_edit(cast: Cast) -> None:
    things = (
        cast.body,
        cast.item,
        cast.item.decision,
        cast.item.decision.agenda_item,
        cast.item.meeting,
        ReferralFactory(body=cast.body),
        MinutesFileFactory(body=cast.body),
        AttendanceFactory(meeting=cast.item.meeting),
        ReminderFactory(action_item=cast.item),
    )
    users = (cast.anna, cast.admin, cast.cecilia, cast.olle, cast.sara)
    for thing in things:
        assert [access.may_edit(u, thing) for u in users] == [True, True, False, False, False]


def test_the_assignee_reports_and_other_members_do_not(cast: Cast) -> None:
    users = (cast.sara, cast.anna, cast.admin, cast.cecilia, cast.olle)
    assert [access.may_report(u, cast.item) for u in users] == [True, True, True, False, False]


def test_a_former_member_sees_nothing_more(cast: Cast) -> None:
    cast.cecilia.person.memberships.update(end="2018-12-31")
    assert sees(cast.cecilia, Meeting) == 0


def test_a_locked_account_sees_nothing(cast: Cast) -> None:
    cast.anna.is_active = False
    assert sees(cast.anna, Meeting) == 0
    assert not access.is_coordinator(cast.anna)


def test_an_account_without_a_person_sees_nothing(cast: Cast) -> None:
    assert sees(UserFactory(), Meeting) == 0


def test_coordinators_are_told_from_members(cast: Cast) -> None:
    users = (cast.anna, cast.olle, cast.admin, cast.cecilia, cast.sara)
    assert [access.is_coordinator(u) for u in users] == [True, True, True, False, False]
    assert list(access.coordinated_bodies(cast.anna)) == [cast.body]


def test_a_file_without_a_body_is_its_uploaders(cast: Cast) -> None:
    file = MinutesFileFactory(uploaded_by=cast.anna)
    assert [sees(u, MinutesFile) for u in (cast.anna, cast.olle, cast.cecilia)] == [1, 0, 0]
    assert access.may_edit(cast.anna, file)
    assert not access.may_edit(cast.olle, file)


def test_a_letter_that_tells_of_another_bodys_matter_is_hidden_whole(cast: Cast) -> None:
    letter = MailingFactory(person=cast.sara.person)
    ReminderFactory(person=cast.sara.person, action_item=cast.item, mailing=letter)
    assert [sees(u, Mailing) for u in (cast.anna, cast.sara, cast.cecilia)] == [1, 1, 0]
    elsewhere = ActionItemFactory()
    ReminderFactory(person=cast.sara.person, action_item=elsewhere, mailing=letter)
    assert [sees(u, Mailing) for u in (cast.anna, cast.sara)] == [0, 1]
    assert [sees(u, Reminder) for u in (cast.anna, cast.sara)] == [1, 2]


def test_a_letter_keeps_to_those_it_told_of_when_its_rows_are_gone(cast: Cast) -> None:
    letter = MailingFactory(person=cast.sara.person)
    letter.bodies.set([cast.body, BodyFactory()])
    ReminderFactory(person=cast.sara.person, action_item=cast.item, mailing=letter)
    assert [sees(u, Mailing) for u in (cast.anna, cast.olle, cast.sara)] == [0, 0, 1]


def test_members_see_each_other_and_coordinators_whoever_is_assigned(cast: Cast) -> None:
    def names(user: User) -> list[str]:
        return [p.name for p in access.visible_to(user, Person.objects.order_by("name"))]

    assert names(cast.cecilia) == ["Anna", "Cecilia"]
    assert names(cast.anna) == ["Anna", "Cecilia", "Sara"]
    AttendanceFactory(meeting=cast.item.meeting, person=cast.olle.person)
    assert names(cast.anna) == ["Anna", "Cecilia", "Olle", "Sara"]


def test_referrals_and_attendance_follow_their_body(cast: Cast) -> None:
    ReferralFactory(body=cast.body)
    AttendanceFactory(meeting=cast.item.meeting, person=cast.cecilia.person)
    for model in (Referral, Attendance):
        assert [sees(u, model) for u in (cast.cecilia, cast.olle, cast.sara)] == [1, 0, 0]


def test_a_person_is_edited_by_the_coordinators_of_who_has_to_do_with_them(cast: Cast) -> None:
    attended = AttendanceFactory(meeting=cast.item.meeting).person
    contact, groups_contact = PersonFactory(), PersonFactory()
    Body.objects.filter(pk=cast.body.pk).update(contact=contact)
    group = BodyFactory(contact=groups_contact)
    AssignmentFactory(action_item=cast.item, person=None, body=group)
    people = (cast.cecilia.person, cast.sara.person, attended, contact, groups_contact)
    users = (cast.anna, cast.admin, cast.cecilia, cast.olle, cast.sara, AnonymousUser())
    for person in people:
        may = [access.may_edit(u, person) for u in users]
        assert may == [True, True, False, False, False, False]
        assert access.visible_to(cast.anna, Person.objects.filter(pk=person.pk)).exists()


def test_who_has_nothing_to_do_with_ones_body_is_not_edited(cast: Cast) -> None:
    left = MembershipFactory(body=cast.body, end="2018-12-31").person
    for person in (cast.olle.person, left, PersonFactory()):
        assert [access.may_edit(u, person) for u in (cast.anna, cast.admin)] == [False, True]


def test_a_member_sees_the_bodys_contact(cast: Cast) -> None:
    contact = PersonFactory(name="Bo")
    MembershipFactory(person=contact)
    Body.objects.filter(pk=cast.body.pk).update(contact=contact)
    seen = access.visible_to(cast.cecilia, Person.objects.order_by("name"))
    assert [each.name for each in seen] == ["Anna", "Bo", "Cecilia"]


def test_an_agenda_item_of_ones_body_is_seen(cast: Cast) -> None:
    AgendaItemFactory(meeting=cast.item.meeting)
    DecisionFactory()
    assert sees(cast.cecilia, AgendaItem) == 2


def test_an_approval_is_seen_by_the_body_and_by_who_is_asked(cast: Cast) -> None:
    asked = ApprovalFactory(meeting=cast.item.meeting, person=cast.sara.person)
    users = (cast.cecilia, cast.anna, cast.olle, cast.sara, cast.admin)
    assert [sees(each, Approval) for each in users] == [1, 1, 0, 1, 1]
    assert [access.may_edit(each, asked) for each in users] == [False, True, False, False, True]


def test_a_row_about_minutes_is_seen_by_its_person_and_the_coordinator(cast: Cast) -> None:
    asked = ApprovalFactory(meeting=cast.item.meeting, person=cast.sara.person)
    letter = MailingFactory(person=cast.sara.person)
    row = ReminderFactory(person=cast.sara.person, action_item=None, approval=asked, mailing=letter)
    users = (cast.cecilia, cast.anna, cast.olle, cast.sara)
    for model in (Reminder, Mailing):
        assert [sees(each, model) for each in users] == [0, 1, 0, 1]
    assert [access.may_edit(each, row) for each in users] == [False, True, False, False]


@pytest.mark.parametrize(
    ("statuses", "locked"),
    [
        ([], False),
        (["approved"], True),
        (["approved", "waiting"], False),
        (["approved", "withdrawn"], True),
        (["withdrawn"], False),
    ],
)
def test_minutes_are_locked_when_all_who_are_asked_have_approved(
    statuses: list[str], locked: bool, cast: Cast
) -> None:
    for status in statuses:
        ApprovalFactory(meeting=cast.item.meeting, status=status, approved_at=NOW)
    decision = cast.item.decision
    parts = (cast.item.meeting, decision.agenda_item, decision)
    assert [access.is_locked(each) for each in parts] == [locked] * 3
    assert not access.is_locked(cast.item)
