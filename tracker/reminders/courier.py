"""Hands letters to the mail server over one connection, and tells what the server said.

The dialogue is led here and not by smtplib's `sendmail`, which keeps the server's words on success
to itself and does not tell a connection that broke before the text of the letter had been handed
over (nothing was sent) from one that broke after (nobody knows).
"""

import re
import smtplib
import uuid
from contextlib import suppress
from dataclasses import dataclass
from email.policy import Compat32
from email.utils import parseaddr
from enum import Enum
from typing import Any, cast

from django.core.mail import EmailMessage, SafeMIMEMultipart, get_connection

BROKEN = (OSError, smtplib.SMTPException)
DATA_FOLLOWS = 354
SERVICE_CLOSING = 421


class Fate(Enum):
    """What became of a letter."""

    ACCEPTED = "accepted"
    # May be tried again: nothing was sent.
    REFUSED_FOR_NOW = "refused for now"
    REFUSED = "refused"
    # The text was handed over, and no answer came.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    fate: Fate
    words: str


class Courier:
    """One run's connection: opened when first needed, and again after it broke."""

    def __init__(self) -> None:
        self._backend: Any = get_connection()
        # What went wrong when the server could not be reached: it is not asked again in this run.
        self._away = ""

    def __enter__(self) -> "Courier":
        return self

    def __exit__(self, *_error: object) -> None:
        self._hang_up()

    def carry(self, letter: EmailMessage) -> Answer:
        """Try to hand over a letter to its one recipient. Raises nothing of the network's."""
        fresh = self._server() is None
        answer = self._try(letter)
        if not fresh and answer.fate is Fate.REFUSED_FOR_NOW and self._server() is None:
            # The kept connection was worn out: servers close them after a while, or some mails.
            answer = self._try(letter)
        return answer

    def _try(self, letter: EmailMessage) -> Answer:
        if self._away:
            return Answer(Fate.REFUSED_FOR_NOW, self._away)
        try:
            self._backend.open()
            server = self._server()
            server.ehlo_or_helo_if_needed()
        except BROKEN as error:
            self._hang_up()
            self._away = _words(error)
            return Answer(Fate.REFUSED_FOR_NOW, self._away)
        answer = _dialogue(server, letter)
        if answer.fate is not Fate.ACCEPTED:
            self._start_over(server, answer)
        return answer

    def _start_over(self, server: smtplib.SMTP, answer: Answer) -> None:
        """Make the connection fit for the next letter, or drop it."""
        try:
            if answer.words.startswith(str(SERVICE_CLOSING)) or server.rset()[0] != 250:
                self._hang_up()
        except BROKEN:
            self._hang_up()

    def _server(self) -> Any:
        return self._backend.connection

    def _hang_up(self) -> None:
        with suppress(*BROKEN):
            self._backend.close()
        self._backend.connection = None


def _dialogue(server: smtplib.SMTP, letter: EmailMessage) -> Answer:
    """RFC 5321, 3.3: MAIL, RCPT, DATA, the text. Never raises what the network or server did."""
    try:
        text = wire_format(letter)
        refusal = _envelope(server, envelope_address(letter.from_email), letter.to[0], len(text))
        if refusal:
            return refusal
        server.send(_as_data(text))
    except BROKEN as error:
        return Answer(Fate.REFUSED_FOR_NOW, _words(error))
    except Exception as error:
        # An address or a text that cannot be written as mail. It must stop no other letter.
        return Answer(Fate.REFUSED, _words(error))
    return _last_answer(server)


def _last_answer(server: smtplib.SMTP) -> Answer:
    """What the server said to the text. One that cannot be read leaves it open what it did."""
    try:
        code, words = server.getreply()
    except BROKEN as error:
        return Answer(Fate.UNKNOWN, _words(error))
    answer = _answer(code, words)
    return Answer(Fate.UNKNOWN, answer.words) if code < 0 else answer


def _envelope(server: smtplib.SMTP, sender: str, recipient: str, size: int) -> Answer | None:
    """Announce a letter; what the server said where it will not have it."""
    options = [f"SIZE={size}"] if server.has_extn("size") else []
    if server.has_extn("8bitmime"):
        options.append("BODY=8BITMIME")
    commands = [
        " ".join([f"MAIL FROM:{smtplib.quoteaddr(sender)}", *options]),
        f"RCPT TO:{smtplib.quoteaddr(envelope_address(recipient))}",
        "DATA",
    ]
    if any("\r" in each or "\n" in each for each in commands):
        raise ValueError("an address with a line break")
    if server.has_extn("pipelining"):
        return _all_at_once(server, commands)
    for command in commands:
        if refusal := _refusal(command, *server.docmd(command)):
            return refusal
    return None


def _refusal(command: str, code: int, words: bytes) -> Answer | None:
    """What the server said, where it does not go on to the next step."""
    answer = _answer(code, words)
    if command != "DATA":
        return None if answer.fate is Fate.ACCEPTED else answer
    if code == DATA_FOLLOWS:
        return None
    return Answer(Fate.REFUSED if 500 <= code < 600 else Fate.REFUSED_FOR_NOW, answer.words)


def _all_at_once(server: smtplib.SMTP, commands: list[str]) -> Answer | None:
    """RFC 2920: the commands in one go, and then their answers; the first refusal counts."""
    server.send("".join(f"{command}\r\n" for command in commands))
    refusal = None
    code = 0
    try:
        for command in commands:
            code, words = server.getreply()
            refusal = refusal or _refusal(command, code, words)
        if refusal and code == DATA_FOLLOWS:
            # It waits for the text of a letter that it sends to nobody: there is none.
            server.docmd(".")
    except BROKEN:
        if refusal is None:
            raise
    return refusal


def wire_format(letter: EmailMessage) -> bytes:
    """The letter as it goes over the wire."""
    message = cast(SafeMIMEMultipart, letter.message())
    message.policy = HEADERS
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            # Else it is sought, by reading all of the text for one that is not in it.
            part.set_boundary(f"=={number}{uuid.uuid4().hex}==")
    return message.as_bytes(linesep="\r\n")


class _Headers(Compat32):
    """Plain headers as they are: the package takes them apart first, half of a letter's time."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        if (
            isinstance(value, str)
            and value.isascii()
            and len(value) < LONGEST
            and "\n" not in value
        ):
            return f"{name}: {value}{self.linesep}".encode()
        return super().fold_binary(name, value)


# With the usual 78 a long word, as a link is, leaves the header's first line empty, and some
# mail programs take the header for empty then. 998 is the limit (RFC 5322, 2.1.1).
LONGEST = 900
HEADERS = _Headers(max_line_length=LONGEST)


def envelope_address(address: str) -> str:
    """The bare address, its domain as DNS writes it. UnicodeError where that cannot be done."""
    _name, bare = parseaddr(address)
    local, _at, domain = bare.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}".encode("ascii").decode()


def _answer(code: int, words: bytes | str) -> Answer:
    said = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    if 200 <= code < 300:
        return Answer(Fate.ACCEPTED, said)
    return Answer(Fate.REFUSED if 500 <= code < 600 else Fate.REFUSED_FOR_NOW, said)


def _as_data(text: bytes) -> bytes:
    """RFC 5321, 4.5.2: a line that begins with a dot gets a second one; a lone dot ends it."""
    ended = text if text.endswith(b"\r\n") else text + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended) + b".\r\n"


def _words(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error).words
    return f"{type(error).__name__}: {error}"
