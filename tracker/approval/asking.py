"""Minutes go out to their adjusters, once more to one of them, and back again."""

import datetime
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from tracker.approval.standing import standing_of
from tracker.errors import Conflict, DomainError, gettext_noop
from tracker.models import Approval, ApprovalEvent, Meeting, Person, User
from tracker.models.people import name_of
from tracker.reminders import undeliverable

KIND = ApprovalEvent.Kind
STATUS = Approval.Status

NO_MINUTES = gettext_noop("Mötet har inget protokoll att justera än. Inget är skickat.")
NOBODY = gettext_noop("Välj minst en justerare. Inget är skickat.")
OUT_ALREADY = gettext_noop(
    "Protokollet är redan skickat för justering till dem som är valda. Inget är skickat igen."
)
APPROVED_ALREADY = gettext_noop(
    "Protokollet är redan justerat. Öppna det igen först, om något ska ändras. Inget är skickat."
)
CANNOT_ANSWER = gettext_noop(
    "Kan inte få mejl, har inget konto och kan därför inte justera: %(names)s. Ge en e-postadress, "
    "eller välj någon annan. Inget är skickat."
)
NOT_OUT = gettext_noop("Protokollet är inte ute för justering. Ingenting har ändrats.")
ANSWERED = gettext_noop("Begäran är redan besvarad eller tillbakadragen. Ingenting har ändrats.")


@transaction.atomic
def ask(
    meeting: Meeting,
    people: Iterable[Person],
    *,
    by: Person | User,
    via: str,
    now: datetime.datetime,
) -> list[Approval]:
    """Send a meeting's minutes out for approval; the letters go as the ledger has it.

    Who is asked already is not asked again, so that the same wish twice is one. Raises DomainError
    where there are no minutes or nobody is chosen, or one of them has no way to answer; Conflict
    where all have been asked, or have approved.
    """
    locked = _locked(meeting)
    standing = standing_of(locked)
    if not _has_minutes(locked, timezone.localdate(now)):
        raise DomainError(NO_MINUTES)
    if standing.is_approved:
        raise Conflict(APPROVED_ALREADY)
    chosen = list(dict.fromkeys(people))
    if not chosen:
        raise DomainError(NOBODY)
    fresh = [each for each in chosen if standing.of(each) is None]
    if not fresh:
        raise Conflict(OUT_ALREADY)
    _check_that_they_can_answer(fresh)
    locked.adjusters.add(*fresh)
    return [_ask(locked, each, by=by, via=via, now=now) for each in fresh]


@transaction.atomic
def ask_again(
    approval: Approval, *, by: Person | User, via: str, now: datetime.datetime
) -> Approval:
    """Ask somebody anew who has not answered, or had a comment; their old request is withdrawn.

    Raises Conflict where they have approved, or the request was withdrawn meanwhile.
    """
    meeting = _locked(approval.meeting)
    before = _unanswered(approval)
    _check_that_they_can_answer([before.person])
    _withdraw(before, KIND.WITHDRAWN, by=by, via=via, now=now)
    return _ask(meeting, before.person, by=by, via=via, now=now)


@transaction.atomic
def excuse(approval: Approval, *, by: Person | User, via: str, now: datetime.datetime) -> None:
    """Let somebody go without an answer; what the others answered stands.

    Raises Conflict as `ask_again` does.
    """
    _locked(approval.meeting)
    _withdraw(_unanswered(approval), KIND.WITHDRAWN, by=by, via=via, now=now)


@transaction.atomic
def withdraw(meeting: Meeting, *, by: Person | User, via: str, now: datetime.datetime) -> bool:
    """Take back what was asked of everybody, also where they have approved: the text will change.

    Minutes that all had approved are open again, and the history says so: then True. Raises
    Conflict where they are not out.
    """
    before = standing_of(_locked(meeting))
    if not before:
        raise Conflict(NOT_OUT)
    was_approved = before.is_approved
    kind = KIND.REOPENED if was_approved else KIND.WITHDRAWN
    for each in before.approvals:
        _withdraw(each, kind, by=by, via=via, now=now)
    return was_approved


def _locked(meeting: Meeting) -> Meeting:
    """Two at once stand in line here."""
    return Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)


def _unanswered(approval: Approval) -> Approval:
    fresh = Approval.objects.select_related("person").get(pk=approval.pk)
    if fresh.is_approved or fresh.is_withdrawn:
        raise Conflict(ANSWERED)
    return fresh


def _has_minutes(meeting: Meeting, today: datetime.date) -> bool:
    took_place = meeting.date <= today and not meeting.is_cancelled
    return took_place and meeting.agenda_items.exists()


def _check_that_they_can_answer(people: Sequence[Person]) -> None:
    mute = [each.name for each in people if undeliverable(each) and each.user_id is None]
    if mute:
        raise DomainError(CANNOT_ANSWER, names=", ".join(mute))


def _ask(
    meeting: Meeting, person: Person, *, by: Person | User, via: str, now: datetime.datetime
) -> Approval:
    asker, name = name_of(by)
    made = Approval.objects.create(
        meeting=meeting, person=person, asked_at=now, asked_by=asker, asked_by_name=name
    )
    ApprovalEvent.objects.record(made, KIND.ASKED, by=by, via=via, now=now)
    return made


def _withdraw(
    approval: Approval, kind: str, *, by: Person | User, via: str, now: datetime.datetime
) -> None:
    approval.status = STATUS.WITHDRAWN
    approval.save(update_fields=["status"])
    ApprovalEvent.objects.record(approval, kind, by=by, via=via, now=now)
