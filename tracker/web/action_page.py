"""All that an action item's page shows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from tracker import clock
from tracker.access import may_edit, may_report, visible_to
from tracker.models import ActionItem, MailHold, Mailing, Meeting, Reminder
from tracker.reminders.policy import WEEK
from tracker.web.assignees import Register, register_for
from tracker.web.forms import AssignForm, DeadlineForm, MoreTimeForm, ReportForm
from tracker.web.support import logged_in


def action_page(
    request: HttpRequest, item: ActionItem, wrong: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """The context of `templates/action_item/page.html`; `wrong`: forms to be shown again."""
    user = logged_in(request)
    edits = may_edit(user, item)
    rows = Reminder.objects.filter(action_item=item).exclude(occasion__startswith=WEEK)
    reminders = rows.select_related("person", "mailing")
    letters = Mailing.objects.filter(reminders__action_item=item)
    holds = MailHold.objects.in_force(clock.today()).filter(person__reminders__in=rows)
    context = {
        "item": item,
        "events": item.events.select_related("by"),
        "reminders": visible_to(user, reminders),
        "letters": set(visible_to(user, letters).values_list("pk", flat=True)),
        "held": set(holds.values_list("person", flat=True)) if edits else set(),
        "sees_meeting": _sees(request, item.meeting),
        "may_edit": edits,
        "may_report": edits or may_report(user, item),
        "report": ReportForm(),
        "more_time": MoreTimeForm(),
    }
    if edits:
        context |= _coordinators_part(request, item)
    return context | dict(wrong or {})


def assign_form(item: ActionItem, register: Register, data: Any = None) -> AssignForm:
    """The form with those who are assigned now."""
    present = [each.person or each.body for each in item.assignments.all()]
    return AssignForm(data, present=[each for each in present if each], register=register)


def _coordinators_part(request: HttpRequest, item: ActionItem) -> dict[str, Any]:
    register = register_for(logged_in(request))
    return {
        "register": register,
        "assign": assign_form(item, register),
        "deadline": DeadlineForm(item=item, today=clock.today()),
    }


def _sees(request: HttpRequest, meeting: Meeting) -> bool:
    return visible_to(request.user, Meeting.objects.filter(pk=meeting.pk)).exists()
