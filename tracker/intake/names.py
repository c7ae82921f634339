"""People: first names and signatures → the full names of the attendance list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .draft import Attendee, Role
from .person_words import JOB, is_title
from .words import word_set

_GROUP_ENDINGS = (
    r"cheferna|direktörerna|strategerna|samordnarna|ledarna|sekreterarna|handläggarna|ekonomerna|"
    r"planerarna|ledamöterna|medlemmarna|representanterna|kommunerna|förvaltningarna|bolagen|"
    r"nätverken|grupperna|nämnderna|revisorerna|juristerna|controllers|ombuden|skolorna|rektorerna|"
    r"gruppen|nätverket|utskottet|styrelsen|nämnden|kommittén|rådet|kansliet|sekretariatet|"
    r"kontoret|"
    r"förvaltningen|avdelningen|enheten|presidiet|beredningen|teamet|bolaget|föreningen|kommunen|"
    r"regionen|chefen|direktören|ordföranden?|sekreteraren?|kassör|projektledare|prefekt|rektor|ledaren|samordnaren|strategen|"
    r"handläggaren|kassören|ekonomen|juristen|valberedningen|kommitteen|revisorn|rektorn|"
    r"utvecklaren|koordinatorn|administratören|vaktmästaren|webbredaktören|förvaltaren"
)
CAPITAL = (
    r"(?<![\w-])(?!(?:Klart?|Senast|Deadline|Status|Datum|När)\b)[A-ZÅÄÖÉ][\w’&-]{0,30}(?![\w-])"
)
_PLURAL = (
    r"[a-zåäö-]{0,30}(?:chefer|kommuner|medlemmar|ledamöter|are|grupper|förvaltningar|nämnder|"
    r"bolag|"
    r"enheter|styrelser|föreningar|skolor|rektorer|föräldrar|representanter|verksamheter|"
    r"avdelningar|"
    r"ansvariga|personer|partier|regioner|länder|klasser|lag|ombud|arbetslag|boende|anställda|na)"
)
_WHOLE_GROUP = (
    rf"(?:(?:[Aa]lla|[Ss]amtliga|[Öö]vriga)\s+{_PLURAL}(?!\w)"
    r"|(?:[Rr]espektive|[Vv]arje|[Vv]ardera)\s+[a-zåäö-]{2,30}|[Aa]lla(?=\s+[a-zåäö]{2,15}r\b))"
)
_TITLED = rf"[A-ZÅÄÖ][a-zåäö]{{1,20}}\s[a-zåäö-]{{0,30}}{JOB}"
# Repetitions are bounded everywhere, so that no text makes a search slow.
_KIND_OF = r"(?:[A-ZÅÄÖa-zåäö][a-zåäö]{2,20}(?:ska|liga|iva|ella|nala|tala|rala)\s)?"
_ONE_GROUP = rf"{_KIND_OF}[A-ZÅÄÖa-zåäö-]{{0,30}}(?:{_GROUP_ENDINGS}|{JOB}e?n)(?!\w)"
# "arbetsgruppen för yttre miljö", where a verb stands behind it.
_ATTRIBUTE = r"\s(?:för|mot|kring)\s(?:[a-zåäö-]{3,20}\s)?[a-zåäö-]{3,30}"
_GROUP_FOR = (
    r"[A-ZÅÄÖa-zåäö-]{0,30}(?:gruppen|nätverket|rådet|kommittén|teamet|utskottet|beredningen)"
    rf"{_ATTRIBUTE}(?=\s(?:ska|får|fick|[a-zåäö]{{3,20}}(?:ar|er))\b)"
)
GROUP = rf"(?<![\w-])(?:{_WHOLE_GROUP}|{_GROUP_FOR}|{_ONE_GROUP})"
# "Anna L.", where the sentence goes on.
_INITIAL = r"(?:(?<=\s[A-ZÅÄÖ])\.(?=\s[a-zåäö]))?"
PARTY = rf"(?:{GROUP}|(?<![\w-]){_TITLED}(?!\w)|{CAPITAL}(?:\s+{CAPITAL}){{0,3}}{_INITIAL})"
_AND = r"(?:\s(?:och|samt|jämte)\s|\s?[&+/]\s?)"
PARTIES = rf"{PARTY}(?:\s?,\s{PARTY}){{0,8}}(?:,?{_AND}{PARTY}){{0,3}}"
_OFFICES: dict[Role, str] = {"chair": "ordförande", "secretary": "sekreterare"}
_SHORT_TITLES = {
    "ordf": "ordförande",
    "mötesordförande": "ordförande",
    "sekr": "sekreterare",
    "mötessekreterare": "sekreterare",
    "protokollförare": "sekreterare",
    "v ordf": "vice ordförande",
    "v. ordf": "vice ordförande",
}
_SOUNDS = (
    ("th", "t"),
    ("ph", "f"),
    ("ch", "k"),
    ("ck", "k"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
    ("é", "e"),
    ("x", "ks"),
    ("q", "k"),
)
_SEPARATOR = re.compile(r"\s*,\s+|(?<!-)\s+(?:och|samt|jämte)\s+|\s*[&+/]\s*")
_NOBODY = word_set(
    "vi man någon den det de jag ni han hon hen som detta dessa ingen frågan ärendet inga ej"
)
_GROUP = re.compile(GROUP)
_ATTRIBUTE_END = re.compile(rf"{_ATTRIBUTE}$")
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,6}(?:-\w+)?")
_NOUN_ENDING = re.compile(
    r".*(?:ens?|ets?|na|ar|or|er|ning|ningar|tion|het|skap|else|ande|ende|ment|ing|"
    r"er|ag|are|papper|plan|möte|förslag|underlag|rapport|beslut|information|pass)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class People:
    """The people that the minutes name in full, looked up by full or first name or initials.

    `titles`: (name, job title, role or initials) as the attendance list gives them.
    `own_body`: the body whose minutes these are.
    """

    names: tuple[str, ...]
    titles: tuple[tuple[str, str], ...] = ()
    own_body: str | None = None

    @classmethod
    def of(
        cls,
        attendance: Sequence[Attendee],
        more: Iterable[str] = (),
        titles: Iterable[tuple[str, str]] = (),
        own_body: str | None = None,
    ) -> "People":
        offices = [
            (each.name, _OFFICES[role])
            for each in attendance
            for role in each.roles
            if role in _OFFICES
        ]
        names = dict.fromkeys([*(each.name for each in attendance), *more])
        return cls(tuple(names), (*offices, *titles), own_body)

    def matches(self, words: str) -> list[str]:
        """The full names that the words may stand for, also in the genitive."""
        for form in dict.fromkeys([words, words.removesuffix("s")]):
            wanted = form.casefold()
            found = [name for name in self.names if name.casefold() == wanted]
            found = found or [name for name in self.names if _first(name) == wanted]
            found = found or self._by_surname(wanted)
            if found:
                return found
        return (
            self._by_initials(words)
            or self._by_title(words)
            or self._behind_title(words)
            or self._by_sound(words)
        )

    def knows(self, words: str) -> bool:
        """Whether somebody in the list may be meant."""
        return bool(self.matches(words))

    def full_name(self, words: str) -> str:
        """The full name where exactly one person can be meant, else the words as written."""
        found = self.matches(words)
        return found[0] if len(found) == 1 else words

    def _by_title(self, words: str) -> list[str]:
        """ "kulturchefen" → who is listed as "kulturchef", where that is one person."""
        wanted = title_forms(words)
        for exact in (True, False):
            found = [
                name
                for name, title in self.titles
                if wanted & title_forms(title)
                or (not exact and wanted & title_forms(title.split(" ")[0]))
            ]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _by_sound(self, words: str) -> list[str]:
        """ "Thorbjörn" → Torbjörn Ek: a name that is spelt two ways."""
        if not re.fullmatch(r"[A-ZÅÄÖ][\w-]{3,}(?: [A-ZÅÄÖ][\w-]+)?", words):
            return []
        wanted = sound(words)
        return [name for name in self.names if wanted in {sound(name), sound(_first(name))}]

    def _behind_title(self, words: str) -> list[str]:
        """ "Rektor Agneta" and "kapten Sixten Lodsberg" → the person of that name."""
        title, _, name = words.partition(" ")
        return self.matches(name) if name and is_title(title) else []

    def _by_surname(self, wanted: str) -> list[str]:
        """ "anna s", "anna s." and "söderberg" → Anna Söderberg."""
        first, _, initial = wanted.rstrip(".").partition(" ")
        if not initial:
            return [name for name in self.names if " " in name and _last(name) == first]
        if len(initial) != 1:
            return []
        return [
            name for name in self.names if _first(name) == first and _last(name).startswith(initial)
        ]

    def _by_initials(self, words: str) -> list[str]:
        """ "AS", also "LKS" of Lena-Karin Ståhlberg, and "AnSö" of Anna Söderberg."""
        if re.fullmatch(r"[A-ZÅÄÖ][a-zåäö][A-ZÅÄÖ][a-zåäö]", words):
            return [
                name
                for name in self.names
                if name[:2] == words[:2] and _last(name)[:2].casefold() == words[2:].casefold()
            ]
        if not re.fullmatch(r"[A-ZÅÄÖ]{2,4}", words):
            return []
        return [
            name
            for name in self.names
            if words in {_initials(name.split()), _initials(re.split(r"[\s-]", name))}
        ]


def _initials(parts: list[str]) -> str:
    return "".join(part[:1] for part in parts).upper()


def _last(name: str) -> str:
    return name.casefold().split()[-1] if name.split() else ""


def sound(name: str) -> str:
    """The name without what Swedish names vary in: Th, ph, ck, c, w, z, é and double letters."""
    plain = name.casefold()
    for letters, one in _SOUNDS:
        plain = plain.replace(letters, one)
    return re.sub(r"(\w)\1", r"\1", plain)


def title_forms(words: str) -> frozenset[str]:
    """A title without the definite endings that it may have: "ordföranden" → "ordförande"."""
    bare = words.strip(" .").casefold().replace(":", "")
    forms = {bare}
    for ending in ("n", "en", "et", "t"):
        first, space, rest = bare.partition(" ")
        forms |= {bare.removesuffix(ending), f"{first.removesuffix(ending)}{space}{rest}"}
        forms.add(f"{first.removesuffix('a')}{space}{rest.removesuffix(ending)}")
    return frozenset(_SHORT_TITLES.get(form, form) for form in forms if len(form) > 1)


def _first(name: str) -> str:
    return name.casefold().split()[0] if name.split() else ""


def split_parties(words: str) -> list[str]:
    """ "Anna, Bo och styrgruppen" → each of them; "vi" and "någon" are nobody."""
    parts = [part.strip(" .,:;") for part in _SEPARATOR.split(words)]
    named = (part for part in parts if re.search(r"\w", part))
    return [part for part in named if part.casefold() not in _NOBODY]


def is_group(words: str) -> bool:
    """Whether the words have the form of a group, role or network in the definite form."""
    words = _ATTRIBUTE_END.sub("", words)
    forms = (words, words[:1].lower() + words[1:])
    return any(_GROUP.fullmatch(form) for form in forms) or bool(_ACRONYM.fullmatch(words))


def looks_like_person(words: str) -> bool:
    """Whether an unknown capitalised word is more likely a name than the noun of a sentence."""
    parts = words.split()
    return len(parts) > 1 or not _NOUN_ENDING.fullmatch(words)
