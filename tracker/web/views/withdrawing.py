"""`/import/<pk>/ta-tillbaka/`: take an acceptance back, after a page that says what it does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.errors import DomainError
from tracker.models import ActionItem, Decision, MinutesFile
from tracker.review import hindrance, withdraw
from tracker.web.support import explain, find, logged_in, login_required


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    file = find(request, MinutesFile.objects.select_related("meeting__body"), pk)
    if request.method == "POST":
        return _withdraw(request, file)
    if not file.is_accepted:
        return redirect(file)
    obstacle = hindrance(file)
    decisions = Decision.objects.filter(agenda_item__meeting=file.meeting)
    items = ActionItem.objects.filter(decision__in=decisions)
    context = {
        "file": file,
        "obstacle": explain(obstacle) if obstacle else "",
        "decisions": decisions.count(),
        "action_items": items.count(),
    }
    return render(request, "import/withdraw.html", context)


def _withdraw(request: HttpRequest, file: MinutesFile) -> HttpResponse:
    try:
        withdraw(file, by=logged_in(request), now=clock.now())
    except DomainError as error:
        messages.error(request, explain(error))
    else:
        messages.success(
            request, _("Godkännandet är tillbakataget. Protokollet är ett utkast igen.")
        )
    return redirect(file)
