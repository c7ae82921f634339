"""Agenda items: which rows open a point of the agenda."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .attendance_labels import attendance_label
from .labels import inline_label, label_of
from .person_words import FULL_NAME
from .rows import Row

_PARAGRAPH = re.compile(
    r"(?:[A-ZÅÄÖ]{1,5}\s+)?§\s*(?P<number>\d{1,4}[a-z]?)\.?:?(?:\s+(?P<title>.+))?", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:(?i:punkt|ärende|p\.|pkt\.?)\s+)?(?P<number>\d{1,3})(?:[.):]\s*|\s+)(?P<title>[^\W\d_].*|[\d\"”].*)"
)
_STARTS_CAPITAL = re.compile(r"[\"”(]?[A-ZÅÄÖ0-9]")
_CASE_NUMBER = re.compile(
    r"(?:dnr|diarienr|diarienummer|ärendenr)\b.*|[A-ZÅÄÖ]{2,5}[ -]?\d{4}[/:-]\d+.*", re.IGNORECASE
)
_FINITE = re.compile(r"[a-zåäöé]+(?:ar|er|ör|år|as|es|ade|ades)\b|beslutade[s]?")
_SENTENCE = re.compile(r"[.;,]$")
_WIDE = re.compile(r"\s{2,}|\t")
_MAX_TITLE = 160
_MAX_HEAD = 80
_NUMBERED_NAME = re.compile(rf"\d{{1,2}}[.)]?\s+{FULL_NAME.pattern}\s*(?:[,(]|\s{{2}}|$)")


@dataclass(frozen=True)
class ItemHeading:
    """Row `row` opens the agenda item; the item's text begins at row `body`."""

    row: int
    body: int
    number: str | None
    title: str


def find_items(rows: Sequence[Row]) -> list[ItemHeading]:
    """The agenda items in order: by §, else by number, else by Markdown heading."""
    return _by_paragraph(rows) or _by_number(rows) or _by_heading(rows)


def _by_paragraph(rows: Sequence[Row]) -> list[ItemHeading]:
    found = []
    for index, row in enumerate(rows):
        match = _PARAGRAPH.fullmatch(row.folded)
        if not match or row.marker:
            continue
        bare = _without_case_number(row)
        title, body = (bare, index + 1) if bare else _title_below(rows, index + 1)
        if title and not _SENTENCE.search(title) and len(title) <= _MAX_TITLE:
            found.append(ItemHeading(index, body, match["number"], title))
    return found


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
        if not _CASE_NUMBER.fullmatch(text):
            return (None, index) if label_of(text) else (text, position + 1)
    return None, index


def _by_number(rows: Sequence[Row]) -> list[ItemHeading]:
    people = _numbered_people(rows)
    candidates = [
        each
        for index in range(len(rows))
        if index not in people and (each := _numbered_heading(rows, index))
    ]
    if not any(_STARTS_CAPITAL.match(each.title) for each in candidates):
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
    return chain if len(chain) >= 2 or marked else []


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


def _numbered_heading(rows: Sequence[Row], index: int) -> ItemHeading | None:
    row = rows[index]
    match = _NUMBER.fullmatch(row.folded)
    if not match or row.marker or "\t" in row.text:
        return None
    title, body = match["title"], index + 1
    if body < len(rows) and _wraps(row, rows[body]):
        title, body = f"{title} {rows[body].folded}", body + 1
    if _SENTENCE.search(title) or len(title) > _MAX_TITLE:
        return None
    return ItemHeading(index, body, match["number"], title.rstrip(":"))


def _wraps(row: Row, below: Row) -> bool:
    """Whether a heading goes on in the next line, which then begins with a small letter."""
    plain = not below.gap and not below.marker and not below.level
    return plain and len(row.text) > 60 and below.text[:1].islower()


def _by_heading(rows: Sequence[Row]) -> list[ItemHeading]:
    """Markdown headings that are neither the title nor a label."""
    levels = [row.level for row in rows if row.level and _is_topic(row)]
    if not levels:
        return []
    top = 2 if levels.count(1) <= 1 and any(level > 1 for level in levels) else 1
    wanted = min((level for level in levels if level >= top), default=top)
    titles = Counter(row.folded for row in rows if row.level == wanted)
    return [
        ItemHeading(index, index + 1, None, row.folded.rstrip(":"))
        for index, row in enumerate(rows)
        if row.level == wanted and (_is_topic(row) or _is_lone_block(row, titles))
    ]


def _is_lone_block(row: Row, titles: Counter[str]) -> bool:
    """Whether "Beslut" or "Åtgärder" heads one part of the minutes, not a part of each item."""
    bare = not row.text.endswith(":")
    return bare and titles[row.folded] == 1 and label_of(row.text) in {"decision", "action"}


def _is_topic(row: Row) -> bool:
    return not label_of(row.text) and not attendance_label(row.text)


def find_plain_headings(rows: Sequence[Row], start: int) -> list[ItemHeading]:
    """Headings of plain text from row `start` on, where the points have no numbers.

    Either all stand right above their text, or all have blank lines on both sides; one alone
    does not make an agenda.
    """
    titles = Counter(row.folded for row in rows)
    found = [
        index
        for index, row in enumerate(rows[:-1])
        if index >= start
        and (_is_topic(row) or _is_lone_block(row, titles))
        and looks_like_heading(rows, index)
    ]
    close = [index for index in found if not rows[index + 1].gap]
    apart = [index for index in found if rows[index + 1].gap]
    chosen = close if len(close) >= len(apart) else apart
    if len(chosen) < 2:
        return []
    return [ItemHeading(index, index + 1, None, rows[index].folded.rstrip(":")) for index in chosen]


def looks_like_heading(rows: Sequence[Row], index: int) -> bool:
    """Whether a line of plain text stands over what follows, as a heading does.

    A short line after a gap that ends no sentence, has no verb in second place, and is not
    merely the first line of a paragraph.
    """
    row = rows[index]
    text = row.folded
    following = rows[index + 1] if index + 1 < len(rows) else None
    if not row.gap or row.marker or len(text) > 70 or following is None or "\t" in row.text:
        return False
    if text[-1] in ".,;!?" or not text[:1].isupper() or _has_verb(text) or _DATED.search(text):
        return False
    if inline_label(text) or (text.endswith(":") and len(text.split()) > 4):
        return False
    begins = following.text[:1].isupper() or following.text[:1].isdigit()
    return following.gap or bool(following.marker) or begins or following.text[:1] in '"”('


def _has_verb(text: str) -> bool:
    """Whether the second word is a verb: "Ida tar fram …", not "Pris och stipendier"."""
    words = text.rstrip(":").split()
    if len(words) < 2 or words[1] in _HEADING_VERBS:
        return False
    if _SURE_VERB.fullmatch(words[1]):
        return True
    return bool(_FINITE.fullmatch(words[1])) and not _ADJECTIVE.fullmatch(words[0])


_HEADING_VERBS = frozenset(
    {"öppnas", "avslutas", "öppnande", "avslutande", "och", "eller", "inför"}
)
_SURE_VERB = re.compile(
    r"tar|tog|ska|är|var|har|hade|kan|blir|får|gör|ser|går|står|vill|skickar|bokar|ringer|kollar|"
    r"fixar|skriver|pratar|kontaktar|mejlar|beslutar|beslutade|undrar|tycker|berättar|köper|ordnar|"
    r"började|kostar|behöver|frågar|hälsar|hälsade|öppnade|avslutade|gick|kom|visade|presenterade"
)
_ADJECTIVE = re.compile(
    r"\w+nde|\w+ska|\w+iga|Aktuella|Nya|Allmänna|Gemensamma|Interna|Externa|Tidigare|Nästa|"
    r"Formella|"
    r"Inkomna|Öppna|Lokala|Centrala|Regionala|Sociala|Digitala|Speciella|Stora|Små|Två|Tre"
)
_DATED = re.compile(r"^(?:\d|Nästa\s+(?:möte|sync|träff)\b.*\d)|\d{1,2}[.:]\d\d|@")
