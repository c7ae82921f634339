"""A reply → the matters that it is about: a note on each, or that it is said to be done."""

import datetime
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tracker.inbox.quoting import pieces
from tracker.inbox.reading import Incoming
from tracker.inbox.saying import says_done
from tracker.inbox.sorting import sort
from tracker.models import ActionEvent, ActionItem, Mailing
from tracker.reminders.policy import WEEK, WISH
from tracker.responses import keep_reply, say_done

LONGEST_NOTE = 5_000
ANSWERS_ANOTHER = re.compile(r"(?i)^(?:re|sv|fw|fwd|vb|aw)\s*:")


@dataclass(frozen=True)
class Filed:
    """On how many matters a reply was noted, and of how many it is now said that they are done."""

    matters: int
    said_done: int


def file_reply(incoming: Incoming, mailing: Mailing, *, now: datetime.datetime) -> Filed:
    """Note a reply on the matters of its letter. The words are the installation's language's."""
    items = {item.pk: item for item in told_of(mailing)}
    found = sort(pieces(incoming.text.strip() or _typed_subject(incoming)), items.keys())
    secret = {pk for pk, item in items.items() if item.decision.agenda_item.is_confidential}
    said_done = 0
    with translation.override(settings.LANGUAGE_CODE):
        remarks = _remarks(incoming, mailing, is_unclear=found.is_unclear)
        for pk, words in found.words.items():
            # Words that may be about a confidential matter are for those who may see that.
            hidden = found.is_unclear and bool(secret) and pk not in secret
            note = _note(_("Texten står hos ett konfidentiellt uppdrag.") if hidden else words)
            done = says_done(words)
            said_done += _keep(items[pk], _together(note, remarks), mailing, done=done, now=now)
    return Filed(len(found.words), said_done)


def told_of(mailing: Mailing) -> list[ActionItem]:
    """The matters that a letter told of."""
    rows = mailing.reminders.exclude(occasion__startswith=WISH).exclude(occasion__startswith=WEEK)
    told = rows.values("action_item")
    return list(ActionItem.objects.for_list().filter(pk__in=told).order_by("pk"))


def _keep(
    item: ActionItem, note: str, mailing: Mailing, *, done: bool, now: datetime.datetime
) -> bool:
    """Whether it is now said that the matter is done: by who still has it, of an open one."""
    person = mailing.person
    is_theirs = any(each.recipient == person for each in item.assignments.all())
    if not is_theirs:
        note = _together(note, [_("Uppdraget låg inte längre hos personen när svaret kom.")])
    elif done and say_done(item, by=person, via=ActionEvent.Via.REPLY, now=now, note=note):
        return True
    keep_reply(item, note, by=person, now=now)
    return False


def _typed_subject(incoming: Incoming) -> str:
    """The subject of a mail without text, where the person wrote it: "Klart!"."""
    return "" if ANSWERS_ANOTHER.match(incoming.subject) else incoming.subject


def _note(words: str) -> str:
    text = words.strip() or _("(Mejlet hade ingen egen text.)")
    return text if len(text) <= LONGEST_NOTE else f"{text[: LONGEST_NOTE - 1]}…"


def _remarks(incoming: Incoming, mailing: Mailing, *, is_unclear: bool) -> list[str]:
    """What else the coordinator should know of a reply."""
    remarks = []
    if is_unclear:
        remarks.append(_("Svar på brev om flera uppdrag."))
    known = {mailing.to_email.lower(), mailing.person.email.lower()}
    if incoming.sender not in known:
        remarks.append(_("Skickat från %(address)s.") % {"address": incoming.sender or "–"})
    if incoming.attached:
        names = ", ".join(incoming.attached[:10])
        remarks.append(_("Bifogat, inte sparat: %(names)s.") % {"names": names})
    return remarks


def _together(note: str, remarks: list[str]) -> str:
    return "\n\n".join([note, *([f"({' '.join(remarks)})"] if remarks else [])])
