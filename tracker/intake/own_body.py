"""Whose words they are: whether a name stands for the body whose minutes these are."""

import re

BODY_NOUN = re.compile(
    r"\w*(?:styrelse|nämnd|utskott|kommitté|grupp|råd|fullmäktige|beredning|presidium|nätverk|"
    r"direktion|delegation|kollegi[eu]|kommission|forum|team|ledning|församling|stämma|panel)"
    r"(?:n|en|et|met|t|s)?",
    re.IGNORECASE,
)
_BARE_NOUN = re.compile(
    r"(?:styrelsen?|nämnden?|utskottet?|kommittén?|gruppen?|rådet?|nätverket?|presidiet|"
    r"direktionen?|beredningen?|teamet|kollegiet|kommissionen|delegationen)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([^)]*)\)")
_ANYBODY = re.compile(
    r"(?:vi|det|man|mötet|sammanträdet|årsmötet|stämman|deltagarna|samtliga|alla|enhälligt|"
    r"närvarande|parterna|"
    r"medlemmarna|ledamöterna|och|därefter|sedan|därför|därmed|slutligen|vidare|också|dock|"
    r"diskussion|omröstning|votering|genomgång|överläggning|avslutning|övrigt)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:lednings|styr|arbets|projekt|samverkans|samordnings|referens|plan|förenings|bolags|"
    r"kommun|institutions|"
    r"skol|elev|föräldra|för\s?äldra|bygg)?(?:styrelsen|nämnden|rådet|gruppen|utskottet|kommittén|"
    r"nätverket|presidiet|beredningen|församlingen|förbundet|klubben|föreningen|teamet|mötet|"
    r"direktionen|samfälligheten)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"\s*([\wåäöÅÄÖ-]+)")
# "Vid styrelsens möte", "Vid förra mötet": behind that the verb needs no subject.
_AT_MEETING = re.compile(
    r"(?:^|\s)[Vv]id\s+(?:(?P<owner>[\w-]+s)\s+)?"
    r"(?:(?:dagens|förra|föregående|senaste|årets)\s+)?\w*(?:möte|sammanträde)t?"
    r"(?:\s+(?:den\s+)?\d[\w/.: -]{0,20})?\s*$"
)


def is_own(body: str, own_body: str | None) -> bool:
    """Whether `body` is the body itself: its name, its last word, its acronym or "rådet"."""
    if not own_body:
        return bool(_BARE_NOUN.fullmatch(body))
    acronyms = [each.casefold() for each in _BRACKETED.findall(own_body)]
    plain = _BRACKETED.sub("", own_body).casefold().split()
    wanted = body.casefold()
    if wanted in acronyms or wanted == " ".join(plain):
        return True
    nouns = _own_nouns(plain)
    if not nouns:
        return bool(_BARE_NOUN.fullmatch(body))
    return any(_same_noun(_bare(wanted), _bare(each)) for each in {*nouns, *plain[-1:]})


def _own_nouns(plain: list[str]) -> list[str]:
    """The nouns of bodies in a name, without whose it is: "kommunstyrelsens arbetsutskott"."""
    found = [each for each in plain if BODY_NOUN.fullmatch(each)]
    return [each for each in found if not each.endswith("s") or each == plain[-1]] or found


def _same_noun(wanted: str, own: str) -> bool:
    """Whether a noun says the same, or the end of it: "direktion" of "förbundsdirektion"."""
    return wanted == own or (bool(BODY_NOUN.fullmatch(wanted)) and own.endswith(wanted))


def is_ours(before: str, behind: str, own_body: str | None) -> bool:
    """Whether the body itself is the subject of a verb with these words before and behind it.

    "Rådet beslutade att", "Efter omröstning beslutade rådet att"; not "Polisen beslutade att".
    """
    words = [word.strip(" ,.:;()") for word in before.split()]
    first = _FIRST_WORD.match(behind)
    if first and (_ANYBODY.fullmatch(first[1]) or _is_body(first[1])):
        return _may_be(first[1], own_body)
    if not words:
        return True
    last = words[-1]
    spelled = is_own(" ".join(words[-3:]), own_body) or is_own(" ".join(words[-2:]), own_body)
    if spelled or bool(_ANYBODY.fullmatch(last)) or _may_be(last, own_body):
        return True
    if not (at_meeting := _AT_MEETING.search(before)):
        return False
    return not at_meeting["owner"] or is_own(at_meeting["owner"].removesuffix("s"), own_body)


def names_us(words: str, own_body: str | None) -> bool:
    """Whether the words begin with the body as the subject: "kyrkorådet enhälligt"."""
    first = _FIRST_WORD.match(words)
    return bool(first and _may_be(first[1], own_body))


def _is_body(word: str) -> bool:
    return bool(BODY_NOUN.fullmatch(word)) and word[-1] in "ntée"


def _may_be(word: str, own_body: str | None) -> bool:
    """Whether a noun may stand for the body: its own name, or "styrelsen" of an association."""
    if _ANYBODY.fullmatch(word) or is_own(word, own_body):
        return True
    if own_body and own_body.casefold().startswith(word.casefold()):
        return True
    nouns = [each for each in (own_body or "").split() if BODY_NOUN.fullmatch(each)]
    return not nouns and bool(_GENERIC.fullmatch(word))


def _bare(word: str) -> str:
    """A body's noun without its definite ending."""
    for ending in ("en", "met", "et", "n", "t"):
        stem = word.removesuffix(ending)
        if len(stem) > 2 and stem != word and BODY_NOUN.fullmatch(stem):
            return stem
    return word
