"""Rows that are due → one letter a person and day."""

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from tracker.models import Mailing, Person, Reminder
from tracker.reminders.ledger import close_unreachable, keep_what_holds, with_matters
from tracker.reminders.letters import host
from tracker.reminders.policies import policies
from tracker.reminders.policy import weekly_day
from tracker.reminders.workdays import DAY, is_working_day

WEEKLY = Person.Pace.WEEKLY
BODY = "action_item__decision__agenda_item__meeting__body"


def collect(now: datetime.datetime) -> None:
    """Put what is due into letters, a transaction a person: one failure stops nobody else."""
    today = timezone.localdate(now)
    for person in _people_to_tell(now, today):
        try:
            with transaction.atomic():
                _collect_for(person, now, today)
        except IntegrityError:
            # Another process has made the person's letter of the day; it holds the rows.
            continue


def _people_to_tell(now: datetime.datetime, today: datetime.date) -> list[Person]:
    due = _waiting(today).filter(person=OuterRef("pk"), due_at__lte=now)
    people = Person.objects.exclude(paused_until__gte=today)
    daily = people.exclude(pace=WEEKLY).filter(Exists(due)).exclude(_has_their_letter(today, today))
    since = weekly_day(today)
    of_the_week = Exists(due.filter(due_at__lt=_end_of(since)))
    weekly = people.filter(of_the_week, pace=WEEKLY).exclude(_has_their_letter(since, today))
    return [*daily, *weekly]


def _waiting(today: datetime.date) -> QuerySet[Reminder]:
    """Rows that may go today: on a day off only those of bodies that do not mind."""
    rows = Reminder.objects.filter(status=Reminder.Status.WAITING, mailing__isnull=True)
    if is_working_day(today):
        return rows
    return rows.filter(**{f"{BODY}__in": every_day_bodies()})


def every_day_bodies() -> list[int]:
    """Bodies whose reminders go on weekends and holidays too."""
    return [body for body, policy in policies().items() if not policy.working_days_only]


def _has_their_letter(since: datetime.date, today: datetime.date) -> Exists:
    """People whose letter of the day, or week, is made; one that still waits takes more rows in.

    An earlier one that is on its way goes today, and so is today's.
    """
    on_its_way = Q(status__in=(Mailing.Status.SENDING, Mailing.Status.UNCERTAIN))
    done = Q(day__range=(since, today)) & ~Q(status=Mailing.Status.WAITING)
    return Exists(Mailing.objects.filter(on_its_way | done, person=OuterRef("pk")))


def _collect_for(person: Person, now: datetime.datetime, today: datetime.date) -> None:
    """Also what falls due later in the day: there is no second letter.

    A weekly letter takes what fell due until its day, also where it goes late; the rest waits.
    """
    last = weekly_day(today) if person.pace == WEEKLY else today
    rows = list(with_matters(_waiting(today).filter(person=person, due_at__lt=_end_of(last))))
    if close_unreachable(person, rows):
        return
    held = keep_what_holds(rows, today)
    if held:
        mailing = _waiting_letter(person) or _new_letter(person, now, today)
        free = Reminder.objects.filter(pk__in=[row.pk for row in held], mailing__isnull=True)
        free.filter(status=Reminder.Status.WAITING).update(mailing=mailing)


def _waiting_letter(person: Person) -> Mailing | None:
    """A letter that the server would not take yet; locked, so that nobody sends it meanwhile."""
    waiting = Mailing.objects.filter(person=person, status=Mailing.Status.WAITING)
    return waiting.select_for_update().order_by("pk").first()


def _new_letter(person: Person, now: datetime.datetime, today: datetime.date) -> Mailing:
    """Raises IntegrityError where there is one already."""
    return Mailing.objects.create(
        person=person,
        day=today,
        to_email=person.email,
        message_id=f"<{uuid.uuid4().hex}@{host()}>",
        created_at=now,
        next_try_at=now,
    )


def _end_of(day: datetime.date) -> datetime.datetime:
    """The midnight that ends a day here."""
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(day + DAY, datetime.time(), tzinfo=zone)
