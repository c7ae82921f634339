"""What a letter tells: each matter once, under its most urgent reason."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker import links
from tracker.models import ActionItem, Approval, Person, Reminder
from tracker.reminders.policy import BEFORE, MOVED, NEW
from tracker.reminders.wording import (
    day_words,
    deadline_words,
    decided_words,
    on_one_line,
    quoted,
    short_day,
)


class Reason(IntEnum):
    """Why a matter is told, the most urgent first."""

    OVERDUE = 1
    TODAY = 2
    SOON = 3
    NEW = 4
    MOVED = 5
    BRIEF = 6
    OPEN = 7
    # Says nothing but that there is one.
    CONFIDENTIAL = 8


@dataclass(frozen=True)
class Matter:
    """A matter as the templates show it. Of a confidential one they get the link alone."""

    item: ActionItem
    reason: Reason
    heading: str
    link: str
    text: str = ""
    decision: str = ""
    decided: str = ""
    deadline: str = ""
    short_deadline: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_confidential(self) -> bool:
        return self.reason is Reason.CONFIDENTIAL

    @property
    def is_late(self) -> bool:
        return self.reason is Reason.OVERDUE

    @property
    def due_on(self) -> datetime.date | None:
        return None if self.is_confidential else self.item.due_on


@dataclass(frozen=True)
class Section:
    heading: str
    matters: Sequence[Matter]


def sections_of(matters: Iterable[Matter]) -> list[Section]:
    """Matters under their headings, in the order in which they come."""
    grouped: dict[str, list[Matter]] = {}
    for matter in matters:
        grouped.setdefault(matter.heading, []).append(matter)
    return [Section(heading, group) for heading, group in grouped.items()]


class Address(Protocol):
    """The address of a page that a letter leads to: a matter's, minutes', the person's choices."""

    def __call__(
        self,
        name: str,
        purpose: str,
        person: Person,
        about: ActionItem | Approval | None = None,
        *,
        today: datetime.date,
    ) -> str: ...


def matters_of(
    person: Person,
    reminders: Iterable[Reminder],
    today: datetime.date,
    address: Address | None = None,
) -> list[Matter]:
    """One matter an action item, the most urgent and the nearest first."""
    leads_to = address or page_address
    rows: dict[int, list[Reminder]] = {}
    for reminder in reminders:
        rows.setdefault(reminder.item.pk, []).append(reminder)
    matters = (_matter(person, each, today, leads_to) for each in rows.values())
    return sorted(matters, key=_urgency)


def _urgency(matter: Matter) -> tuple[Reason, datetime.date, int]:
    return matter.reason, matter.due_on or datetime.date.max, matter.item.pk


def _matter(
    person: Person, rows: Sequence[Reminder], today: datetime.date, address: Address
) -> Matter:
    item = rows[0].item
    link = address("answer", links.ANSWER, person, item, today=today)
    if item.decision.agenda_item.is_confidential:
        return Matter(item, Reason.CONFIDENTIAL, _("Konfidentiellt"), link)
    reason = _reason(item, rows, today)
    return Matter(
        item=item,
        reason=reason,
        heading=_heading(reason, item, rows),
        link=link,
        text=on_one_line(item.text),
        decision=_decision_if_other(item),
        decided=decided_words(item.decision),
        deadline=deadline_words(item, today),
        short_deadline=short_day(item.due_on) if item.due_on else "",
        why=_why(person, item),
        notes=_notes(item, reason, rows),
    )


def page_address(
    name: str,
    purpose: str,
    person: Person,
    about: ActionItem | Approval | None = None,
    *,
    today: datetime.date,
) -> str:
    """The whole address of a page that a signed link opens.

    The link ages from the day on which it is really made: a letter of `--at` a day long past is
    read today.
    """
    issued = max(today, timezone.localdate())
    token = links.make_token(purpose, person, about, today=issued)
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"


def plain_address(
    name: str,
    purpose: str,
    person: Person,
    about: ActionItem | Approval | None = None,
    *,
    today: datetime.date,
) -> str:
    """For letters that are tried: a page that asks who one is, and nothing signed."""
    return f"{settings.SITE_URL}{(about or person).get_absolute_url()}"


def _reason(item: ActionItem, rows: Sequence[Reminder], today: datetime.date) -> Reason:
    """By the present deadline first: a letter that was held up is right on the day it goes."""
    if item.is_overdue(today):
        return Reason.OVERDUE
    if item.due_on == today:
        return Reason.TODAY
    by_prefix = {BEFORE: Reason.SOON, NEW: Reason.NEW, MOVED: Reason.MOVED}
    for prefix, reason in by_prefix.items():
        if any(row.occasion.startswith(prefix) for row in rows):
            return reason
    return Reason.BRIEF if any(row.meeting for row in rows) else Reason.OPEN


def _heading(reason: Reason, item: ActionItem, rows: Sequence[Reminder]) -> str:
    match reason:
        case Reason.OVERDUE:
            return _("Försenat")
        case Reason.TODAY:
            return _("I dag")
        case Reason.SOON if item.due_on:
            return _("Klart senast %(day)s") % {"day": day_words(item.due_on)}
        case Reason.NEW:
            return _("Nytt")
        case Reason.MOVED:
            has_day = item.due_on is not None or item.due_body_id is not None
            return _("Nytt datum") if has_day else _("Inget datum längre")
        case Reason.BRIEF:
            return _before_meeting(rows)
    return _("Öppet")


def _before_meeting(rows: Iterable[Reminder]) -> str:
    meeting = next(row.meeting for row in rows if row.meeting)
    params = {"body": on_one_line(meeting.body.label), "day": short_day(meeting.date)}
    return _("Inför mötet med %(body)s %(day)s") % params


def _decision_if_other(item: ActionItem) -> str:
    """The decision's own words, quoted, where they are not the matter's again."""
    decision = on_one_line(item.decision.text)
    same = decision.rstrip(".") == on_one_line(item.text).rstrip(".")
    return "" if same else quoted(decision)


def _why(person: Person, item: ActionItem) -> str:
    assignments = item.assignments.all()
    groups = [each.body for each in assignments if each.body and each.body.contact_id == person.pk]
    if groups and not any(each.person_id == person.pk for each in assignments):
        return _("Du är kontaktperson för %(group)s.") % {"group": on_one_line(groups[0].label)}
    return _("Du står som ansvarig.")


def _notes(item: ActionItem, reason: Reason, rows: Sequence[Reminder]) -> tuple[str, ...]:
    """What else there is to say of a matter that stands under another heading."""
    notes = []
    if item.said_done_at:
        notes.append(_("Det är anmält som klart, och samordnaren har inte bekräftat det än."))
    if reason is not Reason.NEW and any(row.occasion.startswith(NEW) for row in rows):
        notes.append(_("Nytt för dig."))
    if reason is not Reason.MOVED and any(row.occasion.startswith(MOVED) for row in rows):
        notes.append(_("Datumet är nytt."))
    if reason is not Reason.BRIEF and any(row.meeting for row in rows):
        notes.append(f"{_before_meeting(rows)}.")
    return tuple(notes)
