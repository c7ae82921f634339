"""Decisions: the list, and one with its place in the minutes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.access import may_edit, visible_to
from tracker.models import ActionItem, Decision, Meeting
from tracker.web.filters import DecisionFilter
from tracker.web.listing import show_list
from tracker.web.support import find, login_required


@login_required
def decisions(request: HttpRequest) -> HttpResponse:
    filters = DecisionFilter(request.GET, Decision.objects.for_list(), request=request)
    return show_list(request, filters, "decisions")


@login_required
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    here = find(request, Decision.objects.for_list(), pk)
    items = ActionItem.objects.filter(decision=here).for_list().order_by("position", "pk")
    meetings = visible_to(request.user, Meeting.objects.filter(pk=here.meeting.pk))
    return render(
        request,
        "decision/page.html",
        {
            "decision": here,
            "items": visible_to(request.user, items),
            "sees_meeting": meetings.exists(),
            "may_edit": may_edit(request.user, here),
        },
    )
