"""A mailbox → its new messages taken in, by one process at a time.

How far it has been read is kept here and not in the mailbox: somebody may read, move or delete
mail in it without anything being lost or taken twice.
"""

import datetime
import logging
from collections import Counter
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.db.models import Q
from django.utils import timezone

from tracker.inbox.mailbox import Found, MailboxAway, Reading, mailbox_name
from tracker.inbox.receiving import receive
from tracker.models import Mailbox

logger = logging.getLogger(__name__)

# In real time; taken anew with each message.
LEASE = datetime.timedelta(minutes=5)
MOST_AT_ONCE = 500
FAILED = "failed"


@dataclass(frozen=True)
class Polled:
    """How many messages of each kind were taken in; `trouble`: why no more could be read."""

    kinds: dict[str, int]
    trouble: str = ""


def poll(url: str, *, now: datetime.datetime, most: int = MOST_AT_ONCE) -> Polled:
    """Take in what is new in the mailbox. Nothing, where another process is reading it."""
    hold = _Hold.on(mailbox_name(url))
    if hold is None:
        return Polled({})
    kinds: Counter[str] = Counter()
    trouble = ""
    try:
        with Reading(url) as reading:
            for found in reading.after(hold.last_uid(reading.uid_validity), most):
                if not hold.keep(found.uid - 1):
                    break
                kinds[_take(found, now)] += 1
                hold.keep(found.uid)
    except MailboxAway as error:
        trouble = str(error)
        logger.warning("The mailbox %s could not be read: %s", hold.mailbox.name, trouble)
    except Exception as error:
        trouble = type(error).__name__
        raise
    finally:
        hold.let_go(trouble, read_at=now)
    return Polled(dict(kinds), trouble)


def _take(found: Found, now: datetime.datetime) -> str:
    """What a message was. One that we cannot cope with stays in the mailbox and stops no other."""
    try:
        return receive(found.raw, now=now).kind
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("Message %s of the mailbox could not be taken in", found.uid)
        return FAILED


class _Hold:
    """The mailbox in the hands of this process, until its lease runs out."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox

    @classmethod
    def on(cls, name: str) -> "_Hold | None":
        """Take it in hand; None where somebody else has it."""
        Mailbox.objects.get_or_create(name=name)
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=timezone.now())
        until = timezone.now() + LEASE
        if not Mailbox.objects.filter(free, name=name).update(leased_until=until):
            return None
        return cls(Mailbox.objects.get(name=name))

    def last_uid(self, uid_validity: int) -> int:
        """Where to go on. A mailbox that was made anew begins anew: nothing is taken twice."""
        if self.mailbox.uid_validity != uid_validity:
            self._update(uid_validity=uid_validity, last_uid=0)
            self.mailbox.uid_validity, self.mailbox.last_uid = uid_validity, 0
        return self.mailbox.last_uid

    def keep(self, last_uid: int) -> bool:
        """Note how far it has been read, and go on holding it. False: somebody took it over."""
        until = timezone.now() + LEASE
        kept = self._update(last_uid=last_uid, leased_until=until)
        self.mailbox.leased_until = until
        return kept

    def let_go(self, trouble: str, *, read_at: datetime.datetime) -> None:
        columns = {} if trouble else {"read_at": read_at}
        self._update(leased_until=None, trouble=trouble, **columns)

    def _update(self, **columns: object) -> bool:
        mine = Mailbox.objects.filter(pk=self.mailbox.pk, leased_until=self.mailbox.leased_until)
        return bool(mine.update(**columns))
