"""Prints the outstanding matters for a body's next meeting, as plain text."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracker import clock, followup
from tracker.deadlines.wording import due_words
from tracker.followup import Outstanding
from tracker.management import arguments
from tracker.models import ActionItem, Body, Decision, Meeting, Referral


class Command(BaseCommand):
    help = "Print what is outstanding for a body's next meeting."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("body", metavar="BODY", help="its name or short name")
        parser.add_argument("--at", metavar="DATE", help="as at this day, like 2019-02-01")

    def handle(self, *args: Any, body: str, **options: Any) -> None:
        today = arguments.day(options["at"]) if options["at"] else clock.today()
        whose = arguments.body(body)
        meeting = Meeting.objects.for_list().filter(body=whose).coming(today).first()
        self.stdout.write(title(whose, meeting))
        found = followup.outstanding(meeting) if meeting else without_a_meeting(whose)
        for line in lines_of(found) if found else ["", _("Inget är utestående.")]:
            self.stdout.write(line)


def title(body: Body, meeting: Meeting | None) -> str:
    if meeting is None:
        return _("Utestående ärenden, %(body)s. Inget möte är planerat.") % {"body": body.label}
    return _("Utestående ärenden till %(body)s %(day)s") % {
        "body": body.label,
        "day": date_format(meeting.date, "l j F Y").lower(),
    }


def without_a_meeting(body: Body) -> Outstanding:
    """What waits for a meeting that nobody has planned yet, and what is open anyway."""
    items = ActionItem.objects.open().for_list().order_by("due_on", "pk")
    return Outstanding(
        due=list(items.filter(due_body=body)),
        open=list(items.of_body(body).exclude(due_body=body)),
        tabled=list(Decision.objects.tabled().filter(due_body=body).for_list()),
        referrals=list(Referral.objects.open().filter(body=body)),
    )


def lines_of(found: Outstanding) -> Iterator[str]:
    """Each list that is not empty under its heading."""
    yield from block(_("Ska vara klart till mötet"), [line_of(each) for each in found.due])
    yield from block(_("Bordlagt till mötet"), [tabled_line(each) for each in found.tabled])
    yield from block(_("Öppet sedan tidigare möten"), [line_of(each) for each in found.open])
    yield from block(
        _("Remisser att besvara före nästa möte"),
        [referral_line(each) for each in found.referrals],
    )


def block(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"- {line}" for line in lines)


def line_of(item: ActionItem) -> str:
    """Words, who, by when, and where it was decided."""
    who = ", ".join(str(each) for each in item.assignments.all()) or _("ansvarig saknas")
    facts = [who, *filter(None, [due_words(item)]), str(item.meeting)]
    return f"{item.text} ({'; '.join(facts)})"


def tabled_line(decision: Decision) -> str:
    return f"{decision.agenda_item.title}: {decision.text} ({decision.meeting})"


def referral_line(referral: Referral) -> str:
    if referral.answer_by is None:
        return referral.title
    day = date_format(referral.answer_by, "Y-m-d")
    return _("%(title)s, svar senast %(day)s") % {"title": referral.title, "day": day}
