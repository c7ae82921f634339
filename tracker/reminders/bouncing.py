"""A letter that the server took and could not deliver after all."""

import datetime

from django.db import transaction

from tracker.models import Mailing, Reminder
from tracker.reminders.ledger import TOLD

STATUS = Mailing.Status


@transaction.atomic
def settle_bounce(mailing: Mailing, words: str, *, now: datetime.datetime) -> bool:
    """Note that a letter came back, with the server's words. False: it is not known to have gone.

    Its rows fail with it: the planner takes them up again when the person has another address.
    """
    gone = Mailing.objects.filter(pk=mailing.pk, status__in=(STATUS.SENT, STATUS.UNCERTAIN))
    if not gone.update(status=STATUS.FAILED, bounced_at=now, response=words, leased_until=None):
        return False
    rows = Reminder.objects.filter(mailing=mailing, status__in=TOLD)
    rows.update(status=Reminder.Status.FAILED)
    return True
