"""Stores a minutes file with its draft, and accepts it where that is asked for."""

import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from tracker import clock, review
from tracker.management import arguments
from tracker.models import Body, MinutesFile, User
from tracker.review import Preview


class Command(BaseCommand):
    help = "Store a minutes file with its draft; with --accept make its records."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--body", metavar="NAME", help="whose minutes they are, if not as the file says"
        )
        parser.add_argument(
            "--accept", action="store_true", help="make the records as the review page would"
        )
        parser.add_argument("--by", metavar="EMAIL", help="the account of whoever brings it in")
        parser.add_argument(
            "--at", metavar="MOMENT", help="as at this local time, like 2019-01-25T16:00"
        )

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        now = arguments.moment(options["at"]) if options["at"] else clock.now()
        by = arguments.user(options["by"]) if options["by"] else None
        with arguments.refusals():
            minutes = self._store(file, by, now)
            if options["body"] and not minutes.is_accepted:
                say_whose(minutes, options["body"])
            if options["accept"] and not minutes.is_accepted:
                self._accept(minutes, by, now)

    def _store(self, path: str, by: User | None, now: datetime.datetime) -> MinutesFile:
        data = arguments.file_content(path)
        minutes, is_new = review.store(data, Path(path).name, by=by, now=now)
        if is_new:
            said = _("%(name)s är sparad som utkast.") % {"name": minutes.name}
        else:
            said = _("Filen fanns redan: %(name)s, %(state)s.") % {
                "name": minutes.name,
                "state": minutes.get_state_display(),
            }
        self.stdout.write(said)
        for warning in minutes.draft["warnings"] if is_new else ():
            self.stdout.write(f"  {warning}")
        return minutes

    def _accept(self, minutes: MinutesFile, by: User | None, now: datetime.datetime) -> None:
        made = review.preview(minutes, by=by, now=now)
        meeting = review.accept(minutes, by=by, now=now)
        self.stdout.write(_("Godtaget: %(meeting)s") % {"meeting": meeting})
        for line in lines_of(made):
            self.stdout.write(f"  {line}")


def say_whose(minutes: MinutesFile, name: str) -> None:
    """Keep the body with the draft; one that nobody knows is made when the draft is accepted."""
    body = Body.objects.named(name).first()
    if body is None:
        head = {**minutes.draft["meeting"], "body": name}
        review.revise(minutes, {**minutes.draft, "meeting": head}, body=None)
    else:
        review.revise(minutes, minutes.draft, body=body)


def lines_of(made: Preview) -> list[str]:
    """What was made, a line each; nothing is said of what was not."""
    counts = (
        (_("Beslut"), made.decisions),
        (_("Uppdrag"), made.action_items),
        (_("Uppdrag utan ansvarig"), made.unassigned),
    )
    names = (
        (_("Nya personer"), made.new_people),
        (_("Nya organ"), made.new_bodies),
        (_("Nya möten"), [f"{body} {day}" for body, day in made.new_meetings]),
        (_("Saknar e-postadress"), made.without_address),
    )
    counted = (f"{title}: {count}" for title, count in counts)
    return [*counted, *(f"{title}: {', '.join(each)}" for title, each in names if each)]
