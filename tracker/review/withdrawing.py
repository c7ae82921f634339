"""A coordinator takes an acceptance back: the minutes are a draft again, as if never accepted."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import ForeignObjectRel, Model, Q, QuerySet

from tracker.access import may_edit
from tracker.errors import Conflict, DomainError, gettext_noop
from tracker.models import (
    ActionEvent,
    ActionItem,
    AgendaItem,
    Attendance,
    Body,
    Decision,
    Mailing,
    Meeting,
    Membership,
    MinutesFile,
    Organization,
    Person,
    Reminder,
    User,
)
from tracker.review.made import HEAD, fingerprint

A_DRAFT = gettext_noop("Protokollet är inte godtaget. Ingenting har ändrats.")
UNKNOWN = gettext_noop(
    "Protokollet godtogs innan det antecknades vad som blev till, och kan inte tas tillbaka. "
    "Ingenting har ändrats."
)
NOT_YOURS = gettext_noop(
    "Du är inte samordnare för %(body)s och kan inte ta tillbaka godkännandet. "
    "Ingenting har ändrats."
)
TOLD = gettext_noop(
    "Godkännandet kan inte tas tillbaka: mejl om uppdragen har redan gått till %(people)s. "
    "Ingenting har ändrats. Rätta i stället uppdragen på deras sidor."
)
HAPPENED = gettext_noop(
    "Godkännandet kan inte tas tillbaka: det har hänt något med uppdraget ”%(item)s” sedan dess. "
    "Ingenting har ändrats. Rätta i stället uppdragen på deras sidor."
)
CHANGED = gettext_noop(
    "Godkännandet kan inte tas tillbaka: mötet, eller det som beslutades, har ändrats sedan dess. "
    "Ingenting har ändrats."
)
OUT = gettext_noop(
    "Godkännandet kan inte tas tillbaka: protokollet är ute för justering, eller justerat. "
    "Ingenting har ändrats. Dra först tillbaka det på mötets sida."
)
DUE_THERE = gettext_noop(
    "Godkännandet kan inte tas tillbaka: ”%(what)s”, från ett annat möte, hänger på mötet "
    "%(meeting)s som protokollet lade till. Ingenting har ändrats."
)

ON_THEIR_WAY = (Mailing.Status.SENDING, Mailing.Status.SENT, Mailing.Status.UNCERTAIN)
GONE = (Reminder.Status.SENT, Reminder.Status.UNCERTAIN)


@transaction.atomic
def withdraw(file: MinutesFile, *, by: User | None, now: datetime.datetime) -> None:
    """Remove all that accepting `file` made, and make it a draft again, all or nothing.

    People, bodies and meetings that it made stay where somebody else uses them by now. `by`
    None: a trusted script. Raises Conflict where `by` may not, and DomainError, saying what
    hangs on it, where something does.
    """
    MinutesFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    file.refresh_from_db()
    meeting = file.meeting
    if meeting is None:
        raise DomainError(A_DRAFT)
    if by is not None and not may_edit(by, meeting):
        raise Conflict(NOT_YOURS, body=meeting.body.name)
    if error := hindrance(file):
        raise error
    _undo(file, meeting, by, now)


def hindrance(file: MinutesFile) -> DomainError | None:
    """Why the acceptance of `file` cannot be taken back; None: it can."""
    meeting = file.meeting
    if meeting is None:
        return DomainError(A_DRAFT)
    if not file.made:
        return DomainError(UNKNOWN)
    if meeting.approvals.standing().exists():
        return DomainError(OUT)
    items = ActionItem.objects.filter(decision__agenda_item__meeting=meeting)
    return (
        _told(items, file)
        or _happened(items, file)
        or _due_there(meeting, file)
        or (None if fingerprint(meeting) == file.made["fingerprint"] else DomainError(CHANGED))
    )


def _told(items: QuerySet[ActionItem], file: MinutesFile) -> DomainError | None:
    about = Q(action_item__in=items) | Q(meeting__in=file.made["meetings"])
    gone = Q(status__in=GONE) | Q(mailing__status__in=ON_THEIR_WAY)
    told = Reminder.objects.filter(about, gone)
    people = sorted(set(told.values_list("person__name", flat=True)))
    return DomainError(TOLD, people=", ".join(people)) if people else None


def _happened(items: QuerySet[ActionItem], file: MinutesFile) -> DomainError | None:
    made_then = Q(at=file.accepted_at) & Q(via=ActionEvent.Via.IMPORT)
    later = ActionEvent.objects.exclude(made_then)
    event = later.filter(action_item__in=items).select_related("action_item").first()
    return DomainError(HAPPENED, item=str(event.action_item)) if event else None


def _due_there(meeting: Meeting, file: MinutesFile) -> DomainError | None:
    """What other meetings decided for a meeting that is to go."""
    there = {"due_meeting__in": file.made["meetings"]}
    items = ActionItem.objects.filter(**there).exclude(decision__agenda_item__meeting=meeting)
    tabled = Decision.objects.filter(**there).exclude(agenda_item__meeting=meeting)
    found: ActionItem | Decision | None = items.first() or tabled.first()
    return (
        DomainError(DUE_THERE, what=str(found), meeting=str(found.due_meeting)) if found else None
    )


def _undo(file: MinutesFile, meeting: Meeting, by: User | None, now: datetime.datetime) -> None:
    made: dict[str, Any] = file.made
    _drop_letters(made)
    AgendaItem.objects.filter(pk__in=made["agenda_items"]).delete()
    Attendance.objects.filter(pk__in=made["attendance"]).delete()
    _empty(meeting, made["before"])
    file.state, file.meeting, file.made = MinutesFile.State.DRAFT, None, {}
    file.accepted_by, file.accepted_at = None, None
    file.withdrawn_by, file.withdrawn_at = by, now
    # A body that the minutes brought with them goes with them; the draft knows its name.
    file.body = None if meeting.body_id in made["bodies"] else meeting.body
    file.save()
    _remove_unused(made)
    if file.body is None and (kept := Body.objects.filter(pk=meeting.body_id).first()):
        file.body = kept
        file.save(update_fields=["body"])


def _drop_letters(made: dict[str, Any]) -> None:
    """Letters that are written but not sent, and have nothing else to tell."""
    about = Q(reminders__action_item__decision__agenda_item__in=made["agenda_items"])
    waiting = Mailing.objects.filter(about, status=Mailing.Status.WAITING).distinct()
    for letter in waiting:
        items = letter.reminders.exclude(
            action_item__decision__agenda_item__in=made["agenda_items"]
        )
        if not items.exists():
            letter.reminders.update(mailing=None)
            letter.delete()


def _empty(meeting: Meeting, before: dict[str, Any]) -> None:
    """The meeting as it was planned, before the minutes told what became of it."""
    for name in HEAD:
        setattr(meeting, name, before[name])
    meeting.save(update_fields=HEAD)
    meeting.adjusters.set(before["adjusters"])


def _remove_unused(made: dict[str, Any]) -> None:
    """What nobody else uses, and nobody has added to, goes; the users before the used."""
    untouched = Meeting.objects.filter(
        pk__in=made["meetings"], status=Meeting.Status.PLANNED, place="", starts_at__isnull=True
    )
    _delete_unused(untouched, made)
    bare = Body.objects.filter(pk__in=made["bodies"], contact__isnull=True)
    _delete_unused(bare, made)
    strangers = Person.objects.filter(pk__in=made["people"], email="", user__isnull=True, title="")
    _delete_unused(strangers, made)
    _delete_unused(Organization.objects.filter(pk__in=made["organizations"]), made)


def _delete_unused(records: QuerySet[Any], made: dict[str, Any]) -> None:
    for record in records:
        if not _is_used(record, made):
            record.delete()


def _is_used(record: Model, made: dict[str, Any]) -> bool:
    """Whether any other record points at it, but for a membership that came with it."""
    for relation in record._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            model: Any = relation.related_model
            rows = model._base_manager.filter(**{relation.field.name: record})
            if model is Membership:
                rows = rows.exclude(pk__in=made["memberships"])
            if rows.exists():
                return True
    return False
