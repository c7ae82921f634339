"""DOOR  Celery tasks: a few lines each, which call one verb."""

import datetime

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from tracker import clock, reminders

# Where `beat_seen` leaves the real time, for /readyz.
BEAT_SEEN = "beat-seen"


@shared_task
def tell_people(at: str | None = None) -> dict[str, int]:
    """Send what is due now, or at a moment like 2019-01-31T07:30 (local, if it names no zone)."""
    now = clock.now() if at is None else datetime.datetime.fromisoformat(at)
    outcome = reminders.tell(now if timezone.is_aware(now) else timezone.make_aware(now))
    return {"sent": outcome.sent, "failed": outcome.failed, "uncertain": outcome.uncertain}


@shared_task
def beat_seen() -> None:
    """Beat sends this and a worker runs it: both are up. In real time, also in the demo."""
    cache.set(BEAT_SEEN, timezone.now().isoformat(), timeout=None)
