"""A line of the log for each letter: the ledger's ids, and nobody's address."""

import logging
from collections.abc import Sequence

from tracker.models import Mailing, Reminder
from tracker.redacting import without_addresses

logger = logging.getLogger(__name__)


def log_fate(mailing: Mailing, rows: Sequence[Reminder], status: str, words: str) -> None:
    """What became of a try to send a letter."""
    level = logging.INFO if status == Mailing.Status.SENT else logging.WARNING
    if not logger.isEnabledFor(level):
        return
    fields = {
        "mailing": mailing.pk,
        "reminders": [row.pk for row in rows],
        "person": mailing.person_id,
        "status": str(status),
        "attempts": mailing.attempts,
        "answer": without_addresses(words),
    }
    text = (
        "Letter %(mailing)s to person %(person)s: %(status)s (%(answer)s), reminders %(reminders)s"
    )
    logger.log(level, text, fields, extra=fields)
