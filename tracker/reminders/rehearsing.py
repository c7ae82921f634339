"""What would be sent: found by doing all but the sending, and taking it back."""

import datetime

from django.db import transaction
from django.utils import timezone

from tracker.models import Mailing
from tracker.reminders.collecting import collect
from tracker.reminders.ledger import keep_what_holds, undeliverable, with_matters
from tracker.reminders.letters import compose
from tracker.reminders.outcome import Line
from tracker.reminders.planning import plan
from tracker.reminders.sending import letters_to_send, unsettled_rows

WOULD_BE_SENT = "would be sent"


def dry_run(now: datetime.datetime) -> list[Line]:
    """The letters that `tell` would send now. Nothing is stored."""
    with transaction.atomic():
        plan(now)
        collect(now)
        in_turn = letters_to_send(now)
        letters = Mailing.objects.select_related("person").in_bulk(in_turn)
        lines = [_line(letters[pk], now) for pk in in_turn]
        transaction.set_rollback(True)
    return [line for line in lines if line]


def _line(mailing: Mailing, now: datetime.datetime) -> Line | None:
    rows = keep_what_holds(with_matters(unsettled_rows(mailing)), timezone.localdate(now))
    if not rows or undeliverable(mailing.person):
        return None
    letter = compose(mailing, rows, now=now)
    return Line(mailing.person.email, str(letter.subject), WOULD_BE_SENT)
