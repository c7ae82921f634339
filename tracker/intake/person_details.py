"""What stands behind a name in an attendance list: organization, roles, titles, initials."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .draft import AttendanceStatus, Attendee, Role
from .organizations import is_unit
from .person_words import BRACKETS, is_known_party, is_organization, is_party, is_title, role_of

_INITIALS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,2}[A-ZÅÄÖ]|[A-ZÅÄÖ]{2,4}")
_SEAT = re.compile(r"(?:ledamot|suppleant|ersättare|adjungerad)\b", re.IGNORECASE)
_TITLE_AND_PLACE = re.compile(r"(?P<title>[a-zåäö/-]+)\s(?P<place>[A-ZÅÄÖ].+)")
# "leverantören Medivia": what kind of firm it is, in front of its name.
_KIND_BEFORE = re.compile(
    r"^(?:leverantören|entreprenören|konsulten|konsultbolaget|firman|företaget|bolaget)\s+(?=[A-ZÅÄÖ])"
)
_HOW = re.compile(
    r"(?:(?:via|på|per)\s+)?(?:teams|zoom|meet|skype|länk|skärm|telefon|distans|digitalt|fysiskt)",
    re.IGNORECASE,
)
_NO_PLACE_BEFORE = re.compile(r"\w*[^\W\d_]s|\w+(?:sk|iv|ell|ig)|[Vv]ice|[Aa]ndr[ea]")


@dataclass(frozen=True)
class Entry:
    """The words about one or more people, and the status that the label above gave them.

    `running`: the words stand behind the label, where people follow one another on a line.
    `cells`: the other cells of a table, where the text is the cell with the name.
    """

    text: str
    status: AttendanceStatus
    role: Role | None = None
    organization: str | None = None
    running: bool = False
    cells: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Listed:
    """One attendee, with the job titles and the initials that the list gives."""

    attendee: Attendee
    titles: tuple[str, ...] = ()


def person_of(
    entry: Entry, name: str, details: list[str], items: str | None, wrote: bool
) -> Listed:
    """Who the details behind a name are about; `wrote`: who is said to have taken the minutes."""
    details = [part.strip() for each in details for part in _role_apart(each)]
    party = next((each for each in details if is_party(each)), None)
    initials = [each for each in details if is_signature(each, name)]
    roles = [role for each in details if (role := role_of(each))]
    roles += [entry.role] if entry.role else []
    roles += ["secretary"] if wrote else []
    plain = [each for each in details if not is_party(each) and each not in initials]
    seat = next((at for at, each in enumerate(plain) if _SEAT.match(each)), len(plain))
    column = entry.organization if entry.cells is not None else None
    places = [
        _KIND_BEFORE.sub("", each)
        for at, each in enumerate(plain)
        if not column and is_place(each) and not _is_area(each, at, seat)
    ]
    if is_party(entry.organization or ""):
        party = party or entry.organization
    organization = column or ", ".join(places) or (None if party in initials else party)
    titles = [each for each in plain if _KIND_BEFORE.sub("", each) not in places]
    return Listed(
        Attendee(
            name,
            organization or entry.organization,
            entry.status,
            tuple(dict.fromkeys(roles)),
            items,
        ),
        (*titles, *(each.replace(".", "") for each in initials)),
    )


def _is_area(words: str, at: int, seat: int) -> bool:
    """ "ledamot, teknik": what a member of a board looks after."""
    return at > seat and words.islower() and not words.endswith(("en", "et", "an"))


def _role_apart(detail: str) -> list[str]:
    """ "Kustbolaget ordf." and "Kustbolaget / sekreterare" → organization and role."""
    parts = re.split(r"\s*/\s*|\s+[–-]\s+", detail)
    if _says_how(parts[1:]):
        return parts[:1]
    if any(role_of(part) for part in parts):
        return parts
    parts = re.split(r"\s+(?:och|samt|&)\s+", detail)
    if any(role_of(part) for part in parts) and all(
        is_title(part) or role_of(part) for part in parts
    ):
        return parts
    told = _TITLE_AND_PLACE.fullmatch(detail)
    if told and is_title(told["title"]) and is_organization(told["place"]):
        return [told["title"], told["place"]]
    before, _, last = detail.rpartition(" ")
    apart = before[:1].isupper() and role_of(last) and not _NO_PLACE_BEFORE.fullmatch(before)
    return [before, last] if apart else [detail]


def _says_how(parts: Sequence[str]) -> bool:
    """Whether what stands behind a dash says how somebody took part: "Vision - Teams"."""
    return bool(parts) and all(_HOW.fullmatch(part) for part in parts)


def is_signature(words: str, name: str) -> bool:
    """Whether the words are the person's initials, and not a party's letters."""
    letters = "".join(part[:1] for part in re.split(r"[\s-]", name))
    plain = "".join(part[:1] for part in name.split())
    words = words.replace(".", "")
    return bool(_INITIALS.fullmatch(words)) and words.upper() in {letters.upper(), plain.upper()}


def unbracketed(text: str) -> tuple[str, list[str]]:
    """The words outside the brackets, and what stands in each of these."""
    inside = [part.strip() for each in BRACKETS.findall(text) for part in re.split(r"[,;]", each)]
    return " ".join(BRACKETS.sub(" ", text).split()).strip(" ,"), [each for each in inside if each]


def opened(detail: str) -> list[str]:
    """ "Viken (ordf.)" → "Viken" and "ordf."; a bracket with a name in it stays."""
    inner = BRACKETS.findall(detail)
    told = any(role_of(each) or is_known_party(each) or is_title(each) for each in inner)
    if told or detail.startswith("("):
        outside, inside = unbracketed(detail)
        return [outside, *inside]
    return [detail]


def is_place(words: str) -> bool:
    """Whether the words may be an organization: neither a role nor a job title."""
    starts = words[:1].isupper() or (words[:1].isdigit() and words[-1:].isalpha())
    return (starts or is_unit(words)) and not role_of(words) and not is_title(words)


def joined_places(details: Sequence[str]) -> list[str]:
    """ "Polisen" and "lokalområde Viken" are one organization: the second has a name in it."""
    joined: list[str] = []
    for each in details:
        goes_on = each[:1].islower() and re.search(r"\s[A-ZÅÄÖ]", each) and not is_title(each)
        if joined and goes_on and not role_of(each) and is_place(joined[-1]):
            joined[-1] = f"{joined[-1]}, {each}"
        else:
            joined.append(each)
    return joined
