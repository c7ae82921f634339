"""The clock that doors read. Verbs take the time as an argument.

In the demo (`TRACKER_NOW`) it runs from a day in the past, and the demo's bar sets it forward.
What it was set to is kept in a file, since web, worker and beat are three processes.
"""

import datetime
import json
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def now() -> datetime.datetime:
    """The present moment, aware, in the installation's time zone."""
    if settings.TRACKER_NOW is None:
        return timezone.localtime()
    moment, since = _setting(settings.TRACKER_NOW)
    return timezone.localtime(moment + (timezone.now() - since))


def today() -> datetime.date:
    """Today's date in the installation's time zone."""
    return now().date()


def set_forward(moment: datetime.datetime) -> None:
    """Let the demo's clock run from `moment` on. ValueError outside the demo, or backwards."""
    if settings.TRACKER_NOW is None:
        raise ValueError("the clock can be set in the demo only")
    if moment < now():
        raise ValueError("the clock goes forward only")
    _write(moment)


def restart() -> None:
    """Go on from where the clock stood when the demo was last stopped (see `stop`)."""
    if settings.TRACKER_NOW is not None:
        moment, _since = _setting(settings.TRACKER_NOW)
        _write(moment)


def stop() -> None:
    """Keep where the demo's clock stands, for the next start."""
    if settings.TRACKER_NOW is not None:
        _write(now())


def _file() -> Path:
    return Path(settings.VAR_DIR) / "clock.json"


def _setting(start: datetime.datetime) -> tuple[datetime.datetime, datetime.datetime]:
    """The moment last set, and the real time at which it was set."""
    try:
        kept = json.loads(_file().read_text())
    except FileNotFoundError:
        _write(start)
        return start, timezone.now()
    return (
        datetime.datetime.fromisoformat(kept["moment"]),
        datetime.datetime.fromisoformat(kept["since"]),
    )


def _write(moment: datetime.datetime) -> None:
    """Replaced in one step, so that no other process reads half a file."""
    fresh = _file().with_suffix(".new")
    kept = {"moment": moment.isoformat(), "since": timezone.now().isoformat()}
    fresh.write_text(json.dumps(kept))
    fresh.replace(_file())
