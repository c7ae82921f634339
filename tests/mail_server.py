"""The SMTP server of the tests: a real one, whose answers a test chooses."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

# An answer of `on_message`: the mail is kept, and the connection is cut before any reply, so
# that the sender cannot know.
VANISH = "vanish"


@dataclass
class Inbox:
    """What arrived in this test, and how the server is to answer.

    `on_recipient(address)` returns a refusal ("550 no such user", "451 later"), or None to accept.
    `on_message(message)` likewise after the text of the mail, or VANISH.
    """

    port: int
    messages: list[EmailMessage] = field(default_factory=list)
    # The envelopes' recipients, a tuple a mail, in the same order.
    recipients: list[tuple[str, ...]] = field(default_factory=list)
    # The envelopes' senders, likewise.
    senders: list[str] = field(default_factory=list)
    connections: int = 0
    on_recipient: Callable[[str], str | None] = lambda _address: None
    on_message: Callable[[EmailMessage], str | None] = lambda _message: None

    def to(self, address: str) -> list[EmailMessage]:
        """The mails whose envelope names this address."""
        pairs = zip(self.messages, self.recipients, strict=True)
        return [message for message, recipients in pairs if address in recipients]

    def clear(self) -> None:
        """Empty it and accept everything again."""
        fresh = Inbox(self.port)
        self.__dict__.update(fresh.__dict__)


class _Handler:
    """What aiosmtpd calls: hands each event to the inbox."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if refusal := self.inbox.on_recipient(address):
            return refusal
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        parser = BytesParser(_class=EmailMessage, policy=policy.default)
        text = envelope.original_content or b""
        message = parser.parsebytes(text.replace(b"\r\n", b"\n"))
        answer = self.inbox.on_message(message)
        if answer in (None, VANISH):
            self.inbox.messages.append(message)
            self.inbox.recipients.append(tuple(str(address) for address in envelope.rcpt_tos))
            self.inbox.senders.append(str(envelope.mail_from))
        if answer == VANISH and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return answer or "250 OK"


class _CountingController(Controller):
    """Counts connections: a batch is to be sent over one that is kept."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        super().__init__(_Handler(inbox), hostname="127.0.0.1", port=inbox.port, ready_timeout=60)

    def factory(self) -> SMTP:
        self.inbox.connections += 1
        return SMTP(self.handler, hostname=self.hostname, enable_SMTPUTF8=True)


class MailServer:
    """Serves one inbox on a port of loopback, in a thread of its own."""

    def __init__(self, port: int) -> None:
        self.inbox = Inbox(port)
        self._controller = _CountingController(self.inbox)

    def start(self) -> None:
        self._controller.start()
        # The controller tries a connection to see whether it is up.
        self.inbox.clear()

    def stop(self) -> None:
        self._controller.stop()
