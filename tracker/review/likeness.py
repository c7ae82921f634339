"""Whom a name in minutes may mean: people of nearly the same name. Plain Python."""

import re
import unicodedata
from collections.abc import Iterable

MOST = 3
# What Swedish hangs on a name: Pias, Rickards, Forsbergs, "Andreas's".
GENITIVE = re.compile(r"(?:['’:]?s)$")


def likely(name: str, known: Iterable[str]) -> list[str]:
    """The likeliest of the known names, the best first; none that is the name itself."""
    wanted = _words(name)
    if not wanted:
        return []
    scored = [
        (score, each)
        for each in dict.fromkeys(known)
        if each != name and (score := _score(wanted, _words(each))) is not None
    ]
    return [each for _score_, each in sorted(scored)[:MOST]]


def distance(one: str, other: str) -> int:
    """How many letters have to be changed, put in or taken out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, opposite in enumerate(other, start=1):
            cost = min(row[place] + 1, row[place - 1] + 1, before + (letter != opposite))
            before, row[place] = row[place], cost
    return row[-1]


def _score(wanted: list[str], words: list[str]) -> int | None:
    """0 is the best; None: somebody else."""
    if len(words) < 2:
        return None
    if len(wanted) == 1:
        return _score_of_one(wanted[0], words)
    first = _near(wanted[0], words[0])
    last = _near(wanted[-1], words[-1])
    initial = len(wanted[0]) == 1 and words[0].startswith(wanted[0])
    if last is not None and (first is not None or initial):
        return last + (first or 0)
    return None


def _score_of_one(word: str, words: list[str]) -> int | None:
    """A first name, a surname, or initials."""
    if "".join(each[0] for each in words) == word:
        return 1
    scores = [score for each in (words[0], words[-1]) if (score := _near(word, each)) is not None]
    return min(scores, default=None)


def _near(one: str, other: str) -> int | None:
    """How far apart two spellings are; None: too far to be the same name."""
    if one == other:
        return 0
    if GENITIVE.sub("", one) == other:
        return 1
    allowed = min(len(one) // 4, len(other) // 4, 2)
    if abs(len(one) - len(other)) > allowed or not allowed:
        return None
    found = distance(one, other)
    return 1 + found if found <= allowed else None


def _words(name: str) -> list[str]:
    bare = name.partition("(")[0].replace(".", " ").casefold()
    plain = unicodedata.normalize("NFKD", bare)
    return "".join(each for each in plain if not unicodedata.combining(each)).split()
