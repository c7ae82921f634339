"""That a letter goes to the server, and that the server has taken one: noted before the next."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import connection
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
    One statement for both, and without the ORM, which takes longer to write it than the database
    to carry it out: this is done for every letter.
    """
    if accepted is None and going is None:
        return False, False
    until = lease_end()
    moment = connection.ops.adapt_datetimefield_value
    given: dict[str, Any] = {"until": moment(until), "now": moment(now)}
    given["handed_over_at"] = moment(timezone.now())
    given["today"] = connection.ops.adapt_datefield_value(timezone.localdate(now))
    given |= _done(accepted) | _next(going)
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, given)
        noted = {pk for (pk,) in cursor.fetchall()}
    if going is not None and going.mailing.pk in noted:
        going.mailing.leased_until = until
        going.mailing.attempts += 1
    return given["done"] in noted, given["next"] in noted


def _done(accepted: Accepted | None) -> dict[str, Any]:
    if accepted is None:
        return {"done": None, "done_until": None, "words": None}
    mailing = accepted.claim.mailing
    return {"done": mailing.pk, "done_until": _lease(mailing), "words": accepted.words}


def _next(going: Claim | None) -> dict[str, Any]:
    mailing = going.mailing if going else None
    text = {name: getattr(mailing, name, None) for name in ("subject", "text", "html", "to_email")}
    until = _lease(mailing) if mailing else None
    return {"next": mailing and mailing.pk, "next_until": until, **text}


def _lease(mailing: Mailing) -> str | None:
    return connection.ops.adapt_datetimefield_value(mailing.leased_until)


_NOTE = f"""
    UPDATE {Mailing._meta.db_table} SET
        status = CASE WHEN id = %(done)s THEN '{STATUS.SENT}' ELSE status END,
        sent_at = CASE WHEN id = %(done)s THEN %(now)s ELSE sent_at END,
        response = CASE WHEN id = %(done)s THEN %(words)s ELSE response END,
        leased_until = CASE WHEN id = %(done)s THEN NULL ELSE %(until)s END,
        subject = CASE WHEN id = %(next)s THEN %(subject)s ELSE subject END,
        text = CASE WHEN id = %(next)s THEN %(text)s ELSE text END,
        html = CASE WHEN id = %(next)s THEN %(html)s ELSE html END,
        to_email = CASE WHEN id = %(next)s THEN %(to_email)s ELSE to_email END,
        attempts = CASE WHEN id = %(next)s THEN attempts + 1 ELSE attempts END,
        handed_over_at = CASE WHEN id = %(next)s THEN %(handed_over_at)s ELSE handed_over_at END
    WHERE status = '{STATUS.SENDING}' AND (
        (id = %(done)s AND leased_until = %(done_until)s)
        OR (
            id = %(next)s AND leased_until = %(next_until)s AND NOT EXISTS (
                SELECT 1 FROM {MailHold._meta.db_table} held
                WHERE held.person_id = {Mailing._meta.db_table}.person_id
                AND held.released_at IS NULL
                AND (held.until IS NULL OR held.until >= %(today)s)
            )
        )
    )
    RETURNING id
"""  # noqa: S608
