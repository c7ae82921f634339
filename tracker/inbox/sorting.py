"""Which of a letter's matters a reply is about. [pure]

A letter that tells of several names each with its number, `[U12]`. A reply is about those that
the person names, else about the one below whose quoted lines they write, or which is the only one
left in what they quote. Else it cannot be told.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from tracker.inbox.quoting import Piece, own_words

NAMED = re.compile(r"(?i)\[?\bU ?(\d{1,12})\b\]?")
QUOTED = re.compile(r"\[U(\d{1,12})\]")
LEADING = re.compile(r"(?i)^\W*(?:\[?U ?\d{1,12}\]?(?:\s*(?:,|och|and|&|\+)\s*)?)+\s*[:.,–-]*\s*")


@dataclass
class Sorted:
    """The words for each matter by its number; `is_unclear`: the same words for all of them."""

    words: dict[int, str] = field(default_factory=dict)
    is_unclear: bool = False


def sort(found: Sequence[Piece], numbers: Collection[int]) -> Sorted:
    """Give a reply's own words to the matters that the letter told of."""
    if len(numbers) == 1:
        return Sorted({number: own_words(found) for number in numbers})
    words, general = _by_matter(found, numbers)
    if words:
        return Sorted({each: "\n".join([*general, *lines]) for each, lines in words.items()})
    quoted = _in_quotes(found, numbers)
    if len(quoted) == 1:
        return Sorted({quoted[0]: own_words(found)})
    return Sorted(dict.fromkeys(numbers, own_words(found)), is_unclear=True)


def _by_matter(
    found: Sequence[Piece], numbers: Collection[int]
) -> tuple[dict[int, list[str]], list[str]]:
    """The lines for each matter that is pointed at, and those for none."""
    words: dict[int, list[str]] = {}
    general: list[str] = []
    last_quoted = max((place for place, each in enumerate(found) if not each.is_own), default=-1)
    for place, piece in enumerate(found):
        if not piece.is_own:
            continue
        about = _above(found, place, numbers, goes_on=last_quoted > place)
        for line in piece.text.split("\n"):
            named = _known(NAMED.findall(line), numbers)
            about = named or about
            bare = LEADING.sub("", line) if named else line
            for number in about:
                words.setdefault(number, []).append(bare or line)
            if not about and line.strip():
                general.append(line)
    return words, general


def _above(
    found: Sequence[Piece], place: int, numbers: Collection[int], *, goes_on: bool
) -> list[int]:
    """The matter whose quoted lines stand right above, where it is clear which."""
    if place == 0:
        return []
    quoted = _known(QUOTED.findall(found[place - 1].text), numbers)
    return quoted[-1:] if len(quoted) == 1 or goes_on else []


def _in_quotes(found: Iterable[Piece], numbers: Collection[int]) -> list[int]:
    text = "\n".join(piece.text for piece in found if not piece.is_own)
    return _known(QUOTED.findall(text), numbers)


def _known(named: Iterable[str], numbers: Collection[int]) -> list[int]:
    """Those of the letter, each once; a number of another letter is only a word."""
    return [each for each in dict.fromkeys(map(int, named)) if each in numbers]
