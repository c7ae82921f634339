"""Who is commissioned, responsible or named beside the task: not as the subject of its verb."""

import re
from collections.abc import Iterator

from .names import CAPITAL, GROUP, PARTIES, PARTY, People, is_group, split_parties
from .person_words import JOB
from .subjects import Found, resolved
from .words import is_passive

_AND = r"(?:,\s|\s(?:och|samt)\s|\s?[&+/]\s?)"
_ADVERBS = r"(?:(?:även|också|därefter|sedan|då|därför|tillsammans|dessutom|nu|vidare)\s+)*"
# Who is to adjust the minutes has no task beyond the meeting.
_TO_ACT = r"(?:med\s+uppgift\s+)?att\s+(?![^.;]{0,60}\b(?:juster|protokoll))"
# The body gives the task away: whoever stands in front of the verb is the body itself.
_GIVEN = (
    re.compile(
        r"\b(?:uppdra(?:r|s|ges|ge)?|uppdrogs?|uppdragits|delegera(?:r|s|de)?|överl(?:åt|ät)(?:a|"
        r"er|s)?|"
        r"överlämna(?:r|s|de)?|(?:ge[rs]?|gavs?|lämna(?:r|s|de)?)\s+(?:i\s+)?"
        r"uppdrag(?:et)?|uppdrag(?:et)?|ansvaret)\s+(?:till|åt)\s+(?P<who>[^.;:]{2,80}?)\s+"
        r"(?:att\b|i\s+uppdrag\b|för\s+att\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:uppdra(?:r|s)?|uppdrogs?|delegera[rs]?)\s+(?:till|åt)\s+(?P<who>[^.;:,]{2,60})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:ge|ger|gav|ges|gavs|lämna|lämnar|"
        r"lämnade)\s+(?P<who>[^.;:]{2,60}?)\s+(?:i\s+)?uppdrag(?:et)?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:återremittera|remittera|hänskjuta|hänvisa)(?:r|s|de|"
        rf"des)?\b[^.;:]{{0,60}}?\s"
        rf"(?:till|åt)\s+(?P<who>(?:[a-zåäö]+-\s+och\s+)?{GROUP})(?:\s+(?:för|med|att)\b|[.,]|$)",
    ),
    re.compile(
        rf"\b(?:utse|utser|utsåg|välja|väljer|valde)\s+(?P<who>{PARTIES})\s+(?:till\s+[\w-]+\s+)?"
        rf"{_TO_ACT}"
    ),
    re.compile(rf"\b(?:be|ber|bad|uppmana|uppmanar)\s+(?P<who>{PARTIES})\s+(?:om\s+)?att\b"),
)
_BORNE = (
    re.compile(
        rf"\b\w*(?:grupp(?:en)?|kommittén?|utskott)\s+(?:bestående|som\s+består)\s+av\s+(?P<who>{PARTIES})(?!\w)"
    ),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:får|fick|ges|gavs|har|fått|erhåller)\s+{_ADVERBS}"
        rf"(?:i\s+|till\s+|[a-zåäö]+s\s+)?(?:uppdrag(?:et)?|uppgift(?:en)?|fullmakt|mandat)\b"
    ),
    re.compile(
        rf"(?P<who>{PARTIES})(?:\s+(?:till|av|på|i|för)\s+(?:[\w:]+\s+){{0,3}}?[\w:]+)?\s+(?:uppdras|uppdrogs|bemyndiga(?:s|des)|befullmäktiga(?:s|des)|uppdrages|ombeds|ombads|uppmanas|anmodas|"
        rf"åläggs|föreläggs|instrueras)\s+"
        rf"(?:(?:(?!att\b)[\w.,-]+\s+){{0,8}}?att\b|[a-zåäö]{{2,20}}a\b)"
    ),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:utses|utsågs|valdes|väljs)\s+(?:till\s+[\w-]+\s+)?{_TO_ACT}"
    ),
    re.compile(rf"(?:^|[.,;(–-]\s*)[Aa]nsvariga?\s+(?P<who>{PARTIES})(?=\s*(?:[,.;)]|$))"),
    re.compile(rf"\b(?:är|blir)\s+(?P<who>{PARTIES})\s+(?:ansvar|uppgift|uppdrag|sak|jobb|bord)\b"),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:är|blir|(?:utses|utsågs)\s+(?:till|som))\s+(?:huvud)?"
        rf"(?:ansvariga?|sammankallande|kontaktperson(?:er)?|samordnare|projektledare)\b"
    ),
    re.compile(
        rf"(?P<who>{PARTIES})\s+(?:har|får|fick|tar|tog)\s+(?:på\s+sig\s+)?(?:huvud)?ansvar(?:et)?\b"
    ),
    re.compile(
        rf"\b(?:ligger|läggs|hamnar|faller|vilar)\s+(?:kvar\s+)?(?:på|hos)\s+(?P<who>{PARTIES})(?!\w)"
    ),
    re.compile(
        rf"(?:[Aa]nsvar(?:ig[a]?)?|[Aa]nsv\.?|[Uu]tförare|[Vv]em|[Kk]ontaktperson|"
        rf"[Ss]ammankallande)(?:\s+för\s+[^:.;]{{2,40}}?)?\s*(?::|\bär\b|\bblir\b|=)\s*(?P<who>{PARTIES})"
    ),
    re.compile(
        rf"(?:^|[,;.(–-]\s*)(?:[Aa]nsvar(?:iga?)?|[Aa]nsv\.?|[Uu]tförare)\s+"
        rf"(?P<who>{CAPITAL}(?:\s+{CAPITAL}){{0,3}}(?:{_AND}{CAPITAL}(?:\s+{CAPITAL}){{0,3}})?)"
        rf"(?=\s*(?:[,;.)]|$|[–-]\s))"
    ),
    re.compile(
        rf"\b[a-zåäö]+s\s+(?:\w+\s+){{0,2}}?av\s+(?P<who>{GROUP}|"
        rf"{CAPITAL}(?:\s+{CAPITAL}){{0,3}})(?!\w)"
    ),
)
_DONE_BY = re.compile(r"\b(?P<verb>[a-zåäö]{2,30}s)\s+(?:\w+\s+){0,6}?av\s+(?=\S)")
# "Ida fick i uppdrag att rita och Bo att måla", "Ida ansvarar för ljus och Bo för ljud".
_ALSO = re.compile(
    rf"(?:\boch\b|\bsamt\b|\bmedan\b|,)\s+(?:(?:åt|till)\s+)?(?P<who>{PARTIES})\s+(?P<task>att|för)\s+[a-zåäöA-ZÅÄÖ]"
)
_BEARS = re.compile(
    r"\b(?i:uppdr\w+)\b|\b(?:ansvar\w*|svarar|står|uppdrag|uppgift|åtog|åtar|tog\s+på)\b"
)
# No more of them than anybody lists: a line of nothing but names would take minutes.
_SEPARATED = rf"{PARTY}(?:\s*(?:,|/|och|&|\+)\s*{PARTY}){{0,20}}"
_LEADING = re.compile(
    rf"(?P<who>{PARTIES}|{PARTY}(?:\s?[/+&]\s?{PARTY}){{1,4}})"
    r"\s*(?::|\s[–-]|=>|->|→|⇒|➔)\s+(?=\S)"
)
_TRAILING = re.compile(rf"(?:\(|/\s?|\s[–-]\s|→\s?|->\s?|=>\s?|@|,\s)(?P<who>{_SEPARATED})\)?[.]?$")
_IN_BRACKETS = re.compile(
    rf"[(\[](?:[Aa]nsv(?:ariga?|ar|\.)?:?\s*)?(?P<who>{_SEPARATED})"
    r"(?:\s+ansvarar|\s*[,;–-]\s*[^()\[\]]{1,40})?[)\]]"
)
_BEFORE_WHEN = re.compile(
    rf"(?:\s[–-]\s|→\s?|->\s?|,\s|\.\s)(?P<who>{_SEPARATED})"
    r"(?:,|\s[–-]|\.)\s+(?=(?:senast|klart?|till|före|innan|v\.?\s?\d|\d))"
)


def given_to(sentence: str, people: People) -> Found | None:
    """Who is given the task by the body: "uppdra åt Ida att …"."""
    return next(_found(_GIVEN, sentence, people), None)


def borne_by(sentence: str, people: People) -> Iterator[Found]:
    """Who bears the task: "Ida får i uppdrag", "är Idas ansvar", "målas av Ida"."""
    done = [by for by in _DONE_BY.finditer(sentence) if is_passive(by["verb"])]
    for by in done:
        for words in range(4, 0, -1):
            name = " ".join(sentence[by.end() : by.end() + 90].split()[:words]).strip(" .,;:")
            if people.knows(name):
                yield by.start(), (people.full_name(name),)
                break
    yield from _found(_BORNE, sentence, people)


def also_tasked(sentence: str, people: People) -> Iterator[Found]:
    """Who gets a task of their own behind the first, with the verb left out."""
    if _BEARS.search(sentence):
        for match in _ALSO.finditer(sentence):
            parties = split_parties(match["who"])
            if parties and all(people.knows(each) for each in parties):
                yield match.start("who"), resolved(parties, people)


def named_beside(sentence: str, people: People) -> Found | None:
    """ "Anna: bokar lokal", "Boka lokal (Anna)", "Boka lokal – Anna", "Boka lokal, Anna, 3/5"."""
    for match in (
        _LEADING.match(sentence),
        _IN_BRACKETS.search(sentence),
        _BEFORE_WHEN.search(sentence),
        _TRAILING.search(sentence),
    ):
        if match:
            parties = split_parties(re.sub(r"\s?[/+&]\s?", ", ", match["who"]))
            if parties and all(people.knows(each) for each in parties):
                return match.start("who"), resolved(parties, people)
    return None


def _found(patterns: tuple[re.Pattern[str], ...], sentence: str, people: People) -> Iterator[Found]:
    for pattern in patterns:
        for match in pattern.finditer(sentence):
            if who := _parties(match["who"], people):
                yield match.start(), who


def _parties(words: str, people: People) -> tuple[str, ...]:
    """The parties in "till X": names, groups and acronyms, not "en arbetsgrupp" or "oss"."""
    bare = re.sub(r"^(?:även|också|att)\s+", "", words.strip())
    parties = [each for each in split_parties(bare) if re.fullmatch(PARTY, each) or _role(each)]
    return resolved(parties, people)


def _role(words: str) -> bool:
    return is_group(words) or bool(
        re.fullmatch(
            r"(?:[a-zåäö-]+\s){0,3}[a-zåäö-]*(?:chef|direktör|ledare|ordförande|"
            rf"sekreterare|samordnare|strateg|grupp|presidium|kansli|nätverk|kontor|förvaltning|"
            rf"utskott|nämnd|styrelse|kommitté|{JOB})(?:en|n|et)?",
            words,
        )
    )
