"""DOOR  Celery tasks: a few lines each, which call one verb."""

import datetime

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tracker import clock, inbox, reminders, review

# Seconds, less than between two sweeps: a file that waits long does not fill the queue.
SWEEP_EXPIRES = 15


@shared_task
def tell_people(at: str | None = None) -> dict[str, int]:
    """Send what is due now, or at a moment like 2019-01-31T07:30 (local, if it names no zone)."""
    now = clock.now() if at is None else datetime.datetime.fromisoformat(at)
    moment = now if timezone.is_aware(now) else timezone.make_aware(now)
    outcome = reminders.tell(moment, keep_lines=False)
    return {"sent": outcome.sent, "failed": outcome.failed, "uncertain": outcome.uncertain}


@shared_task(ignore_result=True)
def read_minutes(pk: int) -> None:
    """Read a long file that came in, unless somebody else does or it was taken away."""
    review.read_kept(pk)


def ask_to_read(pk: int) -> None:
    """Queue `read_minutes` after the commit. Where no broker answers, the sweep finds the row."""
    transaction.on_commit(lambda: read_minutes.delay(pk), robust=True)


@shared_task(ignore_result=True)
def sweep_minutes() -> None:
    """Queue the files that nobody reads: their task was lost, or its worker died."""
    review.forget_old_refusals()
    for pk in review.files_to_read():
        read_minutes.apply_async((pk,), expires=SWEEP_EXPIRES)


@shared_task
def poll_inbox() -> dict[str, int]:
    """Take in what is new in the mailbox, where there is one."""
    if not settings.INBOX_URL:
        return {}
    return inbox.poll(settings.INBOX_URL, now=clock.now()).kinds


@shared_task
def beat_seen() -> None:
    """Beat sends this and a worker runs it: both are up. In real time, also in the demo."""
    reminders.mark_beat(timezone.now())
