"""Where exactly in its lines a decision stands: page and characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .draft import DraftDecision
from .readers.document import Line
from .traces import Source

_WORD = re.compile(r"\w+")
# What may close a sentence behind its last word.
_CLOSING = re.compile(r"[.!?)”\"’':]+")
# Below this share of words found in order, whole lines are a better answer than a guess.
_ENOUGH = 0.6
_MAX_PAIRS = 250_000


@dataclass(frozen=True)
class _Word:
    """A word of the file: on which line, between which characters."""

    text: str
    line: int
    start: int
    end: int


def placed(decision: DraftDecision, lines: Sequence[Line]) -> DraftDecision:
    """The decision with page and characters; its lines become those that it really stands on."""
    source = decision.source
    if source is None or not 1 <= source.line <= len(lines):
        return decision
    return replace(decision, source=_exact(decision.text, source, lines))


def written(source: Source | None, lines: Sequence[Line]) -> str:
    """The lines that a decision came from, as they stand in the file."""
    if source is None:
        return ""
    return "\n".join(line.text for line in lines[source.line - 1 : source.end_line])


def _exact(text: str, source: Source, lines: Sequence[Line]) -> Source:
    there = [
        _Word(match.group().casefold(), line.number, match.start(), match.end())
        for line in lines[source.line - 1 : source.end_line]
        for match in _WORD.finditer(line.text)
    ]
    found = _find(_words(text), there)
    if not found:
        return replace(source, page=lines[source.line - 1].page or source.page)
    first, last = found
    return Source(
        first.line,
        last.line,
        lines[first.line - 1].page or source.page,
        first.start,
        _closed(lines[last.line - 1].text, last.end, text),
    )


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _find(wanted: list[str], there: list[_Word]) -> tuple[_Word, _Word] | None:
    """The first and the last word of the text; None where it was not written like that."""
    if not wanted:
        return None
    texts = [word.text for word in there]
    for at in range(len(texts) - len(wanted) + 1):
        if texts[at] == wanted[0] and texts[at : at + len(wanted)] == wanted:
            return there[at], there[at + len(wanted) - 1]
    return _nearly(wanted, texts, there)


def _nearly(wanted: list[str], texts: list[str], there: list[_Word]) -> tuple[_Word, _Word] | None:
    """Where a page head or a hyphen stands in between; very long texts are not searched."""
    if len(texts) * len(wanted) > _MAX_PAIRS:
        return None
    blocks = SequenceMatcher(None, texts, wanted, autojunk=False).get_matching_blocks()[:-1]
    if sum(block.size for block in blocks) < _ENOUGH * len(wanted):
        return None
    return there[blocks[0].a], there[blocks[-1].a + blocks[-1].size - 1]


def _closed(line: str, end: int, text: str) -> int:
    """With the full stop that the text ends with."""
    closing = _CLOSING.match(line, end)
    return closing.end() if closing and _CLOSING.search(text[-1:]) else end
