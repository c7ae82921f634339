"""The attendance list: who was present, absent or a guest, for whom, and at which items."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .draft import AttendanceStatus, Attendee, Role
from .labels import attendance_label, label_of, office_label
from .rows import Row

_NAME_WORD = r"[A-ZÅÄÖÉ][\wåäöéüÅÄÖ’'-]*\.?"
_PARTICLE = r"(?:von|af|de|der|van|la|el|al|bin|di)"
_FULL_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_NAME_WORD}){{1,4}}")
_ANY_NAME = re.compile(rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_NAME_WORD}){{0,3}}")
_ITEMS = re.compile(
    r"(?:endast\s+|deltog\s+)?(?:under\s+|vid\s+|på\s+)?(?:punkt(?:erna|er|en)?|ärende(?:na|n)?|§+)\s*"
    r"(?P<items>\d[\d\s,–&-]*(?:och\s+\d+)?)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^)]*)\)")
_PARTY = re.compile(r"[A-ZÅÄÖ]{1,2}|-|[Oo]b(?:er)?\.?")
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"(?:mötes)?ordförande|ordf\.?", re.IGNORECASE), "chair"),
    (
        re.compile(
            r"(?:mötes|nämnd)?sekreterare|sekr\.?|(?:vid\s+)?(?:protokollet|pennan)|"
            r"antecknar|protokollförare",
            re.IGNORECASE,
        ),
        "secretary",
    ),
    (re.compile(r"justerare|justeringsperson|protokollsjusterare", re.IGNORECASE), "adjuster"),
)
_TITLE = re.compile(
    r"(?:(?:\d:[ea]|förste|andre|vice|tf\.?|ersättare|ersätter|tjg\.?|suppleant|ledamot|deltog|via|endast|från|"
    r"kl\.?|ers\.?|för|vd|vd/\w+|ceo|ordförande|sekreterare|kassör|adjungerad|föredragande|ej|frånvarande|"
    r"t\.?o\.?m\.?|fr\.?o\.?m\.?)\b.*"
    r"|[\w/åäöÅÄÖ-]*(?:chef|direktör|ledare|sekreterare|strateg|handläggare|samordnare|ekonom|jurist|"
    r"controller|utvecklare|rektor|råd|ansvarig|specialist|konsult|planerare|arkitekt|ingenjör|"
    r"rådgivare|koordinator|administratör|revisor|kassör|ordförande|ledamot|assistent|ombud)(?:en)?\b.*)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:ordf|sekr|ers|tjg|just|adj|suppl)\.$", re.IGNORECASE)
_TABLE_HEAD = re.compile(r"(?:namn|deltagare|person)\t", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;]|\boch\b|\bsamt\b|&)\s*")
_WIDE = re.compile(r"\s{2,}|\t")
_MAX_LINE = 200


@dataclass(frozen=True)
class AttendanceList:
    """The attendees, and behind which row the list ends (0: there is none)."""

    attendees: tuple[Attendee, ...]
    end: int


@dataclass(frozen=True)
class _Entry:
    text: str
    status: AttendanceStatus
    role: Role | None = None


def read_attendance(rows: Sequence[Row]) -> AttendanceList:
    """The attendance list in the head of the minutes (`rows`: all before the first item)."""
    entries: list[_Entry] = []
    status: AttendanceStatus | None = None
    end = 0
    inline = False
    for index, row in enumerate(rows):
        opened = attendance_label(row.text)
        office = office_label(row.text)
        if _second_half(row, rows[:index]) or (status and _TABLE_HEAD.match(row.text)):
            pass
        elif opened:
            status, rest = opened
            inline = bool(rest)
            entries += [_Entry(rest, status)] if rest else []
        elif office:
            entries += _officers(office)
        elif status and not (inline and row.gap) and _goes_on(row):
            entries.append(_Entry(row.text, status))
        elif status and entries and row.text[:1].islower() and not row.gap:
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text} {row.text}")
        else:
            status = None
            continue
        end = index + 1
    return AttendanceList(_merged(_attendees(entries)), end)


def _second_half(row: Row, above: Sequence[Row]) -> bool:
    """Whether the row is the rest of a label on two lines ("Övriga" above "deltagare")."""
    first = above[-1].text if above else ""
    return (
        row.text[:1].islower()
        and bool(attendance_label(first))
        and bool(attendance_label(f"{first} {row.text}"))
    )


def _officers(office: tuple[str, str]) -> list[_Entry]:
    role: Role = "chair" if office[0].endswith("ordförande") else "secretary"
    return [_Entry(office[1], "present", role)] if _ANY_NAME.match(office[1]) else []


def _goes_on(row: Row) -> bool:
    """Whether the row is one more line of the list."""
    if (
        row.level
        or len(row.text) > _MAX_LINE
        or label_of(row.text)
        or row.text.endswith(":")
        or row.text.split()[0].endswith(":")
        or (row.text.endswith(".") and not _ABBREVIATED.search(row.text))
    ):
        return False
    return bool(_ANY_NAME.match(row.text)) and not re.match(
        r"(?:tid|plats|datum|dagordning|paragraf|juster|utses|utsedd|underskrift|ärenden?|mötet)\w*\b",
        row.text,
        re.IGNORECASE,
    )


def _attendees(entries: Sequence[_Entry]) -> list[Attendee]:
    split = [replace(entry, text=piece) for entry in entries for piece in _persons(entry.text)]
    tails = Counter(tail for entry in split for tail in _tails(_head(entry.text)))
    return [each for entry in split if (each := _attendee(entry, tails))]


def _persons(text: str) -> list[str]:
    """A line that lists several people ("Anna Ek, Bo Dahl (S) och Eva Ask") cut into them."""
    pieces = [piece for piece in _SPLIT.split(_ITEMS.sub("", text)) if piece]
    names = [_BRACKETS.sub("", piece).strip() for piece in pieces]
    people = all(
        _ANY_NAME.fullmatch(name) and len(name.split()) <= 3 and not _TITLE.fullmatch(name)
        for name in names
    )
    alike = len({len(name.split()) > 1 for name in names}) == 1
    return pieces if len(pieces) >= 3 and people and alike else [text]


def _head(text: str) -> str:
    return text.split(",")[0]


def _tails(text: str) -> list[str]:
    """What may be the organization: the line without its first two, three or four words."""
    words = _BRACKETS.sub("", text).split()
    return [
        " ".join(words[cut:]) for cut in (2, 3, 4) if len(words) > cut and words[cut][:1].isupper()
    ]


def _attendee(entry: _Entry, tails: Counter[str]) -> Attendee | None:
    text, items = _take_items(entry.text)
    head, *details = [piece.strip() for piece in text.split(",")]
    name, organization = _name_and_rest(head, tails)
    if not name:
        return None
    party = next((each for each in _BRACKETS.findall(head) if _PARTY.fullmatch(each)), None)
    name = " ".join(_BRACKETS.sub("", name).split())
    details += [
        each
        for each in _BRACKETS.findall(head)
        if not _PARTY.fullmatch(each) and each not in organization
    ]
    opening = _BRACKETS.match(organization)
    if opening:
        details = [*([] if opening[1] == party else [opening[1]]), *details]
        organization = organization[opening.end() :].strip()
    details = [part for detail in details for part in _without_brackets(detail)]
    roles = [role for detail in [*details, organization] if (role := _role(detail))]
    places = [each for each in [organization, *details] if _is_place(each)]
    if entry.role:
        roles.append(entry.role)
    return Attendee(
        name, ", ".join(places) or party, entry.status, tuple(dict.fromkeys(roles)), items
    )


def _is_place(words: str) -> bool:
    """Whether the words may be an organization: neither a role nor a job title."""
    return words[:1].isupper() and not _role(words) and not _TITLE.fullmatch(words)


def _without_brackets(detail: str) -> list[str]:
    """ "Viken (ordf.)" → "Viken" and "ordf."; another bracket stays where it is."""
    inner = [each for each in _BRACKETS.findall(detail) if _role(each)]
    return [_BRACKETS.sub("", detail).strip(), *inner] if inner else [detail]


def _take_items(text: str) -> tuple[str, str | None]:
    match = _ITEMS.search(text)
    if not match:
        return text, None
    rest = (text[: match.start()] + text[match.end() :]).replace("()", "").strip(" ,(")
    return rest, " ".join(match["items"].split()).rstrip(", -–")


def _role(text: str) -> Role | None:
    for pattern, role in _ROLES:
        if pattern.fullmatch(text.strip()):
            return role
    return None


def _name_and_rest(head: str, tails: Counter[str]) -> tuple[str, str]:
    """Where the name ends and the organization begins.

    Wide space decides; else a rest that other lines have too; else a name is two words.
    """
    pieces = [piece.strip() for piece in _WIDE.split(head.strip()) if piece.strip()]
    if len(pieces) > 1 and _ANY_NAME.fullmatch(_BRACKETS.sub("", pieces[0]).strip()):
        return pieces[0], " ".join(pieces[1:])
    words = head.replace("\t", " ").split()
    if not _ANY_NAME.match(head.strip()):
        return "", ""
    dash = next((at for at, word in enumerate(words) if word in {"-", "–"}), None)
    if dash:
        return " ".join(words[:dash]), " ".join(words[dash + 1 :])
    cut = _name_length(words, tails)
    return " ".join(words[:cut]), " ".join(words[cut:])


def _name_length(words: list[str], tails: Counter[str]) -> int:
    capital = next((at for at, word in enumerate(words) if not word[:1].isupper()), len(words))
    bracket = next((at for at, word in enumerate(words) if word.startswith("(")), None)
    if bracket is not None and _PARTY.fullmatch(words[bracket].strip("(),")):
        return bracket
    if capital < len(words) and re.fullmatch(_PARTICLE, words[capital]):
        return min(capital + 2, len(words))
    for cut in (2, 3, 4):
        if len(words) > cut <= capital and tails[" ".join(words[cut:])] > 1:
            return cut
    return min(2, capital)


def _merged(attendees: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """One entry a person: who stands in the list and as an officer gets both roles."""
    merged: dict[str, Attendee] = {}
    for each in attendees:
        known = merged.get(each.name.casefold())
        if known:
            each = replace(
                known,
                organization=known.organization or each.organization,
                roles=tuple(dict.fromkeys([*known.roles, *each.roles])),
            )
        merged[each.name.casefold()] = each
    return tuple(merged.values())
