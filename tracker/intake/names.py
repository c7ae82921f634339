"""People: first names and signatures → the full names of the attendance list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .draft import Attendee
from .words import word_set

_GROUP_ENDINGS = (
    r"cheferna|direktörerna|strategerna|samordnarna|ledarna|sekreterarna|handläggarna|ekonomerna|"
    r"planerarna|ledamöterna|medlemmarna|representanterna|kommunerna|förvaltningarna|bolagen|"
    r"nätverken|grupperna|nämnderna|revisorerna|juristerna|controllers|ombuden|skolorna|rektorerna|"
    r"gruppen|nätverket|utskottet|styrelsen|nämnden|kommittén|rådet|kansliet|sekretariatet|kontoret|"
    r"förvaltningen|avdelningen|enheten|presidiet|beredningen|teamet|bolaget|föreningen|kommunen|"
    r"regionen|chefen|direktören|ordföranden?|sekreteraren|ledaren|samordnaren|strategen|"
    r"handläggaren|kassören|ekonomen|juristen|valberedningen|kommitteen|revisorn|rektorn|"
    r"utvecklaren|koordinatorn|administratören|vaktmästaren|webbredaktören|förvaltaren"
)
CAPITAL = (
    r"(?<![\w-])(?!(?:Klart?|Senast|Deadline|Status|Datum|När)\b)[A-ZÅÄÖÉ][\w’&-]{0,30}(?![\w-])"
)
_WHOLE_GROUP = r"(?:[Aa]lla|[Ss]amtliga|[Rr]espektive)\s+[a-zåäö]{2,30}"
# Repetitions are bounded everywhere, so that no text makes a search slow.
GROUP = rf"(?<![\w-])(?:{_WHOLE_GROUP}|[A-ZÅÄÖa-zåäö-]{{0,30}}(?:{_GROUP_ENDINGS})(?!\w))"
PARTY = rf"(?:{GROUP}|{CAPITAL}(?:\s+{CAPITAL}){{0,3}})"
PARTIES = rf"{PARTY}(?:\s?,\s{PARTY}){{0,8}}(?:\s(?:och|samt|[&+/])\s{PARTY}){{0,3}}"
_SEPARATOR = re.compile(r"\s*,\s+|\s+(?:och|samt|[&+/])\s+")
_NOBODY = word_set(
    "vi man någon den det de jag ni han hon hen som detta dessa alla ingen frågan ärendet"
)
_GROUP = re.compile(GROUP)
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,6}(?:-\w+)?")
_NOUN_ENDING = re.compile(
    r".*(?:ens?|ets?|na|ar|or|er|ning|ningar|tion|het|skap|else|ande|ende|ment|ing|"
    r"er|ag|are|papper|plan|möte|förslag|underlag|rapport|beslut|information|pass)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class People:
    """The people that the minutes name in full, looked up by full or first name or initials."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, attendance: Sequence[Attendee], more: Iterable[str] = ()) -> "People":
        return cls(tuple(dict.fromkeys([*(each.name for each in attendance), *more])))

    def matches(self, words: str) -> list[str]:
        """The full names that the words may stand for, also in the genitive."""
        for form in dict.fromkeys([words, words.removesuffix("s")]):
            wanted = form.casefold()
            found = [name for name in self.names if name.casefold() == wanted]
            found = found or [name for name in self.names if _first(name) == wanted]
            found = found or self._by_surname_initial(wanted)
            if found:
                return found
        return self._by_initials(words)

    def knows(self, words: str) -> bool:
        """Whether somebody in the list may be meant."""
        return bool(self.matches(words))

    def full_name(self, words: str) -> str:
        """The full name where exactly one person can be meant, else the words as written."""
        found = self.matches(words)
        return found[0] if len(found) == 1 else words

    def _by_surname_initial(self, wanted: str) -> list[str]:
        """ "anna s" and "anna s." → Anna Söderberg."""
        first, _, initial = wanted.rstrip(".").partition(" ")
        if len(initial) != 1:
            return []
        return [
            name
            for name in self.names
            if _first(name) == first and name.casefold().split()[-1].startswith(initial)
        ]

    def _by_initials(self, words: str) -> list[str]:
        if not re.fullmatch(r"[A-ZÅÄÖ]{2,3}", words):
            return []
        return [
            name
            for name in self.names
            if "".join(part[:1] for part in name.split()).upper() == words
        ]


def _first(name: str) -> str:
    return name.casefold().split()[0] if name.split() else ""


def split_parties(words: str) -> list[str]:
    """ "Anna, Bo och styrgruppen" → each of them; "vi" and "någon" are nobody."""
    parts = [part.strip(" .,:;") for part in _SEPARATOR.split(words)]
    return [part for part in parts if part and part.casefold() not in _NOBODY]


def is_group(words: str) -> bool:
    """Whether the words have the form of a group, role or network in the definite form."""
    return bool(_GROUP.fullmatch(words)) or bool(_ACRONYM.fullmatch(words))


def looks_like_person(words: str) -> bool:
    """Whether an unknown capitalised word is more likely a name than the noun of a sentence."""
    parts = words.split()
    return len(parts) > 1 or not _NOUN_ENDING.fullmatch(words)
