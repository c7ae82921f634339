"""Meetings: the list, one with all that hangs on it, and moving or cancelling it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.access import is_coordinator, may_edit
from tracker.deadlines import cancel_meeting, ensure_meeting, move_meeting
from tracker.errors import DomainError
from tracker.models import ActionEvent, Meeting
from tracker.templatetags.pages import day
from tracker.web.filters import MeetingFilter
from tracker.web.forms import MeetingForm, MoveForm
from tracker.web.listing import show_list
from tracker.web.meeting_page import meeting_page
from tracker.web.support import acting, explain, find, logged_in, login_required

VIA = ActionEvent.Via.PAGE


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meetings(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    may_plan = is_coordinator(request.user)
    if request.method == "POST" and not may_plan:
        raise PermissionDenied
    form = MeetingForm(request.POST or None, user=logged_in(request), today=today)
    if request.method == "POST" and form.is_valid():
        return _plan(request, form)
    filters = MeetingFilter(request.GET, Meeting.objects.for_list(), request=request)
    ahead = Q(date__gte=today) & ~Q(status=Meeting.Status.HELD)
    coming = filters.qs.filter(ahead).order_by("date", "pk")
    past = filters.qs.exclude(ahead)
    more = {"form": form if may_plan else None, "coming": coming}
    return show_list(request, filters, "meetings", rows=past, more=more)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    here = find(request, Meeting.objects.for_list(), pk)
    initial, today = {"date": here.date}, clock.today()
    form = MoveForm(initial=initial, today=today)
    if request.method == "POST":
        if not may_edit(request.user, here):
            raise PermissionDenied
        form = MoveForm(request.POST, initial=initial, today=today)
        if _change(request, here, form):
            return redirect(here)
    return render(request, "meeting/page.html", meeting_page(request, here, form))


def _change(request: HttpRequest, here: Meeting, form: Form) -> bool:
    """Do what the button says; False where the form has to be shown again."""
    if here.status == Meeting.Status.HELD:
        messages.error(request, _("Mötet är redan hållet. Ingenting har ändrats."))
        return True
    return ACTIONS.get(request.POST.get("action", ""), _move)(request, here, form)


@transaction.atomic
def _plan(request: HttpRequest, form: MeetingForm) -> HttpResponse:
    data = form.cleaned_data
    made = ensure_meeting(data["body"], data["date"], by=acting(request), via=VIA, now=clock.now())
    made.starts_at, made.place = data["starts_at"], data["place"]
    made.save(update_fields=["starts_at", "place"])
    messages.success(request, _("Mötet är planerat."))
    return redirect(made)


def _move(request: HttpRequest, here: Meeting, form: Form) -> bool:
    """Move it; False, with the reason on the form, where it stays."""
    if not form.is_valid():
        return False
    date = form.cleaned_data["date"]
    try:
        count = move_meeting(here, date, by=acting(request), now=clock.now(), via=VIA)
    except DomainError as error:
        form.add_error("date", explain(error))
        return False
    moved = _("Mötet är flyttat till %(day)s.") % {"day": day(date, clock.today())}
    messages.success(request, f"{moved} {_followed(count)}")
    return True


def _cancel(request: HttpRequest, here: Meeting, form: Form) -> bool:
    try:
        count = cancel_meeting(here, by=acting(request), now=clock.now(), via=VIA)
    except DomainError as error:
        messages.error(request, explain(error))
        return True
    cancelled = _("Mötet är inställt.")
    messages.success(request, f"{cancelled} {_followed(count)}")
    return True


def _followed(count: int) -> str:
    """How many deadlines went along, and that people are told."""
    if not count:
        return _("Inga uppdrag hängde på det.")
    return ngettext(
        "%(count)d uppdrag följde med, och den som är ansvarig får besked.",
        "%(count)d uppdrag följde med, och de ansvariga får besked.",
        count,
    ) % {"count": count}


ACTIONS: dict[str, Callable[[HttpRequest, Meeting, Form], bool]] = {
    "move": _move,
    "cancel": _cancel,
}
