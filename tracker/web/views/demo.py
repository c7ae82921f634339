"""`/demo/steg/`: the demo's bar sets the day forward, and each day's work is done by the worker."""

import datetime
from contextlib import suppress
from typing import Any

from celery.exceptions import TimeoutError as NoAnswer
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from tracker import clock
from tracker.tasks import tell_people
from tracker.web.support import go_back

MORNING = datetime.time(7, 30)
PATIENCE = 30
STEPS = {"1": 1, "7": 7}

# Where the bar finds what the last step did.
LAST_STEP = "demo_last_step"


# RuntimeError: what Celery raises when it has given up on its result store.
NO_ANSWER = (NoAnswer, OperationalError, RedisError, RuntimeError)


class WorkerSilent(Exception):
    """The worker did not do the day's work."""


# The bar also stands on the pages that tell their address to nobody (`tracker.web.letter_pages`),
# from where browsers send no origin. A forged step would only set a demo's clock forward.
@csrf_exempt
@require_POST
def demo_step(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO or settings.TRACKER_NOW is None:
        raise Http404
    done = {"days": 0, "sent": 0, "failed": 0, "uncertain": 0}
    try:
        for _day in range(STEPS.get(request.POST.get("days", ""), 0)):
            outcome = _one_day()
            done = {name: done[name] + outcome.get(name, 0) for name in done} | {
                "days": done["days"] + 1
            }
    except WorkerSilent:
        messages.error(
            request,
            _(
                "Arbetaren (Celery) svarade inte, så demons dag flyttades inte längre fram. "
                "Ingenting har gått förlorat. Starta om med make demo och försök igen."
            ),
        )
    request.session[LAST_STEP] = done
    return go_back(request, "home")


def next_morning(now: datetime.datetime) -> datetime.datetime:
    """07:30 on the day after, whatever the hour now."""
    day = timezone.localdate(now) + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(day, MORNING))


def _one_day() -> dict[str, int]:
    """The worker does the next morning's work, then the clock is set to that morning.

    In this order beat's own sweep, which reads the clock, cannot send the day's letters in
    between and leave them out of the count. Raises WorkerSilent; then the clock stays.
    """
    morning = next_morning(clock.now())
    outcome = _work(morning)
    # Somebody else has pressed the button at the same time.
    with suppress(ValueError):
        clock.set_forward(morning)
    return outcome


def _work(morning: datetime.datetime) -> dict[str, int]:
    try:
        queued = tell_people.apply_async(kwargs={"at": morning.isoformat()}, expires=PATIENCE)
        outcome: Any = queued.get(timeout=PATIENCE, propagate=False)
    except NO_ANSWER as error:
        raise WorkerSilent from error
    if not queued.successful():
        raise WorkerSilent from outcome
    return dict(outcome)
