"""An adjuster's answer: approved, or something to change first; and an approval taken back."""

import datetime

from django.db import transaction
from django.utils import timezone

from tracker.errors import Conflict, DomainError, gettext_noop
from tracker.models import Approval, ApprovalEvent, Meeting, Person, User

KIND = ApprovalEvent.Kind
STATUS = Approval.Status
LONGEST_COMMENT = 4000

WITHDRAWN = gettext_noop(
    "Protokollet är inte längre ute för justering hos dig. Ingenting har ändrats."
)
NO_WORDS = gettext_noop("Skriv vad som behöver ändras. Inget är skickat än.")
TOO_LONG = gettext_noop("Skriv högst %(most)d tecken. Inget är skickat än.")
APPROVED_ALREADY = gettext_noop(
    "Du har redan justerat protokollet. Ångra det först, om något ska ändras."
)
NOT_UNDONE = gettext_noop(
    "En justering kan ångras samma dag som den gavs. Hör av dig till samordnaren. "
    "Ingenting har ändrats."
)


@transaction.atomic
def approve(approval: Approval, *, by: Person | User, via: str, now: datetime.datetime) -> bool:
    """Note that somebody approves the minutes. False: they had done so before.

    Raises Conflict where the request was withdrawn.
    """
    locked = _locked(approval)
    if locked.is_approved:
        return False
    locked.status, locked.approved_at = STATUS.APPROVED, now
    locked.save(update_fields=["status", "approved_at"])
    ApprovalEvent.objects.record(locked, KIND.APPROVED, by=by, via=via, now=now)
    return True


@transaction.atomic
def comment(
    approval: Approval, words: str, *, by: Person | User, via: str, now: datetime.datetime
) -> None:
    """Note what somebody wants changed before they approve; a later comment takes its place.

    Raises DomainError without words, or with too many; Conflict where they have approved, or the
    request was withdrawn.
    """
    words = words.strip()
    if not words:
        raise DomainError(NO_WORDS)
    if len(words) > LONGEST_COMMENT:
        raise DomainError(TOO_LONG, most=LONGEST_COMMENT)
    locked = _locked(approval)
    if locked.is_approved:
        raise Conflict(APPROVED_ALREADY)
    if locked.status == STATUS.COMMENTED and locked.comment == words:
        return
    locked.status, locked.comment, locked.commented_at = STATUS.COMMENTED, words, now
    locked.save(update_fields=["status", "comment", "commented_at"])
    ApprovalEvent.objects.record(locked, KIND.COMMENTED, by=by, via=via, now=now, note=words)


@transaction.atomic
def undo(approval: Approval, *, by: Person | User, via: str, now: datetime.datetime) -> None:
    """Take an approval back, on the day it was given. Raises Conflict on another."""
    locked = _locked(approval)
    if not may_undo(locked, timezone.localdate(now)):
        raise Conflict(NOT_UNDONE)
    locked.status = STATUS.COMMENTED if locked.comment else STATUS.WAITING
    locked.approved_at = None
    locked.save(update_fields=["status", "approved_at"])
    ApprovalEvent.objects.record(locked, KIND.UNDONE, by=by, via=via, now=now)


def may_undo(approval: Approval, today: datetime.date) -> bool:
    given = approval.approved_at if approval.is_approved else None
    return given is not None and timezone.localdate(given) == today


def _locked(approval: Approval) -> Approval:
    """In line behind who withdraws, or asks again: they hold the meeting. Raises Conflict."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=approval.meeting_id)
    locked = Approval.objects.get(pk=approval.pk)
    if locked.is_withdrawn:
        raise Conflict(WITHDRAWN)
    return locked
