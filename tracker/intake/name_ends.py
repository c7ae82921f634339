"""Where in a line about a person the name ends: "Anna Maria Ek Vikens kommun"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .organizations import is_unit
from .person_details import is_signature
from .person_split import is_first_name
from .person_words import (
    ANY_NAME,
    BRACKETS,
    PARTICLE,
    is_organization,
    is_party,
    is_title,
    role_of,
    take_title,
)

_WIDE = re.compile(r"\s{2,}|\t")
_SIGNATURE_FIRST = re.compile(r"(?P<signature>[A-ZÅÄÖ]{2,4})\s*[:=–-]?\s+(?=[A-ZÅÄÖ])")
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.?")
_CAPITALS = re.compile(r"(?<![\w-])[A-ZÅÄÖÉ]\w[\w-]*")
# No name ends with them.
_WITHIN = re.compile(rf"[A-ZÅÄÖ]\.?|{PARTICLE}")
_DASHES = frozenset("-–—/")
_MIN_LINES = 3
_MAX_WORDS = 4


@dataclass(frozen=True)
class Habits:
    """What the lines of one list share: `tails`, words that stand behind several names; `bare`,
    whether most names have no further capitals behind them.
    """

    tails: Counter[str]
    bare: bool = False


def habits_of(texts: Sequence[str]) -> Habits:
    """The habits of a list, one text a person."""
    heads = [BRACKETS.sub("", text.split(",")[0]) for text in texts]
    capitals = [len(_CAPITALS.findall(take_title(head.strip())[0])) for head in heads]
    two = sum(1 for each in capitals if each == 2)
    tails = Counter(tail for head in heads for tail in _tails(head))
    return Habits(tails, bare=len(texts) >= _MIN_LINES and two > len(texts) / 2)


def _tails(text: str) -> list[str]:
    """What may be the organization: the line without its first two, three or four words."""
    words = text.split()
    return [
        " ".join(words[cut:])
        for cut in (2, 3, 4)
        if len(words) > cut and words[cut][:1].isupper() and not _WITHIN.fullmatch(words[cut - 1])
    ]


def take_signature(head: str) -> tuple[str, str]:
    """ "IA Ida Askvik" → the person's initials, "" where none stand in front, and the rest."""
    match = _SIGNATURE_FIRST.match(head)
    behind = head[match.end() :].split() if match else []
    if match and any(is_signature(match["signature"], " ".join(behind[:n])) for n in (2, 3)):
        return match["signature"], head[match.end() :]
    return "", head


def name_and_rest(head: str, habits: Habits) -> tuple[str, list[str]]:
    """Where the name ends, and what stands behind it.

    Wide space decides; else a rest that other lines have too; else what names are made of.
    """
    pieces = [piece.strip(" -–—") for piece in _WIDE.split(head.strip())]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and ANY_NAME.fullmatch(BRACKETS.sub("", pieces[0]).strip()):
        return pieces[0], pieces[1:]
    words = head.replace("\t", " ").split()
    if not ANY_NAME.match(head.strip()):
        return "", []
    inside = next((at for at, word in enumerate(words) if word.startswith("(")), len(words))
    dash = next((at for at in range(inside) if words[at] in _DASHES), None)
    cut = dash or _name_length(words, habits)
    rest = " ".join(words[cut + 1 if dash else cut :])
    return " ".join(words[:cut]), [rest] if rest else []


def _name_length(words: list[str], habits: Habits) -> int:
    capital = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    bracket = capital < len(words) and words[capital].startswith("(")
    if bracket and capital < 5 and not is_organization(" ".join(words[1:capital])):
        return capital
    surname = capital
    while surname < len(words) and re.fullmatch(PARTICLE, words[surname]):
        surname += 1
    if surname > capital:
        return min(surname + 1, len(words))
    for cut in (2, 3, 4):
        if len(words) > cut <= capital and habits.tails[" ".join(words[cut:])] > 1:
            return cut
    return _length_of_capitals(words[:capital], habits)


def _length_of_capitals(words: list[str], habits: Habits) -> int:
    """Of words that all begin large: a second first name or an initial is no surname, and where
    the others of the list have nothing behind their names, this one has not either.
    """
    rest = " ".join(words[2:])
    other = is_organization(rest) or is_unit(rest) or is_party(rest) or is_title(rest)
    if len(words) < 3 or other or role_of(rest):
        return min(2, len(words))
    if _INITIAL.fullmatch(words[1]) or (is_first_name(words[1]) and is_first_name(words[0])):
        return 3
    return len(words) if habits.bare and len(words) <= _MAX_WORDS else 2
