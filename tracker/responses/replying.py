"""What somebody answers a letter with: a note that waits for the coordinator to read it."""

import datetime

from django.db import transaction

from tracker.models import ActionEvent, ActionItem, Person
from tracker.responses.reporting import add_note


@transaction.atomic
def keep_reply(item: ActionItem, note: str, *, by: Person, now: datetime.datetime) -> None:
    """Write a reply into the history. Raises DomainError where it is empty."""
    add_note(item, note, by=by, via=ActionEvent.Via.REPLY, now=now)
    item.replied_at = now
    item.save(update_fields=["replied_at"])


def mark_read(item: ActionItem) -> None:
    """A coordinator has read what came. Nothing about the matter changes."""
    item.replied_at = None
    item.save(update_fields=["replied_at"])
