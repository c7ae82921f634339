"""What to try in the demo, in order, each ticked off when the data say that it is done.

The demo's own data are spoken of here, and only here: the body that decided, the body whose
meeting moves, and one of the people.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker import clock
from tracker.models import (
    ActionEvent,
    ActionItem,
    Approval,
    ApprovalEvent,
    Mailing,
    Meeting,
    MinutesFile,
)

MOVED_BODY = "SSK"
READER = "cecilia@example.org"
# In the session: that a letter has been opened in the ledger.
LETTER_READ = "demo_letter_read"
STEP_TO = datetime.timedelta(days=6)
MOVED_FROM = datetime.timedelta(days=13)
MOVED_TO = datetime.timedelta(days=20)


@dataclass(frozen=True)
class Step:
    """One thing to try."""

    words: str
    link: str
    done: bool


def steps(session: Mapping[str, Any]) -> list[Step]:
    """All steps; none outside the demo."""
    if settings.TRACKER_NOW is None:
        return []
    start = settings.TRACKER_NOW.date()
    letter, moved = _letter(), _meeting(start + MOVED_TO)
    letter_link = reverse("mailing", args=[letter.pk]) if letter else reverse("mailings")
    meeting = moved or _meeting(start + MOVED_FROM)
    meeting_link = reverse("meeting", args=[meeting.pk]) if meeting else reverse("meetings")
    return [
        Step(
            _("Logga in som anna@example.org (lösenord demo) och godta dagens protokoll."),
            _minutes_link(start),
            MinutesFile.objects.filter(meeting__date=start).exists(),
        ),
        Step(
            _("Stega fram till 31 januari med knappen högst upp på sidan."),
            reverse("home"),
            clock.today() >= start + STEP_TO,
        ),
        Step(
            _("Läs Cecilias mejl i Utskick."),
            letter_link,
            letter is not None and bool(session.get(LETTER_READ)),
        ),
        Step(
            _("Svara genom länken i mejlet, utan att logga in."),
            letter_link,
            ActionEvent.objects.filter(via=ActionEvent.Via.MAIL).exists(),
        ),
        Step(_("Flytta mötet med SSK till 14 februari."), meeting_link, moved is not None),
        Step(
            _("Se att det som skulle vara klart till SSK följer med till den nya dagen."),
            meeting_link,
            moved is not None and ActionItem.objects.due_at(moved).exists(),
        ),
        Step(
            _("Skicka det godtagna protokollet för justering till Cecilia, på mötets sida."),
            _held_link(start),
            Approval.objects.exists(),
        ),
        Step(
            _("Stega fram en dag, och justera genom länken i hennes mejl i Utskick."),
            letter_link,
            ApprovalEvent.objects.filter(kind=ApprovalEvent.Kind.APPROVED).exists(),
        ),
    ]


def _minutes_link(day: datetime.date) -> str:
    file = MinutesFile.objects.filter(draft__meeting__date=day.isoformat()).first()
    return reverse("review", args=[file.pk]) if file else reverse("import")


def _held_link(day: datetime.date) -> str:
    file = MinutesFile.objects.filter(meeting__date=day).select_related("meeting").first()
    held = file.meeting if file else None
    return f"{held.get_absolute_url()}#justering" if held else reverse("meetings")


def _letter() -> Mailing | None:
    sent = Mailing.objects.filter(person__user__email=READER, status=Mailing.Status.SENT)
    return sent.order_by("day").last()


def _meeting(day: datetime.date) -> Meeting | None:
    return Meeting.objects.standing().filter(body__short_name=MOVED_BODY, date=day).first()
