"""What would be sent: found by doing all but the sending, and taking it back."""

import datetime

from django.db import transaction
from django.utils import timezone

from tracker.models import Mailing
from tracker.reminders.claiming import UNSETTLED, letters_to_send
from tracker.reminders.collecting import collect
from tracker.reminders.ledger import keep_what_holds, undeliverable, with_matters
from tracker.reminders.letters import compose
from tracker.reminders.outcome import Line
from tracker.reminders.planning import plan

WOULD_BE_SENT = "would be sent"


def dry_run(now: datetime.datetime) -> list[Line]:
    """The letters that `tell` would send now. Nothing is stored."""
    with transaction.atomic():
        plan(now, rehearsal=True)
        collect(now)
        in_turn = letters_to_send(now).select_related("person")
        lines = [_line(letter, now) for letter in in_turn]
        transaction.set_rollback(True)
    return [line for line in lines if line]


def _line(mailing: Mailing, now: datetime.datetime) -> Line | None:
    if mailing.copy_of_id and not undeliverable(mailing.person):
        return Line(mailing.person.email, mailing.subject, WOULD_BE_SENT)
    unsettled = mailing.reminders.filter(status__in=UNSETTLED).order_by("pk")
    rows = keep_what_holds(with_matters(unsettled), timezone.localdate(now))
    if not rows or undeliverable(mailing.person):
        return None
    letter = compose(mailing, rows, now=now)
    return Line(mailing.person.email, str(letter.subject), WOULD_BE_SENT)
