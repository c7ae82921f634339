"""The beat table: all that happens by the clock.

Each entry expires before the next one of its kind, so that a stopped worker meets one task when
it comes back and not a heap. A sweep finds its work in the rows: a lost beat loses nothing.
"""

from typing import Any

BEAT_SEEN_EVERY = 30.0
# A long file whose reader died waits for its lease and for this.
SWEEP_MINUTES_EVERY = 20.0
POLL_INBOX_EVERY = 60.0
# The part of the time until the next of its kind for which a task is worth doing.
FRESH = 0.9


def beat_schedule(sweep_every: float, *, reads_mailbox: bool = False) -> dict[str, dict[str, Any]]:
    """The table, with so many seconds between two looks for what is to be sent."""
    table = {
        "tell-people": _entry("tracker.tasks.tell_people", sweep_every),
        "sweep-minutes": _entry("tracker.tasks.sweep_minutes", SWEEP_MINUTES_EVERY),
        "beat-seen": _entry("tracker.tasks.beat_seen", BEAT_SEEN_EVERY),
    }
    if reads_mailbox:
        table["poll-inbox"] = _entry("tracker.tasks.poll_inbox", POLL_INBOX_EVERY)
    return table


def _entry(task: str, seconds: float) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": FRESH * seconds}}
