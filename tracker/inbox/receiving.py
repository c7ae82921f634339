"""One message that came in → what it changes, once.

Nothing is ever answered by mail, so that no two machines can write to each other for ever.
"""

import datetime
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from django.db import transaction
from django.utils import timezone

from tracker import links
from tracker.errors import DomainError
from tracker.inbox.bounces import Action, Bounce
from tracker.inbox.filing import file_reply
from tracker.inbox.reading import Incoming, read_message
from tracker.models import Mailing, ReceivedMail
from tracker.reminders import settle_bounce

logger = logging.getLogger(__name__)

# A mail is for one of our addresses; by a person's hand perhaps for some.
MOST_TOKENS = 10


class Kind(StrEnum):
    """What a message was."""

    REPLY = "reply"
    BOUNCE = "bounce"
    # Changes nothing.
    AUTOMATIC = "automatic"
    REPEATED = "repeated"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Taken:
    """What became of a message: `words` are a line for a log, without what it said."""

    kind: Kind
    words: str


def receive(raw: bytes, *, now: datetime.datetime, recipients: Sequence[str] = ()) -> Taken:
    """Take a message in. `recipients`: whom the mail server says it was for.

    Raises only what the database does: then nothing was kept, and it may be handed in again.
    """
    try:
        incoming = read_message(raw)
    except ValueError as error:
        return _logged(Taken(Kind.UNKNOWN, str(error)), "")
    to = [*(each.strip().lower() for each in recipients), *incoming.recipients]
    return _logged(_taken(incoming, to, now), incoming.message_id)


def _taken(incoming: Incoming, recipients: Sequence[str], now: datetime.datetime) -> Taken:
    letter, trouble = _letter_of(recipients, timezone.localdate(now))
    if incoming.bounce:
        letter = letter or _returned(incoming.bounce.message_ids)
        return _bounced(incoming, incoming.bounce, letter, now)
    if incoming.is_automatic:
        return Taken(Kind.AUTOMATIC, "written by a machine; nothing was changed")
    if letter is None:
        return Taken(Kind.UNKNOWN, f"{trouble}; nothing was kept")
    return _replied(incoming, letter, now)


def _replied(incoming: Incoming, letter: Mailing, now: datetime.datetime) -> Taken:
    with transaction.atomic():
        if not _is_new(incoming, letter, ReceivedMail.Kind.REPLY, now):
            return Taken(Kind.REPEATED, f"taken before, as an answer to letter {letter.pk}")
        filed = file_reply(incoming, letter, now=now)
    if not filed.matters:
        return Taken(Kind.UNKNOWN, f"letter {letter.pk} told of no matter; nothing was kept")
    words = f"answer to letter {letter.pk}: noted on {filed.matters}, done {filed.said_done}"
    return Taken(Kind.REPLY, words)


def _bounced(
    incoming: Incoming, bounce: Bounce, letter: Mailing | None, now: datetime.datetime
) -> Taken:
    if bounce.action is not Action.FAILED:
        return Taken(
            Kind.AUTOMATIC, f"a mail server says it is {bounce.action.value}; nothing was changed"
        )
    if letter is None:
        return Taken(Kind.UNKNOWN, "the bounce of no letter of ours; nothing was kept")
    with transaction.atomic():
        if not _is_new(incoming, letter, ReceivedMail.Kind.BOUNCE, now):
            return Taken(Kind.REPEATED, f"taken before, as the bounce of letter {letter.pk}")
        settled = settle_bounce(letter, bounce.words, now=now)
    came = "came back" if settled else "came back, and was not counted as sent"
    return Taken(Kind.BOUNCE, f"letter {letter.pk} {came}: {bounce.words}")


def _is_new(incoming: Incoming, letter: Mailing, kind: str, now: datetime.datetime) -> bool:
    """Remember a message; False where the same one was taken before."""
    _row, made = ReceivedMail.objects.get_or_create(
        mailing=letter,
        message_id=incoming.message_id,
        defaults={"kind": kind, "received_at": now},
    )
    return made


def _letter_of(recipients: Iterable[str], today: datetime.date) -> tuple[Mailing | None, str]:
    """The letter whose address is among the recipients, else what is wrong with theirs."""
    trouble = "for no address that answers go to"
    for token in _tokens(recipients):
        try:
            return links.read_reply_token(token, today=today), ""
        except DomainError as error:
            trouble = f"an address that does not hold ({type(error).__name__})"
    return None, trouble


def _tokens(recipients: Iterable[str]) -> Iterator[str]:
    found = (links.reply_token_in(address) for address in dict.fromkeys(recipients))
    yield from islice((token for token in found if token), MOST_TOKENS)


def _returned(message_ids: Sequence[str]) -> Mailing | None:
    """The letter that came back, by its own Message-ID."""
    return Mailing.objects.filter(message_id__in=message_ids[:10]).first()


def _logged(taken: Taken, message_id: str) -> Taken:
    level = logging.WARNING if taken.kind is Kind.UNKNOWN else logging.INFO
    logger.log(level, "Mail in %s: %s, %s", message_id or "-", taken.kind, taken.words)
    return taken
