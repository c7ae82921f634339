"""Letters in hand: taken by one process at a time, with a lease, and given up for lost after it.

Some are taken together, so that what they tell is read at once. Each goes out, and is noted, on
its own: when a process dies, only what it had just handed to the mail server is in doubt.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from tracker.models import Mailing, Reminder
from tracker.reminders.holding import held
from tracker.reminders.workdays import is_working_day

STATUS = Mailing.Status
# How many letters a process takes at once: what is read for a batch costs each letter of it less.
BATCH = 100
# Rows of a letter that is still to be sent.
UNSETTLED = (Reminder.Status.WAITING, Reminder.Status.UNCERTAIN)


@dataclass(frozen=True)
class Claim:
    """A letter that this process alone has in hand, until its lease runs out."""

    mailing: Mailing
    now: datetime.datetime

    def update(self, **columns: object) -> bool:
        """Write to the letter, unless the lease ran out and somebody else has it."""
        mine = Mailing.objects.filter(
            pk=self.mailing.pk, status=STATUS.SENDING, leased_until=self.mailing.leased_until
        )
        return bool(mine.update(**columns))


def lease_end() -> datetime.datetime:
    """Until when a letter is ours: in real time, also where `now` is long past."""
    return timezone.now() + datetime.timedelta(seconds=settings.MAIL_LEASE)


def letters_to_send(now: datetime.datetime) -> QuerySet[Mailing]:
    """Those that have waited longest first.

    On a day off only letters that were made on it: one that was held up waits for a working day.
    A letter that was held up counts for the day on which it goes, and so waits where the person
    has had that day's letter, or another is before it; a copy goes because somebody asked for it.
    """
    today = timezone.localdate(now)
    theirs = Mailing.objects.filter(person=OuterRef("person"), copy_of__isnull=True)
    ready = Q(status__in=(STATUS.WAITING, STATUS.UNCERTAIN), next_try_at__lte=now)
    first = theirs.filter(Q(day=today) & ~Q(pk=OuterRef("pk")) | ready & Q(pk__lt=OuterRef("pk")))
    letters = Mailing.objects.filter(
        Q(copy_of__isnull=False) | ~Exists(first), ready, ~held("person", today)
    ).exclude(person__paused_until__gte=today)
    if not is_working_day(today):
        letters = letters.filter(day=today)
    return letters.order_by("next_try_at", "pk")


def claim(now: datetime.datetime, size: int = BATCH) -> list[Claim]:
    """Take the next letters in hand, none that somebody else has. Empty: there are no more."""
    today, until = timezone.localdate(now), lease_end()
    with transaction.atomic():
        free = letters_to_send(now).select_for_update(skip_locked=True, of=("self",))
        taken = list(free.select_related("person")[:size])
        Mailing.objects.filter(pk__in=[each.pk for each in taken]).update(
            status=STATUS.SENDING, leased_until=until, handed_over_at=None, day=today
        )
    for each in taken:
        each.status, each.leased_until, each.day = STATUS.SENDING, until, today
    return [Claim(each, now) for each in taken]


def give_back(claims: Sequence[Claim]) -> None:
    """Letters that were taken in hand and not handed over: somebody else may take them now."""
    leases = {each.mailing.leased_until for each in claims}
    mine = Mailing.objects.filter(
        pk__in=[each.mailing.pk for each in claims],
        status=STATUS.SENDING,
        leased_until__in=leases,
        handed_over_at=None,
    )
    mine.update(status=_as_before(), leased_until=None)


def doubt_the_dead() -> None:
    """Letters whose process never came back: whether one went that it had handed over, nobody
    knows. What it had only taken in hand is as it was."""
    dead = Q(status=STATUS.SENDING, leased_until__lte=timezone.now())
    with transaction.atomic():
        letters = Mailing.objects.select_for_update(skip_locked=True).filter(dead)
        found = list(letters.values_list("pk", "handed_over_at"))
        kept = Mailing.objects.filter(pk__in=[pk for pk, handed in found if handed is None])
        kept.update(status=_as_before(), leased_until=None)
        doubted = [pk for pk, handed in found if handed is not None]
        Mailing.objects.filter(pk__in=doubted).update(
            status=STATUS.UNCERTAIN, was_uncertain=True, leased_until=None
        )
        rows = Reminder.objects.filter(mailing__in=doubted, status__in=UNSETTLED)
        rows.update(status=Reminder.Status.UNCERTAIN)


def _as_before() -> Case:
    doubted = When(was_uncertain=True, then=Value(STATUS.UNCERTAIN.value))
    return Case(doubted, default=Value(STATUS.WAITING.value))
