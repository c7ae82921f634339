"""`/justera/<token>/`: minutes read and approved by the link in a letter. GET changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import approval, clock
from tracker.access import reads_confidential
from tracker.errors import DomainError
from tracker.links import APPROVE, Link
from tracker.models import ActionEvent, Approval, Person
from tracker.web.approval_forms import CommentForm
from tracker.web.letter_pages import letter_page, no_entry
from tracker.web.meeting_page import agenda_of, attendance_of
from tracker.web.support import explain

VIA = ActionEvent.Via.MAIL


@require_http_methods(["GET", "HEAD", "POST"])
@letter_page(APPROVE)
def approve(request: HttpRequest, link: Link) -> HttpResponse:
    asked = _standing(link)
    if asked is None:
        return no_entry(
            request,
            403,
            _("Protokollet väntar inte på dig"),
            _(
                "Det är inte längre ute för justering hos dig, så du behöver inte göra något. "
                "Stämmer det inte, hör av dig till samordnaren genom att svara på mejlet."
            ),
        )
    if request.method == "POST":
        return _post(request, link.person, asked)
    return _show(request, link.person, asked, CommentForm())


def _standing(link: Link) -> Approval | None:
    """What is asked of the person now: an old letter's link leads to the request that took over."""
    if link.approval is None:
        return None
    return approval.standing_of(link.approval.meeting).of(link.person)


def _post(request: HttpRequest, person: Person, asked: Approval) -> HttpResponse:
    chosen, form = request.POST.get("answer", ""), CommentForm()
    try:
        if chosen == "approve":
            approval.approve(asked, by=person, via=VIA, now=clock.now())
        elif chosen == "undo":
            approval.undo(asked, by=person, via=VIA, now=clock.now())
        elif chosen == "comment":
            form = CommentForm(request.POST)
            if not form.is_valid():
                return _show(request, person, asked, form, status=422)
            words = form.cleaned_data["words"]
            approval.comment(asked, words, by=person, via=VIA, now=clock.now())
        else:
            return redirect(request.path)
    except DomainError as error:
        return _show(request, person, asked, form, wrong=explain(error), status=422)
    return redirect(f"{request.path}?tack=1")


def _show(
    request: HttpRequest,
    person: Person,
    asked: Approval,
    form: CommentForm,
    *,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    """`tack` in the address thanks for the last answer, read from the history."""
    meeting = asked.meeting
    own = asked.events.filter(by=person, via=VIA).order_by("at", "pk")
    context = {
        "person": person,
        "approval": asked,
        "meeting": meeting,
        "told": reads_confidential(person, meeting),
        "attendance": attendance_of(meeting),
        "adjusters": meeting.adjusters.all(),
        "agenda": agenda_of(meeting),
        "standing": approval.standing_of(meeting),
        "form": form,
        "wrong": wrong,
        "recorded": own.last() if "tack" in request.GET else None,
        "may_undo": approval.may_undo(asked, clock.today()),
    }
    return render(request, "approve/page.html", context, status=status)
