"""How it goes with reading the mailbox, for those who keep an eye on it."""

import datetime
from dataclasses import dataclass

from tracker.inbox.mailbox import mailbox_name
from tracker.models import Mailbox

# It is read every minute; a long message may take a while.
PATIENCE = datetime.timedelta(minutes=10)


@dataclass(frozen=True)
class Watched:
    """When a mailbox was last read to its end, and what has stood in the way since.

    `trouble` may hold the server's words: for admins alone. `is_late`: answers may lie unread.
    """

    name: str
    read_at: datetime.datetime | None
    trouble: str
    is_late: bool


def watch(url: str, *, now: datetime.datetime) -> Watched | None:
    """The mailbox that is read; None where the installation reads none."""
    if not url:
        return None
    name = mailbox_name(url)
    kept = Mailbox.objects.filter(name=name).first() or Mailbox(name=name)
    late = kept.read_at is None or now - kept.read_at > PATIENCE
    return Watched(name, kept.read_at, kept.trouble, is_late=late)
