"""Who stands before the pages for import, and the minutes that they bring."""

from dataclasses import dataclass, field

from django.test import Client

from tests.factories import BodyFactory, MembershipFactory, PersonFactory, UserFactory
from tracker.models import Body, Person, User

MINUTES = """Minnesanteckningar från
Ledningsgruppen, 1
Tid Fredag 25 januari 2019 kl 08.30-11.30
Plats Norrskogen

Deltagare
Rickard Sundbom Södertälje kommun, ordförande
Cecilia Mårtensson Samarbetet, sekreterare

1. Incheckning
Rickard öppnar mötet.

2. Planen
Beslut
- Cecilia Mårtensson tar fram planen till nästa SSK 7/2.
- Planen godkänns.

3. Bokslut
Beslut
- Frågan bordläggs till nästa möte med SSK den 7 februari.
"""


@dataclass
class Cast:
    """One body, SSK beside it, and the people around them."""

    body: Body
    ssk: Body
    coordinator: Person
    member: Person
    outsider: Person
    admin: User
    clients: dict[object, Client] = field(default_factory=dict)

    def client(self, who: Person | User | None) -> Client:
        """A browser in which they have logged in, always the same; None: nobody has."""
        if who not in self.clients:
            self.clients[who] = Client()
            user = who.user if isinstance(who, Person) else who
            if user is not None:
                self.clients[who].force_login(user)
        return self.clients[who]


def make_cast() -> Cast:
    body = BodyFactory(name="Ledningsgruppen")
    ssk = BodyFactory(name="Samarbetskommittén", short_name="SSK")
    cast = Cast(
        body=body,
        ssk=ssk,
        coordinator=_person("Anna Söderström"),
        member=_person("Cecilia Mårtensson"),
        outsider=_person("Ulla Utanför"),
        admin=UserFactory(is_superuser=True, is_staff=True),
    )
    for each in (body, ssk):
        MembershipFactory(body=each, person=cast.coordinator, is_coordinator=True)
    MembershipFactory(body=body, person=cast.member)
    MembershipFactory(person=cast.outsider, is_coordinator=True)
    return cast


def _person(name: str) -> Person:
    return PersonFactory(name=name, user=UserFactory())
