"""Action items: the list, and one with its history and all that one may do with it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tracker.access import may_edit, may_report
from tracker.models import ActionItem
from tracker.web.action_changes import EDITS, REPORTS
from tracker.web.action_page import action_page
from tracker.web.filters import ActionItemFilter
from tracker.web.listing import show_list
from tracker.web.support import find, go_back, login_required


@login_required
def action_items(request: HttpRequest) -> HttpResponse:
    filters = ActionItemFilter(request.GET, ActionItem.objects.for_list(), request=request)
    return show_list(request, filters, "action_items")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def action_item(request: HttpRequest, pk: int) -> HttpResponse:
    here = find(request, ActionItem.objects.for_list(), pk)
    if request.method == "POST":
        wrong = _change(request, here)
        if not wrong:
            return go_back(request, here.get_absolute_url())
        # What a verb refused may have been set on the object before.
        here = find(request, ActionItem.objects.for_list(), pk)
        return render(request, "action_item/page.html", action_page(request, here, wrong))
    return render(request, "action_item/page.html", action_page(request, here))


def _change(request: HttpRequest, item: ActionItem) -> dict[str, object]:
    """Do what the button says, if one may; the forms that were filled in wrongly, if any."""
    name = request.POST.get("action", "")
    if name in EDITS and may_edit(request.user, item):
        return dict(EDITS[name](request, item))
    if name in REPORTS and may_report(request.user, item):
        return dict(REPORTS[name](request, item))
    raise PermissionDenied
