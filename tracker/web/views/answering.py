"""`/svar/<token>/`: an answer by the link in a letter. GET and HEAD change nothing."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.access import sees_confidential
from tracker.errors import DomainError
from tracker.links import ANSWER, Link
from tracker.models import ActionEvent, ActionItem, Person
from tracker.responses import change_status, wish_for_time
from tracker.web.answer_forms import DoneForm, MoreTimeForm, ProgressForm
from tracker.web.letter_pages import letter_page, no_entry
from tracker.web.support import explain

VIA = ActionEvent.Via.MAIL


@dataclass
class Answers:
    """The three answers; the one that was posted is bound."""

    done: DoneForm
    in_progress: ProgressForm
    more_time: MoreTimeForm
    chosen: str

    @property
    def posted(self) -> forms.Form | None:
        form: forms.Form | None = getattr(self, self.chosen, None)
        return form


@require_http_methods(["GET", "HEAD", "POST"])
@letter_page(ANSWER)
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    item = link.action_item
    if item is None or not is_theirs(link.person, item):
        return no_entry(
            request,
            403,
            _("Uppdraget ligger inte längre hos dig"),
            _(
                "Någon annan har tagit över uppdraget, så du behöver inte göra något. "
                "Stämmer det inte, hör av dig till samordnaren genom att svara på mejlet."
            ),
        )
    if request.method == "POST":
        return _post(request, link.person, item)
    return _show(request, link.person, item, answers(""))


def is_theirs(person: Person, item: ActionItem) -> bool:
    """Whether it lies with the person, or with a group whose contact they are."""
    return ActionItem.objects.assigned_to(person).filter(pk=item.pk).exists()


def answers(chosen: str, request: HttpRequest | None = None) -> Answers:
    def data(name: str) -> QueryDict | None:
        return request.POST if request is not None and name == chosen else None

    return Answers(
        DoneForm(data("done")),
        ProgressForm(data("in_progress")),
        MoreTimeForm(data("more_time"), today=clock.today()),
        chosen,
    )


def own_closing(person: Person, item: ActionItem) -> bool:
    """Whether the person themselves marked it done, and so may take that back."""
    closing = last_closing(item)
    return (
        item.status == ActionItem.Status.DONE and closing is not None and closing.by_id == person.pk
    )


def last_closing(item: ActionItem) -> ActionEvent | None:
    if item.is_open:
        return None
    return item.events.filter(kind=ActionEvent.Kind.STATUS).order_by("at", "pk").last()


def _post(request: HttpRequest, person: Person, item: ActionItem) -> HttpResponse:
    chosen = request.POST.get("answer", "")
    if chosen == "reopen":
        return _reopen(request, person, item)
    if chosen not in ("done", "in_progress", "more_time") or not item.is_open:
        return redirect(request.path)
    given = answers(chosen, request)
    posted = given.posted
    if posted is None or not posted.is_valid():
        return _show(request, person, item, given, status=422)
    try:
        _act(chosen, posted, person, item)
    except DomainError as error:
        posted.add_error("wished_on" if chosen == "more_time" else None, explain(error))
        return _show(request, person, item, given, status=422)
    return redirect(f"{request.path}?tack=1")


def _act(chosen: str, form: forms.Form, person: Person, item: ActionItem) -> None:
    now, note = clock.now(), form.cleaned_data["note"]
    if chosen == "more_time":
        wished = form.cleaned_data["wished_on"]
        wish_for_time(item, wished, by=person, via=VIA, now=now, note=note)
    else:
        change_status(item, chosen, by=person, via=VIA, now=now, note=note)


def _reopen(request: HttpRequest, person: Person, item: ActionItem) -> HttpResponse:
    if own_closing(person, item):
        change_status(item, ActionItem.Status.OPEN, by=person, via=VIA, now=clock.now())
        return redirect(f"{request.path}?tack=1")
    return redirect(request.path)


def _show(
    request: HttpRequest, person: Person, item: ActionItem, given: Answers, status: int = 200
) -> HttpResponse:
    """`tack` in the address thanks for the last answer, read from the history."""
    own = item.events.filter(by=person, via=VIA).order_by("at", "pk")
    context = {
        "person": person,
        "item": item,
        "meeting": item.meeting,
        "told": sees_confidential(person, item),
        "answers": given,
        "recorded": own.last() if "tack" in request.GET else None,
        "closing": last_closing(item),
        "may_reopen": own_closing(person, item),
    }
    return render(request, "answer/page.html", context, status=status)
