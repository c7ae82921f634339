"""Plans and sends what is due, without Celery: for cron, and for trying."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker import clock, reminders
from tracker.management.arguments import moment
from tracker.reminders import Line


class Command(BaseCommand):
    help = "Plan and send the reminders that are due; a line a mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--at", metavar="MOMENT", help="as at this local time, like 2019-01-31T07:30"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent; send and store nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = moment(options["at"]) if options["at"] else clock.now()
        if options["dry_run"]:
            lines = reminders.dry_run(now)
            for line in lines:
                self._print(line)
            self.stdout.write(f"{len(lines)} would be sent")
            return
        outcome = reminders.tell(now)
        for line in outcome.lines:
            self._print(line)
        counts = f"{outcome.sent} sent, {outcome.failed} failed, {outcome.uncertain} uncertain"
        self.stdout.write(counts)

    def _print(self, line: Line) -> None:
        response = " ".join(line.response.split())
        words = f" ({response})" if response else ""
        self.stdout.write(f"{line.address}  {line.subject}  {line.status}{words}")
