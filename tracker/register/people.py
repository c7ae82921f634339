"""People: what is kept of them, and the links that they have been sent."""

from dataclasses import dataclass

from django.db import transaction

from tracker.models import Organization, Person, User
from tracker.register import log


@dataclass(frozen=True)
class Details:
    """What is kept of a person. `organization` is a name; empty for none."""

    name: str
    email: str = ""
    organization: str = ""
    title: str = ""


@transaction.atomic
def ensure_person(details: Details, *, by: User) -> Person:
    """The person of that name and address, if there is one; else a new one."""
    known = Person.objects.named(details.name).filter(email__iexact=details.email)
    found = known.exclude(email="").order_by("pk").first()
    return found or _add_person(details, by)


def _add_person(details: Details, by: User) -> Person:
    person = Person(
        name=details.name,
        email=details.email,
        organization=_organization(details.organization, by),
        title=details.title,
    )
    log.add(person, by=by)
    return person


@transaction.atomic
def change_person(person: Person, details: Details, *, by: User) -> bool:
    """Keep what is known now; False where nothing is new. What waits goes to the new address."""
    values = {
        "name": details.name,
        "email": details.email,
        "organization": _organization(details.organization, by),
        "title": details.title,
    }
    return log.change(person, values, by=by)


@transaction.atomic
def revoke_links(person: Person, *, by: User) -> None:
    """Make every link that the person has been sent invalid; the next letter has new ones."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    log.change(locked, {"links_revision": locked.links_revision + 1}, by=by)
    person.links_revision = locked.links_revision


def _organization(name: str, by: User) -> Organization | None:
    """The organization of that name, whatever the case; a new one where there is none."""
    wanted = " ".join(name.split())
    if not wanted:
        return None
    known = Organization.objects.filter(name__iexact=wanted).order_by("pk").first()
    if known is None:
        known = Organization(name=wanted)
        log.add(known, by=by)
    return known
