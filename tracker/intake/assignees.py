"""Who shall do it: the parties that a decision obliges.

Only who acts is taken: the subject of an active verb, who is commissioned, who is responsible.
Who is to be invited, consulted or reported to is not, and "vi" names nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .meeting_phrases import is_own
from .names import (
    CAPITAL,
    GROUP,
    PARTIES,
    PARTY,
    People,
    is_group,
    looks_like_person,
    split_parties,
)
from .person_words import JOB
from .words import DECIDES, is_active, word_set

_MODAL = (
    r"ska(?:ll)?|får(?=\s+(?:i\s+|till\s+)?(?:[a-zåäö]+a\b|uppdrag|mandat|ansvar\w*|se\b|ta\b|"
    r"ge\b))|bör|måste|"
    r"åtar\s+sig|åtog\s+sig|fick(?=\s+(?:i\s+)?(?:uppdrag|mandat|ansvar))|lovade|lovar|"
    r"kommer\s+att|tog\s+på\s+sig|erbjöd\s+sig|erbjuder\s+sig"
)
_ADVERBS = r"(?:(?:även|också|därefter|sedan|då|därför|tillsammans|dessutom|nu|vidare)\s+)*"
_TOPIC = r"(?:(?:[a-zåäö][\w -]{1,30}|[A-ZÅÄÖ][\w-]{2,30}(?:\s[a-zåäö][\w-]*){0,3}):\s+)?"
_LEAD = re.compile(
    rf"(?:[^.]{{0,80}}?\b{DECIDES}\b[^.]{{0,60}}?(?=\batt\b))?(?i:att\s+)?{_ADVERBS}",
    re.IGNORECASE,
)
_TOPIC_LEAD = re.compile(_TOPIC)
_WHERE = (
    r"(?:\s+(?:på|från|vid|hos|i)\s+[\wåäöÅÄÖ-]+(?:\s+[A-ZÅÄÖ][\w-]+)?|\s+\([^()]{1,40}\)"
    r"|,\s+[a-zåäö-]{3,30},)?"
)
_SUBJECT = re.compile(
    rf"(?P<who>{PARTIES}){_WHERE}\s+(?:(?:även|också|sedan|därefter|inte|själv)\s+)?"
    rf"(?P<verb>{_MODAL}|[a-zåäöé]+)\b"
)
_TASK_FORCE = re.compile(
    rf"[\wåäöÅÄÖ -]{{0,40}}(?:grupp(?:en)?|kommittén?|duo|trio)\s+(?:bestående\s+av|med|"
    rf"som\s+består\s+av)\s+"
    rf"(?P<who>{PARTIES})\s+(?P<verb>{_MODAL}|[a-zåäöé]+)\b"
)
_TOGETHER = re.compile(
    rf"\b(?:tillsammans|ihop|i\s+samarbete|i\s+samråd)\s+med\s+(?P<who>{PARTIES})(?!\w)"
)
_JOINED = re.compile(
    rf"(?:\boch\b|\bsamt\b|\bmedan\b|"
    rf",)\s+(?:att\s+)?(?P<clause>(?P<who>{PARTIES})\s+(?P<verb>{_MODAL}|[a-zåäöé]+)\b)"
)
_RELATIVE = re.compile(
    rf"\bsom\s+(?P<who>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})\s+(?P<verb>[a-zåäöé]+)\b"
)
_INVERTED = re.compile(
    rf"(?:Inför|Till|På|Under|Senast|Efter|Före|Innan|Vid|I|Därefter|Sedan|Då|Därför|Dessutom|"
    rf"Fram)\b"
    rf"[^.;:]{{0,80}}?\s(?P<verb>{_MODAL}|[a-zåäöé]+)\s+(?P<who>{PARTIES})(?!\w)"
)

_COMMISSIONED = (
    re.compile(
        r"\b(?:uppdra(?:r|s|ges|ge)?|uppdrogs?|uppdragits|delegera(?:r|s|de)?|överl(?:åt|ät)(?:a|"
        r"er|s)?|"
        r"överlämna(?:r|s|de)?|(?:ge[rs]?|gavs?|lämna(?:r|s|de)?)\s+(?:i\s+)?"
        r"uppdrag(?:et)?|uppdrag(?:et)?|ansvaret)\s+(?:till|åt)\s+(?P<who>[^.;:]{2,80}?)\s+"
        r"(?:att\b|i\s+uppdrag\b|för\s+att\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:uppdra(?:r)?|uppdrog|delegera[rs]?)\s+(?:till|åt)\s+(?P<who>[^.;:,]{2,60})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:ge|ger|gav|ges|gavs|lämna|lämnar|"
        r"lämnade)\s+(?P<who>[^.;:]{2,60}?)\s+(?:i\s+)?uppdrag(?:et)?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:får|fick|ges|gavs|har|fått|erhåller)\s+(?:i\s+|"
        rf"till\s+)?uppdrag(?:et)?\b"
    ),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:uppdras|uppdrogs|uppdrages|ombeds|ombads|uppmanas|anmodas|"
        rf"åläggs)\s+"
        rf"{_ADVERBS}(?:av\s+\w+\s+)?att\b"
    ),
    re.compile(
        rf"\b(?:återremittera|remittera|hänskjuta|hänvisa)(?:r|s|de|"
        rf"des)?\b[^.;:]{{0,60}}?\s"
        rf"(?:till|åt)\s+(?P<who>(?:[a-zåäö]+-\s+och\s+)?{GROUP})(?:\s+(?:för|med|att)\b|[.,]|$)",
    ),
    re.compile(rf"\bär\s+(?P<who>{PARTIES})\s+(?:ansvar|uppgift|uppdrag)\b"),
    re.compile(rf"\b(?:be|ber|bad|uppmana|uppmanar)\s+(?P<who>{PARTIES})\s+(?:om\s+)?att\b"),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:är|blir)\s+(?:huvud)?(?:ansvariga?|sammankallande|"
        rf"kontaktperson(?:er)?)\b"
    ),
    re.compile(
        rf"(?:[Aa]nsvariga?|[Aa]nsv\.?|[Uu]tförare|[Vv]em)\s*(?::|\bär\b|=)\s*(?P<who>{PARTIES})"
    ),
    re.compile(
        rf"\b[a-zåäö]+s\s+(?:\w+\s+){{0,2}}?av\s+(?P<who>{GROUP}|"
        rf"{CAPITAL}(?:\s+{CAPITAL}){{0,3}})(?!\w)"
    ),
)
_DONE_BY = re.compile(r"\b[a-zåäö]{2,30}s\s+(?:\w+\s+){0,2}?av\s+(?=\S)")
_LEADING = re.compile(
    rf"(?P<who>{PARTIES}|{PARTY}(?:\s?[/+&]\s?{PARTY}){{1,4}})\s*(?::|\s[–-])\s+(?=\S)"
)
_TRAILING = re.compile(
    rf"(?:\(|/\s?|\s[–-]\s|→\s?|->\s?|@)(?P<who>{PARTY}(?:\s*(?:,|/|och|&)\s*{PARTY})*)\)?[.]?$"
)

_IS_MODAL = re.compile(
    r"(?:ska|skall|får|bör|måste|fick|lovade|lovar)$|(?:åt|kommer|tog|erbj)\w*\s"
)
# "Skolorna ska bjudas in": the subject of a passive does nothing itself.
_SUFFERS = re.compile(r"\s+(?:\w+\s+){0,2}?[a-zåäö]+(?:as|ges|nås|ses|läggs|tas)\b")
_NO_TASK = re.compile(
    r"\bställ(?:er|a)\s+sig\s+(?:bakom|positiv|negativ|tveksam|avvaktande|frågande|skeptisk|"
    r"kritisk)\w*|"
    r"\bfår\s+(?:\d|en\b|ett\b|inte\b|högst\b|max)|\bgärna\b|\bser\s+(?:positivt|fram|allvarligt|"
    r"med|inga?|en|ett|det)\b"
)

# Verbs of stance and report: their subject is obliged to nothing.
STANCE = word_set(
    "hälsar öppnar avslutar inleder rekommenderar anser tycker menar konstaterar noterar "
    "tackar godkänner väljer beslutar vill önskar stödjer stöder instämmer avslår "
    "avstår väntar är har blir finns välkomnar informerade redogjorde berättade hjälper "
    "behöver reserverar yrkar bifaller antar fastställer beviljar avsäger avgår upplever kan "
    "heter gäller innebär kostar säger ingår räcker tackade"
)


# What a meeting does by deciding: then the body itself is obliged to nothing more.
BODY_ACTS = word_set(
    "utser föreslår ger uppdrar delegerar överlåter överlämnar lägger hänskjuter återremitteras "
    "återremitterar bordlägger entledigar tillstyrker avstyrker yttrar lämnar går avser ska "
    "avvaktar får skjuter uppmanar begär delar föredrar medger tillåter avsätter anslår upphäver"
)


@dataclass(frozen=True)
class Part:
    """A clause at text[start:end] that names who shall do it."""

    start: int
    end: int
    assignees: tuple[str, ...]
    named_at: int = 0


def find_assignees(text: str, people: People) -> tuple[str, ...]:
    """Everybody whom the text obliges, in order, without repetition."""
    return tuple(dict.fromkeys(who for part in find_parts(text, people) for who in part.assignees))


def commits(sentence: str, people: People) -> bool:
    """Whether somebody from the attendance list undertakes something in so many words."""
    match = _SUBJECT.match(sentence)
    parties = split_parties(match["who"]) if match else []
    own = [each for each in parties if is_own(each, people.own_body)]
    known = parties and not own and all(people.knows(each) or is_group(each) for each in parties)
    return bool(known and find_parts(sentence, people))


def find_parts(sentence: str, people: People) -> list[Part]:
    """The clauses of one sentence that oblige somebody, each up to the next one's start."""
    if _NO_TASK.search(sentence):
        return []
    starts = sorted(_starts(sentence, people), key=lambda found: found[0])
    parts: list[Part] = []
    for index, (start, who) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(sentence)
        who = tuple(dict.fromkeys([*who, *_partners(sentence[start:end], people)]))
        parts.append(Part(0 if index == 0 else start, end, who, start))
    return parts


def _partners(sentence: str, people: People) -> tuple[str, ...]:
    """Who does it together with the others: "tillsammans med ekonomichefen"."""
    match = _TOGETHER.search(sentence)
    who = split_parties(match["who"]) if match else []
    return _resolved([each for each in who if people.knows(each)], people)


def _starts(sentence: str, people: People) -> Iterator[tuple[int, tuple[str, ...]]]:
    commissioned = _commissioned(sentence, people)
    if commissioned:
        yield commissioned
        return
    first = _first_subject(sentence, people)
    if first:
        yield first
    subject = _SUBJECT.match(sentence, _lead_end(sentence))
    behind_subject = subject.end() if subject else 0
    for match in _JOINED.finditer(sentence):
        who = _acting(match["who"], match["verb"], people, certain=False)
        if who and match.start() >= behind_subject:
            yield match.start("clause"), who
    for match in _RELATIVE.finditer(sentence):
        if people.knows(match["who"]) and is_active(match["verb"]) and match["verb"] not in STANCE:
            yield match.start("who"), (people.full_name(match["who"]),)


def _commissioned(sentence: str, people: People) -> tuple[int, tuple[str, ...]] | None:
    by = _DONE_BY.search(sentence)
    for words in range(4, 0, -1):
        name = " ".join(sentence[by.end() :].split()[:words]).strip(" .,;:") if by else ""
        if by and people.knows(name):
            return by.start(), (people.full_name(name),)
    for pattern in _COMMISSIONED:
        match = pattern.search(sentence)
        who = _parties(match["who"], people) if match else ()
        if match and who:
            return match.start(), who
    return None


def _lead_end(sentence: str) -> int:
    """Where the first subject may stand: behind "Styrelsen beslutade att" or "Ljud: "."""
    lead = _LEAD.match(sentence)
    at = lead.end() if lead else 0
    topic = _TOPIC_LEAD.match(sentence, at)
    return topic.end() if topic else at


def _first_subject(sentence: str, people: People) -> tuple[int, tuple[str, ...]] | None:
    at = _lead_end(sentence)
    force = _TASK_FORCE.match(sentence, at)
    if force and (who := _acting(force["who"], force["verb"], people, certain=False)):
        return force.start(), who
    match = _SUBJECT.match(sentence, at)
    if match and match.end("who") < len(sentence):
        certain = bool(re.search(r"\batt\s+$", sentence[:at], re.IGNORECASE))
        who = _acting(match["who"], match["verb"], people, certain=certain)
        passive = _IS_MODAL.match(match["verb"]) and _SUFFERS.match(sentence, match.end())
        if who and not passive:
            return match.start(), who
    match = _INVERTED.match(sentence)
    if match:
        who = _acting(match["who"], match["verb"], people, certain=False)
        if who:
            return match.start("who"), who
    return _labelled(sentence, people)


def _labelled(sentence: str, people: People) -> tuple[int, tuple[str, ...]] | None:
    """ "Anna: bokar lokal", "Boka lokal (Anna)", "Boka lokal – Anna"."""
    for match in (_LEADING.match(sentence), _TRAILING.search(sentence)):
        if match:
            parties = split_parties(re.sub(r"\s?[/+&]\s?", ", ", match["who"]))
            if parties and all(people.knows(each) for each in parties):
                return match.start("who"), tuple(people.full_name(each) for each in parties)
    return None


def _acting(who: str, verb: str, people: People, *, certain: bool) -> tuple[str, ...]:
    """The parties where the verb is one that obliges its subject."""
    modal = _IS_MODAL.match(verb)
    if verb in STANCE or not (modal or is_active(verb)):
        return ()
    parties = split_parties(who)
    if verb in BODY_ACTS and all(is_own(each, people.own_body) for each in parties):
        return ()
    known = all(people.knows(each) or is_group(each) for each in parties)
    unknown = certain or all(looks_like_person(each) for each in parties)
    return _resolved(parties, people) if parties and (known or unknown) else ()


def _parties(words: str, people: People) -> tuple[str, ...]:
    """The parties in "till X": names, groups and acronyms, not "en arbetsgrupp" or "oss"."""
    bare = re.sub(r"^(?:även|också|att)\s+", "", words.strip())
    parties = [each for each in split_parties(bare) if re.fullmatch(PARTY, each) or _role(each)]
    return _resolved(parties, people)


def _role(words: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:[a-zåäö-]+\s){0,3}[a-zåäö-]*(?:chef|direktör|ledare|ordförande|"
            rf"sekreterare|samordnare|strateg|grupp|presidium|kansli|nätverk|kontor|förvaltning|"
            rf"utskott|nämnd|styrelse|{JOB})(?:en|n|et)?",
            words,
        )
    )


def _resolved(parties: list[str], people: People) -> tuple[str, ...]:
    return tuple(dict.fromkeys(people.full_name(each) for each in parties))
