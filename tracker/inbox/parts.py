"""Bytes of a message → its headers and texts, whatever is broken in them. [pure]"""

import re
import unicodedata
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from itertools import islice

from tracker.inbox.markup import text_of_markup

# What a note holds is far shorter: the rest is quotations.
MOST_CHARACTERS = 200_000
LONGEST_HEADER = 8_000
DEEPEST = 20
# 25 MB of an attachment have 340,000 lines.
MOST_LINES = 500_000
MOST_BOUNDARIES = 2_000
MOST_HEADERS = 50
LONGEST_HEAD = 512 * 1024
BLANK_LINE = re.compile(rb"\n\r?\n")
MOST_PARTS = 200
# What no database keeps as text, and what changes the direction or hides in it.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# Eight-bit text that says it is one of these is often UTF-8.
_LATIN = frozenset({"us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "unknown-8bit"})


def parse(raw: bytes) -> Message:
    """The message; RecursionError or ValueError where it is no message at all.

    Each line and each part costs the parser far more than its bytes: one that is made of nothing
    else is read as far as there is sense in it.
    """
    if not BLANK_LINE.search(raw, 0, LONGEST_HEAD):
        raw = raw[:LONGEST_HEAD]
    return message_from_bytes(_until(_until(raw, b"\n", MOST_LINES), b"\n--", MOST_BOUNDARIES))


def header(message: Message, name: str) -> str:
    """A header on one line, decoded as far as it can be; empty where there is none."""
    value = next(_values(message, name), "")
    try:
        value = str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        value = value.encode("ascii", "replace").decode()
    return " ".join(clean(value).split())


def addresses(message: Message, *names: str) -> Iterator[str]:
    """The bare addresses of some headers, in lower case, in their order."""
    for name in names:
        values = list(islice(_values(message, name), MOST_HEADERS))
        for _name, address in getaddresses(values):
            if "@" in address:
                yield " ".join(clean(address).split()).lower()


def _values(message: Message, name: str) -> Iterator[str]:
    """A header as it stands, each time that it does. One in eight bits (RFC 6532, or nobody's
    rules) is guessed at: the package gives a mark for each of its bytes."""
    for each, value in message.raw_items():
        if each.lower() == name.lower():
            eight_bits = str(value)[:LONGEST_HEADER].encode("ascii", "surrogateescape")
            yield _decoded(eight_bits, "utf-8")


def text_of(message: Message) -> str:
    """What the person wrote, quotations and all: the plain text, else the HTML without markup."""
    return _text(message, DEEPEST)[:MOST_CHARACTERS]


def attachments(message: Message) -> Iterator[str]:
    """The names of the files that came along."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            return
        if _is_attached(part) and (name := _file_name(part)):
            yield name


def children(part: Message) -> list[Message]:
    """The parts of a part."""
    inside = part.get_payload()
    return (
        [each for each in inside if isinstance(each, Message)] if isinstance(inside, list) else []
    )


def payload(part: Message) -> str:
    """The text of one part, by its character set or by a guess where that is wrong."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return clean(_decoded(content, part.get_content_charset("utf-8")))


def clean(text: str) -> str:
    """Lines that end as usual, composed letters, nothing that a database refuses."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", lines))


def _until(raw: bytes, mark: bytes, most: int) -> bytes:
    """As much as stands before a mark that comes once too often."""
    if raw.count(mark) <= most:
        return raw
    place = next(islice(re.finditer(re.escape(mark), raw), most, None))
    return raw[: place.start()]


def _decoded(content: bytes, charset: str) -> str:
    if charset in _LATIN:
        charset = "utf-8"
    for each in (charset, "utf-8"):
        try:
            return content.decode(each)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _text(part: Message, depth: int) -> str:
    kind = part.get_content_type()
    if depth == 0 or _is_attached(part) or kind == "multipart/encrypted":
        return ""
    if part.is_multipart():
        if part.get_content_maintype() != "multipart":
            return ""
        texts = [_text(each, depth - 1) for each in children(part)[:MOST_PARTS]]
        if kind == "multipart/alternative":
            return next((text for text in texts if text.strip()), "")
        return "\n\n".join(text.strip("\n") for text in texts if text.strip())
    if kind == "text/plain":
        return _unfolded(part, payload(part)[:MOST_CHARACTERS])
    return text_of_markup(payload(part)) if kind == "text/html" else ""


def _unfolded(part: Message, text: str) -> str:
    """RFC 3676: in flowed text a line that ends with a space goes on in the next."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    # With DelSp the space only says that the line goes on.
    length = -1 if str(part.get_param("delsp", "")).lower() == "yes" else None
    joined: list[str] = []
    for line in text.split("\n"):
        quoted = line.startswith(">")
        # A first space was stuffed in before a line like "From" (4.4).
        bare = line.removeprefix(" ")
        goes_on = not quoted and bare.endswith(" ") and bare != "-- "
        joined.append(bare[:length] if goes_on else f"{bare}\n")
    return "".join(joined).removesuffix("\n")


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or (
        not part.is_multipart()
        and part.get_content_maintype() not in ("text", "multipart", "message")
        and bool(_file_name(part))
    )


def _file_name(part: Message) -> str:
    try:
        name = str(make_header(decode_header(part.get_filename("") or "")))
    except (ValueError, LookupError, TypeError):
        name = "?"
    return " ".join(clean(name).split())[:100]
