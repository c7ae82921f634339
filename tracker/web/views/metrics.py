"""`/metrics`: figures for Prometheus. It does not exist but for those that the settings name."""

import ipaddress
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tracker import clock, inbox
from tracker.formats.prometheus import CONTENT_TYPE, Family, exposition, single
from tracker.models import MinutesFile
from tracker.reminders import beat_seen_at, insight

# A request that carries one came through a proxy, whose address says nothing of who asks.
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    if not (_has_token(request) or _is_allowed(request)):
        raise Http404
    return HttpResponse(
        exposition([*_mail(), *_mailbox(), *_beat(), *_minutes()]), content_type=CONTENT_TYPE
    )


def _has_token(request: HttpRequest) -> bool:
    """RFC 6750: `Authorization: Bearer …`."""
    kind, _space, given = request.headers.get("Authorization", "").partition(" ")
    wanted: str = settings.METRICS_TOKEN
    return bool(wanted) and kind.lower() == "bearer" and constant_time_compare(given, wanted)


def _is_allowed(request: HttpRequest) -> bool:
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        # On a Unix socket nobody has an address.
        return False
    return any(address in network for network in settings.METRICS_ALLOWED)


def _mail() -> Iterator[Family]:
    now = clock.now()
    figures = insight(now)
    yield Family(
        "beslutsspar_letters", "gauge", "Letters in the ledger.", figures.letters, "status"
    )
    yield single(
        "beslutsspar_letters_sent_total",
        "counter",
        "Letters that a mail server has taken.",
        figures.once_sent,
    )
    yield single(
        "beslutsspar_letters_uncertain_total",
        "counter",
        "Letters of which it was uncertain at some time whether they arrived.",
        figures.once_uncertain,
    )
    yield Family(
        "beslutsspar_letters_last_day",
        "gauge",
        "What became of the letters of the last 24 hours.",
        {"sent": figures.sent_lately, "failed": figures.failed_lately},
        "outcome",
    )
    yield single(
        "beslutsspar_reminders_waiting",
        "gauge",
        "Due reminders that are in no letter yet.",
        figures.rows_waiting,
    )
    yield single("beslutsspar_people_held", "gauge", "People whose mail is held.",
                 figures.people_held)  # fmt: skip
    yield single(
        "beslutsspar_oldest_waiting_seconds",
        "gauge",
        "How long the oldest has waited that nobody holds.",
        figures.waited(now),
    )


def _mailbox() -> Iterator[Family]:
    """Only where one is read."""
    watched = inbox.watch(settings.INBOX_URL, now=clock.now())
    if watched is None:
        return
    yield single(
        "beslutsspar_mailbox_read_timestamp_seconds",
        "gauge",
        "When the mailbox was last read to its end.",
        watched.read_at.timestamp() if watched.read_at else None,
    )
    yield single(
        "beslutsspar_mailbox_trouble",
        "gauge",
        "1 where the mailbox could not be read the last time.",
        bool(watched.trouble),
    )


def _beat() -> Iterator[Family]:
    """No sample where beat was never seen, or its mark cannot be read."""
    try:
        seen = beat_seen_at()
    except Exception:
        # Whatever a driver raises means the same here: the other figures are worth having.
        seen = None
    yield single(
        "beslutsspar_beat_seen_timestamp_seconds",
        "gauge",
        "When beat was last seen.",
        seen.timestamp() if seen else None,
    )


def _minutes() -> Iterator[Family]:
    counts = dict(MinutesFile.objects.order_by().values_list("state").annotate(Count("pk")))
    values = {state: counts.get(state, 0) for state in MinutesFile.State.values}
    yield Family("beslutsspar_minutes", "gauge", "Minutes that have been read.", values, "state")
