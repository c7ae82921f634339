"""The first verb of a sentence, by its form and by where it stands."""

import re

from .words import is_active, is_infinitive, is_passive, word_set

_WORD = re.compile(r"[\wåäöÅÄÖé-]+")
_ADVERBS = word_set(
    "även också snarast löpande gemensamt fortsatt vidare därefter sedan åter genast omgående "
    "skyndsamt aktivt särskilt"
)
_BEFORE_PHRASE = word_set(
    "på under till inför i senast för vid efter före innan inom utifrån genom med"
)
_BEFORE_NOUN = word_set("i på av till för med om från nya flera två tre alla några de dessa")
# Verbs that only say what something is.
LINKS = frozenset(
    {"är", "var", "blir", "finns", "har", "gäller", "får", "kostar", "ingår", "består", "utgör"}
)


def first_verb(sentence: str) -> str | None:
    """The first word that has a verb's form in a place where a verb can stand."""
    words: list[str] = _WORD.findall(sentence)
    clause = bool(words) and words[0].lower() == "att"
    words = words[1:] if clause else words
    for position, word in enumerate(words[:14]):
        lower = word.lower()
        if len(word) > 1 and word.isupper():
            continue
        if lower in LINKS or (is_passive(lower) and position):
            return lower
        if is_infinitive(lower) and _infinitive_place(words, position, clause):
            return lower
        if is_active(word) and position and not _after_preposition(words, position):
            return lower
    return None


def _infinitive_place(words: list[str], position: int, clause: bool) -> bool:
    if position == 0:
        return True
    before = words[position - 1].lower()
    return before in _ADVERBS or before == "att" or (clause and _phrase_before(words, position))


def _phrase_before(words: list[str], position: int) -> bool:
    """Whether "att" is followed by a phrase of time first: "att under våren ta fram"."""
    return words[0].lower() in _BEFORE_PHRASE and position >= 2


_ADJECTIVE = re.compile(r"blå|grå|röda|gula|gröna|vita|svarta|\w+(?:iga|ella|nda|ska)")


def _after_preposition(words: list[str], position: int) -> bool:
    before = words[position - 1].lower()
    if position == 1 and _ADJECTIVE.fullmatch(before):
        return True
    return before in _BEFORE_NOUN
