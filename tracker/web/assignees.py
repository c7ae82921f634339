"""Whom a coordinator can assign a matter to, by the names that one types."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tracker.access import visible_to
from tracker.models import ActionItem, Assignment, Body, Person, User

Assignee = Person | Body


@dataclass(frozen=True)
class Register:
    """People and groups under labels that are unlike each other."""

    labels: Mapping[str, Assignee]

    def named(self, name: str) -> Assignee | None:
        """Whoever is meant by a label, whatever the case; None where nobody is."""
        wanted = " ".join(name.split()).casefold()
        fitting = [each for label, each in self.labels.items() if label.casefold() == wanted]
        return fitting[0] if len(fitting) == 1 else None


def register_for(user: User) -> Register:
    """The people and bodies that the user sees, and the groups that their matters lie with."""
    seen = visible_to(user, ActionItem.objects.all())
    groups = Assignment.objects.filter(action_item__in=seen).values("body")
    own = visible_to(user, Body.objects.all()).values("pk")
    bodies = Body.objects.filter(Q(pk__in=groups) | Q(pk__in=own))
    return Register({**{body.name: body for body in bodies}, **people_for(user)})


def people_for(user: User) -> dict[str, Person]:
    """The people that the user sees, by labels that are unlike each other."""
    return labelled(visible_to(user, Person.objects.all()))


def labelled(found: QuerySet[Person]) -> dict[str, Person]:
    """People by labels that are unlike each other."""
    people = list(found.select_related("organization"))
    names = Counter(person.name for person in people)
    return {
        person.name if names[person.name] == 1 else _unlike(person): person for person in people
    }


def _unlike(person: Person) -> str:
    """A name that several bear, told apart; no commas, which stand between names."""
    where = person.email or (person.organization.name if person.organization else str(person.pk))
    return f"{person.name} ({where.replace(',', ' ')})"
