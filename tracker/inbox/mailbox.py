"""An IMAP mailbox, read without changing anything in it (RFC 9051, RFC 3501). [pure]"""

import imaplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import SplitResult, unquote, urlsplit

from tracker.inbox.reading import MOST_BYTES

PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}
TIMEOUT = 30
AWAY = (OSError, ValueError, imaplib.IMAP4.error)


class MailboxAway(Exception):
    """The mailbox could not be reached or read: nothing was lost, it is asked again later."""


def mailbox_name(url: str) -> str:
    """Which mailbox it is, without the password."""
    parts = urlsplit(url)
    return f"{unquote(parts.username or '')}@{parts.hostname}/{_folder(parts)}"


def _folder(parts: SplitResult) -> str:
    return unquote(parts.path.strip("/")) or "INBOX"


@dataclass(frozen=True)
class Found:
    """A message, and its number in the mailbox."""

    uid: int
    raw: bytes


class Reading:
    """An opened mailbox. Whatever goes wrong with the server is MailboxAway."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)
        self._server: imaplib.IMAP4 | None = None
        self.uid_validity = 0

    def __enter__(self) -> "Reading":
        try:
            self._server = self._connected()
            self._server.login(unquote(self._url.username or ""), unquote(self._url.password or ""))
            self._open()
        except AWAY as error:
            self._hang_up()
            raise MailboxAway(_words(error)) from error
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._hang_up()

    def after(self, last_uid: int, most: int) -> Iterator[Found]:
        """The messages that came after one, the oldest first; no message is marked as read."""
        try:
            for uid in self._uids(last_uid)[:most]:
                if (raw := self._message(uid)) is not None:
                    yield Found(uid, raw)
        except AWAY as error:
            raise MailboxAway(_words(error)) from error

    def _connected(self) -> imaplib.IMAP4:
        host = self._url.hostname or ""
        port = self._url.port or PORTS[self._url.scheme]
        if self._url.scheme == "imaps":
            safe = ssl.create_default_context()
            return imaplib.IMAP4_SSL(host, port, ssl_context=safe, timeout=TIMEOUT)
        server = imaplib.IMAP4(host, port, timeout=TIMEOUT)
        if self._url.scheme == "imap+tls":
            server.starttls(ssl.create_default_context())
        return server

    def _open(self) -> None:
        folder = _folder(self._url).replace("\\", "\\\\").replace('"', '\\"')
        answer, said = self._imap.select(f'"{folder}"', readonly=True)
        if answer != "OK":
            raise imaplib.IMAP4.error(f"{folder}: {said!r}")
        _kind, validity = self._imap.response("UIDVALIDITY")
        self.uid_validity = int(validity[0] or 0) if validity else 0

    def _uids(self, last_uid: int) -> list[int]:
        """A range that ends with * always holds the last message, so that it is left out here."""
        _answer, found = self._imap.uid("SEARCH", f"UID {last_uid + 1}:*")
        uids = {int(uid) for line in found if isinstance(line, bytes) for uid in line.split()}
        return sorted(uid for uid in uids if uid > last_uid)

    def _message(self, uid: int) -> bytes | None:
        """None: somebody has taken it away meanwhile."""
        _answer, parts = self._imap.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
        return next((part[1] for part in parts if isinstance(part, tuple)), None)

    @property
    def _imap(self) -> imaplib.IMAP4:
        if self._server is None:
            raise OSError("the mailbox is not open")
        return self._server

    def _hang_up(self) -> None:
        if self._server is not None:
            try:
                self._server.logout()
            except AWAY:
                self._server.shutdown()
            self._server = None


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:500]
