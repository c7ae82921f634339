"""Rows → blocks: paragraphs, list points, "att" clauses, labels and sub-headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .days import MONTH
from .headings import FINITE
from .labels import inline_label, label_of
from .plain_headings import looks_like_heading
from .rows import Row, numbered
from .words import DECIDES

BlockKind = Literal["paragraph", "bullet", "clause", "label", "heading"]

_CLAUSE = re.compile(r"att\s+\S", re.IGNORECASE)
# No time of day: hours have minutes behind them that are more than the points of an item.
_SUBPOINT = re.compile(r"(?P<marker>\d{1,2}\.(?:[1-9]|1\d)\.?)\s+(?=[A-ZÅÄÖ]|att\s)")
_DECIDES = re.compile(
    rf"\b(?:{DECIDES}|beslut|föreslår)(?:\s+\w+){{0,2}}\s*:?$|:$",
    re.IGNORECASE,
)
_CLAUSE_FOLLOWS = re.compile(r"(?:[,;]|\b(?:samt|och))$")
_LABEL_WITHIN = re.compile(r"(?<=[.!?])\s+(?=(?:Beslut|Åtgärd|Uppdrag|AP):\s)")
_MAX_BLOCK = 8_000
_MAX_LINES = 15
_DAY = rf"\d{{1,2}}(?:/\d{{1,2}}|\s+{MONTH}(?:\s+20\d\d)?)"
_DATED_ENTRY = re.compile(
    r"(?:(?:[Mm]ån|[Tt]is|[Oo]ns|[Tt]ors|[Ff]re|[Ll]ör|[Ss]ön)(?:dag(?:en)?)?\.?\s+(?:den\s+)?)?"
    rf"(?:\d{{4}}-\d\d-\d\d|(?:(?:\d{{1,2}}|{_DAY})\s?[-–]\s?)?{_DAY})"
    r"(?:\s{2,}|\t|\s*[:,–-]\s|\s(?=[A-ZÅÄÖ]))"
)
_DATED_CLOCK = re.compile(
    rf"(?:(?:mån|tis|ons|tors|fre|lör|sön)\w*\s+)?\d{{1,2}}(?:/\d{{1,2}}|\s+{MONTH}(?:\s+20\d\d)?),?"
    r"\s+(?:kl|klockan)\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE = (".", "!", "?", ":", ".)", ".”", '."')
_GOES_ON = re.compile(
    r"(?:\b(?:och|eller|samt|att|som|i|på|av|till|för|med|om|från|vid|den|det|de|en|ett|under|inom|"
    r"mot|mellan|över|efter|inför|hos|ur|via|kring|utan|sin|sitt|sina|är|har|ska|kan|respektive|"
    r"ett|alla|vår|vårt|våra)|[,–/-])$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """A paragraph or the like with its first and last line in the file."""

    kind: BlockKind
    text: str
    line: int
    end_line: int
    marker: str = ""
    indent: int = 0


def to_blocks(rows: Sequence[Row]) -> list[Block]:
    """The blocks of one agenda item (or of a whole text) in order."""
    width = max((len(row.text) for row in rows), default=0)
    blocks: list[Block] = []
    for index, row in enumerate(rows):
        opened = _opens(rows, index, blocks, width)
        if opened:
            blocks.append(opened)
        else:
            last = blocks[-1]
            blocks[-1] = replace(last, text=f"{last.text} {row.folded}", end_line=row.last)
    return [part for block in blocks for part in _at_labels(block)]


def _at_labels(block: Block) -> list[Block]:
    """A paragraph, or a numbered point, with "Beslut: …" behind another sentence as several."""
    told = block.kind == "paragraph" or block.marker[:1].isdigit()
    first, *others = _LABEL_WITHIN.split(block.text) if told else [block.text]
    labelled = [replace(block, kind="paragraph", text=each, marker="") for each in others]
    return [replace(block, text=first), *labelled]


def _opens(rows: Sequence[Row], index: int, blocks: list[Block], width: int) -> Block | None:
    """The block that this row begins; None where it goes on with the one before."""
    row = rows[index]
    kind, text, marker = _kind(rows, index)
    if kind == "clause" and row.text[:1].islower() and not _clause_begins(row, blocks):
        kind = "paragraph"
    if kind == "paragraph" and not row.gap and blocks and _hangs(row, blocks[-1]):
        return None
    block = Block(kind, " ".join(text.split()), row.number, row.last, marker, row.indent)
    if kind != "paragraph" or not blocks or blocks[-1].kind in {"label", "heading"}:
        return block
    before = blocks[-1].text
    if len(before) > _MAX_BLOCK:
        return block
    if row.gap:
        return None if row.text[:1].islower() and not before.endswith(_ENDS_SENTENCE) else block
    if inline_label(text) or _real_break(rows[index - 1], row, width):
        return block
    if _one_sentence_a_line(rows, index):
        return block
    return None


def _hangs(row: Row, above: Block) -> bool:
    """Whether a line stands further in than the marker of the point above it."""
    return above.kind == "bullet" and bool(above.marker) and row.indent > above.indent


def _kind(rows: Sequence[Row], index: int) -> tuple[BlockKind, str, str]:
    row = rows[index]
    if label_of(row.text) and not row.marker and not _goes_on(rows, index):
        return "label", row.text, ""
    if row.marker:
        return "bullet", row.text, row.marker
    if row.level:
        return "heading", row.text, ""
    if listed := numbered(row) or _subpoint(rows, index):
        return "bullet", listed[1], listed[0]
    if row.gap and _SUBPOINT.match(row.text):
        return "heading", row.text, ""
    if _DATED_ENTRY.match(row.text) or _is_dated_line(rows, index):
        return "bullet", row.text, ""
    if _CLAUSE.match(row.text):
        return "clause", row.text, ""
    if looks_like_heading(rows, index):
        return "heading", row.text, ""
    return "paragraph", row.text, ""


def _subpoint(rows: Sequence[Row], index: int) -> tuple[str, str] | None:
    """(marker, text) where the row is a point "2.1" that says something; "2.1 Kajen" is a title."""
    match = _SUBPOINT.match(rows[index].text)
    if not match:
        return None
    text = rows[index].text[match.end() :]
    above = rows[index - 1] if index and not rows[index].gap else None
    listed = above and (label_of(above.text) or _SUBPOINT.match(above.text))
    says = listed or text.endswith(".") or _CLAUSE.match(text) or FINITE.search(text)
    return (match["marker"], text) if says else None


def _is_dated_line(rows: Sequence[Row], index: int) -> bool:
    """Whether a line is one of several that begin with a day and the time: "7/9 kl 13 Viken"."""
    around = [*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2]]
    dated = _DATED_CLOCK.match(rows[index].text)
    return bool(dated) and any(
        _DATED_CLOCK.match(each.text) or _DATED_ENTRY.match(each.text) for each in around
    )


def _goes_on(rows: Sequence[Row], index: int) -> bool:
    """Whether the words of a label end a sentence that began on the line above."""
    above = rows[index - 1].text if index else ""
    begun = bool(above) and not rows[index].gap and not above.endswith(_ENDS_SENTENCE)
    return begun and rows[index].text[:1].islower() and rows[index].text.endswith(".")


def _clause_begins(row: Row, blocks: list[Block]) -> bool:
    """Whether a line that begins with "att" is a clause of its own, not a paragraph going on."""
    if not blocks or blocks[-1].kind in {"label", "heading"}:
        return True
    last = blocks[-1]
    if last.kind == "clause" and _CLAUSE_FOLLOWS.search(last.text):
        return True
    if _DECIDES.search(last.text) or last.text.endswith((".", ":", ";")):
        return True
    return (row.gap or last.kind == "clause") and not _GOES_ON.search(last.text.removesuffix(","))


def _one_sentence_a_line(rows: Sequence[Row], index: int) -> bool:
    """Whether the lines right under a label are a sentence each, without gaps between them."""
    first = index
    while first > 0 and not rows[first].gap and not label_of(rows[first - 1].text):
        first -= 1
        if index - first > _MAX_LINES:
            return False
    last = index
    while last + 1 < len(rows) and not rows[last + 1].gap:
        last += 1
        if last - index > _MAX_LINES:
            return False
    under_label = first > 0 and label_of(rows[first - 1].text) in {"decision", "action"}
    return under_label and all(
        row.text[:1].isupper() and row.text.endswith(".") for row in rows[first : last + 1]
    )


def _real_break(above: Row, row: Row, width: int) -> bool:
    """Whether the line above ended before the margin, so that its end was meant."""
    if not row.text[:1].isupper() or _GOES_ON.search(above.text):
        return False
    first_word = row.text.split(maxsplit=1)[0]
    used = len(above.text) + 1 + len(first_word)
    return used <= width if above.text.endswith(_ENDS_SENTENCE) else used <= width * 0.8
