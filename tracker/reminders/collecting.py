"""Rows that are due → one letter a person and day."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from tracker.models import Mailing, Person, Reminder
from tracker.models.reminders import in_bodies
from tracker.reminders.holding import held
from tracker.reminders.letters import new_message_id
from tracker.reminders.policies import policies
from tracker.reminders.policy import weekly_day
from tracker.reminders.workdays import DAY, is_working_day

WEEKLY = Person.Pace.WEEKLY
CHUNK = 500


def collect(now: datetime.datetime, only: Person | None = None) -> None:
    """Put what is due into letters, a transaction for some hundred people.

    A weekly letter takes what fell due until its day, also where it goes late; the rest waits.
    """
    today = timezone.localdate(now)
    people = Person.objects.exclude(paused_until__gte=today).exclude(held("pk", today))
    if only:
        people = people.filter(pk=only.pk)
    since = weekly_day(today)
    _collect(people.exclude(pace=WEEKLY), now, since=today, last=today)
    _collect(people.filter(pace=WEEKLY), now, since=since, last=since)


def _collect(
    people: QuerySet[Person], now: datetime.datetime, *, since: datetime.date, last: datetime.date
) -> None:
    """A letter for those who have had none since a day, of what falls due until the end of one."""
    today = timezone.localdate(now)
    rows = _waiting(today).filter(due_at__lt=_end_of(last))
    due = Exists(rows.filter(person=OuterRef("pk"), due_at__lte=now))
    to_tell = people.filter(due).exclude(_has_their_letter(since, today)).order_by("pk")
    after = 0
    while chunk := dict(to_tell.filter(pk__gt=after).values_list("pk", "email")[:CHUNK]):
        _collect_together(chunk, rows, now)
        after = max(chunk)


def _waiting(today: datetime.date) -> QuerySet[Reminder]:
    """Rows that may go today: on a day off only those of bodies that do not mind."""
    rows = Reminder.objects.filter(status=Reminder.Status.WAITING, mailing__isnull=True)
    if is_working_day(today):
        return rows
    return rows.filter(in_bodies(every_day_bodies()))


def every_day_bodies() -> list[int]:
    """Bodies whose reminders go on weekends and holidays too."""
    return [body for body, policy in policies().items() if not policy.working_days_only]


def _has_their_letter(since: datetime.date, today: datetime.date) -> Exists:
    """People whose letter of the day, or week, is made; one that still waits takes more rows in.

    An earlier one that is on its way goes today, and so is today's.
    """
    on_its_way = Q(status__in=(Mailing.Status.SENDING, Mailing.Status.UNCERTAIN))
    done = Q(day__range=(since, today)) & ~Q(status=Mailing.Status.WAITING)
    letters = Mailing.objects.filter(person=OuterRef("pk"), copy_of__isnull=True)
    return Exists(letters.filter(on_its_way | done))


@transaction.atomic
def _collect_together(
    addresses: Mapping[int, str], waiting: QuerySet[Reminder], now: datetime.datetime
) -> None:
    """What is due, for people with their addresses, and what falls due later in the day: there is
    no second letter.

    What no longer holds is dropped when the letter is written, and a letter of nothing else with
    it: nobody reads a row twice.
    """
    letters = Mailing.objects.filter(pk__in=_letters(addresses, now), person=OuterRef("person"))
    rows = waiting.filter(Exists(letters), person__in=addresses)
    rows.update(mailing=Subquery(letters.values("pk")[:1]))


def _letters(addresses: Mapping[int, str], now: datetime.datetime) -> list[int]:
    """The letters that take their rows in, a person's oldest that waits or a new one.

    Locked, so that nobody sends them meanwhile. There is none for whom another process has made
    the letter of the day, and has it in hand.
    """
    letters = Mailing.objects.filter(person__in=addresses, copy_of__isnull=True)
    waiting = letters.filter(status=Mailing.Status.WAITING)
    have_one = set(waiting.values_list("person", flat=True))
    fresh = [_new_letter(pk, to, now) for pk, to in addresses.items() if pk not in have_one]
    Mailing.objects.bulk_create(fresh, ignore_conflicts=True)
    locked = waiting.select_for_update().order_by("pk").values_list("person", "pk")
    return list(dict(reversed(list(locked))).values())


def _new_letter(person: int, address: str, now: datetime.datetime) -> Mailing:
    return Mailing(
        person_id=person,
        day=timezone.localdate(now),
        to_email=address,
        message_id=new_message_id(),
        created_at=now,
        next_try_at=now,
    )


def _end_of(day: datetime.date) -> datetime.datetime:
    """The midnight that ends a day here."""
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(day + DAY, datetime.time(), tzinfo=zone)
