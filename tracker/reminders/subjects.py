"""A letter's subject: the only matter, or how many there are and the most urgent one."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.reminders.matters import Matter, Reason
from tracker.reminders.notices import NoticeSection
from tracker.reminders.wording import shortened

SUBJECT_LENGTH = 60
# Of one among several, after their number.
FIRST_LENGTH = 40
# Of the whole subject: the ledger has room for no more (Mailing.subject).
LONGEST_SUBJECT = 300


def subject_of(matters: Sequence[Matter], notices: Sequence[NoticeSection]) -> str:
    """The first part in full, those after it in short, as far as there is room."""
    first, *rest = [_own(matters)] if matters else [notices[0].subject]
    rest += [each.short for each in (notices if matters else notices[1:])]
    return shortened("; ".join([first, *rest]), LONGEST_SUBJECT)


def _own(matters: Sequence[Matter]) -> str:
    """The person's own matters."""
    return _of_several(matters) if len(matters) > 1 else _of_one(matters[0])


def _of_one(matter: Matter) -> str:
    if matter.is_confidential:
        return _("Ett konfidentiellt uppdrag")
    prefix, day = _prefix([matter]), matter.short_deadline
    words = {"prefix": prefix, "day": day, "text": shortened(matter.text, SUBJECT_LENGTH)}
    if prefix and day:
        return _("%(prefix)s, senast %(day)s: %(text)s") % words
    if prefix:
        return f"{prefix}: {words['text']}"
    if matter.is_late:
        return _("Försenat sedan %(day)s: %(text)s") % words
    return _("Senast %(day)s: %(text)s") % words if day else words["text"]


def _of_several(matters: Sequence[Matter]) -> str:
    """How many, and of these how many are late; the nearest day; and the most urgent one."""
    count, late = len(matters), sum(matter.is_late for matter in matters)
    words = ngettext("%(counter)s uppdrag", "%(counter)s uppdrag", count) % {"counter": count}
    if prefix := _prefix(matters):
        words = f"{prefix}: {words}"
    if late:
        told = ngettext(", %(counter)s försenat", ", %(counter)s försenade", late)
        words += told % {"counter": late}
    if nearest := _nearest(matters):
        words += _(", närmast %(nearest)s") % {"nearest": nearest}
    first = next((shortened(each.text, FIRST_LENGTH) for each in matters if each.text), "")
    return f"{words}: {first}" if first else words


def _nearest(matters: Sequence[Matter]) -> str:
    coming = [matter for matter in matters if matter.due_on and not matter.is_late]
    nearest = min(coming, key=lambda matter: matter.due_on or datetime.date.max, default=None)
    return nearest.short_deadline if nearest else ""


def _prefix(matters: Sequence[Matter]) -> str:
    """The one reason for the whole letter, so that letters of different days look different."""
    headings = {matter.heading for matter in matters}
    tells_apart = matters[0].reason in (Reason.NEW, Reason.MOVED, Reason.BRIEF)
    return matters[0].heading if tells_apart and len(headings) == 1 else ""
