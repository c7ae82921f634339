"""What a person wrote, apart from what their mail program quoted or added. [pure]"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

ATTRIBUTION_LINES = 3
# "Den tors 31 jan. 2019 kl 07:30 skrev Beslutsspår <spar@example.org>:", "On … wrote:"
ATTRIBUTION = re.compile(r"(?i)^.{0,300}?\b(?:skrev|wrote)\b.{0,300}:$")
ADDRESS = re.compile(r"\S@\S")
DASHES = re.compile(
    r"(?i)^-{2,}\s*(?:ursprungligt meddelande|original ?message|original appointment"
    r"|vidarebefordrat (?:meddelande|brev)|forwarded message)\s*-{2,}$"
)
UNDERSCORES = re.compile(r"^_{20,}$")
SENDER = re.compile(r"(?i)^\*?(?:från|from|avsändare)\s?:\*?\s*\S")
FURTHER = re.compile(
    r"(?i)^\*?(?:skickat|sent|datum|date|till|to|kopia|cc|ämne|subject|svara till|reply-to)"
    r"\s?:\*?"
)
SIGNATURE = re.compile(r"^--\s?$")
ADDED = re.compile(
    r"(?i)^(?:skickat från (?:min |mitt |outlook|e-post|yahoo)|skickat med |hämta outlook"
    r"|sent from (?:my |outlook|mail)|get outlook for)"
)
# Somebody who says so has written among the quoted lines.
BELOW = re.compile(r"(?i)\b(?:nedan|här nere|below|inline)\b")
SHORT = 300


@dataclass(frozen=True)
class Piece:
    """Lines that belong together: the person's own, or quoted."""

    is_own: bool
    text: str


def pieces(text: str) -> list[Piece]:
    """The message in its order, own and quoted; what programs add and signatures are left out.

    Where nothing own is found, or the person says that the answer stands among the quoted lines
    and these are not marked, all of it counts as own: rather too much than nothing.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    found = _joined(_marked(lines))
    own = own_words(found)
    hidden = bool(BELOW.search(own)) and len(own) < SHORT and not _has_marks(lines)
    if text.strip() and (not own or hidden):
        return [Piece(True, text.strip()), *(each for each in found if not each.is_own)]
    return found


def own_words(found: Sequence[Piece]) -> str:
    return "\n\n".join(piece.text for piece in found if piece.is_own)


def _has_marks(lines: Sequence[str]) -> bool:
    return any(line.lstrip().startswith(">") for line in lines)


def _marked(lines: Sequence[str]) -> list[tuple[bool, str]]:
    """Each line, and whether it is the person's own."""
    marked: list[tuple[bool, str]] = []
    signed = False
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.lstrip().startswith(">"):
            signed = False
            marked.append((False, line))
            place += 1
        elif length := _attribution(lines, place):
            marked += [(False, each) for each in lines[place : place + length]]
            place += length
        elif _rest_is_quoted(lines, place):
            return marked + [(False, each) for each in lines[place:]]
        else:
            signed = signed or bool(SIGNATURE.match(line))
            if not signed and not ADDED.match(line):
                marked.append((True, line))
            place += 1
    return marked


def _attribution(lines: Sequence[str], place: int) -> int:
    """Of how many lines the introduction of quoted lines is that begins here; 0: of none.

    One without an address only where a line marked as quoted follows: people, too, write that
    somebody wrote something.
    """
    if not lines[place].strip():
        return 0
    for length in range(1, ATTRIBUTION_LINES + 1):
        words = " ".join(line.strip() for line in lines[place : place + length])
        if ATTRIBUTION.match(words):
            after = _next_written(lines, place + length)
            if after.lstrip().startswith(">"):
                return length
            return len(lines) - place if ADDRESS.search(words) and re.search(r"\d", words) else 0
        if not all(line.strip() for line in lines[place : place + length]):
            return 0
    return 0


def _next_written(lines: Sequence[str], place: int) -> str:
    return next((line for line in lines[place:] if line.strip()), "")


def _rest_is_quoted(lines: Sequence[str], place: int) -> bool:
    """Whether Outlook's headers of the earlier message begin here."""
    line = lines[place].strip()
    if DASHES.match(line):
        return True
    if UNDERSCORES.match(line):
        return any(SENDER.match(each.strip()) for each in lines[place + 1 : place + 4])
    if not SENDER.match(line):
        return False
    return sum(bool(FURTHER.match(each.strip())) for each in lines[place + 1 : place + 8]) >= 2


def _joined(marked: Sequence[tuple[bool, str]]) -> list[Piece]:
    """Blank lines join what stands around them; pieces without words are dropped."""
    found: list[tuple[bool, list[str]]] = []
    for is_own, line in marked:
        if found and (found[-1][0] == is_own or not line.strip()):
            found[-1][1].append(line)
        else:
            found.append((is_own, [line]))
    made = [Piece(is_own, "\n".join(lines).strip()) for is_own, lines in found]
    return [piece for piece in made if piece.text]
