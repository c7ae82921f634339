"""The file beside the draft: its lines, with the exact characters of each decision marked."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tracker.intake import Draft, Source
from tracker.web.review_blocks import Block
from tracker.web.review_parts import Part


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; `of` are the numbers of the decisions that it belongs to."""

    text: str
    of: list[int]


@dataclass(frozen=True)
class SourceLine:
    """A line of the file; `decisions` are the numbers of those that start here."""

    number: int
    pieces: list[Piece]
    decisions: list[int]

    @property
    def marked(self) -> bool:
        return any(piece.of for piece in self.pieces)


def lines_of(draft: Draft, part: Part) -> tuple[int, int]:
    """The first and the last line, from 1, of the file that a part of the draft stands in.

    Each line belongs to some part: what leads up to a decision to the decision's, and what comes
    after them all to the last.
    """
    places = [each.source for each in draft.decisions]
    before = [each.end_line for each in places[: part.first] if each]
    inside = [each for each in places[part.first : part.end] if each]
    after = [each.line for each in places[part.end :] if each]
    first = min([max(before, default=0) + 1, *(each.line for each in inside)])
    if not after:
        return first, sys.maxsize
    return first, max((each.end_line for each in inside), default=min(after) - 1)


def source_lines(
    text: str, blocks: list[Block], first: int = 1, last: int = sys.maxsize
) -> Iterator[SourceLine]:
    """Lines of the file, with the place of each decision marked."""
    on: dict[int, list[tuple[int, Source]]] = {}
    for block in blocks:
        source = block.source
        if source:
            for number in range(source.line, source.end_line + 1):
                on.setdefault(number, []).append((block.number, source))
    lines = text.split("\n")
    for number, line in enumerate(lines[first - 1 : last], start=first):
        here = on.get(number, [])
        starts = [decision for decision, source in here if source.line == number]
        yield SourceLine(number, list(_pieces(line, number, here)), starts)


def _pieces(line: str, number: int, here: list[tuple[int, Source]]) -> Iterator[Piece]:
    """The line cut wherever a decision begins or ends."""
    spans = [(decision, *_span(line, number, source)) for decision, source in here]
    cuts = sorted({0, len(line), *(at for _decision, *ends in spans for at in ends)})
    for start, end in pairwise(cuts):
        of = [decision for decision, first, last in spans if first <= start and end <= last]
        yield Piece(line[start:end], of)


def _span(line: str, number: int, source: Source) -> tuple[int, int]:
    """From which to which character of a line a decision goes; the whole line where unknown."""
    start = source.start if number == source.line else None
    end = source.end if number == source.end_line else None
    first = len(line) - len(line.lstrip()) if start is None else start
    last = len(line) if end is None else end
    return min(first, len(line)), min(max(last, first), len(line))
