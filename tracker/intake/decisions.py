"""Blocks of one agenda item → its decisions."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .actions import read_actions
from .assignees import find_assignees
from .context import Context
from .days import find_days
from .draft import DecisionKind, DraftDecision, Source
from .labels import inline_label, label_of
from .outline import Block
from .running import deciding_sentences
from .tabled import is_taken_up_later, tabling_sentence

_LEADS_IN = re.compile(
    r"(?:(?:^|.*\s)(?:beslutar|beslutade|beslutat|beslutades|beslutas|beslöt|beslut)"
    r"(?:\s+(?:enhälligt|därmed|sedan|därför|också|följande|att|enligt\s+följande|därefter)){0,3})\s*:?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\bbeslut\w*\b.*\bnedan\b", re.IGNORECASE)
_LEAVES_BLOCK = re.compile(
    r"(?:diskussion|information|presentation|genomgång|återkoppling|rapport|fråga|bakgrund|kommentar|"
    r"yrkande|reservation|föredragning|diskuterades|vi\s+tackar|mötet\s+avslut)\w*\b",
    re.IGNORECASE,
)
_ARROWS = frozenset({"=>", "->", "→", "➔", "⇒", "➢"})
_NOTHING = re.compile(r"(?:inga?|inget)(?:\s+\w+){0,3}\.?|-|–|ej\s+aktuellt\.?", re.IGNORECASE)


@dataclass
class _Reading:
    """Where the reader stands in an item: in a labelled block, after "beslutade", or neither."""

    mode: str = ""
    quoted: datetime.date | None = None
    pending: datetime.date | None = None
    found: list[DraftDecision] = field(default_factory=list)
    in_block: int = 0
    last_kind: str = ""


def read_decisions(
    blocks: Sequence[Block], item: str | None, context: Context
) -> list[DraftDecision]:
    """The decisions of one agenda item in the order of the text."""
    reading = _Reading()
    for block in blocks:
        if block.kind in {"label", "heading"}:
            _open(reading, label_of(block.text) if block.kind == "label" else None)
        else:
            _read_block(reading, block, item, context)
    return [_finished(each, context) for each in reading.found]


def _open(reading: _Reading, label: str | None) -> None:
    reading.mode = "block" if label in {"decision", "action"} else ""
    reading.quoted, reading.in_block, reading.last_kind = None, 0, ""
    if reading.mode:
        reading.quoted, reading.pending = reading.pending, None


def _read_block(reading: _Reading, block: Block, item: str | None, context: Context) -> None:
    inline = inline_label(block.text)
    if inline:
        who = inline["who"] or inline["name"]
        text = f"{who}: {inline['rest']}" if who else inline["rest"]
        reading.mode, reading.in_block = "led", 0
        _add(reading, replace(block, text=text), item)
    elif block.marker in _ARROWS and not _is_report(block.text):
        _add(reading, block, item)
    elif block.kind == "paragraph" and _LEADS_IN.fullmatch(block.text):
        if reading.mode != "block":
            _open(reading, "decision")
            reading.mode = "led"
    elif reading.mode and _belongs(reading, block, context):
        _decide(reading, block, item, context)
    else:
        reading.mode = ""
        _running(reading, block, item, context)


def _is_report(text: str) -> bool:
    return bool(_LEAVES_BLOCK.match(text))


def _belongs(reading: _Reading, block: Block, context: Context) -> bool:
    """Whether a block still is part of the decisions above it."""
    if block.kind == "clause":
        return True
    if block.kind == "bullet":
        return True
    if reading.in_block and reading.found[-1].text.endswith(":"):
        return True
    if reading.last_kind == "hanging" and block.text.endswith("?"):
        return True
    return reading.mode == "block" and not _LEAVES_BLOCK.match(block.text)


def _decide(reading: _Reading, block: Block, item: str | None, context: Context) -> None:
    if _hangs(reading, block, context):
        last = reading.found[-1]
        source = last.source and Source(last.source.line, block.end_line)
        reading.found[-1] = replace(last, text=f"{last.text} {block.text}", source=source)
        reading.last_kind = "hanging"
    elif not _NOTHING.fullmatch(block.text):
        _add(reading, block, item)


def _hangs(reading: _Reading, block: Block, context: Context) -> bool:
    """Whether the block is a point of a list below the decision before it."""
    if not reading.in_block or block.kind == "clause" or block.text[:4].lower() == "att ":
        return False
    if reading.found[-1].text.endswith(":") or (
        reading.last_kind == "hanging" and block.text.endswith("?")
    ):
        return True
    below = reading.last_kind in {"paragraph", "clause", "hanging"}
    return block.kind == "bullet" and below and not find_assignees(block.text, context.people)


_TRAILING_AND = re.compile(r",?\s+(?:samt|och)$")


def _add(reading: _Reading, block: Block, item: str | None) -> None:
    kind: DecisionKind = "earlier" if reading.quoted else "decision"
    reading.found.append(
        DraftDecision(
            item,
            _TRAILING_AND.sub("", block.text),
            kind,
            reading.quoted,
            source=Source(block.line, block.end_line),
        )
    )
    reading.in_block += 1
    reading.last_kind = block.kind


def _running(reading: _Reading, block: Block, item: str | None, context: Context) -> None:
    """A paragraph outside the decision blocks: what it decides or tables in passing."""
    if _QUOTED.search(block.text):
        days = [day for day in find_days(block.text, on=context.on) if day.first < context.on]
        reading.pending = days[-1].first if days else None
        return
    if block.kind == "bullet" and not tabling_sentence(block.text):
        return
    for sentence in deciding_sentences(block.text, context):
        reading.found.append(
            DraftDecision(item, sentence, source=Source(block.line, block.end_line))
        )
        if block.kind == "paragraph" and block.text.endswith(sentence):
            reading.mode, reading.in_block, reading.last_kind = "led", 1, "paragraph"
            reading.quoted = None


def _finished(decision: DraftDecision, context: Context) -> DraftDecision:
    """The decision with its kind, its actions or its own deadline."""
    if decision.kind == "earlier":
        return decision
    sentence = tabling_sentence(decision.text)
    if sentence or is_taken_up_later(decision.text, context):
        text = sentence or decision.text
        return replace(decision, text=text, kind="tabled", deadline=context.deadline(text))
    return replace(decision, actions=read_actions(decision.text, context))
