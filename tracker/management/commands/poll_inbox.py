"""Takes in what is new in the mailbox, without Celery: for cron, and for trying."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tracker import clock, inbox
from tracker.management.arguments import refusal


class Command(BaseCommand):
    help = "Take in the new mails of the mailbox INBOX_URL: answers to letters, and bounces."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.INBOX_URL:
            raise refusal("INBOX_URL is not set: there is no mailbox to read")
        polled = inbox.poll(settings.INBOX_URL, now=clock.now())
        if polled.trouble:
            raise refusal(polled.trouble)
        counts = [f"{number} {kind}" for kind, number in sorted(polled.kinds.items())]
        self.stdout.write(", ".join(counts) or "nothing new")
