"""The beat table: all that happens by the clock.

Each entry expires before the next one of its kind, so that a stopped worker meets one task when
it comes back and not a heap. A sweep finds its work in the rows: a lost beat loses nothing.
"""

from typing import Any

MINUTE = 60.0

BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "tell-people": {
        "task": "tracker.tasks.tell_people",
        "schedule": MINUTE,
        "options": {"expires": MINUTE - 5},
    },
    "beat-seen": {
        "task": "tracker.tasks.beat_seen",
        "schedule": MINUTE / 2,
        "options": {"expires": MINUTE / 2 - 5},
    },
}
