"""Meetings as deadlines: "till nästa möte med KS den 7 februari", "på nästa styrgrupp"."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .days import MONTH, Day
from .meeting_days import GATHERING, Dated, in_season, known_day, named, stem_month, titled
from .own_body import BODY_NOUN, is_own

_PREPOSITION = (
    r"(?P<preposition>senast\s+(?:till|på|vid|inför)|i\s+samband\s+med|senast|till|på|"
    r"inför|vid|före|innan|under)"
)
_ARTICLE = r"(?:(?:det|den|ett|en|vårt|vår)\s+)?"
_ORDER = (
    r"(?P<order>(?:(?:nästa|nästkommande|nästföljande|kommande|följande|senare|annat|framtida|extrainsatt|"
    r"extrainsatta|extra|ordinarie|höstens|vårens|årets|första|sista)\s+)*)"
)
_OWNER = r"(?:(?P<owner>[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ-]*s)\s+)?"
# "till styrgruppens nästa möte": whose it is stands in front.
_FRONT_OWNER = (
    r"(?:(?P<front>(?!höstens|vårens|årets|sommarens|vinterns|månadens|veckans)[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ-]*s)\s+(?=(?:nästa|nästkommande|kommande|ordinarie|"
    r"extra|första|sista)\b))?"
)
_NOUN = r"(?P<noun>[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ-]*)"
_WITH = (
    r"(?:\s+(?:med|i|för)\s+(?P<body>(?-i:[A-ZÅÄÖ])[\wåäöÅÄÖ-]*(?:\s+(?-i:[A-ZÅÄÖ])[\wåäöÅÄÖ-]*){0,3}"
    r"|[a-zåäö]+(?:gruppen|rådet|styrelsen|nämnden|utskottet|kommittén|erna)))?"
)
_PHRASE = re.compile(
    rf"(?<!\w)(?:{_PREPOSITION}\s+|(?=nästa\s+(?:gång|"
    rf"träff)\b)){_ARTICLE}{_FRONT_OWNER}{_ORDER}{_OWNER}{_NOUN}{_WITH}"
    rf"(?:\s+i\s+(?P<month>{MONTH})\b)?",
    re.IGNORECASE,
)

_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,6}")
_GENERAL = re.compile(r"(?:förenings|bolags|års|kongress)", re.IGNORECASE)
_AHEAD_BY = re.compile(
    r"(?:senast\s+)?(?P<amount>\d{1,2}|en|ett|två|tre|fyra|fem|sex|åtta|tio|tolv)\s+"
    r"(?P<unit>dag(?:ar)?|arbetsdagar|veck(?:a|or)|månad(?:er)?)\s+$",
    re.IGNORECASE,
)
_NUMBERS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "åtta": 8,
    "tio": 10,
    "tolv": 12,
}
_NEXT = re.compile(
    r"\b(?:nästa|nästkommande|nästföljande|kommande|följande|senare|annat|framtida|extra\w*)\b",
    re.IGNORECASE,
)
# "till ett senare möte": which one, nobody knows yet.
_UNSETTLED = re.compile(r"\b(?:senare|annat|framtida)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\s+(?:nr\.?\s*)?(?P<number>\d{1,3})(?![\w/:-]|\.\d)(?!\s*(?:jan|feb|mar|apr|maj|jun|jul|"
    r"aug|sep|okt|nov|dec))"
)
# "till ett möte i april" is the thing to be done, no day to do it by.
_SOME = re.compile(
    r"\b(?:bjud|inbjud|kalla|begär|ordna|anordna)\w*\b[^.;]*\b(?:ett|en)\s+"
    r"(?!senare|kommande|extra)(?:[a-zåäö]+\s+)?[\w-]+$",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r",?\s+(?:(?:som\s+är|är|hålls)\s+)?")


@dataclass(frozen=True)
class MeetingPhrase:
    """A meeting named at text[start:end]; `body` None is the body whose minutes these are."""

    start: int
    end: int
    body: str | None
    date: datetime.date | None


def find_meetings(
    text: str, days: Sequence[Day], *, upcoming: Sequence[Dated], own_body: str | None
) -> Iterator[MeetingPhrase]:
    """Meetings that lie ahead: the next one, one with a day, or one with a named body."""
    position = 0
    while match := _PHRASE.search(text, position):
        position = match.start() + len(match["preposition"] or "-")
        found = _read_phrase(text, match, days, upcoming, own_body)
        if found:
            position = found.end
            yield _some_time_before(text, found)


def _some_time_before(text: str, found: MeetingPhrase) -> MeetingPhrase:
    """ "två veckor före nästa möte": the phrase with what stands in front, and that day."""
    lead = _AHEAD_BY.search(text[max(0, found.start - 40) : found.start])
    if not lead or not re.match(r"(?:före|innan|inför)\b", text[found.start :], re.IGNORECASE):
        return found
    amount = _NUMBERS.get(lead["amount"].lower()) or int(lead["amount"])
    days = {"d": 1, "a": 1, "v": 7, "m": 30}[lead["unit"][0].lower()] * amount
    day = found.date - datetime.timedelta(days=days) if found.date else None
    return MeetingPhrase(found.start - len(lead[0]), found.end, found.body, day)


def _read_phrase(
    text: str,
    match: re.Match[str],
    days: Sequence[Day],
    upcoming: Sequence[Dated],
    own_body: str | None,
) -> MeetingPhrase | None:
    noun, owner = match["noun"], match["owner"] or match["front"]
    following = bool(_NEXT.search(match["order"]))
    gathering = GATHERING.fullmatch(noun)
    day, end = _day_after(text, match, days)
    month = match["month"] or (gathering and stem_month(gathering["stem"]))
    general = gathering and _is_general(gathering)
    numbered = _NUMBERED.match(text, match.end()) if gathering else None
    end = numbered.end() if numbered and not day else end
    if gathering and not day and _SOME.search(text, 0, match.end("noun")):
        return None
    if gathering and general and not match["body"] and not owner:
        body, ahead = noun, True
    elif gathering:
        body = match["body"] or without_genitive(owner) or _stem(gathering["stem"], own_body)
        ahead = (
            following
            or bool(month)
            or bool(day)
            or bool(match["body"])
            or bool(numbered)
            or (bool(match["order"].strip()) and gathering["kind"].lower().startswith("möte"))
        )
    elif noun.lower() == "gång":
        body, ahead = match["body"], following
    elif _ACRONYM.fullmatch(noun) or BODY_NOUN.fullmatch(noun):
        body, ahead = noun, following or bool(day) or _is_own_in_month(match, own_body)
    else:
        return None
    if not ahead:
        return None
    body = None if body and is_own(body, own_body) else body
    known = day.last if day else None
    if not known and gathering and (numbered or not following):
        known = titled(noun, numbered and numbered["number"], upcoming)
    if gathering and (day or month) and not (body or owner or following):
        body = named(text[: match.start()], gathering, own_body)
    if _UNSETTLED.search(match["order"]) and not day:
        known = None
    elif not known:
        known = known_day(body, own_body, in_season(match["order"], upcoming), month)
    return MeetingPhrase(match.start(), end, body, known)


def _is_own_in_month(match: re.Match[str], own_body: str | None) -> bool:
    """ "till LSG i maj" in the minutes of the LSG."""
    acronym = bool(_ACRONYM.fullmatch(match["noun"]))
    return acronym and bool(match["month"]) and is_own(match["noun"], own_body)


def _is_general(gathering: re.Match[str]) -> bool:
    """Whether it is the annual meeting, which is another meeting than the body's next one."""
    kind = gathering["kind"].lower()
    return bool(_GENERAL.fullmatch(gathering["stem"])) and kind.endswith(("et", "n", "mötet", "t"))


def _day_after(text: str, match: re.Match[str], days: Sequence[Day]) -> tuple[Day | None, int]:
    """The day that stands right behind the phrase, and where phrase and day end."""
    gap = _TO_DATE.match(text, match.end())
    for day in days:
        if gap and day.start == gap.end():
            return day, day.end
    return None, match.end()


def without_genitive(word: str | None) -> str | None:
    """ "Hamnrådets" → "Hamnrådet"; None stays None."""
    return word.removesuffix("s") if word else None


def _stem(stem: str, own_body: str | None) -> str | None:
    """The body in front of "-möte": "styrgrupps" → "styrgrupp"; "plan" is none.

    An association, or minutes that name no body, speak of their own board or group that way.
    """
    stem = stem.strip("-")
    if _ACRONYM.fullmatch(stem):
        return stem
    if not own_body or stem_month(stem) or not BODY_NOUN.fullmatch(own_body.split()[-1]):
        return None
    bare = stem.removesuffix("s") if not stem.endswith("ss") else stem
    return bare if BODY_NOUN.fullmatch(bare) else None
