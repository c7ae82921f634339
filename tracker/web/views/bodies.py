"""A body: who sits in it, when it meets, when its people are reminded; kept by its coordinators."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.access import may_edit, visible_to
from tracker.errors import DomainError
from tracker.models import ActionItem, Body, Meeting, Membership, Person, ReminderPolicy
from tracker.register import (
    add_member,
    change_membership,
    end_membership,
    ensure_person,
    set_contact,
    set_policy,
)
from tracker.web.assignees import people_for
from tracker.web.register_forms import (
    ContactForm,
    KnownMemberForm,
    NewMemberForm,
    PartForm,
    PolicyForm,
    organizations_for,
)
from tracker.web.support import explain, find, logged_in, login_required

NEXT_MEETINGS = 5


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest, pk: int) -> HttpResponse:
    here = find(request, Body.objects.select_related("contact", "reminder_policy"), pk)
    if not may_edit(request.user, here):
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "body/page.html", _page(request, here))
    people = people_for(logged_in(request))
    forms = _forms(request, here, people)
    if request.method == "POST" and _change(request, here, forms):
        return redirect(here)
    context = _page(request, here) | {
        "may_edit": True,
        "forms": forms,
        "people": people,
        "organizations": organizations_for(logged_in(request)),
    }
    return render(request, "body/page.html", context, status=_status(request))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def membership(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """A member's part in the body, and the end of it."""
    here = find(request, Body.objects.all(), pk)
    if not may_edit(request.user, here):
        raise Http404
    current = here.memberships.current().select_related("person", "body")
    theirs = get_object_or_404(current, pk=membership)
    initial = {"role": theirs.role, "is_coordinator": theirs.is_coordinator}
    form = PartForm(request.POST or None, initial=initial)
    if request.method == "POST" and _change_part(request, theirs, form):
        stays = visible_to(request.user, Body.objects.filter(pk=here.pk)).exists()
        return redirect(here if stays else "home")
    context = {"body": here, "membership": theirs, "form": form}
    return render(request, "body/membership.html", context, status=_status(request))


def _status(request: HttpRequest) -> int:
    """A form that is shown again could not be taken."""
    return 422 if request.method == "POST" else 200


def _page(request: HttpRequest, here: Body) -> dict[str, Any]:
    """What everybody sees who may see the body."""
    today = clock.today()
    planned = here.meetings.coming(today).filter(status=Meeting.Status.PLANNED)
    meetings = visible_to(request.user, planned.for_list())
    items = visible_to(request.user, ActionItem.objects.of_body(here))
    return {
        "body": here,
        "members": here.memberships.current().select_related("person__organization"),
        "meetings": meetings[:NEXT_MEETINGS],
        "open_count": items.open().count(),
        "overdue_count": items.overdue(today).count(),
        "policy": _policy(here),
    }


def _policy(here: Body) -> ReminderPolicy:
    return getattr(here, "reminder_policy", None) or ReminderPolicy(body=here)


def _forms(request: HttpRequest, here: Body, people: dict[str, Person]) -> dict[str, Form]:
    """The page's forms by the name of their button; the one that was sent is filled in."""

    def data(name: str) -> Any:
        return request.POST if request.POST.get("action") == name else None

    contact = ContactForm.of(here.contact, people)
    rules = PolicyForm.of(_policy(here))
    return {
        "known": KnownMemberForm(data("known"), prefix="known", people=people),
        "new": NewMemberForm(data("new"), prefix="new", people=people),
        "contact": ContactForm(data("contact"), prefix="contact", people=people, initial=contact),
        "policy": PolicyForm(data("policy"), prefix="policy", initial=rules),
    }


def _change(request: HttpRequest, here: Body, forms: dict[str, Form]) -> bool:
    """Do what the button says; False where its form has to be shown again."""
    name = request.POST.get("action", "")
    form = forms.get(name)
    if form is None or not form.is_valid():
        return False
    return _do(request, form, lambda: ACTIONS[name](request, here, form))


def _do(request: HttpRequest, form: Form, verb: Callable[[], str]) -> bool:
    """Call a verb and tell what it did; what it refuses is said on the form."""
    try:
        messages.success(request, verb())
    except DomainError as error:
        form.add_error(None, explain(error))
        return False
    return True


def _add_known(request: HttpRequest, here: Body, form: Any) -> str:
    return _add(request, here, form.cleaned_data["person"], form)


def _add_new(request: HttpRequest, here: Body, form: Any) -> str:
    return _add(request, here, ensure_person(form.details, by=logged_in(request)), form)


def _add(request: HttpRequest, here: Body, person: Person, form: Any) -> str:
    add_member(here, person, **form.part, by=logged_in(request), today=clock.today())
    return _("%(person)s sitter nu i organet.") % {"person": person.name}


def _set_contact(request: HttpRequest, here: Body, form: Any) -> str:
    contact = form.cleaned_data["contact"]
    set_contact(here, contact, by=logged_in(request))
    if contact is None:
        return _("Organet har ingen kontaktperson.")
    if not contact.email:
        return _("%(person)s är nu kontaktperson, men saknar e-postadress.") % {
            "person": contact.name
        }
    return _("%(person)s är nu kontaktperson.") % {"person": contact.name}


def _set_policy(request: HttpRequest, here: Body, form: Any) -> str:
    set_policy(here, form.cleaned_data, by=logged_in(request))
    return _("Påminnelserna är ändrade.")


ACTIONS: dict[str, Callable[[HttpRequest, Body, Any], str]] = {
    "known": _add_known,
    "new": _add_new,
    "contact": _set_contact,
    "policy": _set_policy,
}


def _change_part(request: HttpRequest, theirs: Membership, form: PartForm) -> bool:
    if request.POST.get("action") == "end":
        form.is_valid()  # so that a refusal can be said on it
        return _do(request, form, lambda: _end(request, theirs))
    return form.is_valid() and _do(request, form, lambda: _save_part(request, theirs, form))


def _end(request: HttpRequest, theirs: Membership) -> str:
    end_membership(theirs, by=logged_in(request), today=clock.today())
    return _("%(person)s sitter inte längre i organet.") % {"person": theirs.person.name}


def _save_part(request: HttpRequest, theirs: Membership, form: PartForm) -> str:
    change_membership(theirs, **form.part, by=logged_in(request))
    return _("Ändringen för %(person)s är sparad.") % {"person": theirs.person.name}
