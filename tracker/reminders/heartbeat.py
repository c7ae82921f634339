"""When beat was last seen: it sends a task, and a worker leaves a mark. In real time."""

import datetime

from django.core.cache import cache

# Where the mark lies.
BEAT_SEEN = "beat-seen"


def mark_beat(moment: datetime.datetime) -> None:
    cache.set(BEAT_SEEN, moment.isoformat(), timeout=None)


def beat_seen_at() -> datetime.datetime | None:
    """None: never. Raises what the cache's driver raises where the server is away."""
    seen: str | None = cache.get(BEAT_SEEN)
    return datetime.datetime.fromisoformat(seen) if seen else None
