"""Decisions in running text: "Regionrådet beslutade att …", "Anna fick i uppdrag att …"."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .assignees import find_assignees
from .context import Context
from .days import MONTH, find_days, safe_date
from .labelled import with_labels
from .obliging import refuses
from .own_body import is_ours
from .promises import TALKS, follows, is_seen_to, promises
from .tabled import tabling_sentence, takes_up_later
from .words import DECIDES, sentences

_DECIDED = re.compile(
    rf"(?P<before>.*?)\b(?P<verb>{DECIDES})(?P<between>[^.]{{0,90}}?)(?<!\w)att\b",
    re.IGNORECASE | re.DOTALL,
)
_ALSO_SAID = r"(?:\s+(?:enhälligt|också|även|därför|sedan|vidare|därmed|därefter)){0,2}"
# Deciding without "att": "Styrelsen beslutade om inköp", "Direktionen beslutar fastställa …".
_PLAINLY = re.compile(
    rf"(?P<before>.*?)\b(?P<verb>beslutar|beslutade|beslutades|beslöts|beslöt|enades|enas|kom\s+överens)"
    rf"(?P<between>(?:\s+[\wåäöÅÄÖ-]+(?:en|et|n)\b)?{_ALSO_SAID})"
    r"(?::\s|\s+(?:(?:om(?!\s+att\b)|enligt|i\s+enlighet|i)\s+\w|[a-zåäö]{3,20}a(?=\s|\.)))",
    re.IGNORECASE | re.DOTALL,
)
# What only a body does, in the past or present tense.
_SETTLES = re.compile(
    r"(?P<before>.*?)\b(?P<verb>sa(?:de)?\s+(?:nej|ja)\s+till|gav\s+klartecken\s+(?:till|att|för)|"
    r"röstade\s+(?:nej|ja|igenom)|godkände|avslog|biföll|antog|fastställde|tillstyrkte|"
    r"avstyrkte|beviljade|återremitterade|avsatte|ställ(?:de|er)\s+sig\s+bakom)"
    r"(?P<between>)(?!\s+(?:\w+\s+){0,2}(?:dagordning|föredragningslist|protokoll|minnesanteckn|"
    r"anteckning))\b",
    re.IGNORECASE | re.DOTALL,
)
_AGREED_TO = re.compile(
    r"\b(?:vilket|och\s+det|det)\s+[\wåäö-]+\s+(?:godtog|godkände|biföll|accepterade|beslutade|"
    r"beslöt|ställde\s+sig\s+bakom)\b|\bvilket\s+(?:blev|också\s+blev)\s+(?:\w+s\s+)?beslut",
    re.IGNORECASE,
)
# Appointing a group that nobody has heard of before: "En arbetsgrupp tillsätts".
_NEW_GROUP = (
    r"(?:en|ett|två|tre)\s+(?:[\wåäö-]+\s+){0,2}?[\wåäö-]*(?:grupp(?:er)?|kommitté(?:er)?|utskott|"
    r"team)(?!\w)"
)
_APPOINTED = r"(?:tillsätts|tillsattes|bildas|ska(?:ll)?\s+(?:tillsättas|bildas))"
_APPOINTS = re.compile(
    rf"{_NEW_GROUP}\s+(?:(?:med|för|om|bestående\s+av)\s[^.]{{1,80}}?\s)?{_APPOINTED}\b"
    rf"|Det\s+{_APPOINTED}\s+{_NEW_GROUP}",
    re.IGNORECASE,
)
# The formulas that close a matter between an employer and the unions.
_IN_AGREEMENT = re.compile(
    r"Samverkan\s+(?:(?:sker|skedde|avslutas|avslutades|genomförs|genomfördes)\s+)?"
    r"(?:i|under|med)\s+(?:full\s+)?(?:enighet|oenighet)\.?"
    r"|(?:Parterna|Samtliga\s+parter)\s+(?:är|var)\s+(?:helt\s+)?(?:eniga|oeniga|överens)\.?"
    r"|(?:Ärendet|Frågan|Förslaget|Punkten)\s+(?:är|anses|förklaras|har)\s+"
    r"(?:därmed\s+|härmed\s+)?samverka[dt]s?\.?",
    re.IGNORECASE,
)
_THEN = re.compile(r"\bdå\b", re.IGNORECASE)
_PAST = re.compile(r"(?:.*(?:de|des|öt|öts))(?:\s.*)?", re.IGNORECASE | re.DOTALL)
_COMMISSIONED = re.compile(
    r"\b(?:fick|får|gavs|ges|har\s+fått)\s+(?:(?:också|även|"
    r"därefter)\s+)?(?:(?:i|till)\s+|[a-zåäö]+s\s+)?(?:uppdrag(?:et)?|uppgift|fullmakt|mandat)\s+att\b|"
    r"\b(?:utsågs|utsåg)\s+(?:[\w-]+\s+){0,5}?att\s+(?![^.;]{0,60}\b(?:juster|protokoll))|"
    r"\b(?:åtog|åtar)\s+sig\s+att\b|\banmälde\s+sig\s+frivilligt\s+(?:för\s+)?att\b|\b(?:tog|tar)\s+på\s+sig\s+att\b|"
    r"\b(?:ger|gav|lämnade|lämnar)\s+[^.;:]{2,80}?\s(?:i\s+uppgift|mandat|(?:i\s+)?uppdrag(?:et)?)\s+att\b|"
    r"\buppdr(?:ar|og)s?\s+(?:åt|till)\b|\buppdr(?:as|ogs)\s+(?:\w+\s+){0,2}att\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(?:föreslår|föreslog|föreslås|yrkar|yrkade|yrkande|hemställer|reserverar|motionerar|finner|"
    r"önskar|vill|begär|begärde)\b",
    re.IGNORECASE,
)
# What right before the verb makes it a condition, a report or a thing of the past.
_NOT_NOW = re.compile(
    r"\b(?:har|hade|kan|kunde|bör|skulle|ska|om|när|innan|sedan|tidigare|som|att|ej|inte|aldrig|"
    r"måste)"
    r"(?:\s+[\wåäöÅÄÖ-]+){0,2}\s*$",
    re.IGNORECASE,
)
_BEFORE_NOW = re.compile(
    rf"\b(?:förra|föregående|i\s+fjol|i\s+höstas|i\s+våras|i\s+somras|i\s+vintras|tidigare|då|"
    rf"i\s+{MONTH}|\d{{4}})\b",
    re.IGNORECASE,
)
# "Ansökan lämnas av Viken."
_DONE_BY = re.compile(r"[A-ZÅÄÖ]\w+(?:en|an|et|n|t|na)\s+[a-zåäö]+s\s+(?:in\s+)?av\s+(?=[A-ZÅÄÖ])")
# Agreed that, but not on what.
_LEFT_OPEN = re.compile(
    r"\bmen\s+(?:inte|ej)\s+(?:om\s+)?(?:vad|hur|när|vem|vilk\w+|var)\b|"
    r"\bnågot\s+(?:måste|bör|behöver)\s+göras\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:Den|Det|De|Detta|Han|Hon|Hen|Dessa|[A-ZÅÄÖ][\wåäö-]{2,30}(?:en|et|n|t|na|a))\s+"
    r"(?:\w+\s+){0,3}?(?:ska|skall|redovisas|presenteras|lämnas|skickas|återrapporteras|"
    r"rapporterar|"
    r"återkommer|sker|behandlas|återkopplar|rapporteras|mejlas|delas|stäms|görs|tas|planeras|bör|"
    r"måste)\b"
)


@dataclass(frozen=True)
class Passing:
    """A decision in a paragraph; `beyond`: the sentence behind it that tells until when.

    `form`: "running" where a verb decides, "promise" where somebody merely says to do it.
    """

    text: str
    decided_on: datetime.date | None = None
    beyond: str = ""
    form: str = "running"


def deciding_sentences(text: str, context: Context, *, loose: bool = True) -> Iterator[Passing]:
    """The sentences of a paragraph that decide, commission or table something here and now.

    Not `loose`: without what somebody merely promises.
    """
    parts = list(_carried_out(with_labels(sentences(text)), context))
    decided = False
    for index, sentence in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else ""
        earlier = _decided_earlier(sentence, parts[index - 1] if index else "", context)
        if earlier:
            yield Passing(sentence, earlier)
        elif tabling_sentence(sentence):
            yield Passing(sentence)
        elif _decides(sentence, context) or _commissions(sentence) or _settles(sentence, context):
            yield Passing(sentence, beyond=_beyond(following, context))
        elif TALKS.match(sentence):
            continue
        elif takes_up_later(sentence):
            yield Passing(sentence)
        elif (loose and (is_seen_to(sentence, context) or promises(sentence, context))) or (
            decided and follows(sentence, context)
        ):
            yield Passing(sentence, form="promise")
        decided = _decides(sentence, context) or (decided and follows(sentence, context))


def _carried_out(parts: Iterable[str], context: Context) -> Iterator[str]:
    """The sentences, each decision that names nobody with the one behind it that does.

    "Styrelsen beslutade att söka bidrag. Bo skriver ansökan."
    """
    held = ""
    for part in parts:
        open_still = held and _made_up(held, context) and not _names(held, context)
        names = follows(part, context) or (_DONE_BY.match(part) and _names(part, context))
        if open_still and not refuses(held) and names:
            held = f"{held} {part}"
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _made_up(sentence: str, context: Context) -> bool:
    return _decides(sentence, context) or _settles(sentence, context)


def _names(text: str, context: Context) -> bool:
    return any(find_assignees(each, context.people) for each in sentences(text))


def _decision(sentence: str, context: Context) -> re.Match[str] | None:
    """The match of a verb that decides, where it is the body that does."""
    match = _DECIDED.match(sentence) or _PLAINLY.match(sentence)
    if not match or _PROPOSES.search(match["before"]) or _NOT_NOW.search(match["before"]):
        return None
    return match if is_ours(match["before"], match["between"], context.own_body) else None


def _decides(sentence: str, context: Context) -> bool:
    match = _decision(sentence, context)
    if not match or _LEFT_OPEN.search(sentence):
        return False
    around = f"{match['before']} {match['between']}"
    if any(day.first != context.on for day in find_days(match["between"], on=context.on)):
        return False
    return not _BEFORE_NOW.search(around) or f"{context.on.year}" in around


def _settles(sentence: str, context: Context) -> bool:
    """Whether the body says yes or no to something: "Rådet sade nej till bankett."."""
    if _IN_AGREEMENT.fullmatch(sentence):
        return True
    if _AGREED_TO.search(sentence):
        return not _PROPOSES.search(sentence)
    if _APPOINTS.match(sentence):
        return not _PROPOSES.search(sentence) and not _BEFORE_NOW.search(sentence)
    match = _SETTLES.match(sentence)
    if not match or not match["before"].strip() or _BEFORE_NOW.search(match["before"]):
        return False
    if _PROPOSES.search(match["before"]) or _NOT_NOW.search(match["before"]):
        return False
    return is_ours(match["before"], match["between"], context.own_body)


def _decided_earlier(sentence: str, before: str, context: Context) -> datetime.date | None:
    """The day of an earlier meeting whose decision the sentence quotes.

    "Rådet beslutade då" speaks of the day in the sentence `before`.
    """
    match = _decision(sentence, context)
    if not match:
        return None
    around = f"{match['before']} {match['between']}"
    found = past_day(around, context, past=bool(_PAST.fullmatch(match["verb"])))
    return found or (past_day(before, context) if _THEN.search(around) else None)


def past_day(text: str, context: Context, *, past: bool = False) -> datetime.date | None:
    """The last day in the text, where it is before the meeting's own day.

    `past`: a verb in the past tense tells that a day without a year has been.
    """
    days = find_days(text, on=context.on)
    if not days:
        return None
    day = days[-1].first
    if past and day > context.on and not days[-1].year_stated:
        return safe_date(day.year - 1, day.month, day.day)
    return day if day < context.on else None


def _commissions(sentence: str) -> bool:
    match = _COMMISSIONED.search(sentence)
    if not match:
        return False
    before = sentence[: match.start()]
    return not _PROPOSES.search(before) and not _NOT_NOW.search(before)


def _beyond(sentence: str, context: Context) -> str:
    """The next sentence where it only tells until when the decision is to be carried out."""
    if not _GOES_ON.match(sentence) or _commissions(sentence) or _decides(sentence, context):
        return ""
    return "" if find_assignees(sentence, context.people) else sentence
