"""VERB  a message that came in → notes on matters, matters said to be done, bounced letters."""

from tracker.inbox.mailbox import MailboxAway
from tracker.inbox.polling import Polled, poll
from tracker.inbox.reading import MOST_BYTES
from tracker.inbox.receiving import Kind, Taken, receive
from tracker.inbox.watching import Watched, watch

__all__ = [
    "MOST_BYTES",
    "Kind",
    "MailboxAway",
    "Polled",
    "Taken",
    "Watched",
    "poll",
    "receive",
    "watch",
]
