"""Letters → the mail server: each claimed, sent and settled on its own.

The sending itself lies outside of any transaction. What cannot be known (the process died, or the
connection, between the server's acceptance and our note of it) is marked as uncertain and sent
again with the same Message-ID.
"""

import datetime
import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from tracker.models import Mailing, Reminder
from tracker.reminders.collecting import collect
from tracker.reminders.courier import Answer, Courier, Fate
from tracker.reminders.ledger import close_unreachable, keep_what_holds, with_matters
from tracker.reminders.letters import compose
from tracker.reminders.outcome import Line, Outcome
from tracker.reminders.planning import plan
from tracker.reminders.workdays import is_working_day

logger = logging.getLogger(__name__)

MINUTE = datetime.timedelta(minutes=1)
PAUSES = (5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE)
GIVE_UP_AFTER = datetime.timedelta(days=2)
# Kept in the place of a server's answer, and translated where it is shown.
NOTHING_LEFT = gettext_noop(
    "Osäkert om det kom fram. Skickades inte igen: inget var kvar att påminna om."
)
# Rows of a letter that is still to be sent.
UNSETTLED = (Reminder.Status.WAITING, Reminder.Status.UNCERTAIN)


def lease() -> datetime.timedelta:
    """How long a process may have a letter in hand: in real time, also where `now` is long past."""
    return datetime.timedelta(seconds=settings.MAIL_LEASE)


def tell(now: datetime.datetime) -> Outcome:
    """Plan, and send everybody what is due. Any number of processes may do so at once."""
    plan(now)
    collect(now)
    return send(now)


def send(now: datetime.datetime) -> Outcome:
    """Send the letters whose time has come."""
    _doubt_the_dead()
    with Courier() as courier:
        lines = [_send_one(pk, courier, now) for pk in letters_to_send(now)]
    return Outcome.of(line for line in lines if line)


def letters_to_send(now: datetime.datetime) -> list[int]:
    """Ids, those that have waited longest first.

    On a day off only letters that were made on it: one that was held up waits for a working day.
    """
    today = timezone.localdate(now)
    letters = Mailing.objects.filter(_sendable(now)).exclude(person__paused_until__gte=today)
    if not is_working_day(today):
        letters = letters.filter(day=today)
    return list(letters.order_by("next_try_at", "pk").values_list("pk", flat=True))


def _sendable(now: datetime.datetime) -> Q:
    waiting = Q(status__in=(Mailing.Status.WAITING, Mailing.Status.UNCERTAIN))
    return waiting & Q(next_try_at__lte=now)


def _doubt_the_dead() -> None:
    """Letters whose process never came back: whether they went, nobody knows."""
    with transaction.atomic():
        dead = Mailing.objects.filter(
            status=Mailing.Status.SENDING, leased_until__lte=timezone.now()
        )
        found = list(dead.select_for_update().values_list("pk", flat=True))
        Mailing.objects.filter(pk__in=found).update(
            status=Mailing.Status.UNCERTAIN, was_uncertain=True, leased_until=None
        )
        rows = Reminder.objects.filter(mailing__in=found, status__in=UNSETTLED)
        rows.update(status=Reminder.Status.UNCERTAIN)


@dataclass(frozen=True)
class Claim:
    """A letter that this process alone has in hand, until its lease runs out."""

    mailing: Mailing
    now: datetime.datetime

    def update(self, **columns: object) -> bool:
        """Write to the letter, unless the lease ran out and somebody else has it."""
        mine = Mailing.objects.filter(
            pk=self.mailing.pk,
            status=Mailing.Status.SENDING,
            leased_until=self.mailing.leased_until,
        )
        return bool(mine.update(**columns))


def claim(pk: int, now: datetime.datetime) -> Claim | None:
    """Take a letter in hand; None where somebody else was quicker.

    A letter that was held up counts for the day on which it goes, and so waits where the person
    has had that day's letter.
    """
    today = timezone.localdate(now)
    todays = Mailing.objects.filter(person=OuterRef("person"), day=today).exclude(pk=pk)
    free = Mailing.objects.filter(_sendable(now), ~Exists(todays), pk=pk)
    until = timezone.now() + lease()
    taken = free.update(
        status=Mailing.Status.SENDING, leased_until=until, attempts=F("attempts") + 1, day=today
    )
    return Claim(Mailing.objects.select_related("person").get(pk=pk), now) if taken else None


def _send_one(pk: int, courier: Courier, now: datetime.datetime) -> Line | None:
    """One letter, from the claim to the note of what became of it. None: nothing was to be sent."""
    mine = claim(pk, now)
    if mine is None:
        return None
    try:
        letter = _write(mine)
    except Exception as error:
        # Whatever is wrong with this letter must stop no other; it has not been sent.
        logger.exception("Letter %s could not be written", pk)
        return _settle(mine, Answer(Fate.REFUSED_FOR_NOW, f"{type(error).__name__}: {error}"))
    return _settle(mine, courier.carry(letter)) if letter else None


@transaction.atomic
def _write(mine: Claim) -> EmailMultiAlternatives | None:
    """The letter as it is right now, kept with the mailing; None where nothing is left to say."""
    mailing = mine.mailing
    rows = list(with_matters(unsettled_rows(mailing)))
    unreachable = close_unreachable(mailing.person, rows)
    held = [] if unreachable else keep_what_holds(rows, timezone.localdate(mine.now))
    if not held:
        _drop(mine)
        return None
    letter = compose(mailing, held, now=mine.now)
    mailing.subject, mailing.to_email = str(letter.subject), mailing.person.email
    mine.update(
        subject=mailing.subject,
        text=letter.body,
        html=str(letter.alternatives[0][0]),
        to_email=mailing.to_email,
    )
    mailing.bodies.set({row.action_item.meeting.body_id for row in held})
    return letter


def unsettled_rows(mailing: Mailing) -> QuerySet[Reminder]:
    """What a letter is still to tell. None comes to a letter that somebody has in hand."""
    return mailing.reminders.filter(status__in=UNSETTLED).order_by("pk")


def _drop(mine: Claim) -> None:
    """A letter with nothing left in it; one that may have arrived stays in the ledger."""
    if mine.mailing.was_uncertain:
        mine.update(
            status=Mailing.Status.FAILED,
            leased_until=None,
            response=NOTHING_LEFT,
        )
    else:
        mine.mailing.delete()


def _settle(mine: Claim, answer: Answer) -> Line:
    """Note what became of a letter and its rows, in one transaction."""
    columns: dict[str, Any]
    if answer.fate in (Fate.REFUSED_FOR_NOW, Fate.UNKNOWN):
        columns = _later(mine, answer)
    elif answer.fate is Fate.ACCEPTED:
        columns = {"status": Mailing.Status.SENT, "sent_at": mine.now}
    else:
        columns = {"status": Mailing.Status.FAILED}
    status = Mailing.Status(columns["status"])
    with transaction.atomic():
        if mine.update(**columns, response=answer.words, leased_until=None):
            unsettled_rows(mine.mailing).update(status=Reminder.Status(status.value))
    return Line(mine.mailing.to_email, mine.mailing.subject, status, answer.words)


def _later(mine: Claim, answer: Answer) -> dict[str, Any]:
    """Try again after a growing pause, for two days from the last news that it took in."""
    mailing, now = mine.mailing, mine.now
    youngest = mailing.reminders.aggregate(due_at=Max("due_at"))["due_at"] or mailing.created_at
    last_try = max(mailing.created_at, youngest) + GIVE_UP_AFTER
    if now >= last_try:
        return {"status": Mailing.Status.FAILED}
    pause = PAUSES[min(mailing.attempts, len(PAUSES)) - 1]
    uncertain = mailing.was_uncertain or answer.fate is Fate.UNKNOWN
    return {
        "status": Mailing.Status.UNCERTAIN if uncertain else Mailing.Status.WAITING,
        "was_uncertain": uncertain,
        "next_try_at": min(now + pause, last_try),
    }
