"""Words that lead in to a list of decisions: "Styrelsen beslutade", "Rådet beslutar att:"."""

import datetime
import re
from dataclasses import dataclass

from .context import Context
from .days import find_days
from .own_body import is_ours, names_us
from .running import past_day
from .words import DECIDES, sentences

_FOLLOWING = r"(?:fattade|fattar|tog|tar)\s+(?:[\wåäö]+\s+){0,2}?följande\s+beslut"
_LEADS_IN = re.compile(
    rf"(?P<before>(?:.*\s)?)(?:{DECIDES}|besluta?|{_FOLLOWING})(?P<between>(?:\s+[^.;]{{1,60}}?)??)"
    r"(?:\s+(?:enhälligt|därmed|sedan|därför|också|även|följande|enligt\s+följande|därefter|"
    r"vidare|då|nu)){0,3}"
    r"(?:\s+att)?\s*:?",
    re.IGNORECASE,
)
_NO_BETWEEN = re.compile(r"[\s,§\d]*(?:(?:den|§§?|paragraf)\s*\d*[\s,]*)*")


@dataclass(frozen=True)
class Lead:
    """Words that lead in to decisions; `decided_on` where these were made before."""

    decided_on: datetime.date | None


def leads_in(text: str, context: Context) -> Lead | None:
    """ "Styrelsen beslutade", "Vid mötet den 7/11 2017 beslutade rådet att": a list follows."""
    match = _LEADS_IN.fullmatch(text)
    if not match:
        return None
    between = match["between"] or ""
    *others, before = sentences(match["before"]) or [""]
    if others and not is_ours(before, between, context.own_body):
        return None
    for day in reversed(find_days(between, on=context.on)):
        between = between[: day.start] + between[day.end :]
    own = len(between.split()) < 4 and names_us(between, context.own_body)
    if not own and not _NO_BETWEEN.fullmatch(between):
        return None
    return Lead(past_day(f"{match['before']} {match['between']}", context))
