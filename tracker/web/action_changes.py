"""What the buttons on an action item do: read a form, call one verb, say what came of it.

A change returns the forms that were filled in wrongly, by their names on the page.
"""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tracker import clock, responses
from tracker.access import may_edit
from tracker.deadlines import set_deadline
from tracker.errors import DomainError
from tracker.models import ActionEvent, ActionItem
from tracker.responses.time_wishes import CLOSED
from tracker.web.action_page import assign_form
from tracker.web.assignees import register_for
from tracker.web.forms import DeadlineForm, MoreTimeForm, ReportForm
from tracker.web.support import acting, explain, logged_in

Change = Callable[[HttpRequest, ActionItem], dict[str, Form]]
Status = ActionItem.Status


def to_status(status: str, saying: str) -> Change:
    """The change that gives an item a status. Only a coordinator takes up what was written off."""

    def change(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
        form = ReportForm(request.POST)
        if not form.is_valid():
            return {"report": form}
        if item.status == Status.CANCELLED and not may_edit(request.user, item):
            messages.error(request, _("Uppdraget är avskrivet. Ingenting har ändrats."))
            return {}
        note = form.cleaned_data["note"]
        responses.change_status(item, status, note=note, **_how(request))
        messages.success(request, _(saying) % {"item": item})
        return {}

    return change


def add_note(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    form = ReportForm(request.POST)
    if form.is_valid() and _try(
        form, "note", lambda: responses.add_note(item, form.cleaned_data["note"], **_how(request))
    ):
        messages.success(request, _("Anteckningen är sparad."))
        return {}
    return {"report": form}


def wish_for_time(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    if not item.is_open:
        # Its page has no such form any longer at which to say so.
        messages.error(request, _(CLOSED))
        return {}
    form = MoreTimeForm(request.POST)
    if form.is_valid() and _try(
        form,
        "wished_on",
        lambda: responses.wish_for_time(item, **form.cleaned_data, **_how(request)),
    ):
        messages.success(request, _("Ditt önskemål är framfört till samordnaren."))
        return {}
    return {"more_time": form}


def change_deadline(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    form = DeadlineForm(request.POST, item=item, today=clock.today())
    if form.is_valid() and _try(
        form, "words", lambda: set_deadline(item, form.cleaned_data["deadline"], **_how(request))
    ):
        messages.success(request, _("Klart senast är ändrat, och de ansvariga får besked."))
        return {}
    return {"deadline": form}


def assign(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    form = assign_form(item, register_for(logged_in(request)), request.POST)
    if form.is_valid() and _try(
        form, "add", lambda: responses.assign(item, form.chosen, **_how(request))
    ):
        messages.success(request, _("Ansvariga är ändrade."))
        return {}
    return {"assign": form}


def grant_time(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    granted = partial(responses.grant_time, item, wished_on=_wish_read(request), **_how(request))
    _or_say(request, _("Mer tid är beviljad."), granted)
    return {}


def refuse_time(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    _or_say(
        request,
        _("Önskemålet om mer tid är avslaget. Dagen står kvar."),
        partial(responses.refuse_time, item, wished_on=_wish_read(request), **_how(request)),
    )
    return {}


def _wish_read(request: HttpRequest) -> datetime.date | None:
    """The day that stood beside the button: another may have been wished for since."""
    try:
        return parse_date(request.POST.get("wished_on", ""))
    except ValueError:
        return None


def confirm_done(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    done = _("Klart: %(item)s") % {"item": item}
    _or_say(request, done, lambda: responses.confirm_done(item, **_how(request)))
    return {}


def deny_done(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    done = _("Uppdraget är fortfarande öppet.")
    _or_say(request, done, lambda: responses.deny_done(item, **_how(request)))
    return {}


def mark_read(request: HttpRequest, item: ActionItem) -> dict[str, Form]:
    _or_say(request, _("Svaret är läst."), lambda: responses.mark_read(item))
    return {}


def _how(request: HttpRequest) -> dict[str, Any]:
    return {"by": acting(request), "via": ActionEvent.Via.PAGE, "now": clock.now()}


def _try(form: Form, field: str, call: Callable[[], object]) -> bool:
    """Call a verb; where it refuses, its reason stands at the field."""
    try:
        call()
    except DomainError as error:
        form.add_error(field, explain(error))
        return False
    return True


def _or_say(request: HttpRequest, done: str, call: Callable[[], object]) -> None:
    try:
        call()
    except DomainError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, done)


REPORTS: dict[str, Change] = {
    "done": to_status(Status.DONE, gettext_noop("Klart: %(item)s")),
    "in_progress": to_status(Status.IN_PROGRESS, gettext_noop("Pågår: %(item)s")),
    "reopen": to_status(Status.OPEN, gettext_noop("Öppnat igen: %(item)s")),
    "note": add_note,
    "more_time": wish_for_time,
}
EDITS: dict[str, Change] = {
    "cancel": to_status(Status.CANCELLED, gettext_noop("Avskrivet: %(item)s")),
    "deadline": change_deadline,
    "assign": assign,
    "grant": grant_time,
    "refuse": refuse_time,
    "confirm_done": confirm_done,
    "deny_done": deny_done,
    "mark_read": mark_read,
}
