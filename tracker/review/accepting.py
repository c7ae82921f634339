"""A coordinator accepts a draft: it becomes a meeting with decisions and action items."""

import datetime

from django.db import transaction
from django.utils import timezone

from tracker.access import may_edit
from tracker.deadlines import ensure_meeting, find_body
from tracker.errors import AlreadyAccepted, BodyUnknown, Conflict, DomainError, gettext_noop
from tracker.intake import Draft
from tracker.models import ActionEvent, Body, Meeting, Membership, MinutesFile, User
from tracker.review.made import Made, fingerprint, head_of
from tracker.review.one_by_one import wait_for_turn
from tracker.review.records import record_meeting
from tracker.review.storing import UNREAD

TWICE = gettext_noop("Protokollet är redan godtaget. Ingenting har ändrats.")
NO_BODY = gettext_noop(
    "Det framgår inte vilket organ som möttes. Välj organ och godta igen. Utkastet finns kvar."
)
NO_DATE = gettext_noop(
    "Det framgår inte vilken dag mötet hölls. Fyll i dagen och godta igen. Utkastet finns kvar."
)
HAS_MINUTES = gettext_noop(
    "Det finns redan ett godtaget protokoll från %(meeting)s. Ingenting har sparats."
)
NOT_YOURS = gettext_noop(
    "Du är inte samordnare för %(body)s och kan inte godta dess protokoll. "
    "Ingenting har sparats. Be en samordnare för organet eller en administratör."
)

VIA = ActionEvent.Via.IMPORT


@transaction.atomic
def accept(file: MinutesFile, *, by: User | None, now: datetime.datetime) -> Meeting:
    """Make the records that the draft describes, all or none. `by` None: a trusted script.

    Raises AlreadyAccepted; BodyUnknown and DomainError where body, day or draft are missing;
    Conflict where the meeting has minutes already, a name is ambiguous, or `by` may not.
    """
    locked = MinutesFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if locked.is_accepted:
        raise AlreadyAccepted(TWICE)
    if not locked.is_read:
        raise DomainError(UNREAD)
    wait_for_turn()
    draft = Draft.from_json(locked.draft)
    made = Made()
    body = _body(locked, draft, made, by, now)
    if draft.meeting.date is None:
        raise DomainError(NO_DATE)
    meeting = ensure_meeting(body, draft.meeting.date, by=by, via=VIA, now=now)
    if MinutesFile.objects.filter(meeting=meeting).exists():
        raise Conflict(HAS_MINUTES, meeting=str(meeting))
    made.note(meeting)
    before = head_of(meeting)
    record_meeting(meeting, draft, made, by=by, now=now)
    file.made = {**made.to_json(), "before": before, "fingerprint": fingerprint(meeting)}
    file.state = MinutesFile.State.ACCEPTED
    file.body, file.meeting = body, meeting
    file.accepted_by, file.accepted_at = by, now
    file.save(update_fields=["state", "body", "meeting", "made", "accepted_by", "accepted_at"])
    return meeting


def _body(
    file: MinutesFile, draft: Draft, made: Made, by: User | None, now: datetime.datetime
) -> Body:
    """Whose minutes they are: as chosen, as known by the name read, or a new body of that name."""
    name = draft.meeting.body
    body = file.body or (find_body(name) if name else None)
    if body is None and name:
        return _new_body(name, made, by, now)
    if body is None:
        raise BodyUnknown(NO_BODY)
    if by is not None and not may_edit(by, body):
        raise Conflict(NOT_YOURS, body=body.name)
    return body


def _new_body(name: str, made: Made, by: User | None, now: datetime.datetime) -> Body:
    """A new body is coordinated by whoever brought its minutes."""
    body = Body.objects.create(name=name[:200])
    made.note(body)
    person = getattr(by, "person", None)
    if person is not None:
        membership = Membership.objects.create(
            person=person,
            body=body,
            role=Membership.Role.SECRETARY,
            is_coordinator=True,
            start=timezone.localdate(now),
        )
        made.note(membership)
    return body
