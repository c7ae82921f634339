"""Bytes of a message → what it is and says. [pure]"""

import hashlib
from dataclasses import dataclass
from email.message import Message

from tracker.inbox.automatic import is_automatic
from tracker.inbox.bounces import Bounce, bounce_in
from tracker.inbox.parts import addresses, attachments, header, parse, text_of

# A longer message is read as far as this: the words stand first, attachments after them.
MOST_BYTES = 25 * 1024 * 1024
LONGEST_ID = 250
# Where mail servers and lists write whom a message was for, the surest first.
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")


@dataclass(frozen=True)
class Incoming:
    """A message as far as it concerns us. Addresses are in lower case."""

    message_id: str
    sender: str
    subject: str
    recipients: tuple[str, ...]
    text: str
    attached: tuple[str, ...]
    is_automatic: bool
    bounce: Bounce | None


def read_message(raw: bytes) -> Incoming:
    """Read a message. ValueError where it is none, or is nested beyond all reason."""
    try:
        return _read(parse(raw[:MOST_BYTES]))
    except (RecursionError, LookupError, AttributeError, TypeError) as error:
        raise ValueError(f"no message that can be read: {error}") from error


def _read(message: Message) -> Incoming:
    text = text_of(message)
    return Incoming(
        message_id=_message_id(message, text),
        sender=next(addresses(message, "From"), ""),
        subject=header(message, "Subject"),
        recipients=tuple(dict.fromkeys(addresses(message, *RECIPIENTS))),
        text=text,
        attached=tuple(attachments(message)),
        is_automatic=is_automatic(message),
        bounce=bounce_in(message),
    )


def _message_id(message: Message, text: str) -> str:
    """The message's own name; of one without, made of what does not change on the way."""
    own = header(message, "Message-ID")
    if own and len(own) <= LONGEST_ID:
        return own
    parts = (own, header(message, "From"), header(message, "Date"), text)
    return f"sha256:{hashlib.sha256('|'.join(parts).encode(errors='replace')).hexdigest()}"
