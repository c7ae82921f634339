"""Names in minutes → people and bodies of the register, made where they are missing."""

import re

from tracker.deadlines import find_body
from tracker.errors import Conflict, gettext_noop
from tracker.models import Body, Organization, Person

AMBIGUOUS = gettext_noop(
    "Det finns flera personer som heter %(name)s. Skriv vem som menas, med organisationen inom "
    "parentes: %(examples)s. Ingenting har sparats."
)

# "Anna Berg (Haninge)": how a reviewer tells two people of one name apart.
WITH_ORGANIZATION = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<organization>[^()]+)\)$")

# How Swedish names a group, a role in the plural or an organisation in the definite form.
GROUP_ENDINGS = re.compile(
    r"(?:erna|arna|orna|gruppen|kommittén|styrelsen|nämnden|utskottet|nätverket|rådet|kansliet"
    r"|kontoret|förvaltningen|avdelningen|enheten|sekretariatet|presidiet|teamet)$",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"^[A-ZÅÄÖ]{2,}$")


def names_a_group(name: str) -> bool:
    """Whether a name that nobody is known by is a group's or a role's rather than a person's."""
    words = name.split()
    return any(GROUP_ENDINGS.search(word) or ACRONYM.match(word) for word in words) or (
        name[:1].islower()
    )


class Register:
    """Finds and makes people, organizations and bodies while one draft is accepted."""

    def __init__(self) -> None:
        self._met: dict[str, Person] = {}
        self._assigned: dict[str, Person | Body] = {}

    def person(self, name: str, organization: str | None = None) -> Person:
        """The person of that name; among namesakes the one met before or of that organization.

        Raises Conflict where several remain.
        """
        written = WITH_ORGANIZATION.match(name)
        if written:
            name, organization = written["name"], written["organization"]
        name = " ".join(name.split())
        if organization is None and name.casefold() in self._met:
            return self._met[name.casefold()]
        found = self._among(list(Person.objects.named(name).for_list()), organization)
        person = found or Person.objects.create(
            name=name, organization=self.organization(organization)
        )
        self._met[name.casefold()] = person
        return person

    def organization(self, name: str | None) -> Organization | None:
        if not name:
            return None
        return Organization.objects.get_or_create(name=" ".join(name.split())[:200])[0]

    def assignee(self, name: str) -> Person | Body:
        """Who an assignee is: a body of the register, a person, or a new one of either kind."""
        if name not in self._assigned:
            self._assigned[name] = self._assignee(name)
        return self._assigned[name]

    def _assignee(self, name: str) -> Person | Body:
        body = find_body(name)
        if body is not None and not Person.objects.named(name).exists():
            return body
        if names_a_group(name) and not Person.objects.named(name).exists():
            return Body.objects.create(name=name[:1].upper() + name[1:200], kind=Body.Kind.NETWORK)
        return self.person(name)

    def _among(self, namesakes: list[Person], organization: str | None) -> Person | None:
        if len(namesakes) <= 1:
            return namesakes[0] if namesakes else None
        fitting = [each for each in namesakes if _works_at(each, organization)]
        if len(fitting) == 1:
            return fitting[0]
        raise Conflict(
            AMBIGUOUS,
            name=namesakes[0].name,
            examples=", ".join(f"{each.name} ({each.organization or '?'})" for each in namesakes),
        )


def _works_at(person: Person, organization: str | None) -> bool:
    """Whether a person is of an organization, also in short: "Haninge" and "Haninge kommun"."""
    if not organization or not person.organization:
        return False
    one, other = organization.casefold(), person.organization.name.casefold()
    return one in other or other in one
