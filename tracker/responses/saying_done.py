"""That a matter is done, said by a reply: a wish until the coordinator confirms it.

A mail is easily sent in another's name and easily misread, so that it closes nothing by itself.
"""

import datetime

from django.db import transaction

from tracker.errors import DomainError, gettext_noop
from tracker.models import ActionEvent, ActionItem, Person, User
from tracker.responses.reporting import change_status

NOT_SAID = gettext_noop("Ingen har anmält att uppdraget är klart. Ingenting har ändrats.")


@transaction.atomic
def say_done(
    item: ActionItem, *, by: Person, via: str, now: datetime.datetime, note: str = ""
) -> bool:
    """Ask the coordinator to close a matter. False, and nothing done: it is closed, or asked."""
    locked = ActionItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if not locked.is_open or locked.said_done_at is not None:
        return False
    item.said_done_at = now
    item.save(update_fields=["said_done_at"])
    ActionEvent.objects.record(
        item, ActionEvent.Kind.SAID_DONE, by=by, via=via, now=now, note=note.strip()
    )
    return True


@transaction.atomic
def confirm_done(
    item: ActionItem, *, by: Person | User | None, via: str, now: datetime.datetime
) -> None:
    """Close a matter that somebody has said is done. Raises DomainError where nobody has."""
    _check_said(item)
    change_status(item, ActionItem.Status.DONE, by=by, via=via, now=now)


@transaction.atomic
def deny_done(
    item: ActionItem, *, by: Person | User | None, via: str, now: datetime.datetime
) -> None:
    """Leave a matter open though somebody has said it is done. Raises DomainError as above."""
    _check_said(item)
    item.said_done_at = None
    item.save(update_fields=["said_done_at"])
    ActionEvent.objects.record(item, ActionEvent.Kind.DONE_DENIED, by=by, via=via, now=now)


def _check_said(item: ActionItem) -> None:
    locked = ActionItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if locked.said_done_at is None or not locked.is_open:
        raise DomainError(NOT_SAID)
