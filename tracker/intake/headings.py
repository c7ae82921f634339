"""Agenda items: which rows open a point of the agenda."""

import re
from collections import Counter
from collections.abc import Sequence

from .attendance_labels import attendance_label
from .heading_series import ItemHeading, by_inner_number, by_letter, by_serial
from .labels import label_of
from .person_words import FULL_NAME
from .rows import Row

_PARAGRAPH = re.compile(
    r"(?:[A-ZÅÄÖ]{1,5}\s+)?§\s*(?P<number>\d{1,4}(?:/\d{2,4}|[a-z])?)\.?:?(?:\s+(?P<title>.+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?i:punkt|ärende|p\.|pkt\.?)\s+)?(?P<number>\d{1,3})(?:[.):]\s*(?!(?<=\d\.)\d)|"
    r"\s+[–-]\s+|\s+)(?P<title>[^\W\d_].*|[\d\"”].*)"
)
_STARTS_CAPITAL = re.compile(r"[\"”(]?[A-ZÅÄÖ0-9]")
_CASE_NUMBER = re.compile(
    r"(?:dnr|diarienr|diarienummer|ärendenr)\b.*|[A-ZÅÄÖ]{2,5}[ -]?\d{4}[/:-]\d+.*", re.IGNORECASE
)
FINITE = re.compile(r"[a-zåäöé]+(?:ar|er|ör|år|as|es|ade|ades)\b|beslutade[s]?")
_SENTENCE = re.compile(r"[.;,]$")
_UNFINISHED = re.compile(r"\s(?:och|samt|för|av|i|på|till|med|inom|vid|om|från|mellan|eller)$")
_WIDE = re.compile(r"\s{2,}|\t")
_MAX_TITLE = 160
_MAX_HEAD = 80
_MAX_STOPPED = 5
_BARE_NUMBER = re.compile(r"\d{1,3}[.):]?\s*\t")
_NUMBERED_NAME = re.compile(rf"\d{{1,2}}[.)]?\s+{FULL_NAME.pattern}\s*(?:[,(]|\s{{2}}|$)")


def find_items(rows: Sequence[Row]) -> list[ItemHeading]:
    """The agenda items in order: by §, else by number, letter, or Markdown heading."""
    return (
        _by_paragraph(rows)
        or by_serial(rows)
        or _by_number(rows)
        or by_inner_number(rows)
        or by_letter(rows)
        or _by_heading(rows)
    )


def _by_paragraph(rows: Sequence[Row]) -> list[ItemHeading]:
    found: list[ItemHeading] = []
    for index, row in enumerate(rows):
        match = _PARAGRAPH.fullmatch(row.folded)
        if not match or row.marker:
            continue
        bare = _without_case_number(row)
        title, body = (bare, index + 1) if bare else _title_below(rows, index + 1)
        title = title.rstrip(".") if title and len(title.split()) <= _MAX_STOPPED else title
        if title and not _SENTENCE.search(title) and len(title) <= _MAX_TITLE:
            found.append(ItemHeading(index, body, match["number"], title))
    return _without_their_list(found)


def _without_their_list(found: Sequence[ItemHeading]) -> list[ItemHeading]:
    """The points without the list of them that stands in front: the same again, line by line."""
    last = {(each.number, each.title.casefold()): each.row for each in found}
    listed = [each for each in found if last[each.number, each.title.casefold()] > each.row]
    rows = [each.row for each in listed]
    if rows != list(range(found[0].row, found[0].row + len(rows)) if found else []):
        return list(found)
    return list(found[len(listed) :])


def _without_case_number(row: Row) -> str:
    """The heading behind its "§ 12", without a case number at the margin."""
    pieces = [piece for piece in _WIDE.split(row.text) if not _CASE_NUMBER.fullmatch(piece)]
    match = _PARAGRAPH.fullmatch(" ".join(" ".join(pieces).split()))
    title = (match["title"] if match else None) or ""
    return "" if _CASE_NUMBER.fullmatch(title) else title


def _title_below(rows: Sequence[Row], index: int) -> tuple[str | None, int]:
    """The title under a "§ 12" of its own; a case number in between is passed over."""
    for position in range(index, min(index + 3, len(rows))):
        text = rows[position].folded
        if _CASE_NUMBER.fullmatch(text):
            continue
        below = rows[position + 1] if position + 1 < len(rows) else None
        if below and not below.gap and _UNFINISHED.search(text):
            return f"{text} {below.folded}", position + 2
        return (None, index) if label_of(text) else (text, position + 1)
    return None, index


def _by_number(rows: Sequence[Row], *, stops: bool = False) -> list[ItemHeading]:
    people = _numbered_people(rows)
    candidates = [
        each
        for index in range(len(rows))
        if index not in people and (each := _numbered_heading(rows, index, stops=stops))
    ]
    if stops or not any(_STARTS_CAPITAL.match(each.title) for each in candidates):
        candidates = [each for each in candidates if rows[each.row].gap]
    else:
        candidates = [each for each in candidates if _STARTS_CAPITAL.match(each.title)]
    marked = [each for each in candidates if rows[each.row].level]
    if len(marked) >= 2:
        candidates = marked
    chain: list[ItemHeading] = []
    inner = 0
    for each in candidates:
        number, last = int(each.number or 0), int(chain[-1].number or 0) if chain else 0
        if chain and number == 1:
            again = each.title.casefold() == chain[0].title.casefold()
            chain, inner = ([each], 0) if again else (chain, 1)
        elif inner and number == inner + 1 and not (number == last + 1 and rows[each.row].gap):
            inner = number
        elif (
            number == last + 1
            or (chain and last < number <= last + 2)
            or (not chain and number <= 3)
        ):
            chain.append(each)
            inner = 0
    if len(chain) >= 2 or marked:
        return [*chain, *_below_numbered(rows, chain)]
    return [] if stops else _by_number(rows, stops=True)


def _below_numbered(rows: Sequence[Row], chain: Sequence[ItemHeading]) -> list[ItemHeading]:
    """Headings without numbers below the numbered ones, of the same level of Markdown."""
    last = chain[-1].row if chain else 0
    level = rows[last].level if chain else 0
    titles = Counter(row.folded for row in rows if row.level == level)
    return [
        ItemHeading(index, index + 1, None, row.folded.rstrip(":"))
        for index, row in enumerate(rows)
        if level and index > last and row.level == level
        if is_topic(row) or is_lone_block(row, titles)
    ]


def _numbered_people(rows: Sequence[Row]) -> set[int]:
    """The rows of numbered lists right under "Närvarande" and the like."""
    people: set[int] = set()
    for index, row in enumerate(rows):
        label = attendance_label(row.text) if index < _MAX_HEAD else None
        below = rows[index + 1 : index + 2]
        listed = (label and not label[1]) or (index in people and below and not below[0].gap)
        if listed and below and _NUMBERED_NAME.match(below[0].text):
            people.add(index + 1)
    return people


def _numbered_heading(
    rows: Sequence[Row], index: int, *, stops: bool = False
) -> ItemHeading | None:
    row = rows[index]
    match = _NUMBER.fullmatch(row.folded)
    if not match or row.marker or "\t" in row.text.split("\t", 1)[-1]:
        return None
    if "\t" in row.text and not _BARE_NUMBER.match(row.text):
        return None
    title, body = match["title"], index + 1
    if body < len(rows) and _wraps(row, rows[body]):
        title, body = f"{title} {rows[body].folded}", body + 1
    title = _without_stop(title) if stops else title
    if _SENTENCE.search(title) or len(title) > _MAX_TITLE:
        return None
    return ItemHeading(index, body, match["number"], title.rstrip(":"))


def _without_stop(title: str) -> str:
    """ "Mötets öppnande." without its full stop: too short for a sentence of its own."""
    short = len(title.split()) <= _MAX_STOPPED and not FINITE.search(title)
    return title.rstrip(".") if short and title.count(".") == 1 else title


def _wraps(row: Row, below: Row) -> bool:
    """Whether a heading goes on in the next line, which then begins with a small letter."""
    plain = not below.gap and not below.marker and not below.level
    return plain and len(row.text) > 60 and below.text[:1].islower()


def _by_heading(rows: Sequence[Row]) -> list[ItemHeading]:
    """Markdown headings that are neither the title nor a label."""
    levels = [row.level for row in rows if row.level and is_topic(row)]
    if not levels or levels == [1]:
        return []
    top = 2 if levels.count(1) <= 1 and any(level > 1 for level in levels) else 1
    wanted = min((level for level in levels if level >= top), default=top)
    titles = Counter(row.folded for row in rows if row.level == wanted)
    return [
        ItemHeading(index, index + 1, None, row.folded.rstrip(":"))
        for index, row in enumerate(rows)
        if row.level == wanted and (is_topic(row) or is_lone_block(row, titles))
    ]


def is_lone_block(row: Row, titles: Counter[str]) -> bool:
    """Whether "Beslut" or "Åtgärder" heads one part of the minutes, not a part of each item."""
    bare = not row.text.endswith(":")
    return bare and titles[row.folded] == 1 and label_of(row.text) in {"decision", "action"}


def is_topic(row: Row) -> bool:
    """Whether a heading names a matter, not a part of one or of the attendance list."""
    return not label_of(row.text) and not attendance_label(row.text)
