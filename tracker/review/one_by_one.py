"""Acceptances go one after the other: names that two drafts share become one person, one body.

Two that run side by side would each find nobody of a new name, and each make one.
"""

from django.db import connection

# Any number, as long as nothing else in the database locks by it.
_KEY = 0x0BE5_1075


def wait_for_turn() -> None:
    """Wait until no other transaction accepts a draft; the turn ends with this transaction.

    SQLite lets one transaction write at a time anyway (see `config.settings`).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_KEY])
