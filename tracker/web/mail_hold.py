"""Holding a person's mail, and letting it go."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker import clock
from tracker.access import editable_people, visible_to
from tracker.errors import DomainError
from tracker.models import MailHold, Person, Reminder
from tracker.reminders import hold, release
from tracker.web.forms import DayInput
from tracker.web.support import acting, explain, logged_in


class HoldForm(forms.Form):
    """Why a person's mail is held, and until when."""

    reason = forms.CharField(
        label=gettext_lazy("Varför"),
        help_text=gettext_lazy("Andra samordnare ser det, men inte personen."),
        max_length=300,
        error_messages={"required": gettext_lazy("Skriv varför, så att andra förstår.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Till och med"),
        help_text=gettext_lazy("Tomt betyder tills någon släpper posten."),
        widget=DayInput(),
        required=False,
    )


def hold_form(hold: MailHold | None) -> HoldForm:
    """The form as it begins: with what is said of a hold in force, so that it can be changed."""
    return HoldForm(initial={"reason": hold.reason, "until": hold.until} if hold else None)


def hold_mail(request: HttpRequest, person: Person) -> HoldForm | None:
    """Hold it as the form says; the form to be shown again where something in it is wrong."""
    form = HoldForm(request.POST)
    if not form.is_valid():
        return form
    try:
        hold(person, by=acting(request), now=clock.now(), **form.cleaned_data)
    except DomainError as error:
        form.add_error(None, explain(error))
        return form
    messages.success(request, _("Posten hålls. Det som ska berättas väntar tills den släpps."))
    return None


def release_mail(request: HttpRequest, person: Person) -> None:
    if release(person, by=acting(request), now=clock.now()):
        said = _("Posten är släppt. Det som har väntat går som ett mejl med nästa utskick.")
        messages.success(request, said)
    else:
        messages.info(request, _("Posten var redan släppt."))


def holds_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The holds in force on people that the reader keeps, with how much waits."""
    user = logged_in(request)
    people = editable_people(user)
    holds = MailHold.objects.in_force(clock.today()).filter(person__in=people)
    found = list(holds.select_related("person").order_by("person__name", "pk"))
    waiting: dict[int, int] = {}
    rows = Reminder.objects.filter(
        person__in=[each.person_id for each in found],
        status=Reminder.Status.WAITING,
        due_at__lte=clock.now(),
    )
    for pk in visible_to(user, rows).values_list("person", flat=True) if found else ():
        waiting[pk] = waiting.get(pk, 0) + 1
    return [{"hold": each, "waiting": waiting.get(each.person_id, 0)} for each in found]
