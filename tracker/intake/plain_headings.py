"""Headings without numbers or markup: which lines of plain text stand over what follows."""

import re
from collections import Counter
from collections.abc import Sequence

from .heading_series import ItemHeading
from .headings import FINITE, is_lone_block, is_topic
from .labels import inline_label
from .rows import Row


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
        and (is_topic(row) or is_lone_block(row, titles))
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
    tells = _has_verb(text) and not (following.marker and _SPEAKS.fullmatch(text))
    if text[-1] in ".,;!?" or not text[:1].isupper() or tells or _DATED.search(text):
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
    return bool(FINITE.fullmatch(words[1])) and not _ADJECTIVE.fullmatch(words[0])


# Over a list of what they said: "Rektorn berättar".
_SPEAKS = re.compile(
    r"\S+(?:\s(?:själv|kort))?\s(?:berättar|berättade|informerar|informerade|rapporterar|"
    r"rapporterade|redogör|redovisar|presenterar|har\sordet)(?:\skort)?:?"
)
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
