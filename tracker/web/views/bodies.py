"""A body: who sits in it, when it meets, when its people are reminded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker import clock
from tracker.access import may_edit, visible_to
from tracker.models import ActionItem, Body, Meeting, ReminderPolicy
from tracker.web.support import find, login_required

NEXT_MEETINGS = 5


@login_required
def body(request: HttpRequest, pk: int) -> HttpResponse:
    here = find(request, Body.objects.select_related("contact", "reminder_policy"), pk)
    today = clock.today()
    planned = here.meetings.coming(today).filter(status=Meeting.Status.PLANNED)
    meetings = visible_to(request.user, planned.for_list())
    items = visible_to(request.user, ActionItem.objects.of_body(here))
    return render(
        request,
        "body/page.html",
        {
            "body": here,
            "members": here.memberships.current().select_related("person__organization"),
            "meetings": meetings[:NEXT_MEETINGS],
            "open_count": items.open().count(),
            "overdue_count": items.overdue(today).count(),
            "policy": getattr(here, "reminder_policy", None) or ReminderPolicy(body=here),
            "may_edit": may_edit(request.user, here),
        },
    )
