"""By when a task is to be done: the deadlines of its own clauses, not the days it speaks of."""

import re
from collections.abc import Iterator

from .context import Context
from .draft import Deadline

# What is asked or looked into may speak of days: "kollar om lokalen är ledig den 5 maj".
_ASKS = (
    r"\b(?:kolla|fråga|hör|undersök|utred|kontrollera|överväg|bedöm|pröva|diskutera|reda|"
    r"ser|se|stämm?er?)(?:a|r|er|ar)?\b"
)
_FINITE = (
    r"(?:kan|är|måste|vill|finns|går|har|ska|skulle|behöver|får|bör|ställer|kommer|räcker|passar|"
    r"fungerar|gäller|kostar|deltar|tar|blir)"
)
_ASKED = re.compile(
    rf"{_ASKS}[^.;]{{0,80}}?\s(?P<content>(?:om|huruvida|hur|när|vad|vilka|vilken|varför)\s"
    rf"[^.;,]{{0,60}}?\b{_FINITE}\b[^.;,]*?)"
    r"(?=[.;,]|$|\s(?:senast|till\s+nästa|inför\s+nästa|snarast|omgående|före|innan)\b|"
    r"\soch\s+(?:\w+r|redovisa|återkomma|rapportera|meddela|lämna)\b)",
    re.IGNORECASE,
)
# What is proposed to others is theirs to do.
_PROPOSED = re.compile(
    r"\b(?:föreslå|rekommendera|hemställa?|förorda)(?:r|s)?\b[^.;]{0,120}?(?P<content>\satt\s[^.;]*)",
    re.IGNORECASE,
)
# "skickar kallelsen till årsmötet i februari": the meeting says which one, not by when.
_MEANT_FOR = re.compile(
    r"\b(?:kallelse|inbjud|anmälan|handling|dagordning|program|motion|lokal|underlag|material)\w*"
    r"(?P<content>\s(?:till|för|inför)\s[\wåäö]*(?:möte|stämma|konferens|träff)\w{0,3}\b)",
    re.IGNORECASE,
)
_AND_THEN = re.compile(
    r"\s(?:och|samt)\s+(?=att\s|(?:därefter\s+|sedan\s+)?(?:att\s+)?[a-zåäöé]+(?:r|a|s|å|e)\b)"
)


def task_deadline(text: str, context: Context) -> Deadline | None:
    """The deadline of a task in these words, without what stands in its content."""
    text = _without_content(text, _ASKED, _PROPOSED)
    bare = _without_content(text, _MEANT_FOR)
    return (context.deadline(bare) if bare != text else None) or context.deadline(text)


def _without_content(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with signs in place of what the groups `content` hold."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("content")
            text = f"{text[:start]}{'¤' * (end - start)}{text[end:]}"
    return text


def steps(clause: str, context: Context) -> list[str]:
    """ "tar in priser snarast och redovisar dem i maj" → both, where each has a deadline."""
    found: list[str] = []
    for piece in _pieces(clause):
        if found and not (task_deadline(piece, context) and task_deadline(found[-1], context)):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found if len({task_deadline(each, context) for each in found}) > 1 else [clause]


def _pieces(clause: str) -> Iterator[str]:
    start = 0
    for match in _AND_THEN.finditer(clause):
        yield clause[start : match.start()].strip()
        start = match.start() + 1
    yield clause[start:].strip()
