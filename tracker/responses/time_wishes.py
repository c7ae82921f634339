"""More time: a wish until the coordinator grants it, for the meeting decided the date."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from tracker.deadlines import set_deadline
from tracker.errors import Conflict, DomainError, gettext_noop
from tracker.intake import Deadline
from tracker.models import ActionEvent, ActionItem, Person, User

PAST = gettext_noop("Välj en dag som inte har varit. Ingenting har sparats.")
NOT_LATER = gettext_noop("Välj en dag efter den som gäller nu. Ingenting har sparats.")
CLOSED = gettext_noop("Uppdraget är redan avslutat. Ingenting har ändrats.")
OTHER_WISH = gettext_noop("Önskemålet gäller en annan dag nu: %(day)s. Ingenting har ändrats.")
NO_WISH = gettext_noop("Ingen har bett om mer tid. Ingenting har ändrats.")


@transaction.atomic
def wish_for_time(
    item: ActionItem,
    wished_on: datetime.date,
    *,
    by: Person | User | None,
    via: str,
    now: datetime.datetime,
    note: str = "",
) -> None:
    """Ask the coordinator for a later day. Raises DomainError for another or a closed item."""
    if not item.is_open:
        raise DomainError(CLOSED)
    if wished_on < timezone.localdate(now):
        raise DomainError(PAST)
    if item.due_on is not None and wished_on <= item.due_on:
        raise DomainError(NOT_LATER)
    item.wished_on = wished_on
    item.save(update_fields=["wished_on"])
    ActionEvent.objects.record(
        item,
        ActionEvent.Kind.TIME_WISHED,
        by=by,
        via=via,
        now=now,
        after=date_format(wished_on, "Y-m-d"),
        note=note.strip(),
    )


@transaction.atomic
def grant_time(
    item: ActionItem,
    *,
    by: Person | User | None,
    via: str,
    now: datetime.datetime,
    wished_on: datetime.date | None = None,
) -> None:
    """Make the wished day the deadline.

    `wished_on` is the wish as it was read, where it was. Raises DomainError where nothing is
    wished, Conflict where another day is by now.
    """
    day = _wish(item, wished_on)
    words = date_format(day, "Y-m-d")
    set_deadline(item, Deadline(words, "date", None, day), by=by, via=via, now=now)


@transaction.atomic
def refuse_time(
    item: ActionItem,
    *,
    by: Person | User | None,
    via: str,
    now: datetime.datetime,
    note: str = "",
    wished_on: datetime.date | None = None,
) -> None:
    """Let the deadline stand. Of `wished_on` and what is raised see `grant_time`."""
    before = date_format(_wish(item, wished_on), "Y-m-d")
    item.wished_on = None
    item.save(update_fields=["wished_on"])
    ActionEvent.objects.record(
        item,
        ActionEvent.Kind.TIME_REFUSED,
        by=by,
        via=via,
        now=now,
        before=before,
        note=note.strip(),
    )


def _wish(item: ActionItem, read: datetime.date | None) -> datetime.date:
    if item.wished_on is None:
        raise DomainError(NO_WISH)
    if read and read != item.wished_on:
        raise Conflict(OTHER_WISH, day=date_format(item.wished_on, "Y-m-d"))
    return item.wished_on
