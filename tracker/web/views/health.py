"""Whether the process is up, and whether all that it leans on is."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from config.celery import app
from tracker import clock, inbox
from tracker.reminders import beat_seen_at, insight

UNREACHABLE = "not reachable"
BROKER_PATIENCE = 2  # seconds
BEAT_PATIENCE = datetime.timedelta(minutes=3)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Each part with "ok" or what is missing; 503 where anything is."""
    parts = {name: _state(check) for name, check in CHECKS.items()}
    ready = set(parts.values()) == {"ok"}
    mail = _mail(parts["beat"]) if parts["database"] == "ok" else None
    return JsonResponse({"ready": ready, **parts, "mail": mail}, status=200 if ready else 503)


def _mail(beat: str) -> dict[str, object]:
    """Figures only: nobody logs in here. Many failures make no part of the machine be down."""
    now = clock.now()
    figures = insight(now)
    seen = beat_seen_at() if not beat.startswith(UNREACHABLE) else None
    return {
        "beat_seen": seen.isoformat(timespec="seconds") if seen else None,
        "letters_waiting": figures.letters_waiting,
        "reminders_waiting": figures.rows_waiting,
        "people_held": figures.people_held,
        "oldest_waiting_seconds": figures.waited(now),
        "sent_last_day": figures.sent_lately,
        "failed_last_day": figures.failed_lately,
        "failure_rate_last_day": figures.failure_rate,
        "mailbox": _mailbox(now),
    }


def _mailbox(now: datetime.datetime) -> dict[str, object] | None:
    """Without the server's words. One that is away makes no part of this machine be down."""
    watched = inbox.watch(settings.INBOX_URL, now=now)
    if watched is None:
        return None
    read_at = watched.read_at
    return {
        "read": timezone.localtime(read_at).isoformat(timespec="seconds") if read_at else None,
        "trouble": bool(watched.trouble),
        "late": watched.is_late,
    }


def _state(check: Callable[[], bool]) -> str:
    try:
        return "ok" if check() else "not seen lately"
    except Exception as error:
        # Whatever a driver raises means the same here; its text may hold addresses.
        return f"{UNREACHABLE} ({type(error).__name__})"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _broker() -> bool:
    # A server that accepts and then says nothing would else hold the request for good.
    limits = {"socket_timeout": BROKER_PATIENCE, "socket_connect_timeout": BROKER_PATIENCE}
    with app.connection_for_write(transport_options=limits) as broker:
        broker.ensure_connection(max_retries=1, timeout=BROKER_PATIENCE)
        return True


def _beat() -> bool:
    """Asked only where the broker answers: the mark lies in the same server."""
    _broker()
    seen = beat_seen_at()
    # In real time, as beat runs, also where the demo lives in another year.
    return seen is not None and timezone.now() - seen < BEAT_PATIENCE


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "broker": _broker,
    "beat": _beat,
}
