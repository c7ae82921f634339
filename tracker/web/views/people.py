"""A person: where they come from and sit, what they have to do; kept by coordinators."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.access import may_edit, person_of, visible_to
from tracker.models import ActionItem, Body, Mailing, Person
from tracker.register import change_person, revoke_links
from tracker.web.mail_hold import hold_form, hold_mail, release_mail
from tracker.web.person_mail import mail_of
from tracker.web.register_forms import DetailsForm, organizations_for
from tracker.web.support import find, go_back, logged_in, login_required


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    here = find(request, Person.objects.for_list(), pk)
    if not may_edit(request.user, here):
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "person/page.html", _page(request, here))
    if request.POST.get("action") == "revoke":
        revoke_links(here, by=logged_in(request))
        messages.success(request, _("Länkarna är återkallade. Nästa mejl har nya."))
        return redirect(here)
    if request.POST.get("action") == "release":
        release_mail(request, here)
        return go_back(request, here.get_absolute_url())
    holding = None
    if request.POST.get("action") == "hold":
        holding = hold_mail(request, here)
        if holding is None:
            return redirect(here)
    given = None if holding else request.POST or None
    form = DetailsForm(given, initial=DetailsForm.of(here))
    if given and form.is_valid():
        return _save(request, here, form)
    hold = here.mail_holds.in_force(clock.today()).first()
    context = _page(request, here) | {
        "may_edit": True,
        "form": form,
        "holding": holding or hold_form(hold),
        "hold": hold,
        "organizations": organizations_for(logged_in(request)),
    }
    return render(
        request, "person/page.html", context, status=422 if holding or form.errors else 200
    )


def _save(request: HttpRequest, here: Person, form: DetailsForm) -> HttpResponse:
    is_new_address = form.details.email not in ("", here.email)
    change_person(here, form.details, by=logged_in(request))
    if is_new_address:
        said = _("Adressen är sparad. Det som väntar går dit med nästa utskick.")
    else:
        said = _("Uppgifterna är sparade.")
    messages.success(request, said)
    return redirect(here)


def _page(request: HttpRequest, here: Person) -> dict[str, Any]:
    """What everybody sees who may see the person; `knows_mail`: how mails reach them too."""
    user = logged_in(request)
    bodies = visible_to(user, Body.objects.all())
    items = ActionItem.objects.assigned_to(here).open().for_list()
    paused = here.paused_until
    knows_mail = may_edit(user, here) or person_of(user) == here
    return {
        "person": here,
        "memberships": here.memberships.current().filter(body__in=bodies).select_related("body"),
        "contact_for": bodies.filter(contact=here),
        "items": visible_to(user, items),
        "knows_mail": knows_mail,
        "mail": mail_of(request, here) if knows_mail else None,
        "is_paused": paused is not None and paused >= clock.today(),
        "has_letters": visible_to(user, Mailing.objects.filter(person=here)).exists(),
    }
