"""A small organization, and what happens in it day by day, by the verbs that its pages call."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from tests.factories import (
    STOCKHOLM,
    BodyFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tests.mail_server import Inbox
from tracker import approval, deadlines, register, reminders, responses
from tracker.errors import DomainError
from tracker.intake import Deadline, Draft, DraftAction, DraftDecision, MeetingFacts
from tracker.models import (
    ActionItem,
    Approval,
    Body,
    Mailing,
    Meeting,
    Person,
    ReminderPolicy,
    User,
)
from tracker.register.bodies import POLICY_FIELDS
from tracker.responses.mail_settings import choose_mail
from tracker.review.made import Made
from tracker.review.records import record_meeting

DAY = datetime.timedelta(days=1)
MINUTE = datetime.timedelta(minutes=1)
MORNING = datetime.time(7, 30)
VIA = "page"
M = TypeVar("M", bound=Model)
# An event: minutes since the one before (or back), a method of World, its arguments. Whom and
# what it is about is a number, counted around: any number is about somebody.
Event = tuple[int, tuple[Any, ...]]
Rules = Mapping[str, Any]


@dataclass(frozen=True)
class Sent:
    """A mail that the server got, and when."""

    at: datetime.datetime
    to: str
    mail: EmailMessage


@dataclass
class World:
    """Two bodies, three people and a coordinator; `now` is their clock."""

    now: datetime.datetime
    smtp: Inbox
    bodies: Sequence[Body]
    people: Sequence[Person]
    anna: Person
    sent: list[Sent] = field(default_factory=list)

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.now)

    @property
    def _change(self) -> dict[str, Any]:
        return {"by": self.anna, "via": VIA, "now": self.now}

    def happen(self, events: Iterable[Event]) -> None:
        for event in events:
            self.happens(event)

    def happens(self, event: Event) -> None:
        """What a person could not do, because the verb says no, they have not done."""
        minutes, (name, *arguments) = event
        self.now += minutes * MINUTE
        with suppress(DomainError), transaction.atomic():
            getattr(self, name)(*arguments)

    # What meetings decide, and change.

    def decide(self, body: int, whose: Sequence[str], deadline: tuple[Any, ...]) -> None:
        """The body meets today, and accepts its minutes with one decision in them."""
        meeting = deadlines.ensure_meeting(self.bodies[body], self.today, **self._change)
        number = ActionItem.objects.count()
        action = DraftAction(f"Uppdrag {number}.", tuple(whose), self._deadline(*deadline))
        decision = DraftDecision(None, f"Beslut {number}.", actions=(action,))
        draft = Draft(MeetingFacts(), decisions=(decision,))
        record_meeting(meeting, draft, Made(), by=self._user, now=self.now)

    def assign(self, item: int, whose: Sequence[str]) -> None:
        known: dict[str, Person | Body] = {each.name: each for each in self.people}
        known |= {each.name: each for each in self.bodies}
        who = [known[name] for name in whose]
        responses.assign(self._item(item), who, **self._change)

    def set_deadline(self, item: int, deadline: tuple[Any, ...]) -> None:
        deadlines.set_deadline(self._item(item), self._deadline(*deadline), **self._change)

    def plan_meeting(self, body: int, days: int) -> None:
        deadlines.ensure_meeting(self.bodies[body], self.today + days * DAY, **self._change)

    def move_meeting(self, number: int, days: int) -> None:
        deadlines.move_meeting(self._meeting(number), self.today + days * DAY, **self._change)

    def cancel_meeting(self, number: int) -> None:
        deadlines.cancel_meeting(self._meeting(number), **self._change)

    # What becomes of matters.

    def change_status(self, item: int, status: str) -> None:
        responses.change_status(self._item(item), status, **self._change)

    def wish_for_time(self, item: int, days: int, person: int) -> None:
        wisher = {**self._change, "by": self.people[person]}
        responses.wish_for_time(self._item(item), self.today + days * DAY, **wisher)

    def grant_time(self, item: int) -> None:
        responses.grant_time(self._item(item), **self._change)

    def refuse_time(self, item: int) -> None:
        responses.refuse_time(self._item(item), **self._change)

    # What becomes of minutes.

    def ask_approval(self, meeting: int, person: int) -> None:
        held = Meeting.objects.filter(agenda_items__isnull=False).distinct().order_by("pk")
        approval.ask(_one(held, meeting), [self._person(person)], **self._change)

    def answer_approval(self, number: int, answer: str) -> None:
        asked = _one(Approval.objects.order_by("pk"), number)
        match answer:
            case "approve":
                approval.approve(asked, **self._change)
            case "comment":
                approval.comment(asked, "Punkt 4 saknas.", **self._change)
            case "undo":
                approval.undo(asked, **self._change)
            case "again":
                approval.ask_again(asked, **self._change)
            case "excuse":
                approval.excuse(asked, **self._change)
            case "withdraw":
                approval.withdraw(asked.meeting, **self._change)

    # What people and bodies choose.

    def choose_mail(self, person: int, pace: str, pause: int | None, wants: bool) -> None:
        choose_mail(
            self._person(person),
            wants_mail=wants,
            pace=pace,
            paused_until=self.today + pause * DAY if pause is not None else None,
            wants_calendar=True,
            language="sv",
        )

    def change_address(self, person: int, number: int | None) -> None:
        who = self._person(person)
        email = "" if number is None else f"person{person}.{number}@example.org"
        register.change_person(who, register.Details(who.name, email), by=self._user)

    def hold(self, person: int, days: int | None) -> None:
        until = None if days is None else self.today + days * DAY
        reminders.hold(
            self._person(person), by=self.anna, now=self.now, until=until, reason="Ledig"
        )

    def release(self, person: int) -> None:
        reminders.release(self._person(person), by=self.anna, now=self.now)

    def set_contact(self, body: int, person: int | None) -> None:
        contact = None if person is None else self._person(person)
        register.set_contact(self._body(body), contact, by=self._user)

    def set_policy(self, body: int, rules: Rules) -> None:
        """What the rules do not say stays as it is."""
        kept = ReminderPolicy.objects.filter(body=self.bodies[body]).values(*POLICY_FIELDS)
        register.set_policy(self.bodies[body], {**(kept.first() or {}), **rules}, by=self._user)

    # What the ledger does.

    def plan(self) -> None:
        reminders.plan(self.now)

    def tell(self, mood: str | None = None) -> None:
        self.smtp.clear()
        self.smtp.on_message = lambda _mail: mood
        reminders.tell(self.now)
        mails = zip(self.smtp.messages, self.smtp.recipients, strict=True)
        self.sent += [Sent(self.now, to, mail) for mail, (to,) in mails]

    def mornings(self, days: int) -> None:
        """Days pass, each with one run."""
        for _ in range(days):
            self.next_day(MORNING)
            self.tell()

    def next_day(self, time: datetime.time) -> None:
        self.now = datetime.datetime.combine(self.today + DAY, time, tzinfo=STOCKHOLM)

    def try_again(self, number: int) -> None:
        reminders.try_again(self._letter(number), by=self.anna, now=self.now)

    def send_copy(self, number: int) -> None:
        letter = self._letter(number)
        copies = letter.copies.count()
        reminders.send_copy(letter, by=self.anna, now=self.now, copies=copies)

    def bounce(self, number: int) -> None:
        reminders.settle_bounce(self._letter(number), "550 No such user", now=self.now)

    def whose(self, address: str) -> Person:
        """Who has, or had, an address."""
        if address == self.anna.email:
            return self.anna
        return self._person(int(address.removeprefix("person")[0]))

    @property
    def _user(self) -> User:
        assert self.anna.user is not None
        return self.anna.user

    def _deadline(
        self, kind: str, days: int | None = None, body: int | None = None
    ) -> Deadline | None:
        if kind == "none":
            return None
        date = None if days is None else self.today + days * DAY
        whose = None if body is None else self.bodies[body].name
        return Deadline(f"senast {kind}", kind, whose, date)  # type: ignore[arg-type]

    def _item(self, number: int) -> ActionItem:
        return _one(ActionItem.objects.order_by("pk"), number)

    def _meeting(self, number: int) -> Meeting:
        return _one(Meeting.objects.filter(status="planned").order_by("pk"), number)

    def _letter(self, number: int) -> Mailing:
        """Not the coordinator's: how many she gets depends on the days on which it is planned."""
        return _one(Mailing.objects.exclude(person=self.anna).order_by("pk"), number)

    def _person(self, number: int) -> Person:
        return Person.objects.get(pk=self.people[number].pk)

    def _body(self, number: int) -> Body:
        return Body.objects.get(pk=self.bodies[number].pk)


def _one(rows: QuerySet[M], number: int) -> M:
    found = list(rows)
    if not found:
        raise DomainError("There is nothing yet that it could be about.")
    return found[number % len(found)]


@contextmanager
def world(drawn: Mapping[str, Any], smtp: Inbox) -> Iterator[World]:
    """It begins as drawn, with the first decisions; all is taken back at the end."""
    with transaction.atomic():
        names = [("Ledningsgruppen", "LG"), ("Samarbetskommittén", "SSK")]
        bodies = [BodyFactory(name=name, short_name=short) for name, short in names]
        people = [
            PersonFactory(name=name, email=f"person{number}.0@example.org")
            for number, name in enumerate(["Cecilia Mårtensson", "Rickard Sundbom", "Stefan Berg"])
        ]
        anna = PersonFactory(name="Anna Söderström", email="anna@example.org", user=UserFactory())
        here = World(drawn["start"], smtp, bodies, people, anna)
        for number, rules in enumerate(drawn["policies"]):
            MembershipFactory(person=anna, body=bodies[number], is_coordinator=True)
            here.set_policy(number, rules)
        here.happen(drawn["decided"])
        yield here
        transaction.set_rollback(True)
