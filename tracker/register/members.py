"""Who sits in a body, as what, and who coordinates it."""

import datetime

from django.db import transaction

from tracker.errors import Conflict, gettext_noop
from tracker.models import Body, Membership, Person, User
from tracker.register import log

SITS_THERE = gettext_noop("%(person)s sitter redan i organet. Ingenting har ändrats.")
LAST_COORDINATOR = gettext_noop(
    "%(person)s är organets enda samordnare. Gör först någon annan till samordnare. "
    "Ingenting har ändrats."
)
HAS_LEFT = gettext_noop("%(person)s har redan lämnat organet. Ingenting har ändrats.")


@transaction.atomic
def add_member(
    body: Body,
    person: Person,
    *,
    role: str,
    is_coordinator: bool,
    by: User,
    today: datetime.date,
) -> Membership:
    """Let a person sit in a body from today. Raises Conflict where they do already."""
    _lock(body)
    if body.memberships.current().filter(person=person).exists():
        raise Conflict(SITS_THERE, person=person.name)
    made = Membership(
        person=person, body=body, role=role, is_coordinator=is_coordinator, start=today
    )
    log.add(made, by=by)
    return made


@transaction.atomic
def change_membership(membership: Membership, *, role: str, is_coordinator: bool, by: User) -> bool:
    """Give a member another part; False where nothing is new.

    Raises Conflict on one who has left, and where the body would be left without a coordinator.
    """
    here = _current(membership)
    if not is_coordinator:
        _keep_a_coordinator(here)
    return log.change(here, {"role": role, "is_coordinator": is_coordinator}, by=by)


@transaction.atomic
def end_membership(membership: Membership, *, by: User, today: datetime.date) -> None:
    """Let a member leave today; what they have to do stays theirs. Raises Conflict as above."""
    here = _current(membership)
    _keep_a_coordinator(here)
    log.change(here, {"end": max(today, here.start or today)}, by=by)


def _current(membership: Membership) -> Membership:
    """The membership as it stands, its body's others held still."""
    _lock(membership.body)
    here = Membership.objects.select_related("person", "body").get(pk=membership.pk)
    if here.end is not None:
        raise Conflict(HAS_LEFT, person=here.person.name)
    return here


def _lock(body: Body) -> None:
    Body.objects.select_for_update().get(pk=body.pk)


def _keep_a_coordinator(leaving: Membership) -> None:
    others = leaving.body.memberships.current().filter(is_coordinator=True).exclude(pk=leaving.pk)
    if leaving.is_coordinator and not others.exists():
        raise Conflict(LAST_COORDINATOR, person=leaving.person.name)
