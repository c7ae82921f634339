"""Pages that the links in letters lead to: no login, no menu, nothing kept by the browser.

The token in the address is the only credential. Cookies give nothing here, so there is nothing
that a forged request from another site could borrow, and the views are exempt from the CSRF
check; with it, "Referrer-Policy: no-referrer" would make browsers send "Origin: null", and every
answer would be refused.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from tracker import clock
from tracker.errors import LinkExpired, LinkInvalid
from tracker.links import Link, read_token
from tracker.web.support import explain

View = Callable[[HttpRequest, Link], HttpResponse]


def letter_page(purpose: str) -> Callable[[View], Callable[[HttpRequest, str], HttpResponse]]:
    """A view that gets the link that a token stands for, in that person's language.

    A token that was altered or revoked gives 404, an expired one 410.
    """

    def decorate(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, token: str) -> HttpResponse:
            return private(_open(request, token, purpose, view))

        return guarded

    return decorate


def _open(request: HttpRequest, token: str, purpose: str, view: View) -> HttpResponse:
    try:
        link = read_token(token, purpose, today=clock.today())
    except LinkExpired as error:
        return no_entry(request, 410, _("Länken gäller inte längre"), explain(error))
    except LinkInvalid as error:
        return no_entry(request, 404, _("Det gick inte att öppna sidan"), explain(error))
    with override(link.person.language):
        return view(request, link)


def no_entry(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    """A page that says why the link leads no further, and what to do."""
    return render(request, "answer/no_entry.html", {"title": title, "words": words}, status=status)


def private(response: HttpResponse) -> HttpResponse:
    """Not for search engines, not for caches, and the address is told to nobody."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, no_store=True, private=True)
    return response
