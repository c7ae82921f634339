"""Decisions in running text: "Regionrådet beslutade att …", "Anna fick i uppdrag att …"."""

import re
from collections.abc import Iterator

from .assignees import commits
from .context import Context
from .days import find_days
from .meeting_phrases import is_own
from .tabled import tabling_sentence
from .words import sentences

_DECIDED = re.compile(
    r"(?P<before>.*?)\b(?P<verb>beslutar|beslutade|beslutades|beslutas|beslöt|beslöts|enades\s+om|"
    r"kom\s+överens\s+om)\b(?P<between>[^.]{0,60}?)\batt\b",
    re.IGNORECASE,
)
_COMMISSIONED = re.compile(
    r"\b(?:fick|får|gavs|ges|har\s+fått)\s+(?:i\s+)?uppdrag(?:et)?\s+att\b|\båtog\s+sig\s+att\b|\båtar\s+sig\s+att\b|"
    r"\buppdr(?:ar|og)s?\s+(?:åt|till)\b",
    re.IGNORECASE,
)
_NOT_DECIDED = re.compile(
    r"\b(?:föreslår|föreslog|föreslås|yrkar|yrkade|yrkande|förslag(?:et)?|kan|bör|om|när|innan|"
    r"har|hade|tidigare|som|reserverar|hemställer|om\s+det|ordföranden\s+finner|finner)\b",
    re.IGNORECASE,
)
# Minutes report in the present tense too: "Anna visar förslaget till budget för 2024".
_REPORTS = re.compile(
    r"^\S+(?:\s+[A-ZÅÄÖ]\S+){0,3}\s+(?:presenterar|visar|beskriver|deltar|lyfter|frågar|undrar|"
    r"åker|reser|medverkar|besöker|träffar|börjar|slutar|informerar|redogör|berättar|föreslår|anmäler|behöver|påminner|redovisar|ger|lämnar|menar|uppmanar|kommenterar|går|uppdaterade|rapporterar|återkopplar)\b"
)
# A bare day tells when something happens, not by when it is to be done.
_LIMIT = re.compile(r"\b(?:senast|till|före|innan|klart?|deadline)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:regeringen|riksdagen|myndigheten|domstolen|[a-zåäö]*verket|kommunfullmäktige|KF|EU|"
    r"länsstyrelsen|staten)\s*$",
    re.IGNORECASE,
)


def deciding_sentences(text: str, context: Context) -> Iterator[str]:
    """The sentences of a paragraph that decide, commission or table something here and now."""
    tabled = tabling_sentence(text)
    for sentence in sentences(text):
        if (
            sentence == tabled
            or _decides(sentence, context)
            or _commissions(sentence)
            or _promises(sentence, context)
        ):
            yield sentence


def _decides(sentence: str, context: Context) -> bool:
    match = _DECIDED.match(sentence)
    if not match or _NOT_DECIDED.search(match["before"]) or _NOT_DECIDED.search(match["between"]):
        return False
    if any(day.first != context.on for day in find_days(match["between"], on=context.on)):
        return False
    others = _OTHERS.search(match["before"])
    return not others or is_own(others[0].strip(), context.own_body)


def _commissions(sentence: str) -> bool:
    match = _COMMISSIONED.search(sentence)
    return bool(match) and not _NOT_DECIDED.search(sentence[: match.start() if match else 0])


def _promises(sentence: str, context: Context) -> bool:
    """Whether somebody present is to do something by a firm deadline: "Anna bokar … till 1/3"."""
    if _REPORTS.search(sentence) or not commits(sentence, context.people):
        return False
    deadline = context.deadline(sentence)
    if not deadline or deadline.kind == "vague":
        return False
    return deadline.kind != "date" or bool(_LIMIT.search(sentence))
