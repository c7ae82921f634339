"""What every reader gives back: a `Document` of lines, or a refusal that helps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tracker.errors import DomainError, gettext_noop

MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 20_000
MAX_LINE_LENGTH = 4_000
MAX_CHARACTERS = 2_000_000

TOO_LARGE = gettext_noop(
    "Filen är större än 20 MB. Ingenting har sparats eller ändrats. "
    "Dela upp filen, eller spara enbart protokollets text, och försök igen."
)
EMPTY = gettext_noop(
    "Filen är tom. Ingenting har sparats eller ändrats. "
    "Kontrollera att du valde rätt fil och försök igen."
)
BROKEN = gettext_noop(
    "Filen är skadad och går inte att läsa. Ingenting har sparats eller ändrats. "
    "Öppna den i det program som den kommer från, spara den på nytt och försök igen."
)
LOCKED = gettext_noop(
    "Filen är skyddad med lösenord. Ingenting har sparats eller ändrats. "
    "Spara den utan lösenord och försök igen."
)
TOO_LONG = gettext_noop(
    "Filen är mycket lång. Bara de första 20 000 raderna (högst 2 miljoner tecken), "
    "och de första 4 000 tecknen på varje rad, har lästs."
)


class UnreadableMinutes(DomainError):
    """No draft can be made of the file; str() says why and what to do, in Swedish."""


@dataclass(frozen=True)
class Line:
    """One line without its line end; `start` and `end` are offsets in the text of the document.

    `page` counts from 1, where the file has pages.
    """

    text: str
    number: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A file's lines in order, and what the person should know about how it was read."""

    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines as they are shown beside the draft."""
        return "\n".join(line.text for line in self.lines)


class Reader(Protocol):
    """What reads one kind of file; raises UnreadableMinutes."""

    def __call__(self, data: bytes, /) -> Document: ...


# What no database keeps as text: NUL, and halves of characters.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def document_of(lines: Iterable[tuple[str, int | None]], warnings: Iterable[str] = ()) -> Document:
    """The document of (text, page) in order, cut to what a person could review."""
    kept: list[Line] = []
    start = 0
    too_long = False
    for raw, page in lines:
        text = UNSTORABLE.sub("", raw)
        if len(kept) == MAX_LINES or start > MAX_CHARACTERS:
            too_long = True
            break
        too_long = too_long or len(text) > MAX_LINE_LENGTH
        end = start + min(len(text), MAX_LINE_LENGTH)
        kept.append(Line(text[: end - start], len(kept) + 1, start, end, page))
        start = end + 1
    return Document(tuple(kept), (*warnings, *[TOO_LONG] * too_long))
