"""`/utskick/`: the ledger of mails, and each letter as it was sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.access import AnyUser, editable_people, is_coordinator, person_of, visible_to
from tracker.models import ActionItem, Mailing, Person, Reminder
from tracker.redacting import without_tokens
from tracker.web.listing import show_list
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


@dataclass(frozen=True)
class Row:
    """A row of a letter's ledger. `item` is None where the reader may not know what it is of."""

    reminder: Reminder
    item: ActionItem | None


@login_required
@require_safe
def mailings(request: HttpRequest) -> HttpResponse:
    letters = Mailing.objects.for_list()
    filters = MailingFilter(request.GET, letters, request=request)
    user = logged_in(request)
    coordinates = is_coordinator(user)
    untold = list(untold_for(user)) if coordinates else []
    return show_list(
        request, filters, "mailings", more={"untold": untold, "may_choose": coordinates}
    )


@login_required
@require_safe
def mailing(request: HttpRequest, pk: int) -> HttpResponse:
    letter = find(request, Mailing.objects.select_related("person"), pk)
    if settings.DEMO:
        request.session["demo_letter_read"] = True
    rows = letter.reminders.select_related("action_item", "meeting__body").order_by("pk")
    hides_links = not (settings.DEMO or _is_to(logged_in(request), letter))
    if hides_links:
        letter.text, letter.html = without_tokens(letter.text), without_tokens(letter.html)
    context = {
        "mailing": letter,
        "hides_links": hides_links,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "rows": rows_for(logged_in(request), rows),
    }
    return render(request, "mailings/letter.html", context)


def _is_to(user: AnyUser, letter: Mailing) -> bool:
    return person_of(user) == letter.person


def untold_for(user: AnyUser) -> Iterator[Untold]:
    """Who could not be told and has not been since, of matters that still are open."""
    told_since = Reminder.objects.filter(
        person=OuterRef("person"),
        action_item=OuterRef("action_item"),
        status=Reminder.Status.SENT,
        due_at__gte=OuterRef("due_at"),
    )
    rows = visible_to(user, Reminder.objects.filter(status__in=UNTOLD)).filter(
        ~Exists(told_since), action_item__status__in=ActionItem.OPEN
    )
    groups: dict[tuple[int, str], list[Reminder]] = {}
    for row in rows.select_related("person", "action_item", "mailing"):
        groups.setdefault((row.person_id, row.status), []).append(row)
    told = editable_people(user).filter(pk__in=[person for person, _status in groups])
    editable = set(told.values_list("pk", flat=True)) if groups else set()
    for (pk, status), reminders in groups.items():
        once = _once_an_item(reminders)
        yield Untold(reminders[0].person, status, once, may_edit=pk in editable)


def rows_for(user: AnyUser, reminders: Iterable[Reminder]) -> list[Row]:
    rows = list(reminders)
    items = ActionItem.objects.filter(pk__in=[row.action_item_id for row in rows])
    seen = set(visible_to(user, items).values_list("pk", flat=True))
    return [Row(row, row.action_item if row.action_item_id in seen else None) for row in rows]


def _once_an_item(reminders: list[Reminder]) -> list[Reminder]:
    return list({row.action_item_id: row for row in reversed(reminders)}.values())
