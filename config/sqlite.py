"""Teaches SQLite that "öberg" finds "Öberg": its own LIKE knows the case of A to Z only.

PostgreSQL needs none of this.
"""

import re
import sqlite3
from functools import lru_cache
from typing import Any

from django.db.backends.signals import connection_created


def on_each_connection() -> None:
    connection_created.connect(_teach, dispatch_uid="config.sqlite")


def _teach(connection: Any, **_signal: Any) -> None:
    if connection.vendor == "sqlite":
        teach(connection.connection)


def teach(connection: sqlite3.Connection) -> None:
    """Replace LIKE, with and without an escape character, by one that folds every letter."""
    connection.create_function("like", 2, like, deterministic=True)
    connection.create_function("like", 3, like, deterministic=True)


def like(pattern: str | None, value: object, escape: str = "\\") -> bool | None:
    """`value LIKE pattern`; NULL where either is."""
    if pattern is None or value is None:
        return None
    return _compiled(pattern.casefold(), escape).fullmatch(str(value).casefold()) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str, escape: str) -> re.Pattern[str]:
    wild = {"%": ".*", "_": "."}
    parts, literal = [], False
    for letter in pattern:
        if letter == escape and not literal:
            literal = True
            continue
        parts.append(re.escape(letter) if literal else wild.get(letter, re.escape(letter)))
        literal = False
    return re.compile("".join(parts), re.DOTALL)
