"""The log: lines for people, or JSON for machines; never what is signed in a link.

Every line goes through one handler, also those of Django's own server and of Celery: what a
handler of their own wrote would go past the rule.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from tracker.redacting import without_tokens

FORMATS = ("plain", "json")
# What `extra=` of a log call may add to a line.
FIELDS = ("mailing", "reminders", "person", "status", "attempts", "answer", "status_code")


class WithoutTokens(logging.Filter):
    """Takes what is signed out of a record's words, wherever it is shown afterwards."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_tokens(record.getMessage()), ()
        return True


class PlainLines(logging.Formatter):
    """Also what was formatted late, as a traceback is, goes without tokens."""

    def format(self, record: logging.LogRecord) -> str:
        return without_tokens(super().format(record))


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        # Not ASCII alone: Swedish is to be searched for as it is written.
        return without_tokens(json.dumps(line, ensure_ascii=False, default=str))


def logging_config(form: str, *, debug: bool) -> dict[str, Any]:
    """The argument of `logging.config.dictConfig`."""
    line = "%(asctime)s %(levelname)s %(name)s %(message)s"
    passed_on: dict[str, Any] = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_tokens": {"()": "config.logs.WithoutTokens"}},
        "formatters": {
            "plain": {"()": "config.logs.PlainLines", "format": line},
            "json": {"()": "config.logs.JsonLines"},
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["without_tokens"],
            }
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "tracker": {"level": "INFO"},
            "celery": {"level": "INFO"},
            "django": passed_on | {"level": "INFO" if debug else "WARNING"},
            "django.server": passed_on | {"level": "INFO"},
        },
    }
