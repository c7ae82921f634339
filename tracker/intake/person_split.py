"""A line with several people → one text a person."""

import re
from collections import Counter
from dataclasses import dataclass

from .first_names import FIRST_NAMES
from .organizations import is_unit
from .person_words import (
    ANY_NAME,
    BRACKETS,
    FULL_NAME,
    is_organization,
    is_party,
    is_title,
    role_of,
    take_items,
    take_title,
    without_secretary,
)

_WIDE = re.compile(r"\s{2,}|\t")
_SEPARATOR = re.compile(r"[()]|[,;]|\s(?:och|samt|&|\+)\s(?=\S)")
_ACTING_FOR = re.compile(
    r"\s+(?:(?:tjänstgörande\s+|tjg\.?\s+)?(?:ersättare\s+)?för|ersätter|ersättare|"
    r"i\s+stället\s+för|istället\s+för|"
    r"ers\.?(?:\s+för)?)\s+(?=[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ])[^,;()]*",
)
# "Anna Ek från Kajens Vänner", "Bo Dahl för Vision".
FROM = re.compile(
    rf"(?P<name>{FULL_NAME.pattern})\s(?:från|representerar|företräder|på|vid|för)\s"
    r"(?P<place>\S.+)"
)


@dataclass(frozen=True)
class _Piece:
    """The words up to the next separator, and the separator in front of them."""

    before: str
    text: str
    kind: str


def split_outside(text: str, signs: str = ",;") -> list[str]:
    """The pieces between the signs, and between "och" or "samt", outside all brackets."""
    return [piece for _, piece in _pieces(text, signs)]


def _pieces(text: str, signs: str = ",;") -> list[tuple[str, str]]:
    """(separator, words behind it); an "och" inside an organization parts nothing."""
    pieces, depth, start, before = [], 0, 0, ""
    for match in _SEPARATOR.finditer(text):
        sign = match[0]
        if sign in "()":
            depth = depth + 1 if sign == "(" else max(0, depth - 1)
        elif not depth and _parts(text, match, start, signs):
            pieces.append((before, text[start : match.start()].strip()))
            start, before = match.end(), sign
    pieces.append((before, text[start:].strip()))
    return [(sign, words) for sign, words in pieces if words]


def _parts(text: str, match: re.Match[str], start: int, signs: str) -> bool:
    sign = match[0].strip()
    if sign in ",;":
        return sign in signs
    following = take_title(text[match.end() : match.end() + 80])
    if text[start : match.start()].endswith("-"):
        return False
    return following[0][:1].isupper() and (following[1] != "" or following[0][:1].isupper())


def persons(text: str, shared: Counter[str] | None = None, *, running: bool = False) -> list[str]:
    """A line cut into people: "Anna Ek (S), ordf., Bo Dahl (M) och Eva Ask" → three."""
    text = _ACTING_FOR.sub("", text)
    if _WIDE.search(text.strip()) and not text.count(",") > 2:
        return [text]
    parts = [piece for piece in _at_semicolons(text) if piece]
    if len(parts) > 1:
        return parts
    found = [_Piece(before, words, starts_person(words, shared)) for before, words in _pieces(text)]
    known = [each.kind for each in found]
    if len(found) < 2 or not any(known):
        return [text]
    if known[0] == "first":
        lone = all(known) and not any(is_party(each.text) for each in found[1:])
        return [each.text for each in found] if lone else [text]
    people = _grouped(found)
    sure = running or len(people) > 2 or "(" in text or not re.search(r"[,;]", text)
    sure = sure or all(is_first_name(person) for person in people)
    return people if len(people) > 1 and sure else [text]


def _grouped(found: list[_Piece]) -> list[str]:
    """Each piece that is a person's name with the pieces behind it."""
    people: list[str] = []
    for each in found:
        if each.kind == "full" or not people:
            people.append(each.text)
        else:
            sign = each.before if each.before in ",;" else f" {each.before.strip()}"
            people[-1] = f"{people[-1]}{sign} {each.text}"
    return people


def _at_semicolons(text: str) -> list[str]:
    pieces, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == ";" and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
    return [piece.strip(" .") for piece in pieces]


def starts_person(piece: str, shared: Counter[str] | None = None) -> str:
    """ "full": a first name and a surname; "first": one lone name; "": something else."""
    head = re.split(r"\s*\(", piece, maxsplit=1)[0].strip()
    outside = BRACKETS.sub("", piece).strip()
    if shared and shared[piece] > 1:
        return ""
    for words in (head, outside):
        kind = _name_kind(words)
        if kind == "full" or words == outside:
            return kind
    return ""


def _name_kind(words: str) -> str:
    words, _ = without_secretary(take_items(words)[0])
    name, _title = take_title(words.strip(" ."))
    if told := FROM.fullmatch(name):
        name = told["name"]
    if not name or is_title(name) or role_of(name) or is_organization(name) or is_unit(name):
        return ""
    if FULL_NAME.fullmatch(name) and len(name.split()) <= 4 and not _is_owned(name):
        return "full"
    if FULL_NAME.match(name) and is_first_name(name):
        return "full"
    return "first" if ANY_NAME.fullmatch(name) and len(name.split()) == 1 else ""


def _is_owned(name: str) -> bool:
    """ "Ekdals Plåt": a genitive stands for a firm; first names end so after vowels only."""
    genitive = re.fullmatch(r"\w{3,}[^\Waeiouyåäö]s", name.split()[0])
    return bool(genitive) and not is_first_name(name)


def is_first_name(words: str) -> bool:
    """Whether the words begin with one of the common first names."""
    name = take_title(words)[0].split(maxsplit=1)
    return bool(name) and name[0].split("-")[0].casefold() in FIRST_NAMES
