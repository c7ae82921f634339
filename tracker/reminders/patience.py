"""From when a letter's two days of trying count."""

import datetime

from django.db.models import Max
from django.utils import timezone

from tracker.models import Mailing
from tracker.reminders.workdays import DAY


def counts_from(mailing: Mailing) -> datetime.datetime:
    """The last of: made, given its youngest news, asked for again, let go after a hold."""
    youngest = mailing.reminders.aggregate(at=Max("due_at"))["at"]
    asked = mailing.events.aggregate(at=Max("at"))["at"]
    moments = (mailing.created_at, youngest, asked, _let_go(mailing))
    return max(moment for moment in moments if moment)


def _let_go(mailing: Mailing) -> datetime.datetime | None:
    """When the person's mail was last held no longer."""
    last = mailing.person.mail_holds.order_by("-held_at", "-pk").first()
    if last is None or (last.until is None and last.released_at is None):
        return None
    if last.until is None:
        return last.released_at
    midnight = datetime.datetime.combine(last.until + DAY, datetime.time())
    over = timezone.make_aware(midnight, timezone.get_default_timezone())
    return min(over, last.released_at) if last.released_at else over
