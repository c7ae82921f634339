"""A long file that was kept when it came in is read, by whoever claims it first.

The rows are the queue: a task is only a hint that there is something to do. Whoever reads renews
a lease while doing so; where they died, the lease runs out and the next one begins anew. All in
real time, also where the application lives in another.
"""

import datetime
import logging
import time
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from tracker.errors import DomainError, gettext_noop
from tracker.intake import Draft, Progress, UnreadableMinutes, read_minutes_apart
from tracker.intake.sandbox import FAILED
from tracker.models import MinutesFile
from tracker.review.around import KEEPS, renewed

# Longer than any pause between two signs of life of somebody who reads.
LEASE = datetime.timedelta(seconds=20)
# A worker begins within a second. One that died is followed within a sweep of the beat.
UNANSWERED = datetime.timedelta(seconds=10)
ABANDONED = datetime.timedelta(seconds=30)
# So many may die over a file before it is taken for the cause.
ATTEMPTS = 3
# How long a message about a file that could not be read is kept for whoever brought it.
REFUSED_KEPT = datetime.timedelta(days=7)
# Seconds between two notes of how far it has come.
_PAUSE = 0.4

MISSING = gettext_noop(
    "Filen finns inte kvar på servern och kan inte läsas. Ingenting har sparats. "
    "Lämna in den igen, eller fråga en administratör."
)
READING, REFUSED = MinutesFile.State.READING, MinutesFile.State.REFUSED
_log = logging.getLogger(__name__)


class Lost(Exception):
    """The file was taken away, or somebody else reads it by now."""


def files_to_read() -> list[int]:
    """Ids of the files that nobody reads, those that have waited longest first."""
    waiting = MinutesFile.objects.filter(_free())
    return list(waiting.order_by("asked_at", "pk").values_list("pk", flat=True))


def is_stalled(file: MinutesFile) -> bool:
    """Whether somebody should have begun to read by now: no worker is up, or all are busy."""
    now = timezone.now()
    if file.leased_until is not None:
        return file.leased_until + ABANDONED <= now
    return file.asked_at is not None and file.asked_at + UNANSWERED <= now


def read_kept(pk: int, *, lease: datetime.timedelta = LEASE) -> bool:
    """Read a kept file into its draft, or note why not. False: it was not ours to read."""
    mine = claim(pk, lease)
    if mine is None:
        return False
    try:
        draft, text = read_minutes_apart(mine.data(), mine.hear)
        mine.settle(MinutesFile.State.DRAFT, draft=mine.settled(draft).to_json(), text=text)
    except DomainError as error:
        mine.refuse(error)
    except Lost:
        _log.info("Minutes file %d was taken away while it was read", pk)
        return False
    return True


def forget(file: MinutesFile) -> bool:
    """Take a file away that has no draft yet; whoever reads it stops. False: it has one now.

    One that is read anew has the draft that it had.
    """
    with transaction.atomic():
        unread = MinutesFile.objects.select_for_update(of=("self",)).filter(
            pk=file.pk, state__in=(READING, REFUSED)
        )
        gone = unread.first()
        if gone is None:
            return False
        if gone.is_read_anew:
            unread.update(state=MinutesFile.State.DRAFT, leased_until=None, draft=_before(gone))
            return True
        gone.delete()
        transaction.on_commit(lambda: _drop(gone))
    return True


def forget_old_refusals() -> None:
    """Messages that nobody took away."""
    old = timezone.now() - REFUSED_KEPT
    MinutesFile.objects.filter(state=REFUSED, asked_at__lte=old).delete()


def _before(file: MinutesFile) -> dict[str, Any]:
    """The draft as it was before the file was to be read anew."""
    return {key: value for key, value in file.draft.items() if key != KEEPS}


def _drop(file: MinutesFile) -> None:
    """The bytes; nobody asks for them any more."""
    if file.file:
        file.file.delete(save=False)


def _free() -> Q:
    return Q(state=READING) & (Q(leased_until__isnull=True) | Q(leased_until__lte=timezone.now()))


@dataclass
class Claim:
    """A file that this process alone reads, until its lease runs out."""

    file: MinutesFile
    lease: datetime.timedelta
    until: datetime.datetime
    noted: float = field(default=0.0)

    def data(self) -> bytes:
        """The bytes; raises DomainError where this has killed others before, or they are gone."""
        if self.file.attempts > ATTEMPTS:
            raise UnreadableMinutes(FAILED)
        try:
            with self.file.file.open("rb") as kept:
                data: bytes = kept.read()
                return data
        except FileNotFoundError as error:
            raise DomainError(MISSING) from error

    def hear(self, progress: Progress | None) -> None:
        """Note how far it has come and renew the lease; raises Lost."""
        if time.monotonic() - self.noted < _PAUSE:
            return
        until = timezone.now() + self.lease
        told = {"progress": vars(progress)} if progress else {}
        self._update(leased_until=until, **told)
        self.until, self.noted = until, time.monotonic()

    def settle(self, state: MinutesFile.State, **columns: object) -> None:
        """The last note; raises Lost, and then nothing is kept."""
        self._update(state=state, leased_until=None, progress={}, **columns)

    def settled(self, read: Draft) -> Draft:
        """What becomes of a draft that was read; with what stays of the one before it."""
        kept, has_body = self.file.draft, self.file.body_id is not None
        if not kept:
            return read
        return renewed(kept, read, keep_around=kept[KEEPS], has_body=has_body)

    def refuse(self, error: DomainError) -> None:
        """Keep why it cannot be read, for whoever brought it, and nothing else of it.

        What had a draft keeps it.
        """
        refusal = {"template": error.template, "params": error.params}
        try:
            if self.file.draft:
                self.settle(MinutesFile.State.DRAFT, refusal=refusal, draft=_before(self.file))
                return
            self.settle(REFUSED, refusal=refusal)
        except Lost:
            return
        _drop(self.file)

    def _update(self, **columns: object) -> None:
        mine = MinutesFile.objects.filter(pk=self.file.pk, state=READING, leased_until=self.until)
        if not mine.update(**columns):
            raise Lost


def claim(pk: int, lease: datetime.timedelta) -> Claim | None:
    """Take a file in hand; None where somebody else was quicker, or it is no more."""
    until = timezone.now() + lease
    free = MinutesFile.objects.filter(_free(), pk=pk)
    if not free.update(leased_until=until, attempts=F("attempts") + 1, progress={}):
        return None
    return Claim(MinutesFile.objects.defer("draft", "text").get(pk=pk), lease, until)
