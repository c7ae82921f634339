"""A message that tells that a letter did not arrive: which one, and the server's words. [pure]

RFC 3464 says how mail servers write it; some write plain text with the letter's headers below.
"""

import re
from dataclasses import dataclass
from email.message import Message
from enum import Enum

from tracker.inbox.parts import children, header, payload

LONGEST = 1000
# A list of the ones that begin what a mail server calls such a message.
SUBJECT = re.compile(
    r"""(?ix)
    (?: undeliver(?:ed|able) | mail\s+delivery\s+(?:failed|failure|system) | failure\s+notice
      | delivery\s+(?:status\s+notification|failure|has\s+failed) | returned\s+mail
      | message\s+status\s+-\s+undeliverable
      | olevererbart | k(?:an|unde)\s+inte\s+leverera | meddelandet\s+kunde\s+inte
      | det\s+går\s+inte\s+att\s+leverera | leveransfel | ej\s+levererat
      | warning:\s+could\s+not\s+send | (?:warning:\s+)?message\s.{0,80}\sdelayed
      | leveransen\s+(?:är|har)\s.{0,20}försen )"""
)
# The server goes on trying.
DELAY = re.compile(r"(?i)\bdelay|^warning:|\bförsen")
MESSAGE_ID = re.compile(r"(?im)^\s*(?:message-id|references)\s*:\s*(<[^<>\s]{3,250}>)")
CODE = re.compile(r"(?m)^.*\b[45]\d\d[ -].*$")


class Action(Enum):
    """RFC 3464, 2.3.3, as far as it matters to us."""

    FAILED = "failed"
    DELAYED = "delayed"
    # Delivered, relayed or expanded: no news.
    ARRIVED = "arrived"


@dataclass(frozen=True)
class Bounce:
    """`message_ids`: of the letter that was returned, the most certain first."""

    action: Action
    words: str
    message_ids: tuple[str, ...]


def bounce_in(message: Message) -> Bounce | None:
    """What a mail server reports of a letter; None where the message is no such report."""
    status = next(
        (part for part in message.walk() if part.get_content_type() == "message/delivery-status"),
        None,
    )
    if status is not None:
        return Bounce(*_reported(status), _returned(message))
    if not _is_a_servers(message):
        return None
    delayed = DELAY.search(header(message, "Subject"))
    action = Action.DELAYED if delayed else Action.FAILED
    return Bounce(action, _plain_words(message), _returned(message))


def _is_a_servers(message: Message) -> bool:
    """A report in plain words: by its sender and its subject, or by the mark that Exim makes."""
    if "X-Failed-Recipients" in message:
        return True
    sender = header(message, "From").lower()
    by_server = header(message, "Return-Path") == "<>" or re.search(
        r"mailer-daemon|postmaster|mail delivery|microsoftexchange[0-9a-f]{8,}", sender
    )
    return bool(by_server and SUBJECT.match(header(message, "Subject")))


def _reported(status: Message) -> tuple[Action, str]:
    """The worst that the report's blocks tell: the first block is about the message as a whole."""
    recipients = [block for block in children(status) if "Action" in block or "Status" in block]
    told = [(_action(block), _words(block)) for block in recipients]
    for action in Action:
        for each in told:
            if each[0] is action:
                return each
    return Action.ARRIVED, ""


def _action(block: Message) -> Action:
    """By its first word, after which some servers comment; else by the class of the status."""
    said = header(block, "Action").lower().split() or [header(block, "Status")[:1]]
    words = {"failed": Action.FAILED, "5": Action.FAILED, "delayed": Action.DELAYED}
    return (words | {"4": Action.DELAYED}).get(said[0], Action.ARRIVED)


def _words(block: Message) -> str:
    """The receiving server's answer and who said it, like "550 5.1.1 no such user (mx.example)"."""
    said = header(block, "Diagnostic-Code").partition(";")[2].strip()
    server = header(block, "Remote-MTA").partition(";")[2].strip()
    words = said or header(block, "Status")
    return (f"{words} ({server})" if server and server not in words else words)[:LONGEST]


def _plain_words(message: Message) -> str:
    """The line with the server's answer, else how the report begins."""
    text = next(
        (payload(part) for part in message.walk() if part.get_content_maintype() == "text"), ""
    )
    found = CODE.search(text[:10_000])
    return " ".join((found[0] if found else text[:300]).split())[:LONGEST]


def _returned(message: Message) -> tuple[str, ...]:
    """Message-IDs in the headers that the server sent back."""
    ids: list[str] = []
    for part in message.walk():
        if part is message:
            continue
        kind = part.get_content_type()
        if kind == "message/rfc822":
            ids += [header(original, "Message-ID") for original in children(part)[:1]]
        elif kind in ("text/rfc822-headers", "text/plain"):
            ids += MESSAGE_ID.findall(payload(part))
    if not message.is_multipart():
        ids += MESSAGE_ID.findall(payload(message))
    return tuple(dict.fromkeys(each for each in ids if each))
