"""Bytes of a text or Markdown file → a `Document` of lines."""

import codecs

from tracker.errors import gettext_noop

from .document import (
    EMPTY,
    MAX_BYTES,
    MAX_CHARACTERS,
    MAX_LINE_LENGTH,
    MAX_LINES,
    TOO_LARGE,
    TOO_LONG,
    Document,
    Line,
    UnreadableMinutes,
)

__all__ = ["MAX_BYTES", "Document", "Line", "UnreadableMinutes", "read_text"]

_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
    b"SQLite",
)
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LONE_SWEDISH_LETTERS = "åäöÅÄÖéÉ".encode("cp1252")
_PLAIN_CONTROLS = "\t\n\r\f\v\x85"

NOT_TEXT = gettext_noop(
    "Filen är av ett slag som inte går att läsa. Ingenting har sparats eller ändrats. "
    "Spara protokollet som PDF eller Word (.docx) och försök igen."
)
CUT_OFF = gettext_noop(
    "Filen verkar avhuggen: den slutar mitt i ett tecken. Kontrollera att hela protokollet kom med."
)


def read_text(data: bytes) -> Document:
    """Decode UTF-8, UTF-16 (with a byte order mark) or Windows-1252 and cut it into lines.

    Raises UnreadableMinutes for what is too large, empty, or no text.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableMinutes(TOO_LARGE)
    if not data.strip():
        raise UnreadableMinutes(EMPTY)
    if data.startswith(_MAGIC):
        raise UnreadableMinutes(NOT_TEXT)
    text, warnings = _decode(data)
    if _mostly_controls(text):
        raise UnreadableMinutes(NOT_TEXT)
    if not text.strip():
        raise UnreadableMinutes(EMPTY)
    return _document(text, warnings)


def _decode(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return _decode_utf16(data[len(mark) :], encoding)
    if b"\0" in data:
        raise UnreadableMinutes(NOT_TEXT)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if _cut_in_a_character(data, error):
            return data[: error.start].decode("utf-8"), [CUT_OFF]
    return data.decode("cp1252", errors="replace"), []


def _decode_utf16(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, errors="replace")
    return text.removesuffix("\ufffd"), [CUT_OFF] if text.endswith("\ufffd") else []


def _cut_in_a_character(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether all but a last half character is UTF-8.

    A file in plain ASCII that ends with one Windows-1252 letter looks the same; there the
    last byte decides.
    """
    if error.reason != "unexpected end of data":
        return False
    tail = data[error.start :]
    lone_letter = len(tail) == 1 and tail in _LONE_SWEDISH_LETTERS
    return not (lone_letter and data[: error.start].isascii())


def _mostly_controls(text: str) -> bool:
    sample = text[:200_000]
    strange = sum(
        1
        for sign in sample
        if sign == "\ufffd"
        or ((sign < " " or "\x7f" <= sign < "\xa0") and sign not in _PLAIN_CONTROLS)
    )
    return strange > len(sample) // 50


def _document(text: str, warnings: list[str]) -> Document:
    lines: list[Line] = []
    start = 0
    too_long = False
    while start < len(text):
        if len(lines) == MAX_LINES or start > MAX_CHARACTERS:
            too_long = True
            break
        end, after = _line_end(text, start)
        too_long = too_long or end - start > MAX_LINE_LENGTH
        end = min(end, start + MAX_LINE_LENGTH)
        lines.append(Line(text[start:end], len(lines) + 1, start, end))
        start = after
    return Document(tuple(lines), tuple(warnings + [TOO_LONG] * too_long))


def _line_end(text: str, start: int) -> tuple[int, int]:
    """Where the line ends and where the next one begins (LF, CR LF or CR)."""
    newline = text.find("\n", start)
    newline = len(text) if newline < 0 else newline
    carriage = text.find("\r", start, newline)
    if carriage < 0:
        return newline, newline + 1
    return carriage, carriage + (2 if text[carriage + 1 : carriage + 2] == "\n" else 1)
