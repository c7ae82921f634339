"""Takes in one message on standard input, as a mail server's pipe hands it over."""

import logging
import os
import sys
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError

from tracker import clock, inbox

logger = logging.getLogger(__name__)

# What mail servers understand (sysexits.h): try again later.
TRY_AGAIN = os.EX_TEMPFAIL
CHUNK = 1024 * 1024


class Command(BaseCommand):
    help = (
        "Take in one mail on standard input: an answer to a letter, or its bounce. "
        "Exit 0: taken, or of no concern; 75: to be handed in again later."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to",
            metavar="ADDRESS",
            action="append",
            default=[],
            help="whom the mail server says it is for, where no header tells",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        raw = _whole(sys.stdin.buffer)
        try:
            taken = inbox.receive(raw, now=clock.now(), recipients=options["to"])
        except DatabaseError as error:
            line = f"the database is away, try again: {' '.join(str(error).split())}"
            raise CommandError(line, returncode=TRY_AGAIN) from error
        except Exception as error:
            # A mistake of ours: the mail server keeps the mail meanwhile, and tells the sender.
            logger.exception("A mail could not be taken in")
            line = f"it could not be taken in, try again: {type(error).__name__}: {error}"
            raise CommandError(line, returncode=TRY_AGAIN) from error
        self.stdout.write(f"{taken.kind}: {taken.words}")


def _whole(stream: BinaryIO) -> bytes:
    """As much as is read of a message. The rest is drained: a pipe that breaks is a bounce."""
    raw = stream.read(inbox.MOST_BYTES)
    while stream.read(CHUNK):
        pass
    return raw
