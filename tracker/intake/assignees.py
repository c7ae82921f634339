"""Who shall do it: the parties that a decision obliges.

Only who acts is taken: the subject of an active verb, who is commissioned, who is responsible.
Who is to be invited, consulted or reported to is not, and "vi" names nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
from .words import is_active, word_set

_MODAL = r"ska(?:ll)?|får|bör|måste|åtar\s+sig|åtog\s+sig|fick|lovade|kommer\s+att"
_ADVERBS = r"(?:(?:även|också|därefter|sedan|då|därför|tillsammans)\s+)*"
_LEAD = re.compile(
    rf"(?:[^.]{{0,80}}?\b(?:beslutar|beslutade|beslutades|beslutas|beslöt|enades\s+om)\b"
    rf"[^.]{{0,60}}?(?=\batt\b))?(?:att\s+)?{_ADVERBS}",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?P<who>{PARTIES})\s+(?:(?:även|också|sedan|därefter|inte)\s+)?"
    rf"(?P<verb>{_MODAL}|[a-zåäöé]+)\b"
)
_JOINED = re.compile(
    rf"(?:\boch\b|\bsamt\b|\bmedan\b|,)\s+(?:att\s+)?(?P<clause>(?P<who>{PARTIES})\s+(?P<verb>{_MODAL}|[a-zåäöé]+)\b)"
)
_RELATIVE = re.compile(
    rf"\bsom\s+(?P<who>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})\s+(?P<verb>[a-zåäöé]+)\b"
)
_INVERTED = re.compile(
    rf"(?:Inför|Till|På|Under|Senast|Efter|Före|Innan|Vid|I|Därefter|Sedan|Då|Därför|Dessutom|Fram)\b"
    rf"[^.;:]{{0,80}}?\s(?P<verb>{_MODAL}|[a-zåäöé]+)\s+(?P<who>{PARTIES})(?!\w)"
)

_COMMISSIONED = (
    re.compile(
        r"\b(?:uppdra(?:r|s|ges|ge)?|delegera[rs]?|överlåt(?:a|er|s)?|överlämna[rs]?|ge[rs]?\s+(?:i\s+)?"
        r"uppdrag(?:et)?|uppdrag(?:et)?|ansvaret)\s+(?:till|åt)\s+(?P<who>[^.;:]{2,80}?)\s+"
        r"(?:att\b|i\s+uppdrag\b|för\s+att\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:uppdra(?:r)?|delegera[rs]?)\s+(?:till|åt)\s+(?P<who>[^.;:,]{2,60})", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:ge|ger|gav|ges|gavs|lämna)\s+(?P<who>[^.;:]{2,60}?)\s+(?:i\s+)?uppdrag(?:et)?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:får|fick|ges|gavs|har|fått|erhåller)\s+(?:i\s+|till\s+)?uppdrag(?:et)?\b"
    ),
    re.compile(rf"(?P<who>{PARTIES})\s+(?:uppdras|ombeds|uppmanas|utses)\s+att\b"),
    re.compile(rf"\b(?:be|ber|bad|uppmana|uppmanar)\s+(?P<who>{PARTIES})\s+(?:om\s+)?att\b"),
    re.compile(rf"(?P<who>{PARTIES})\s+(?:är|blir)\s+(?:huvud)?(?:ansvariga?|sammankallande)\b"),
    re.compile(rf"(?:[Aa]nsvariga?|[Uu]tförare)\s*(?::|är)\s*(?P<who>{PARTIES})"),
    re.compile(rf"(?P<who>{PARTIES})\s+tillsammans\s+med\b"),
    re.compile(
        rf"\b[a-zåäö]+s\s+(?:\w+\s+){{0,2}}?av\s+(?P<who>{GROUP}|{CAPITAL}(?:\s+{CAPITAL}){{0,3}})(?!\w)"
    ),
)
_LEADING = re.compile(rf"(?P<who>{PARTIES})\s*(?::|\s[–-])\s+(?=\S)")
_TRAILING = re.compile(
    rf"(?:\(|/\s?|\s[–-]\s|→\s?|->\s?|@)(?P<who>{PARTY}(?:\s*(?:,|/|och|&)\s*{PARTY})*)\)?[.]?$"
)

_NO_TASK = re.compile(r"\bgärna\b|\bser\s+(?:positivt|fram|allvarligt|med|inga?|en|ett|det)\b")

# Verbs of stance and report: their subject is obliged to nothing.
STANCE = word_set(
    "hälsar öppnar avslutar inleder rekommenderar anser tycker menar konstaterar noterar "
    "tackar ställer godkänner väljer beslutar vill önskar stödjer stöder instämmer avslår "
    "avstår väntar är har blir finns välkomnar informerade redogjorde berättade hjälper "
    "behöver reserverar yrkar bifaller antar fastställer beviljar avsäger avgår upplever kan "
    "heter gäller innebär kostar säger"
)


@dataclass(frozen=True)
class Part:
    """A clause at text[start:end] that names who shall do it."""

    start: int
    end: int
    assignees: tuple[str, ...]


def find_assignees(text: str, people: People) -> tuple[str, ...]:
    """Everybody whom the text obliges, in order, without repetition."""
    return tuple(dict.fromkeys(who for part in find_parts(text, people) for who in part.assignees))


def commits(sentence: str, people: People) -> bool:
    """Whether somebody from the attendance list undertakes something in so many words."""
    match = _SUBJECT.match(sentence)
    known = match and all(people.knows(each) for each in split_parties(match["who"]))
    return bool(known and find_parts(sentence, people))


def find_parts(sentence: str, people: People) -> list[Part]:
    """The clauses of one sentence that oblige somebody, each up to the next one's start."""
    if _NO_TASK.search(sentence):
        return []
    starts = sorted(_starts(sentence, people), key=lambda found: found[0])
    parts: list[Part] = []
    for index, (start, who) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(sentence)
        parts.append(Part(0 if index == 0 else start, end, who))
    return parts


def _starts(sentence: str, people: People) -> Iterator[tuple[int, tuple[str, ...]]]:
    commissioned = _commissioned(sentence, people)
    if commissioned:
        yield commissioned
        return
    first = _first_subject(sentence, people)
    if first:
        yield first
    lead = _LEAD.match(sentence)
    subject = _SUBJECT.match(sentence, lead.end() if lead else 0)
    behind_subject = subject.end() if subject else 0
    for match in _JOINED.finditer(sentence):
        who = _acting(match["who"], match["verb"], people, certain=False)
        if who and match.start() >= behind_subject:
            yield match.start("clause"), who
    for match in _RELATIVE.finditer(sentence):
        if people.knows(match["who"]) and is_active(match["verb"]) and match["verb"] not in STANCE:
            yield match.start("who"), (people.full_name(match["who"]),)


def _commissioned(sentence: str, people: People) -> tuple[int, tuple[str, ...]] | None:
    for pattern in _COMMISSIONED:
        match = pattern.search(sentence)
        who = _parties(match["who"], people) if match else ()
        if match and who:
            return match.start(), who
    return None


def _first_subject(sentence: str, people: People) -> tuple[int, tuple[str, ...]] | None:
    lead = _LEAD.match(sentence)
    at = lead.end() if lead else 0
    match = _SUBJECT.match(sentence, at)
    if match:
        certain = bool(re.search(r"\batt\s+$", sentence[:at], re.IGNORECASE))
        who = _acting(match["who"], match["verb"], people, certain=certain)
        if who:
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
            parties = split_parties(match["who"].replace("/", ","))
            if parties and all(people.knows(each) for each in parties):
                return match.start("who"), tuple(people.full_name(each) for each in parties)
    return None


def _acting(who: str, verb: str, people: People, *, certain: bool) -> tuple[str, ...]:
    """The parties where the verb is one that obliges its subject."""
    modal = re.fullmatch(_MODAL, verb)
    if verb in STANCE or not (modal or is_active(verb)):
        return ()
    parties = split_parties(who)
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
            r"(?:[a-zåäö-]+\s){0,2}[a-zåäö-]*(?:chef|direktör|ledare|ordförande|"
            r"sekreterare|samordnare|strateg|grupp|presidium|kansli|nätverk)(?:en|n|et)?",
            words,
        )
    )


def _resolved(parties: list[str], people: People) -> tuple[str, ...]:
    return tuple(dict.fromkeys(people.full_name(each) for each in parties))
