"""How it goes with an action item."""

import datetime

from django.db import transaction

from tracker.deadlines import catch_up
from tracker.errors import DomainError, gettext_noop
from tracker.models import ActionEvent, ActionItem, Person, User

EMPTY_NOTE = gettext_noop("Skriv något i anteckningen först. Ingenting har sparats.")


@transaction.atomic
def change_status(
    item: ActionItem,
    status: str,
    *,
    by: Person | User | None,
    via: str,
    now: datetime.datetime,
    note: str = "",
) -> bool:
    """Give an action item a status (`ActionItem.Status`), with a line of history.

    The same status again is kept only as a note, if there is one: a button pressed twice does
    nothing. False: nothing was changed. Raises ValueError on an unknown status.
    """
    new = ActionItem.Status(status)
    locked = ActionItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if locked.status == new:
        item.status = new
        if note.strip():
            add_note(item, note, by=by, via=via, now=now)
        return bool(note.strip())
    item.status = new
    # Whoever says how it goes has answered what somebody else said of it.
    item.said_done_at = None
    item.save(update_fields=["status", "said_done_at"])
    if item.is_open and not locked.is_open:
        catch_up(item, by=by, via=via, now=now)
    ActionEvent.objects.record(
        item,
        ActionEvent.Kind.STATUS,
        by=by,
        via=via,
        now=now,
        before=locked.status,
        after=new,
        note=note.strip(),
    )
    return True


@transaction.atomic
def add_note(
    item: ActionItem, note: str, *, by: Person | User | None, via: str, now: datetime.datetime
) -> None:
    """Write a note into the history. Raises DomainError where it is empty."""
    if not note.strip():
        raise DomainError(EMPTY_NOTE)
    ActionEvent.objects.record(
        item, ActionEvent.Kind.NOTE, by=by, via=via, now=now, note=note.strip()
    )
