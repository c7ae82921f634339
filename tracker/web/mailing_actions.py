"""What a coordinator does with a letter: another try, or a copy."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tracker import clock
from tracker.errors import DomainError
from tracker.models import Mailing
from tracker.reminders import send_copy, try_again
from tracker.web.support import acting, explain, whole_number


def carry_out(request: HttpRequest, letter: Mailing) -> None:
    """Do what the button says, and say what comes of it. KeyError: no such button."""
    try:
        said = ACTIONS[request.POST.get("action", "")](request, letter)
    except DomainError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, said)


def _try_again(request: HttpRequest, letter: Mailing) -> str:
    try_again(letter, by=acting(request), now=clock.now())
    return _("Mejlet väntar igen och går med nästa utskick.")


def _send_copy(request: HttpRequest, letter: Mailing) -> str:
    known = whole_number(request.POST.get("copies", ""))
    copies = -1 if known is None else known
    send_copy(letter, by=acting(request), now=clock.now(), copies=copies)
    return _("En kopia går med nästa utskick. Den står för sig i listan över mejl.")


ACTIONS: dict[str, Callable[[HttpRequest, Mailing], str]] = {
    "again": _try_again,
    "copy": _send_copy,
}
