"""Whether a message was written by a machine: nobody has answered then. [pure]

RFC 3834 names the header for it; the others are what mail programs really send.
"""

import re
from email.message import Message

from tracker.inbox.parts import header

MARKS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Mail-Autoreply",
    "X-Auto-Reply-From",
    "X-Tracker-Reminder",
)
PRECEDENCE = frozenset({"bulk", "junk", "auto_reply", "auto-reply", "list"})
SUBJECT = re.compile(
    r"""(?ix)
    (?: automatiskt?\s+svar | autosvar | auto(?:matic|mated)?[\s:-]*(?:reply|response)
      | frånvaro(?:meddelande|besked|hanteraren)?\s*: | frånvarande\s*:
      | (?:jag\s+är\s+)?(?:inte|ej)\s+på\s+kontoret | tjänstledig\s*: | semester(?:meddelande)?\s*:
      | out\s+of\s+(?:the\s+)?office | away\s+from\s+(?:the\s+)?office | vacation(?:\s+reply)?\s*:
      | (?:läst|oläst|inte\s+läst|read|not\s+read|accepterat?|avböjt|avböjd|preliminärt
         | accepted|declined|tentative)\s*:
    )"""
)
# RFC 8098 and RFC 6522: a receipt or another report by a machine.
REPORT = "multipart/report"


def is_automatic(message: Message) -> bool:
    """An out-of-office, a receipt, an answer to a calendar entry, or a letter of our own."""
    submitted = header(message, "Auto-Submitted").partition(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or any(name in message for name in MARKS)
        or header(message, "Precedence").lower() in PRECEDENCE
        or header(message, "Return-Path") == "<>"
        or message.get_content_type() == REPORT
        or bool(SUBJECT.match(header(message, "Subject")))
        or _answers_a_calendar(message)
    )


def _answers_a_calendar(message: Message) -> bool:
    return any(
        part.get_content_type() == "text/calendar"
        and str(part.get_param("method", "")).lower() == "reply"
        for part in message.walk()
    )
