"""`/moten/<pk>/justering/`: minutes out for approval, and the answer of who is logged in."""

import datetime
from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tracker import approval, clock
from tracker.access import may_edit, person_of
from tracker.errors import DomainError
from tracker.models import ActionEvent, Approval, Meeting
from tracker.reminders import letters_about
from tracker.templatetags.pages import day
from tracker.web.approval_forms import AskForm, CommentForm
from tracker.web.forms import MoveForm
from tracker.web.meeting_page import meeting_page
from tracker.web.support import acting, explain, find, login_required, whole_number

VIA = ActionEvent.Via.PAGE


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = find(request, Meeting.objects.for_list(), pk)
    if request.method != "POST":
        return _back(meeting)
    action = request.POST.get("action", "")
    try:
        if action in COORDINATORS:
            if not may_edit(request.user, meeting):
                raise PermissionDenied
            return COORDINATORS[action](request, meeting)
        return _answer(request, meeting, action)
    except DomainError as error:
        messages.error(request, explain(error))
        return _back(meeting)


def _back(meeting: Meeting) -> HttpResponse:
    return redirect(f"{meeting.get_absolute_url()}#justering")


def _ask(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = AskForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return _again(request, meeting, ask=form)
    people, now = form.cleaned_data["people"], clock.now()
    asked = approval.ask(meeting, people, by=acting(request), via=VIA, now=now)
    sent = ngettext(
        "Protokollet är skickat för justering till %(count)d justerare.",
        "Protokollet är skickat för justering till %(count)d justerare.",
        len(asked),
    ) % {"count": len(asked)}
    days = letters_about(meeting, [each.person for each in asked], now)
    messages.success(request, f"{sent} {_when(days)}".strip())
    return _back(meeting)


def _when(letters: Mapping[datetime.date, int]) -> str:
    """On which days the letters go; empty where none does."""
    days = ", ".join(day(each, clock.today()) for each in letters)
    count = sum(letters.values())
    words = ngettext("Mejlet går %(days)s.", "Mejlen går %(days)s.", count)
    return words % {"days": days} if days else ""


def _ask_again(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    one = _one(request, meeting)
    fresh = approval.ask_again(one, by=acting(request), via=VIA, now=clock.now())
    words = _("Protokollet är skickat till %(name)s igen.") % {"name": fresh.person.name}
    messages.success(request, words)
    return _back(meeting)


def _excuse(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    one = _one(request, meeting)
    approval.excuse(one, by=acting(request), via=VIA, now=clock.now())
    messages.success(request, _("%(name)s behöver inte justera.") % {"name": one.person.name})
    return _back(meeting)


def _withdraw(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    opened = approval.withdraw(meeting, by=acting(request), via=VIA, now=clock.now())
    words = (
        _("Protokollet är öppet igen. Skicka det för justering när det är rättat.")
        if opened
        else _("Protokollet är draget tillbaka. Ingen får fler mejl om det.")
    )
    messages.success(request, words)
    return _back(meeting)


def _one(request: HttpRequest, meeting: Meeting) -> Approval:
    """The request that the button stands at."""
    known = whole_number(request.POST.get("approval", "")) or 0
    found = meeting.approvals.for_list().filter(pk=known).first()
    if found is None:
        raise Http404
    return found


def _answer(request: HttpRequest, meeting: Meeting, action: str) -> HttpResponse:
    """Of the adjuster themselves, who is logged in."""
    person = person_of(request.user)
    own = approval.standing_of(meeting).of(person)
    if person is None or own is None:
        raise PermissionDenied
    now = clock.now()
    if action == "comment":
        form = CommentForm(request.POST)
        if not form.is_valid():
            return _again(request, meeting, comment=form)
        approval.comment(own, form.cleaned_data["words"], by=person, via=VIA, now=now)
        messages.success(request, _("Tack. Din synpunkt är skickad till samordnaren."))
    elif action == "approve":
        approval.approve(own, by=person, via=VIA, now=now)
        messages.success(request, _("Tack. Du har justerat protokollet."))
    elif action == "undo":
        approval.undo(own, by=person, via=VIA, now=now)
        messages.success(request, _("Din justering är ångrad."))
    return _back(meeting)


def _again(
    request: HttpRequest,
    meeting: Meeting,
    *,
    ask: AskForm | None = None,
    comment: CommentForm | None = None,
) -> HttpResponse:
    """The meeting's page with a form that something is wrong with."""
    form = MoveForm(initial={"date": meeting.date}, today=clock.today())
    context = meeting_page(request, meeting, form, ask=ask, comment=comment)
    return render(request, "meeting/page.html", context, status=422)


COORDINATORS: dict[str, Callable[[HttpRequest, Meeting], HttpResponse]] = {
    "ask": _ask,
    "again": _ask_again,
    "excuse": _excuse,
    "withdraw": _withdraw,
}
