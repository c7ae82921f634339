"""How it goes with the mails, in figures out of the ledger: any number of processes agree."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Min, Q
from django.utils import timezone

from tracker.models import MailHold, Mailing, Person, Reminder
from tracker.reminders.holding import held
from tracker.reminders.workdays import DAY

STATUS = Mailing.Status
LONGEST_WAY = 7 * DAY
UNSETTLED = (STATUS.WAITING, STATUS.SENDING, STATUS.UNCERTAIN)


@dataclass(frozen=True)
class Insight:
    """What waits, since when, and what became of the last 24 hours' letters."""

    # Letters by status, each status once.
    letters: Mapping[str, int]
    # Letters that a server has taken at any time, and that were uncertain at any time.
    once_sent: int
    once_uncertain: int
    # Due rows that are in no letter yet.
    rows_waiting: int
    people_held: int
    # Since when the oldest waits that nobody holds, or has paused, or gets by the week.
    oldest: datetime.datetime | None
    sent_lately: int
    failed_lately: int

    @property
    def letters_waiting(self) -> int:
        return sum(self.letters[status] for status in UNSETTLED)

    def waited(self, now: datetime.datetime) -> float:
        """Seconds that the oldest has waited; 0 where nothing waits."""
        return max((now - self.oldest).total_seconds(), 0.0) if self.oldest else 0.0

    @property
    def failure_rate(self) -> float | None:
        """The part of the last 24 hours' letters that failed; None where there was none."""
        tried = self.sent_lately + self.failed_lately
        return self.failed_lately / tried if tried else None

    @property
    def failure_percent(self) -> int | None:
        return None if self.failure_rate is None else round(100 * self.failure_rate)


def insight(now: datetime.datetime) -> Insight:
    """The figures at a moment, in eight queries."""
    today = timezone.localdate(now)
    due = Reminder.objects.filter(
        status=Reminder.Status.WAITING, mailing__isnull=True, due_at__lte=now
    )
    counts = dict(Mailing.objects.order_by().values_list("status").annotate(Count("pk")))
    sent, failed = _lately(now)
    return Insight(
        letters={status: counts.get(status, 0) for status in STATUS.values},
        once_sent=Mailing.objects.filter(sent_at__isnull=False).count(),
        once_uncertain=Mailing.objects.filter(was_uncertain=True).count(),
        rows_waiting=due.count(),
        people_held=MailHold.objects.in_force(today).count(),
        oldest=_oldest(today, now),
        sent_lately=sent,
        failed_lately=failed,
    )


def _lately(now: datetime.datetime) -> tuple[int, int]:
    """How many were sent, and how many failed or came back, in the last 24 hours."""
    span = (now - DAY, now)
    sent = Q(status=STATUS.SENT, sent_at__range=span)
    failed = Q(status=STATUS.FAILED) & (Q(failed_at__range=span) | Q(bounced_at__range=span))
    # A letter comes back within the days that mail servers try, and its day is when it went.
    letters = Mailing.objects.filter(day__gte=timezone.localdate(now) - LONGEST_WAY)
    found = letters.aggregate(sent=Count("pk", filter=sent), failed=Count("pk", filter=failed))
    return found["sent"], found["failed"]


def _oldest(today: datetime.date, now: datetime.datetime) -> datetime.datetime | None:
    free = Q(person__paused_until__isnull=True) | Q(person__paused_until__lt=today)
    rows = Reminder.objects.filter(
        free,
        ~held("person", today),
        ~Q(person__pace=Person.Pace.WEEKLY),
        status=Reminder.Status.WAITING,
        mailing__isnull=True,
        due_at__lte=now,
    )
    letters = Mailing.objects.filter(free, ~held("person", today), status__in=UNSETTLED)
    row = rows.aggregate(at=Min("due_at"))["at"]
    letter = letters.aggregate(at=Min("created_at"))["at"]
    return min((moment for moment in (row, letter) if moment), default=None)
