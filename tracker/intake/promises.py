"""Sentences that oblige somebody without a word of deciding: "Anna bokar lokal till 1/3"."""

import re

from .assignees import commits, undertakes
from .context import Context

# Minutes report in the present tense too: "Anna visar förslaget till budget för 2024".
_REPORTS = re.compile(
    r"^\S+(?:\s+[A-ZÅÄÖ]\S+){0,3}\s+(?:presenterar|visar|beskriver|deltar|lyfter|frågar|undrar|"
    r"åker|reser|medverkar|besöker|träffar|börjar|slutar|informerar|redogör|berättar|föreslår|"
    r"anmäler|"
    r"behöver|påminner|redovisar|ger|lämnar|menar|uppmanar|kommenterar|går|uppdaterade|rapporterar|"
    r"återkopplar|räknar|tror|hoppas|planerar|tänker|vill|kan|får|sitter|ligger|flaggar|påpekar|"
    r"svarar|erbjuder|(?:in)?bjuder\s+in\s+till|bjuder\s+på|"
    r"efterlyser|tipsar|konstaterar)\b"
)
# A bare day tells when something happens, not by when it is to be done.
_LIMIT = re.compile(r"\b(?:senast|till|före|innan|klart?|deadline)\b", re.IGNORECASE)
_AT_ONCE = re.compile(r"snarast|omgående|asap|genast|så\s+(?:snart|fort)", re.IGNORECASE)
# Talk alone obliges nobody: "Ledamöterna ställer frågor inför nästa sammanträde".
TALKS = re.compile(
    r"(?:\S+\s+){1,3}?(?:ställer\s+(?:\w+\s+)?frågor|diskuterar\s+(?:vad|hur|om|vilk\w+|kring)|"
    r"för\s+(?:en\s+)?(?:diskussion|dialog|samtal)|samtalar|resonerar|undrar|noterar|konstaterar|"
    r"tackar)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\bsenast\b|\bsnarast\b|\bomgående\b|\basap\b", re.IGNORECASE)
_DONE_BY = re.compile(r"\b(?:klar[at]?|färdig[at]?|inne|åter)\s+$", re.IGNORECASE)
# "Snöpinnar ska sättas ut i oktober, Mikael och Conny ordnar det."
_TO_BE_DONE = re.compile(
    r"\b(?:ska(?:ll)?|måste|behöver|bör|får)\s(?:[\wåäöÅÄÖ-]{1,30}\s){0,4}?[a-zåäö]{2,25}s\b"
)


def promises(sentence: str, context: Context) -> bool:
    """Whether somebody present is to do something by a firm deadline: "Anna bokar … till 1/3"."""
    firm = bool(_FIRM.search(sentence))
    reports = _REPORTS.search(sentence) and not firm
    if reports or not commits(sentence, context.people, firm=firm):
        return False
    deadline = context.deadline(sentence)
    if not deadline:
        return False
    if deadline.kind == "vague":
        return bool(_AT_ONCE.search(deadline.text))
    before = sentence[: sentence.find(deadline.text)]
    limit = _LIMIT.match(deadline.text) or _DONE_BY.search(before)
    return deadline.kind != "date" or bool(limit)


def is_seen_to(sentence: str, context: Context) -> bool:
    """Whether something is to be done and somebody present says to do it."""
    matter, _, task = sentence.rpartition(", ")
    return bool(_TO_BE_DONE.search(matter)) and undertakes(task, context.people)


def follows(sentence: str, context: Context) -> bool:
    """Whether a sentence right behind a decision says who does what because of it."""
    reports = _REPORTS.search(sentence) or re.search(r"\bredan\b", sentence)
    return undertakes(sentence, context.people) and not reports
