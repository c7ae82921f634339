"""What several pages need: who asks, what exists for them, and where to go afterwards."""

from typing import TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from tracker.access import person_of, visible_to
from tracker.errors import DomainError
from tracker.models import Person, User

Row = TypeVar("Row", bound=Model)

__all__ = [
    "acting",
    "explain",
    "find",
    "go_back",
    "logged_in",
    "login_required",
    "whole_number",
]


def logged_in(request: HttpRequest) -> User:
    """The account that asks, on pages behind a login."""
    return cast(User, request.user)


def acting(request: HttpRequest) -> Person | User:
    """Who does it, for the history: the person, or the account where it belongs to nobody."""
    return person_of(request.user) or logged_in(request)


def find(request: HttpRequest, queryset: QuerySet[Row], pk: int) -> Row:
    """The row, if it exists for who asks; else 404, as if there were none."""
    row = visible_to(request.user, queryset).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def explain(error: DomainError) -> str:
    """A domain error in the reader's language."""
    return _(error.template) % error.params if error.params else _(error.template)


def whole_number(text: str) -> int | None:
    """What stands in an address, or in a field that nobody types in; None: it is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def go_back(request: HttpRequest, default: str) -> HttpResponseRedirect:
    """To the page that the form names as `next`, as long as it is one of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        # Not `redirect`, which would first take it for a view's name.
        return HttpResponseRedirect(wanted)
    return redirect(default)
