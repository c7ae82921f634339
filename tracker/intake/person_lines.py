"""One line of an attendance list → the people on it: name, organization, roles, title, items."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .draft import AttendanceStatus, Attendee, Role
from .person_words import (
    ANY_NAME,
    BRACKETS,
    FULL_NAME,
    PARTICLE,
    is_known_party,
    is_organization,
    is_party,
    is_title,
    is_unit,
    role_of,
    take_items,
    take_title,
)

_WIDE = re.compile(r"\s{2,}|\t")
_ACTING_FOR = re.compile(
    r"\s+(?:(?:tjänstgörande\s+|tjg\.?\s+)?(?:ersättare\s+)?för|ersätter|ersättare|"
    r"i\s+stället\s+för|istället\s+för|"
    r"ers\.?(?:\s+för)?)\s+(?=[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ])[^,;]*",
)
_WROTE = re.compile(
    r",?\s+(?:som\s+(?:för(?:de|er)|skrev|skriver|tog|antecknade)\b[^,;]*|vid\s+(?:protokollet|"
    r"pennan))"
)
_INITIALS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,2}[A-ZÅÄÖ]|[A-ZÅÄÖ]{2,4}")


@dataclass(frozen=True)
class Entry:
    """The words about one or more people, and the status that the label above gave them.

    `running`: the words stand behind the label, where people follow one another on a line.
    """

    text: str
    status: AttendanceStatus
    role: Role | None = None
    organization: str | None = None
    running: bool = False


@dataclass(frozen=True)
class Listed:
    """One attendee, with the job titles and the initials that the list gives."""

    attendee: Attendee
    titles: tuple[str, ...] = ()


def read_entries(entries: Sequence[Entry]) -> list[Listed]:
    """The people of a whole list; a rest that several lines share is an organization."""
    shared = Counter(
        piece
        for entry in entries
        for piece in {part.strip() for part in split_outside(entry.text)[1:]}
    )
    single = [
        replace(entry, text=piece)
        for entry in entries
        for piece in persons(entry.text, shared, running=entry.running)
    ]
    tails = Counter(tail for entry in single for tail in _tails(entry.text.split(",")[0]))
    return [each for entry in single if (each := _listed(entry, tails))]


def split_outside(text: str, signs: str = ",;") -> list[str]:
    """The pieces between the signs, and between "och" or "samt", outside all brackets."""
    pieces, depth, start = [], 0, 0
    for match in re.finditer(rf"[()]|[{signs}]|\s(?:och|samt|&|\+)\s", text):
        sign = match[0]
        if sign in "()":
            depth = depth + 1 if sign == "(" else max(0, depth - 1)
        elif not depth:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [piece.strip() for piece in [*pieces, text[start:]] if piece.strip()]


def persons(text: str, shared: Counter[str] | None = None, *, running: bool = False) -> list[str]:
    """A line cut into people: "Anna Ek (S), ordf., Bo Dahl (M) och Eva Ask" → three."""
    text = _ACTING_FOR.sub("", text)
    if _WIDE.search(text.strip()) and not text.count(",") > 2:
        return [text]
    if ";" in text:
        return [piece.strip(" .") for piece in text.split(";") if piece.strip(" .")]
    pieces = split_outside(text)
    known = [starts_person(piece, shared or Counter()) for piece in pieces]
    if len(pieces) < 2 or sum(1 for each in known if each) < 1:
        return [text]
    if known[0] == "first":
        lone = all(known) and not any(is_party(piece) for piece in pieces[1:])
        return pieces if lone else [text]
    people: list[str] = []
    for piece, kind in zip(pieces, known, strict=True):
        if kind == "full" or not people:
            people.append(piece)
        else:
            people[-1] = f"{people[-1]}, {piece}"
    sure = running or len(people) > 2 or "(" in text or not re.search(r"[,;]", text)
    return people if len(people) > 1 and sure else [text]


def starts_person(piece: str, shared: Counter[str] | None = None) -> str:
    """ "full": a first name and a surname; "first": one lone name; "": something else."""
    outside = BRACKETS.sub("", piece).strip()
    if (shared and shared[piece] > 1) or is_organization(outside) or is_unit(outside):
        return ""
    piece = _WROTE.sub("", take_items(piece)[0])
    name, _title = take_title(BRACKETS.sub("", piece).strip(" ."))
    if not name or is_title(name) or role_of(name):
        return ""
    if FULL_NAME.fullmatch(name) and len(name.split()) <= 4:
        return "full"
    return "first" if ANY_NAME.fullmatch(name) and len(name.split()) == 1 else ""


def _tails(text: str) -> list[str]:
    """What may be the organization: the line without its first two, three or four words."""
    words = BRACKETS.sub("", text).split()
    return [
        " ".join(words[cut:]) for cut in (2, 3, 4) if len(words) > cut and words[cut][:1].isupper()
    ]


def _listed(entry: Entry, tails: Counter[str]) -> Listed | None:
    wrote = _WROTE.search(entry.text)
    text, items = take_items(_WROTE.sub("", entry.text))
    head, *details = [piece.strip() for piece in _split_commas(text)]
    head, title = take_title(head)
    name, rest = _name_and_rest(head, tails)
    name, inside = _unbracketed(name)
    details = [title, *inside, *(part for each in [*rest, *details] for part in _opened(each))]
    details = _joined([each for each in details if each])
    if rest and _is_surname(rest[0], details):
        name, details = f"{name} {rest[0]}", [each for each in details if each != rest[0]]
    if not name or not _is_name(name, " ".join(rest)):
        return None
    return _person(entry, name, details, items, bool(wrote))


def _joined(details: Sequence[str]) -> list[str]:
    """ "Polisen" and "lokalområde Viken" are one organization: the second has a name in it."""
    joined: list[str] = []
    for each in details:
        goes_on = each[:1].islower() and re.search(r"\s[A-ZÅÄÖ]", each) and not is_title(each)
        if joined and goes_on and not role_of(each) and _is_place(joined[-1]):
            joined[-1] = f"{joined[-1]}, {each}"
        else:
            joined.append(each)
    return joined


def _is_surname(rest: str, details: Sequence[str]) -> bool:
    """Whether a third name is a surname: what the person does or is from stands behind it."""
    others = [each for each in details if each != rest]
    told = any((is_title(each) and not role_of(each)) or _is_place(each) for each in others)
    lone = len(rest.split()) == 1 and bool(ANY_NAME.fullmatch(rest))
    return told and lone and not is_organization(rest) and not is_title(rest) and not role_of(rest)


def _person(
    entry: Entry, name: str, details: list[str], items: str | None, wrote: bool
) -> Listed | None:
    details = [part.strip() for each in details for part in _role_apart(each)]
    party = next((each for each in details if is_party(each)), None)
    initials = [each for each in details if _is_signature(each, name)]
    roles = [role for each in details if (role := role_of(each))]
    roles += [entry.role] if entry.role else []
    roles += ["secretary"] if wrote else []
    plain = [each for each in details if not is_party(each) and each not in initials]
    places = [each for each in plain if _is_place(each)]
    if is_party(entry.organization or ""):
        party = party or entry.organization
    organization = ", ".join(places) or (None if party in initials else party)
    titles = [each for each in plain if each not in places]
    return Listed(
        Attendee(
            name,
            organization or entry.organization,
            entry.status,
            tuple(dict.fromkeys(roles)),
            items,
        ),
        (*titles, *initials),
    )


def _role_apart(detail: str) -> list[str]:
    """ "Kustbolaget ordf." and "Kustbolaget / sekreterare" → organization and role."""
    parts = re.split(r"\s*/\s*|\s+[–-]\s+", detail)
    if any(role_of(part) for part in parts):
        return parts
    before, _, last = detail.rpartition(" ")
    return [before, last] if before and role_of(last) and before[:1].isupper() else [detail]


def _is_signature(words: str, name: str) -> bool:
    """Whether the words are the person's initials, and not a party's letters."""
    letters = "".join(part[:1] for part in re.split(r"[\s-]", name))
    plain = "".join(part[:1] for part in name.split())
    return bool(_INITIALS.fullmatch(words)) and words.upper() in {letters.upper(), plain.upper()}


def _split_commas(text: str) -> list[str]:
    pieces, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign == "," and not depth:
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]]


def _unbracketed(text: str) -> tuple[str, list[str]]:
    """The words outside the brackets, and what stands in each of these."""
    inside = [part.strip() for each in BRACKETS.findall(text) for part in each.split(",")]
    return " ".join(BRACKETS.sub(" ", text).split()).strip(" ,"), [each for each in inside if each]


def _opened(detail: str) -> list[str]:
    """ "Viken (ordf.)" → "Viken" and "ordf."; a bracket that says no role stays."""
    inner = BRACKETS.findall(detail)
    if any(role_of(each) or is_known_party(each) for each in inner) or detail.startswith("("):
        outside, inside = _unbracketed(detail)
        return [outside, *inside]
    return [detail]


def _is_place(words: str) -> bool:
    """Whether the words may be an organization: neither a role nor a job title."""
    starts = words[:1].isupper() or (words[:1].isdigit() and words[-1:].isalpha())
    return (starts or is_unit(words)) and not role_of(words) and not is_title(words)


def _is_name(name: str, rest: str) -> bool:
    """Whether the words are somebody's name: "Representanter för 2B" is none."""
    lone = len(name.split()) == 1
    return bool(ANY_NAME.fullmatch(name)) and not (lone and (rest[:1].islower() or is_title(name)))


def _name_and_rest(head: str, tails: Counter[str]) -> tuple[str, list[str]]:
    """Where the name ends, and what stands behind it.

    Wide space decides; else a rest that other lines have too; else a name is two words.
    """
    pieces = [piece.strip() for piece in _WIDE.split(head.strip()) if piece.strip()]
    if len(pieces) > 1 and ANY_NAME.fullmatch(BRACKETS.sub("", pieces[0]).strip()):
        return pieces[0], pieces[1:]
    words = head.replace("\t", " ").split()
    if not ANY_NAME.match(head.strip()):
        return "", []
    dash = next((at for at, word in enumerate(words) if word in {"-", "–", "—", "/"}), None)
    cut = dash or _name_length(words, tails)
    rest = " ".join(words[cut + 1 if dash else cut :])
    return " ".join(words[:cut]), [rest] if rest else []


def _name_length(words: list[str], tails: Counter[str]) -> int:
    capital = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    bracket = capital < len(words) and words[capital].startswith("(")
    if bracket and capital < 5 and not is_organization(" ".join(words[1:capital])):
        return capital
    if capital < len(words) and re.fullmatch(PARTICLE, words[capital]):
        return min(capital + 2, len(words))
    for cut in (2, 3, 4):
        if len(words) > cut <= capital and tails[" ".join(words[cut:])] > 1:
            return cut
    return min(2, capital)
