"""What the settings for mail that comes in have to look like."""

import re
from urllib.parse import unquote, urlsplit

# 64 before the @ (RFC 5321, 4.5.3.1.1), less a + and the longest token of `tracker.links`.
LONGEST_LOCAL = 24
REPLY = re.compile(
    rf"[A-Za-z0-9](?:[A-Za-z0-9._-]{{0,{LONGEST_LOCAL - 1}}})@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*"
)
SCHEMES = ("imaps", "imap+tls", "imap")
# Without encryption a password is told to everybody on the way.
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def wrong_in(reply_address: str, inbox_url: str) -> tuple[str, str] | None:
    """The setting that is malformed, and what was expected. Both may be empty: off."""
    if reply_address and not is_reply_address(reply_address):
        return "REPLY_ADDRESS", (
            f"a bare address like svar@beslut.example.org, at most {LONGEST_LOCAL} before the @"
        )
    if inbox_url and not is_mailbox(inbox_url):
        return "INBOX_URL", "an address like imaps://user:password@mail.example.org/INBOX"
    if inbox_url and not reply_address:
        return "REPLY_ADDRESS", "the address whose mail is read, where INBOX_URL is set"
    return None


def is_reply_address(address: str) -> bool:
    """Whether it reads like `svar@beslut.example.org`, with room for a token."""
    return bool(REPLY.fullmatch(address))


def is_mailbox(url: str) -> bool:
    """Whether it reads like `imaps://user:password@host/INBOX`.

    Also `imap+tls://` (STARTTLS), and `imap://` on this machine alone.
    """
    try:
        parts = urlsplit(url)
        has_all = bool(parts.hostname and parts.username and parts.password)
        is_private = parts.scheme != "imap" or parts.hostname in LOOPBACK
        return has_all and parts.scheme in SCHEMES and is_private and _is_plain(url, parts.port)
    except ValueError:
        return False


def _is_plain(url: str, port: int | None) -> bool:
    """A port that can be, and nothing in it that would end a line of the dialogue."""
    return port != 0 and unquote(url).isascii() and unquote(url).isprintable()
