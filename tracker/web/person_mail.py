"""What one person has been told: their letters, what they told of, and what waits."""

from dataclasses import dataclass

from django.http import HttpRequest

from tracker.access import visible_to
from tracker.models import Mailing, Person, Reminder
from tracker.web.ledger_rows import Row, rows_for
from tracker.web.support import logged_in

# How many of the latest are shown; all letters stand in the ledger.
LETTERS = 10
ROWS = 20


@dataclass(frozen=True)
class Letter:
    mailing: Mailing
    rows: list[Row]


@dataclass(frozen=True)
class PersonMail:
    """The latest letters, and rows in no letter: they wait, or could not be put into one."""

    letters: list[Letter]
    loose: list[Row]
    more: int


def mail_of(request: HttpRequest, person: Person) -> PersonMail:
    """As much of it as exists for the reader, in a number of queries that does not grow."""
    user = logged_in(request)
    all_letters = visible_to(user, Mailing.objects.filter(person=person))
    letters = list(all_letters.order_by("-day", "-pk")[:LETTERS])
    reminders = visible_to(user, Reminder.objects.filter(person=person))
    inside = (
        reminders.filter(mailing__in=letters)
        .select_related("action_item", "approval__meeting__body")
        .order_by("pk")
    )
    loose = reminders.filter(mailing__isnull=True).exclude(status=Reminder.Status.OBSOLETE)
    latest = loose.select_related("action_item", "approval__meeting__body").order_by(
        "-due_at", "-pk"
    )[:ROWS]
    rows = rows_for(user, [*inside, *latest])
    return PersonMail(
        [Letter(each, [row for row in rows if row.reminder.mailing_id == each.pk])
         for each in letters],
        [row for row in rows if row.reminder.mailing_id is None],
        all_letters.count() - len(letters),
    )  # fmt: skip
