"""Who may see and change what. Every door asks here.

The table is in the handbook: an admin sees all; a coordinator edits what hangs on their bodies;
a member sees their bodies, and elsewhere the action items that are theirs, unless confidential.
What one may not see does not exist for one: filter with `visible_to` and answer 404.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from tracker.models import (
    ActionItem,
    AgendaItem,
    Approval,
    Attendance,
    Body,
    Decision,
    Mailing,
    Meeting,
    Membership,
    MinutesFile,
    Person,
    Referral,
    Reminder,
    User,
)
from tracker.models.reminders import in_bodies

AnyUser = User | AnonymousUser
Rows = TypeVar("Rows", bound=QuerySet[Any])

BODY_OF_ITEM = "decision__agenda_item__meeting__body"


def is_admin(user: AnyUser) -> bool:
    return user.is_active and user.is_superuser


def is_coordinator(user: AnyUser) -> bool:
    """Whether the user coordinates any body at all (an admin coordinates them all)."""
    return is_admin(user) or coordinated_bodies(user).exists()


def person_of(user: AnyUser) -> Person | None:
    """The person whose account this is, if any."""
    return getattr(user, "person", None) if user.is_active else None


def coordinated_bodies(user: AnyUser) -> QuerySet[Body]:
    if is_admin(user):
        return Body.objects.all()
    mine = _memberships(person_of(user)).filter(is_coordinator=True)
    return Body.objects.filter(pk__in=mine.values("body"))


def visible_to(user: AnyUser, queryset: Rows) -> Rows:
    """The part of `queryset` that exists for `user`."""
    if is_admin(user):
        return queryset
    person = person_of(user)
    if person is None or isinstance(user, AnonymousUser):
        return queryset.none()
    return queryset.filter(RULES[queryset.model](user, person))


def may_edit(user: AnyUser, thing: Model) -> bool:
    """Whether the user may change a thing: a body, what hangs on one, a person, a letter."""
    if is_admin(user):
        return True
    if isinstance(thing, Person):
        return editable_people(user).filter(pk=thing.pk).exists()
    if isinstance(thing, Mailing):
        return editable_mailings(user).filter(pk=thing.pk).exists()
    body = _body_of(thing)
    if body is None:
        return isinstance(thing, MinutesFile) and _uploaded_by(user, thing)
    return coordinated_bodies(user).filter(pk=body.pk).exists()


def editable_people(user: AnyUser) -> QuerySet[Person]:
    """The people whose entries the user keeps: those that their bodies have to do with."""
    if is_admin(user):
        return Person.objects.all()
    return Person.objects.filter(_concerns(coordinated_bodies(user)))


def editable_mailings(user: AnyUser) -> QuerySet[Mailing]:
    """The letters that the user may send again: those of nothing but their bodies' matters."""
    if is_admin(user):
        return Mailing.objects.all()
    return Mailing.objects.filter(_tells_only_of(coordinated_bodies(user)))


def may_report(user: AnyUser, item: ActionItem) -> bool:
    """Whether the user may say how it goes with an action item."""
    if may_edit(user, item):
        return True
    person = person_of(user)
    return person is not None and ActionItem.objects.assigned_to(person).filter(pk=item.pk).exists()


def sees_confidential(person: Person, item: ActionItem) -> bool:
    """Whether a person may be told what a confidential item is about: a member of that body."""
    agenda_item = item.decision.agenda_item
    return not agenda_item.is_confidential or reads_confidential(person, agenda_item.meeting)


def reads_confidential(person: Person, meeting: Meeting) -> bool:
    """Whether a person may read the confidential points of a meeting's minutes."""
    return _memberships(person).filter(body=meeting.body_id).exists()


def is_locked(thing: Model) -> bool:
    """Whether a thing stands in minutes that all their adjusters have approved.

    What becomes of an action item afterwards does not stand there.
    """
    match thing:
        case Meeting():
            return bool(thing.pk) and thing.approvals.all_given()
        case AgendaItem() | Attendance() | Decision():
            return is_locked(thing.meeting)
    return False


def _memberships(person: Person | None) -> QuerySet[Membership]:
    return (
        Membership.objects.current().filter(person=person) if person else Membership.objects.none()
    )


def _own(person: Person) -> QuerySet[Membership]:
    """Ids of the bodies that a person sits in."""
    return cast("QuerySet[Membership]", _memberships(person).values("body"))


def _uploaded_by(user: AnyUser, file: MinutesFile) -> bool:
    return file.uploaded_by_id == user.pk and is_coordinator(user)


def _body_of(thing: Model) -> Body | None:
    match thing:
        case Body():
            return thing
        case Meeting() | Referral() | MinutesFile():
            return thing.body
        case AgendaItem() | Attendance() | Approval():
            return thing.meeting.body
        case Decision() | ActionItem():
            return thing.meeting.body
        case Reminder():
            return thing.source.body
    return None


def _bodies(user: User, person: Person) -> Q:
    return Q(pk__in=_own(person))


def _meetings(user: User, person: Person) -> Q:
    return Q(body__in=_own(person))


def _of_meetings(user: User, person: Person) -> Q:
    return Q(meeting__body__in=_own(person))


def _decisions(user: User, person: Person) -> Q:
    mine = ActionItem.objects.assigned_to(person).filter(
        decision__agenda_item__is_confidential=False
    )
    return Q(agenda_item__meeting__body__in=_own(person)) | Q(pk__in=mine.values("decision"))


def _action_items(user: User, person: Person) -> Q:
    mine = ActionItem.objects.assigned_to(person).filter(
        decision__agenda_item__is_confidential=False
    )
    return Q(**{f"{BODY_OF_ITEM}__in": _own(person)}) | Q(pk__in=mine.values("pk"))


def _files(user: User, person: Person) -> Q:
    bodies = coordinated_bodies(user)
    unplaced = Q(body__isnull=True, uploaded_by=user) & Q(Exists(bodies))
    return Q(body__in=bodies) | unplaced


def _approvals(user: User, person: Person) -> Q:
    return Q(person=person) | Q(meeting__body__in=_own(person))


def _reminders(user: User, person: Person) -> Q:
    return Q(person=person) | in_bodies(coordinated_bodies(user))


def _mailings(user: User, person: Person) -> Q:
    """One's own letters, and those that tell of nothing but one's own bodies' matters."""
    return Q(person=person) | _tells_only_of(coordinated_bodies(user))


def _tells_only_of(bodies: QuerySet[Body]) -> Q:
    """Letters that tell of some bodies' matters, and of no other's."""
    rows = Reminder.objects.filter(mailing=OuterRef("pk"))
    mine = in_bodies(bodies)
    told = Mailing.bodies.through.objects.filter(mailing=OuterRef("pk"))
    inside = Q(Exists(rows.filter(mine))) | Q(Exists(told.filter(body__in=bodies)))
    outside = Q(Exists(rows.exclude(mine))) | Q(Exists(told.exclude(body__in=bodies)))
    return inside & ~outside


def _people(user: User, person: Person) -> Q:
    """Oneself and who sits with one; a coordinator also sees who has to do with their bodies."""
    together = Membership.objects.filter(body__in=_own(person))
    contacts = Body.objects.filter(pk__in=_own(person))
    bodies = coordinated_bodies(user)
    nobodys = Q(memberships__isnull=True) & Q(Exists(bodies))
    return (
        Q(pk=person.pk)
        | Q(pk__in=together.values("person"))
        | Q(pk__in=contacts.values("contact"))
        | _concerns(bodies)
        | Q(pk__in=Person.objects.filter(nobodys).values("pk"))
    )


def _concerns(bodies: QuerySet[Body]) -> Q:
    """Who has to do with some bodies: sits in one, was at a meeting, shall do a matter or approve
    minutes.

    The contact of a body, and of a group that a matter lies with, gets its mails and is one too.
    """
    sitting = Membership.objects.current().filter(body__in=bodies)
    at_meetings = Attendance.objects.filter(meeting__body__in=bodies)
    approvals = Approval.objects.filter(meeting__body__in=bodies)
    matters = ActionItem.objects.filter(**{f"{BODY_OF_ITEM}__in": bodies})
    groups = Body.objects.filter(Q(pk__in=bodies) | Q(assignments__action_item__in=matters))
    return (
        Q(pk__in=sitting.values("person"))
        | Q(pk__in=at_meetings.values("person"))
        | Q(pk__in=approvals.values("person"))
        | Q(pk__in=matters.values("assignments__person"))
        | Q(pk__in=groups.values("contact"))
    )


RULES: dict[type[Model], Callable[[User, Person], Q]] = {
    Body: _bodies,
    Meeting: _meetings,
    AgendaItem: _of_meetings,
    Attendance: _of_meetings,
    Decision: _decisions,
    ActionItem: _action_items,
    Approval: _approvals,
    Referral: _meetings,
    MinutesFile: _files,
    Mailing: _mailings,
    Reminder: _reminders,
    Person: _people,
}
