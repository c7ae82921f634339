"""The beat table: all that happens by the clock.

Each entry expires before the next one of its kind, so that a stopped worker meets one task when
it comes back and not a heap. A sweep finds its work in the rows: a lost beat loses nothing.
"""

from typing import Any

BEAT_SEEN_EVERY = 30.0
# A long file whose reader died waits for its lease and for this.
SWEEP_MINUTES_EVERY = 20.0
# The part of the time until the next of its kind for which a task is worth doing.
FRESH = 0.9


def beat_schedule(sweep_every: float, poll_every: float | None = None) -> dict[str, dict[str, Any]]:
    """The table, with so many seconds between two looks for what is to be sent, and between two
    looks into the mailbox, where there is one.
    """
    table = {
        "tell-people": _entry("tracker.tasks.tell_people", sweep_every),
        "sweep-minutes": _entry("tracker.tasks.sweep_minutes", SWEEP_MINUTES_EVERY),
        "beat-seen": _entry("tracker.tasks.beat_seen", BEAT_SEEN_EVERY),
    }
    if poll_every is not None:
        table["poll-inbox"] = _entry("tracker.tasks.poll_inbox", poll_every)
    return table


def _entry(task: str, seconds: float) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": FRESH * seconds}}
