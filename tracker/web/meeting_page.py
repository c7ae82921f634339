"""All that a meeting's page shows, in a number of queries that does not grow with it."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tracker import clock
from tracker.access import may_edit, visible_to
from tracker.followup import outstanding
from tracker.models import ActionItem, AgendaItem, Attendance, Decision, Meeting, MinutesFile
from tracker.web.approval_forms import AskForm, CommentForm
from tracker.web.approval_section import approval_section
from tracker.web.forms import MoveForm


def meeting_page(
    request: HttpRequest,
    meeting: Meeting,
    form: MoveForm,
    *,
    ask: AskForm | None = None,
    comment: CommentForm | None = None,
) -> dict[str, Any]:
    """The context of `templates/meeting/page.html`, with forms as they were posted."""
    user = request.user
    planned = meeting.status == Meeting.Status.PLANNED
    edits = may_edit(user, meeting)
    return {
        "meeting": meeting,
        "is_ahead": planned and meeting.last_day >= clock.today(),
        "attendance": attendance_of(meeting),
        "adjusters": meeting.adjusters.all(),
        "agenda": visible_to(user, agenda_of(meeting)),
        "approval": approval_section(request, meeting, edits=edits, ask=ask, comment=comment),
        "outstanding": None if meeting.is_cancelled else outstanding(meeting, user),
        "may_edit": edits,
        "may_move": edits and planned,
        "form": form,
        "following": _following(meeting) if edits else 0,
        "minutes_file": MinutesFile.objects.filter(meeting=meeting).first() if edits else None,
    }


def attendance_of(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    """Who was present, absent or a guest, each with its heading; empty ones left out."""
    rows = list(meeting.attendance.select_related("person", "organization"))
    headings = {
        Attendance.Status.PRESENT: _("Närvarande"),
        Attendance.Status.ABSENT: _("Frånvarande"),
        Attendance.Status.GUEST: _("Övriga deltagare"),
    }
    groups = [
        (heading, [row for row in rows if row.status == status])
        for status, heading in headings.items()
    ]
    return [(heading, people) for heading, people in groups if people]


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    items = ActionItem.objects.for_list().order_by("position", "pk")
    decisions = Decision.objects.for_list().order_by("position", "pk")
    return AgendaItem.objects.filter(meeting=meeting).prefetch_related(
        Prefetch("decisions", decisions), Prefetch("decisions__action_items", items)
    )


def _following(meeting: Meeting) -> int:
    """How many deadlines will follow when the meeting moves."""
    return ActionItem.objects.open().due_at(meeting).count()
