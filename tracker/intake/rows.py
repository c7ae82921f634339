"""Lines of a document → rows: blank lines, page furniture and markup taken away."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .readers.joining import cut_word
from .readers.text import Line

BULLETS = "-–—•*·▪●◦■□►➢✓\uf0a7\uf0b7\uf02d\uf0fc"
_BULLET = re.compile(rf"(?P<marker>(?:[{BULLETS}]\s*)*[{BULLETS}]|=>|->|→|➔|⇒)\s+(?=\S)")
_GLUED_BULLET = re.compile(r"(?P<marker>[•·▪●◦■□►➢→➔⇒\uf0a7\uf0b7\uf02d\uf0fc])(?=\S)")
_INNER = re.compile(r"(?P<marker>=>|->|→|➔|⇒|➢|\[[ xX✓]?\]|[☐☑☒✅])\s*(?=\S)")
_ARROW_BEHIND = re.compile(r"(?<=[.!?])\s+(=>|->|→|➔|⇒)\s+(?=[A-ZÅÄÖ])")
_NUMBERED = re.compile(r"(?P<marker>\d{1,2}[.)]|[a-h]\))\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+")
_EMPHASIS = re.compile(r"(\*\*|__|\*|(?<!\w)_|_(?!\w))(?=\S)(.{1,400}?)(?<=\S)\1")
# "@Ida ritar kajen": how chats and boards name a person.
_MENTION = re.compile(r"(?<!\w)@(?=[A-ZÅÄÖ][a-zåäö])")
_DEFINITION = re.compile(r"^:\s+(?=\S)")
_COLUMNS = re.compile(r"\S\s+\|\s.{1,200}?\s\|(?:\s|$)")
_RULE = re.compile(r"[\s|:=_+-]{3,}")
# Between the rows of a table drawn with lines, whose cells may go over several lines.
_GRID = re.compile(r"\+[-=+]{3,}\+")
# "#" over the numbers of a table in columns of spaces is no heading.
_NUMBER_HEAD = re.compile(r"#\s{2,}\S.{0,200}?\S\s{2,}\S")
_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?\s*)?\d{1,3}\s*(?:\(\d{1,3}\)|/\s?\d{1,3}|av\s\d{1,3})"
    r"|sid(?:a|an)?\.?\s*\d{1,3}",
    re.IGNORECASE,
)
_MARGIN_PAGE = re.compile(
    r"\s{3,}(?:sid(?:a|an|nr)?\.?\s*)?\d{1,3}\s?(?:\(\d{1,3}\)|av\s\d{1,3})$"
    r"|\s{3,}sid(?:a|an|nr)?\.?\s*\d{1,3}\s?/\s?\d{1,3}$",
    re.IGNORECASE,
)
# A page, or a day in the last column of a table: only the order of them all tells.
_MARGIN_PAIR = re.compile(r"\s{3,}(?P<page>\d{1,3})\s?/\s?(?P<pages>\d{1,3})$")
_TOP = 5
# A row of a table that is longer than this takes in no more lines.
MAX_CELLS = 4_000
_SENDER_LABEL = re.compile(r"Avsändare|Handläggare", re.IGNORECASE)
_SENDER_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?, [A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?")
_SENTENCE_END = (".", "!", "?", ":")
_WIDE = re.compile(r"\S\s{3,}(?=\S)")
# A label and its words are two cells; more are a table.
_MIN_CELLS = 2


@dataclass(frozen=True)
class Row:
    """One line with words on it: `text` without marker and markup, inner spaces kept.

    `indent`: the blanks in front of it; `tabs`: the tabs among them, empty cells of a table.
    `end`: the last line of the file that it goes over, where that is not the first.
    """

    text: str
    number: int
    gap: bool
    marker: str = ""
    level: int = 0
    indent: int = 0
    tabs: int = 0
    end: int = 0

    @property
    def last(self) -> int:
        """The last line of the file that it goes over."""
        return max(self.number, self.end)

    @property
    def folded(self) -> str:
        return " ".join(self.text.split())


def to_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a document, without letterheads, page numbers and repeated page heads."""
    rows: list[Row] = []
    gap, drawn = True, False
    piped, paged = _piped(lines), _pages_in_margin(lines)
    for line in lines:
        text = line.text.replace("\ufeff", "").replace("\xa0", " ").strip()
        text = f"|{text}|" if line.number in piped else text
        text = _MARGIN_PAIR.sub("", text) if paged else text
        drawn = bool(_GRID.match(text)) or (drawn and text.startswith("|"))
        if not text:
            gap = True
        elif _RULE.fullmatch(text):
            gap = gap or drawn
        else:
            before = line.text[: len(line.text) - len(line.text.lstrip())]
            row = _row(text, line.number, gap)
            row = replace(row, indent=len(before), tabs=before.count("\t"))
            if drawn and not gap and len(rows[-1].text) < MAX_CELLS:
                rows[-1] = _with_cells(rows[-1], row)
            else:
                rows += _tasks_apart(row)
            gap = False
    rows = [row for row in rows if row.text.strip()]
    return _whole_words(_without_repeats(_without_letterhead(rows)))


def _pages_in_margin(lines: Sequence[Line]) -> bool:
    """Whether the pairs like "2/4" at the ends of lines count the pages; one stands at the top."""
    pairs = [
        (line.number, found) for line in lines if (found := _MARGIN_PAIR.search(line.text.rstrip()))
    ]
    pages = [int(found["page"]) for _, found in pairs]
    one = len({found["pages"] for _, found in pairs}) == 1
    counted = one and pages == list(range(1, len(pages) + 1))
    return counted and (len(pages) > 1 or pairs[0][0] <= _TOP)


def _with_cells(above: Row, row: Row) -> Row:
    """A row of a drawn table with what its cells hold on the next line."""
    cells = itertools.zip_longest(above.text.split("\t"), row.text.split("\t"), fillvalue="")
    return replace(above, text="\t".join(joined(*pair) for pair in cells), end=row.number)


def joined(above: str, text: str) -> str:
    """Two lines of one cell; a word parted by a hyphen at the end of a line is one word again."""
    return " ".join(filter(None, cut_word(above, text) or (above, text)))


def _piped(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that make a table by bars between their cells alone."""
    bars = [line.text.count(" | ") if "|" not in line.text.strip()[:1] else 0 for line in lines]
    return {
        line.number
        for at, line in enumerate(lines)
        if bars[at] > 1 and bars[at] in {*bars[max(0, at - 1) : at], *bars[at + 1 : at + 2]}
    }


def _row(text: str, number: int, gap: bool) -> Row:
    hashes = None if _NUMBER_HEAD.match(text) else _HASHES.match(text)
    level = len(hashes[1]) if hashes else 0
    text = _MARGIN_PAGE.sub("", text[hashes.end() :] if hashes else text)
    text = _MENTION.sub("", _DEFINITION.sub("", without_emphasis(text).strip()))
    if text.startswith("|") or _COLUMNS.search(text):
        return Row("\t".join(cell.strip() for cell in text.strip("|").split("|")), number, gap)
    marker = ""
    if not level:
        found = _BULLET.match(text) or _GLUED_BULLET.match(text)
        if found:
            marker, text = found["marker"], text[found.end() :].strip()
        inner = _INNER.match(text)
        if inner and (found or inner["marker"][0] in "[☐☑☒✅"):
            marker, text = _box(inner["marker"]), text[inner.end() :].strip()
    return Row(text, number, gap, marker, level)


def _tasks_apart(row: Row) -> list[Row]:
    """The row, and what an arrow behind a sentence begins: "Vi röstade ja. → Eva ordnar det"."""
    if "\t" in row.text:
        return [row]
    first, *parts = _ARROW_BEHIND.split(row.text)
    tasks = [
        replace(row, text=text.strip(), marker=marker, gap=False, level=0)
        for marker, text in zip(parts[::2], parts[1::2], strict=True)
    ]
    return [replace(row, text=first), *tasks]


def _box(marker: str) -> str:
    """An arrow as it is; a ticked box as "[x]", an empty one as "[ ]"."""
    if marker[0] not in "[☐☑☒✅":
        return marker
    return "[ ]" if marker in {"[ ]", "[]", "☐"} else "[x]"


def without_emphasis(text: str) -> str:
    """Markdown emphasis taken away; a lone asterisk stays."""
    return _EMPHASIS.sub(r"\2", text)


def numbered(row: Row) -> tuple[str, str] | None:
    """(marker, text) where the row is a point of a numbered list."""
    match = _NUMBERED.match(row.text)
    return (match["marker"], row.text[match.end() :]) if match else None


def _whole_words(rows: Sequence[Row]) -> list[Row]:
    """Words that a line's end cut in two are whole again: where the lower line has more words it
    begins with them, else the upper one ends with them.
    """
    kept: list[Row] = []
    for row in rows:
        above = kept[-1] if kept else None
        plain = not (row.gap or row.marker or row.level) and row.text[:1].islower()
        cut = above and plain and _may_be_cut(above.text) and cut_word(above.text, row.text)
        if not above or not cut:
            kept.append(row)
            continue
        before, _, word = cut[0].rpartition(" ")
        if cut[1] and before:
            kept[-1:] = [replace(above, text=before), replace(row, text=f"{word} {cut[1]}")]
        else:
            kept[-1] = replace(above, text=f"{cut[0]} {cut[1]}".strip(), end=row.number)
    return kept


def _may_be_cut(text: str) -> bool:
    """Whether the line's end is that of running text, not of a cell beside others."""
    return "\t" not in text and len(_WIDE.findall(text)) < _MIN_CELLS


def _without_letterhead(rows: list[Row]) -> list[Row]:
    """Drop page numbers, and a lone "Avsändare" with the name (last name first) below it."""
    kept: list[Row] = []
    dropped = gap = False
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        furniture = (
            _PAGE_NUMBER.fullmatch(row.text)
            or (
                _SENDER_LABEL.fullmatch(row.text)
                and following
                and _SENDER_NAME.fullmatch(following.text)
            )
            or (dropped and _SENDER_NAME.fullmatch(row.text))
        )
        dropped = bool(furniture)
        gap = gap or row.gap
        if not furniture:
            kept.append(replace(row, gap=gap))
            gap = False
    return kept


def _without_repeats(rows: list[Row]) -> list[Row]:
    """Keep the first of the lines that stand on every page (three times or more)."""
    counts = Counter(row.folded for row in rows)
    seen: set[str] = set()
    kept = []
    for row in rows:
        text = row.folded
        repeats = (
            counts[text] >= 3
            and (len(text.split()) >= 2 or (text.isupper() and len(text) > 8))
            and len(text) < 90
            and not row.marker
            and not text.endswith(_SENTENCE_END)
            and not text.lower().startswith("att ")
            and "beslut" not in text.lower()
        )
        if not (repeats and text in seen):
            kept.append(row)
        seen.add(text)
    return kept
