"""Blocks of one agenda item → its decisions."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .assignees import find_assignees
from .context import Context
from .days import find_days
from .draft import DecisionKind, DraftDecision
from .kinds import apart, finished
from .labels import LabelKind, inline_label, label_of
from .leads import leads_in
from .notes import LEAVES_BLOCK, is_task
from .outline import Block
from .progress import within
from .running import deciding_sentences, past_day
from .traces import Reason, Source
from .words import sentences

_QUOTED = re.compile(r"\bbeslut\w*\b.*\bnedan\b", re.IGNORECASE)
# "Så här löd beslutet vid mötet den 14 maj:", "Ur protokollet från den 14 maj:".
_QUOTES_BELOW = re.compile(
    r"(?!.*\bnedan\b).*\bbeslut(?:et|en|ade|ades)?\b.*:|(?:ur|från)\s+protokollet\b.*:",
    re.IGNORECASE,
)
_DECISIONS_TITLE = re.compile(
    r"(?:fattade\s+)?beslut\s+(?:fattade|i\s*dag|tagna|på|vid|från\s+mötet)\b|nya\s+(?:beslut|"
    r"åtgärder|uppdrag|punkter)\b",
    re.IGNORECASE,
)
# "Ansvarig: Anna" and "Klart: v. 14" in lines of their own, below the decision.
_TELLS_MORE = re.compile(
    r"(?:ansvarig[a]?|ansv\.?|utförare|klart?(?:\s+senast)?|deadline|senast|tidplan)\s*:\s*\S",
    re.IGNORECASE,
)
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
    aside: bool = False
    inline: bool = False
    reports: bool = False
    beyond: dict[int, str] = field(default_factory=dict)
    tasks: set[int] = field(default_factory=set)
    label: str | None = None


def read_decisions(
    blocks: Sequence[Block],
    item: str | None,
    context: Context,
    *,
    reports: bool = False,
    title: str = "",
) -> list[DraftDecision]:
    """The decisions of one agenda item in the order of the text.

    `reports`: the item tells how far old matters have come; only what is labelled or said to be
    decided counts there.
    """
    reading = _Reading(reports=reports)
    _open(reading, _label_of_title(title))
    for block in blocks:
        if reading.mode and reading.in_block and _TELLS_MORE.match(block.text):
            last = reading.found[-1]
            reading.found[-1] = replace(last, text=f"{last.text} {block.text}")
        elif block.kind == "label" or (block.kind == "heading" and not _awaits_list(reading)):
            _open(reading, label_of(block.text) if block.kind == "label" else None)
        else:
            _read_block(reading, block, item, context)
    return [
        finished(each, reading.beyond.get(index, ""), context, task=index in reading.tasks)
        for index, found in enumerate(within(reading.found, len(reading.found)))
        for each in apart(found, context)
    ]


def _label_of_title(title: str) -> LabelKind | None:
    """What the title of an item opens; "Förslag till ny taxa" is a matter like any other."""
    label = "decision" if _DECISIONS_TITLE.match(title) else label_of(title)
    return label if label in {"decision", "action"} else None


def _awaits_list(reading: _Reading) -> bool:
    """Whether the last decision ends in a colon, so that what hangs below belongs to it."""
    return bool(reading.mode and reading.in_block and reading.found[-1].text.endswith(":"))


def _open(reading: _Reading, label: str | None) -> None:
    reading.mode = "block" if label in {"decision", "action"} else ""
    reading.quoted, reading.in_block, reading.last_kind = None, 0, ""
    reading.label = label
    reading.aside = label == "aside"
    if reading.mode:
        reading.quoted, reading.pending = reading.pending, None


def _read_block(reading: _Reading, block: Block, item: str | None, context: Context) -> None:
    if block.marker == "[x]":
        return
    inline = inline_label(block.text)
    if inline and _NOTHING.fullmatch(inline["rest"]):
        reading.mode = ""
    elif inline:
        who = inline["who"] or inline["name"]
        text = f"{who}: {inline['rest']}" if who else inline["rest"]
        reading.mode, reading.in_block, reading.aside = "led", 0, False
        reading.label = "decision" if "beslut" in inline["label"].lower() else "action"
        _add(reading, replace(block, text=text), item)
        reading.inline = True
    elif not reading.aside and is_task(
        block, context, reports=reading.reports, open_to_all=not reading.mode or reading.inline
    ):
        _add(reading, block, item, Reason("note"))
    elif not reading.reports and (quoted := _quotes_below(block, context)):
        _open(reading, "decision")
        reading.mode, reading.quoted = "led", quoted
    elif block.kind == "paragraph" and (lead := leads_in(block.text, context)):
        if reading.mode != "block" or lead.decided_on:
            _open(reading, "decision")
            reading.mode = "led"
        reading.quoted = reading.quoted or lead.decided_on
    elif reading.mode and _belongs(reading, block, context):
        _decide(reading, block, item, context)
    else:
        reading.mode = ""
        _running(reading, block, item, context)


def _quotes_below(block: Block, context: Context) -> datetime.date | None:
    """The day of an earlier meeting whose decisions stand below this line."""
    if block.kind != "paragraph" or not block.text.endswith(":"):
        return None
    last = sentences(block.text)[-1]
    return past_day(last, context) if _QUOTES_BELOW.fullmatch(last) else None


def _belongs(reading: _Reading, block: Block, context: Context) -> bool:
    """Whether a block still is part of the decisions above it."""
    if block.kind == "clause":
        return True
    if block.kind == "bullet":
        return not reading.inline or reading.found[-1].text.endswith(":")
    if reading.in_block and reading.found[-1].text.endswith(":"):
        return True
    if reading.mode == "block" and not reading.in_block:
        return True
    if reading.last_kind == "hanging" and block.text.endswith("?"):
        return True
    return reading.mode == "block" and not LEAVES_BLOCK.match(block.text)


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
    if reading.inline:
        return False
    below = reading.last_kind in {"paragraph", "clause", "hanging"}
    return block.kind == "bullet" and below and not find_assignees(block.text, context.people)


_TRAILING_AND = re.compile(r",?\s+(?:samt|och)$")


def _add(reading: _Reading, block: Block, item: str | None, *reasons: Reason) -> None:
    kind: DecisionKind = "earlier" if reading.quoted else "decision"
    reading.found.append(
        DraftDecision(
            item,
            _TRAILING_AND.sub("", block.text),
            kind,
            reading.quoted,
            source=Source(block.line, block.end_line),
            reasons=reasons,
        )
    )
    if reading.label == "action":
        reading.tasks.add(len(reading.found) - 1)
    reading.in_block += 1
    reading.last_kind = block.kind


def _running(reading: _Reading, block: Block, item: str | None, context: Context) -> None:
    """A paragraph outside the decision blocks: what it decides or tables in passing."""
    if reading.aside or (reading.reports and block.kind == "bullet"):
        return
    if _QUOTED.search(block.text):
        days = [day for day in find_days(block.text, on=context.on) if day.first < context.on]
        reading.pending = days[-1].first if days else None
        return
    for each in deciding_sentences(block.text, context, loose=not reading.reports):
        kind: DecisionKind = "earlier" if each.decided_on else "decision"
        source = Source(block.line, block.end_line)
        found = DraftDecision(
            item, each.text, kind, each.decided_on, source=source, reasons=(Reason(each.form),)
        )
        reading.beyond[len(reading.found)] = each.beyond
        reading.found.append(found)
        if block.kind == "paragraph" and block.text.endswith(each.text):
            reading.mode, reading.in_block, reading.last_kind = "led", 1, "paragraph"
            reading.quoted = each.decided_on
