"""Prints the draft that reading a minutes file yields. Stores nothing and asks no database."""

import io
import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.intake import read_minutes_apart
from tracker.management.arguments import file_content, refusals


class Command(BaseCommand):
    help = "Print the draft of a minutes file as JSON on standard output, and nothing else there."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        with refusals():
            draft, _ = read_minutes_apart(file_content(file))
        if isinstance(sys.stdout, io.TextIOWrapper):
            # JSON is UTF-8 whatever the terminal speaks (RFC 8259).
            sys.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(json.dumps(draft.to_json(), ensure_ascii=False, indent=2))
