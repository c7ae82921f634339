"""What became of a letter → the ledger: the letter, and its rows with it."""

import datetime
from typing import Any

from django.db import transaction

from tracker.models import Mailing, Reminder
from tracker.reminders.claiming import UNSETTLED
from tracker.reminders.courier import Answer, Fate
from tracker.reminders.journal import log_fate
from tracker.reminders.outcome import Line
from tracker.reminders.patience import counts_from
from tracker.reminders.writing import Written

MINUTE = datetime.timedelta(minutes=1)
PAUSES = (5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE)
GIVE_UP_AFTER = datetime.timedelta(days=2)


def settle(written: Written, answer: Answer) -> Line:
    """Note, in one transaction, what became of a letter that the server has not taken."""
    columns: dict[str, Any] = {"status": Mailing.Status.FAILED}
    if answer.fate is not Fate.REFUSED:
        columns = _later(written, answer)
    mine = written.claim
    with transaction.atomic():
        columns |= {"response": answer.words, "leased_until": None, "failed_at": mine.now}
        if mine.update(**columns):
            rows = mine.mailing.reminders.filter(status__in=UNSETTLED)
            rows.update(status=Reminder.Status(columns["status"].value))
    return line_of(written, columns["status"], answer.words)


def line_of(written: Written, status: Mailing.Status, words: str) -> Line:
    mailing = written.claim.mailing
    log_fate(mailing, written.rows, status, words)
    return Line(mailing.to_email, mailing.subject, status, words)


def settle_rows(told: list[Written]) -> None:
    """The rows of letters that have been noted as sent."""
    rows = Reminder.objects.filter(pk__in=[row.pk for each in told for row in each.rows])
    rows.filter(status__in=UNSETTLED).update(status=Reminder.Status.SENT)


def settle_left_behind() -> None:
    """Rows of letters that went, where the process died before it came to them."""
    sent = Reminder.objects.filter(status__in=UNSETTLED, mailing__status=Mailing.Status.SENT)
    sent.update(status=Reminder.Status.SENT)


def _later(written: Written, answer: Answer) -> dict[str, Any]:
    """Try again after a growing pause, for two days from the last news that it took in."""
    mailing, now = written.claim.mailing, written.claim.now
    # One that could not be written has not been counted yet.
    attempts = mailing.attempts + (written.letter is None)
    last_try = counts_from(mailing) + GIVE_UP_AFTER
    if now >= last_try:
        return {"status": Mailing.Status.FAILED, "attempts": attempts}
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    uncertain = mailing.was_uncertain or answer.fate is Fate.UNKNOWN
    return {
        "status": Mailing.Status.UNCERTAIN if uncertain else Mailing.Status.WAITING,
        "attempts": attempts,
        "was_uncertain": uncertain,
        "next_try_at": min(now + pause, last_try),
    }
