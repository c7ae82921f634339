"""`/utskick/`: the ledger of mails, and each letter as it was sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tracker import clock
from tracker.access import (
    AnyUser,
    editable_people,
    is_coordinator,
    may_edit,
    person_of,
    visible_to,
)
from tracker.models import ActionItem, Approval, MailHold, Mailing, Person, Reminder
from tracker.redacting import without_tokens
from tracker.web.ledger_rows import rows_for
from tracker.web.listing import show_list
from tracker.web.mail_hold import holds_for
from tracker.web.mailing_actions import ACTIONS, carry_out
from tracker.web.mailing_filter import MailingFilter
from tracker.web.support import find, logged_in, login_required

UNTOLD = (Reminder.Status.NO_ADDRESS, Reminder.Status.FAILED, Reminder.Status.UNCERTAIN)


@dataclass(frozen=True)
class Untold:
    """A person who could not be told, why, and of what; may the reader mend the address?"""

    person: Person
    status: str
    reminders: list[Reminder]
    may_edit: bool

    @property
    def mailing(self) -> Mailing | None:
        return next((each.mailing for each in self.reminders if each.mailing), None)


@login_required
@require_safe
def mailings(request: HttpRequest) -> HttpResponse:
    letters = Mailing.objects.for_list()
    filters = MailingFilter(request.GET, letters, request=request)
    user = logged_in(request)
    coordinates = is_coordinator(user)
    untold = list(untold_for(user)) if coordinates else []
    more = {
        "untold": untold,
        "may_choose": coordinates,
        "holds": holds_for(request) if coordinates else [],
        "held": _held() if coordinates else set(),
    }
    return show_list(request, filters, "mailings", more=more)


def _held() -> set[int]:
    """Ids of the people whose mail is held."""
    return set(MailHold.objects.in_force(clock.today()).values_list("person", flat=True))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mailing(request: HttpRequest, pk: int) -> HttpResponse:
    letter = find(request, Mailing.objects.select_related("person", "copy_of"), pk)
    if request.method == "POST":
        if not may_edit(request.user, letter) or request.POST.get("action") not in ACTIONS:
            raise PermissionDenied
        carry_out(request, letter)
        return redirect(letter)
    return render(request, "mailings/letter.html", _letter(request, letter))


def _letter(request: HttpRequest, letter: Mailing) -> dict[str, Any]:
    if settings.DEMO:
        request.session["demo_letter_read"] = True
    edits = may_edit(request.user, letter)
    told = letter.copy_of or letter
    rows = told.reminders.select_related(
        "action_item", "approval__meeting__body", "meeting__body"
    ).order_by("pk")
    hides_links = not (settings.DEMO or _is_to(logged_in(request), letter))
    if hides_links:
        letter.text, letter.html = without_tokens(letter.text), without_tokens(letter.html)
    return {
        "mailing": letter,
        "may_edit": edits,
        "events": letter.events.all(),
        "copies": list(letter.copies.order_by("pk")),
        "hold": letter.person.mail_holds.in_force(clock.today()).first() if edits else None,
        "hides_links": hides_links,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "rows": rows_for(logged_in(request), rows),
    }


def _is_to(user: AnyUser, letter: Mailing) -> bool:
    return person_of(user) == letter.person


def untold_for(user: AnyUser) -> Iterator[Untold]:
    """Who could not be told and has not been since, of what still is open."""
    told_since = Reminder.objects.filter(
        Q(action_item=OuterRef("action_item")) | Q(approval=OuterRef("approval")),
        person=OuterRef("person"),
        status=Reminder.Status.SENT,
        due_at__gte=OuterRef("due_at"),
    )
    still_open = Q(action_item__status__in=ActionItem.OPEN) | Q(
        approval__status=Approval.Status.WAITING
    )
    rows = visible_to(user, Reminder.objects.filter(still_open, status__in=UNTOLD))
    loaded = rows.select_related("person", "action_item", "approval__meeting__body", "mailing")
    groups: dict[tuple[int, str], list[Reminder]] = {}
    for row in loaded.filter(~Exists(told_since)):
        groups.setdefault((row.person_id, row.status), []).append(row)
    people = editable_people(user).filter(pk__in=[person for person, _status in groups])
    editable = set(people.values_list("pk", flat=True)) if groups else set()
    for (pk, status), reminders in groups.items():
        once = _each_once(reminders)
        yield Untold(reminders[0].person, status, once, may_edit=pk in editable)


def _each_once(reminders: list[Reminder]) -> list[Reminder]:
    return list({row.about: row for row in reversed(reminders)}.values())
