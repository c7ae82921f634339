"""That a letter goes to the server, and that the server has taken one: noted before the next."""

import datetime
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from tracker.models import MailHold, Mailing
from tracker.reminders.claiming import Claim, lease_end

STATUS = Mailing.Status


@dataclass(frozen=True)
class Accepted:
    """A letter that the server has taken, and its words."""

    claim: Claim
    words: str


def note(
    accepted: Accepted | None, going: Claim | None, now: datetime.datetime
) -> tuple[bool, bool]:
    """Write down that the server has taken a letter, and that the next one is on its way to it.

    Says of each whether it was ours to note; a letter to somebody whose mail is held is not to go.
    Without the ORM, which takes longer to write it than the database to carry it out: this is done
    for every letter.
    """
    if accepted is None and going is None:
        return False, False
    until = lease_end()
    moments = {"until": until, "now": now, "handed_over_at": timezone.now()}
    given = moments | {"today": timezone.localdate(now)} | _done(accepted) | _next(going)
    noted = _noted(given)
    if going is not None and going.mailing.pk in noted:
        going.mailing.leased_until = until
        going.mailing.attempts += 1
    return given["done"] in noted, given["next"] in noted


def _done(accepted: Accepted | None) -> dict[str, Any]:
    if accepted is None:
        return {"done": None, "done_until": None, "words": None}
    mailing = accepted.claim.mailing
    return {"done": mailing.pk, "done_until": mailing.leased_until, "words": accepted.words}


def _next(going: Claim | None) -> dict[str, Any]:
    mailing = going.mailing if going else None
    text = {name: getattr(mailing, name, None) for name in ("subject", "text", "html", "to_email")}
    until = mailing and mailing.leased_until
    return {"next": mailing and mailing.pk, "next_until": until, **text}


def _noted(given: dict[str, Any]) -> set[int]:
    """The letters that were ours to note.

    PostgreSQL takes both in one statement, which it has read and planned before: a letter's text
    in the statement itself would be read for each letter, and take longer than all the rest.
    """
    # Not the proxy, which seeks the thread's own for each word that it is asked.
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor == "postgresql":
        database.ensure_connection()
        with database.wrap_database_errors, psycopg.Cursor(database.connection) as cursor:
            return {pk for (pk,) in cursor.execute(_BOTH, given)}
    values = {name: database.ops.adapt_unknown_value(value) for name, value in given.items()}
    with database.cursor() as cursor:
        done = cursor.execute(_DONE, values).fetchall()
        return {pk for (pk,) in done + cursor.execute(_GOES, values).fetchall()}


_DONE = f"""
    UPDATE {Mailing._meta.db_table} SET
        status = '{STATUS.SENT}',
        sent_at = %(now)s,
        response = %(words)s,
        leased_until = NULL
    WHERE id = %(done)s AND status = '{STATUS.SENDING}' AND leased_until = %(done_until)s
    RETURNING id
"""  # noqa: S608
_GOES = f"""
    UPDATE {Mailing._meta.db_table} SET
        subject = %(subject)s,
        text = %(text)s,
        html = %(html)s,
        to_email = %(to_email)s,
        attempts = attempts + 1,
        handed_over_at = %(handed_over_at)s,
        leased_until = %(until)s
    WHERE id = %(next)s AND status = '{STATUS.SENDING}' AND leased_until = %(next_until)s
    AND NOT EXISTS (
        SELECT 1 FROM {MailHold._meta.db_table} held
        WHERE held.person_id = {Mailing._meta.db_table}.person_id
        AND held.released_at IS NULL
        AND (held.until IS NULL OR held.until >= %(today)s)
    )
    RETURNING id
"""  # noqa: S608
_BOTH = f"WITH done AS ({_DONE}), goes AS ({_GOES}) TABLE done UNION ALL TABLE goes"
