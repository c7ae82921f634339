"""Who acts in a clause: "Ida och Bo tar fram …", "lagledarna ordnar …", "I maj ringer Ida …"."""

import re
from collections.abc import Iterator

from .acts import BODY_ACTS, is_deed, is_deed_to_do, is_stance
from .days import MONTH
from .names import (
    CAPITAL,
    PARTIES,
    People,
    is_group,
    looks_like_person,
    split_parties,
)
from .own_body import is_own
from .person_words import is_title
from .words import DECIDES, is_active, word_set

_MODAL = (
    r"ska(?:ll)?|skulle|"
    r"får(?=\s+(?:i\s+|till\s+)?(?:[a-zåäö]+a\b|uppdrag|mandat|ansvar\w*|se\b|ta\b|"
    r"ge\b))|bör|måste|"
    r"åtar\s+sig|åtog\s+sig|fick(?=\s+(?:i\s+)?(?:uppdrag|mandat|ansvar))|lovade|lovar|"
    r"(?:har\s+|hade\s+)?lovat|anmälde\s+sig|ställer\s+upp|ställde\s+upp|"
    r"hjälps\s+åt|turas\s+om|kommer\s+(?:att|överens)|tog\s+på\s+sig|erbjöd\s+sig|erbjuder\s+sig"
)
_IS_MODAL = re.compile(
    r"(?:ska|skall|skulle|får|bör|måste|fick|lovade|lovar)$|"
    r"(?:åt|kommer|tog|erbj|har|hade|anmälde|ställ|hjälps|turas)\w*\s|lovat$"
)
_WHEN = (
    rf"(?:(?:till|på|inför|senast|före)\s+nästa\s+\w+|varje\s+(?:vecka|månad|år|kvartal|termin|dag)|inom\s+kort|årligen|månadsvis|"
    rf"kvartalsvis|under\s+(?:våren|hösten|sommaren|året|{MONTH})|i\s+{MONTH}|"
    rf"(?:senast\s+|före\s+)?(?:den\s+)?\d{{1,2}}(?:/\d{{1,2}}|\s+{MONTH}))"
)
_ADVERB = (
    rf"(?:(?:tillsammans|ihop|i\s+samråd|i\s+samarbete)\s+med\s+{PARTIES}|"
    rf"även|också|sedan|därefter|inte|själva?|gemensamt|tillsammans|omgående|snarast|genast|"
    rf"löpande|skyndsamt|nu|då|därför|dessutom|vidare|fortsatt|{_WHEN})"
)
_LEAD = re.compile(
    rf"(?:[^.]{{0,80}}?\b{DECIDES}\b[^.]{{0,60}}?(?=\batt\b))?(?i:att\s+)?(?:{_ADVERB}\s+){{0,3}}",
    re.IGNORECASE,
)
_TOPIC_LEAD = re.compile(
    r"(?:(?:[a-zåäö][\w -]{1,30}|[A-ZÅÄÖ][\w-]{2,30}(?:\s[a-zåäö][\w-]*){0,3}):\s+)?"
)
# "enhetscheferna i respektive kommun": all of them, each in a place of their own.
_EACH = r"\si\s(?:respektive|varje|var\soch\sen|samtliga|alla|båda)\s[a-zåäö-]{2,30}"
_WHERE = (
    rf"(?P<each>{_EACH})?"
    r"(?:\s+(?:på|från|vid|hos|i)\s+[\wåäöÅÄÖ-]+(?:\s+[A-ZÅÄÖ][\w-]+)?|\s+\([^()]{1,40}\)"
    r"|,\s+[a-zåäö-]{3,30},|,\s+(?:tillsammans|ihop|i\s+samråd|i\s+samarbete)\s+med\s+"
    r"[^,.;]{3,50},)?"
)
_VERB = rf"(?P<verb>{_MODAL}|[a-zåäöé]+)\b"
SUBJECT = re.compile(rf"(?P<who>{PARTIES}){_WHERE}(?:\s+{_ADVERB}){{0,3}}\s+{_VERB}")
# Any noun in the definite form, or behind "varje" and the like.
_WHOLE = r"(?:[Vv]arje|[Rr]espektive|[Ss]amtliga|[Aa]lla|[Bb]åda|[Öö]vriga|[Vv]ardera)"
_NOUN = (
    rf"(?:{_WHOLE}\s+(?:[a-zåäö-]{{2,30}}[ae]\s+)??[a-zåäö-]{{2,30}}|[Vv]ar\s+och\s+en"
    r"|[A-ZÅÄÖa-zåäö][a-zåäö]{2,25}[nt]s\s+[a-zåäö]{3,30}|(?:[A-ZÅÄÖ][a-zåäö]{2,20}s\s+|[Dd]en\s+|[Dd]e\s+)?"
    r"(?:[a-zåäö]{3,20}a\s+)?[A-ZÅÄÖa-zåäö][a-zåäö-]{2,40}(?:en|et|rn|ln|an|na))"
)
_NOUN_SUBJECT = re.compile(
    rf"(?P<who>{_NOUN}(?:\s(?:och|samt)\s{_NOUN})?){_WHERE}(?:\s+{_ADVERB}){{0,3}}\s+{_VERB}"
    r"(?P<behind>[^.;]{0,40})"
)
_NO_ACTORS = word_set(
    "ingen inget någon någonting mötet frågan ärendet punkten beslutet förslaget underlaget "
    "arbetet projektet den det de man igen även redan sedan utan innan medan planen taxan avgiften "
    "budgeten protokollet diskussionen"
)
_TASK_FORCE = re.compile(
    rf"[\wåäöÅÄÖ -]{{0,40}}(?:grupp(?:en)?|kommittén?|duo|trio)\s+(?:bestående\s+av|med|"
    rf"som\s+består\s+av)\s+(?P<who>{PARTIES})\s+{_VERB}"
)
_INVERTED = re.compile(
    rf"(?:Inför|Till|På|Under|Senast|Efter|Före|Innan|Vid|I|Därefter|Sedan|Då|Därför|Dessutom|"
    rf"Fram)\b"
    rf"[^.;:]{{0,80}}?\s{_VERB}\s+(?P<who>{PARTIES})(?!\w)"
)
_JOINED = re.compile(
    rf"(?:\boch\b|\bsamt\b|\bmedan\b|,)\s+(?:att\s+)?"
    rf"(?P<clause>(?P<who>{PARTIES})(?:\s+{_ADVERB})?\s+{_VERB})"
)
_IT_IS = re.compile(rf"(?:[Dd]et\s+)?(?:är|blir)\s+(?P<who>{PARTIES})\s+som\s+{_VERB}")
_RELATIVE = re.compile(
    rf"\bsom\s+(?P<who>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})\s+(?P<verb>[a-zåäöé]+)\b"
)
# "Skolorna ska bjudas in": the subject of a passive does nothing itself.
_SUFFERS = re.compile(r"\s+(?:\w+\s+){0,2}?[a-zåäö]+(?:as|ges|nås|ses|läggs|tas)\b")
Found = tuple[int, tuple[str, ...]]


def lead_end(sentence: str) -> int:
    """Where the first subject may stand: behind "Styrelsen beslutade att" or "Ljud: "."""
    lead = _LEAD.match(sentence)
    at = lead.end() if lead else 0
    topic = _TOPIC_LEAD.match(sentence, at)
    return topic.end() if topic else at


def first_subject(sentence: str, people: People) -> Found | None:
    """Where the subject of the first clause stands, and who it is, where it is to act."""
    at = lead_end(sentence)
    force = _TASK_FORCE.match(sentence, at)
    if force and (who := acting(force, people, certain=False)):
        return force.start(), who
    match = SUBJECT.match(sentence, at)
    if match and match.end("who") < len(sentence):
        certain = bool(re.search(r"\batt\s+$", sentence[:at], re.IGNORECASE))
        who = acting(match, people, certain=certain)
        if who and not _suffers(match):
            return match.start(), who
    named = _IT_IS.match(sentence, at)
    if named and (who := acting(named, people, certain=False)):
        return named.start("who"), who
    if found := _noun_subject(sentence, at, people):
        return found
    match = _INVERTED.match(sentence)
    who = acting(match, people, certain=False) if match else ()
    return (match.start("who"), who) if match and who else None


def _noun_subject(sentence: str, at: int, people: People) -> Found | None:
    """ "lagledarna ordnar", "Varje kommun utser", "ungdomssektionen ska flytta"."""
    match = _NOUN_SUBJECT.match(sentence, at)
    if not match or _suffers(match):
        return None
    parties = split_parties(match["who"])
    behind = match["behind"].strip()
    if _IS_MODAL.match(match["verb"]):
        words = [word for word in behind.split() if word not in {"även", "också", "inte"}]
        done = len(words) > 1 and words[0] == "ha" and words[1].endswith("t")
        deed = done or (bool(words) and is_deed_to_do(words[0]))
    else:
        deed = is_deed(match["verb"], behind)
    idle = {each.casefold() for each in parties} & _NO_ACTORS
    if not deed or idle or _of_the_body(match["verb"], parties, people):
        return None
    return match.start(), resolved(parties, people)


def later_subjects(sentence: str, people: People) -> Iterator[Found]:
    """Who acts in the clauses behind the first: "… och Bo målar bron"."""
    subject = SUBJECT.match(sentence, lead_end(sentence))
    behind_subject = subject.end() if subject else 0
    for match in _JOINED.finditer(sentence):
        who = acting(match, people, certain=False)
        if who and match.start() >= behind_subject and not _suffers(match):
            yield match.start("clause"), who
    for match in _RELATIVE.finditer(sentence):
        behind = sentence[match.end() :]
        active = is_active(match["verb"]) and not is_stance(match["verb"], behind)
        if people.knows(match["who"]) and active:
            yield match.start("who"), (people.full_name(match["who"]),)


def acting(match: re.Match[str], people: People, *, certain: bool) -> tuple[str, ...]:
    """The parties in group `who` where group `verb` is one that obliges its subject."""
    verb, behind = match["verb"], match.string[match.end("verb") : match.end("verb") + 20]
    if is_stance(verb, behind) or not (_IS_MODAL.match(verb) or is_active(verb)):
        return ()
    parties = split_parties(match["who"])
    if _of_the_body(verb, parties, people):
        return ()
    known = all(people.knows(each) or is_group(each) for each in parties)
    unknown = certain or all(looks_like_person(each) or is_title(each) for each in parties)
    if match.groupdict().get("each") and len(parties) == 1:
        return (f"{parties[0]}{match['each']}",)
    return resolved(parties, people) if parties and (known or unknown) else ()


def _of_the_body(verb: str, parties: list[str], people: People) -> bool:
    """Whether it is no more than the body's own deciding: "Rådet utser", "Nämnden ger"."""
    decides = verb in BODY_ACTS or verb.endswith("överens")
    return decides and all(is_own(each, people.own_body) for each in parties)


def is_to_do(verb: str) -> bool:
    """Whether the verb says that its subject is to do what follows: "ska", "åtar sig"."""
    return bool(_IS_MODAL.match(verb)) and verb not in {"bör", "skulle", "måste"}


def _suffers(match: re.Match[str]) -> bool:
    modal = _IS_MODAL.match(match["verb"])
    return bool(modal and _SUFFERS.match(match.string, match.end("verb")))


def resolved(parties: list[str], people: People) -> tuple[str, ...]:
    """The parties by their full names, each once."""
    return tuple(dict.fromkeys(people.full_name(each) for each in parties))
