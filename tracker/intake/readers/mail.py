"""Bytes of an e-mail message → a `Document` of the lines of its body."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser

from tracker.errors import gettext_noop

from .document import BROKEN, Document, UnreadableMinutes, document_of
from .joining import clean

_HEAD = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_NAME = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_SENT = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})
_WRITTEN = frozenset({b"from", b"date", b"subject"})
_LONGEST_HEAD = 256 * 1024

ATTACHED = gettext_noop(
    "Mejlet har ingen text, bara bilagor. Ingenting har sparats eller ändrats. "
    "Spara bilagan med protokollet som en egen fil och läs in den."
)
NO_BODY = gettext_noop(
    "Mejlet har ingen text. Ingenting har sparats eller ändrats. "
    "Kontrollera att du valde rätt fil och försök igen."
)
MORE_ATTACHED = gettext_noop("Mejlet har bilagor, och de har inte lästs.")


def looks_like_mail(data: bytes) -> bool:
    """Whether the bytes begin as a message does: headers that a mail program writes."""
    head = _HEAD.match(data[:_LONGEST_HEAD].lstrip())
    names = {name.lower() for name in _NAME.findall(head[0])} if head else set()
    return bool(names >= _WRITTEN or (names & _SENT and names & _WRITTEN))


def read_mail(data: bytes) -> Document:
    """The lines of a message's plain text, else of its HTML without the markup.

    Raises UnreadableMinutes where there is no text in it.
    """
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.default)
        attached = (
            any(True for _ in message.iter_attachments()) if message.is_multipart() else False
        )
        text = _body(message)
    except (MessageError, RecursionError, ValueError, KeyError, AttributeError) as error:
        raise UnreadableMinutes(BROKEN) from error
    if not text.strip():
        raise UnreadableMinutes(ATTACHED if attached else NO_BODY)
    lines = ((clean(line).rstrip(), None) for line in text.splitlines())
    return document_of(lines, [MORE_ATTACHED] if attached else [])


def _body(message: EmailMessage) -> str:
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        text = _content(part) if part is not None else ""
        if text.strip():
            return text if kind == "plain" else without_markup(text)
    return ""


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except LookupError:
        # A character set that nobody knows: Swedish mail programs then mean this one.
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""


_SET_OFF = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"})
_BLOCKS = _SET_OFF | {"div", "br", "li", "tr", "section", "article", "hr", "dt", "dd"}
_SILENT = frozenset({"script", "style", "head", "title", "template"})


class _Stripper(HTMLParser):
    """Collects the text of HTML, with a line for each block and tabs between cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n- " if tag == "li" else "\n\n" if tag in _SET_OFF else "\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def without_markup(html: str) -> str:
    """The text of HTML in lines; a list's points begin with a hyphen."""
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    return "\n".join(_tidy("".join(stripper.parts)))


def _tidy(text: str) -> Iterator[str]:
    """Lines without outer space and without more than one blank line in a row."""
    blank = True
    for line in text.split("\n"):
        bare = line.strip(" \r").strip("\t")
        if bare or not blank:
            yield bare
        blank = not bare
