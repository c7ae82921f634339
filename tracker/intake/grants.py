"""Money that is granted with a demand: who gets it has to report on it."""

import re
from dataclasses import dataclass

_SUM = r"(?:\d[\d ]*(?:[.,]\d+)?\s*(?:kronor|kr|tkr|mkr|mnkr|miljon\w*|procent)|bidrag|stöd|medel)"
_GETS = re.compile(
    r"(?:att\s+)?(?P<who>(?:[A-ZÅÄÖ]|[a-zåäö-]{3,40}(?:en|et|na)\b)[^.;:,]{0,60}?)\s+"
    rf"(?:beviljas|tilldelas|erhåller|får|ges)\s+(?:[\w-]+\s+){{0,5}}?{_SUM}"
)
_GIVEN = re.compile(
    r"\b(?:bevilja[rs]?|tilldela[rs]?|ge[rs]?|lämna[rs]?)\s+(?P<who>[A-ZÅÄÖ][^.;:,\d]{1,60}?)\s+"
    rf"(?:ett\s+|en\s+)?(?:[a-zåäö-]+\s+(?:på|om)\s+)?{_SUM}"
)
_DEMAND = re.compile(
    r"(?:\boch\s+(?:ska|skall|måste)\b|,\s*som\s+ska\b|\b(?:under\s+förutsättning|på\s+villkor|"
    r"med\s+villkor(?:et)?|förutsatt|mot)\s+att\b|\bmed\s+krav\s+(?:på|om)\b|\bmot\s+(?=\w*redovisning))"
    r"[^.;]*|(?<=\.\s)(?:Föreningen|Sökanden?|Mottagaren|Bidraget|Stödet|Medlen|Redovisning\w*|"
    r"(?:En\s+)?(?:slut)?(?:rapport|redovisning))\s+(?:\w+\s+){0,2}?"
    r"(?:ska|skall|måste|lämnas|redovisas)\b[^.;]*",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b\w*(?:redovis|rapport|lämna|inkom|komma?\s+in|skicka|återbetal|återkom|presenter|berätta)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Demand:
    """Who gets the money, and the words that say what is asked for it."""

    who: str
    clause: str


def grant_demand(sentence: str) -> Demand | None:
    """ "Stegen beviljas 60 000 kronor och ska lämna en redovisning senast …"."""
    grant = _GETS.match(sentence) or _GIVEN.search(sentence)
    demand = _DEMAND.search(sentence, grant.end()) if grant else None
    if not grant or not demand or not _REPORT.search(demand[0]):
        return None
    return Demand(grant["who"].strip(), demand[0])
