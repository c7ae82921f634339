"""The words that stand alone over a part of the minutes: "Beslut", "Närvarande", "Diskussion"."""

import re
from typing import Literal

from .draft import AttendanceStatus

LabelKind = Literal["decision", "action", "other"]

_DECISION = re.compile(
    r"(?:[\wåäöÅÄÖ-]+s\s+)?beslut(?:et)?(?:\s+(?:§\s*\d+|om|i\s+ärendet))?|beslutspunkter|"
    r"beslut\s+och\s+åtgärder",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"åtgärd(?:er|slista)?|att\s+göra|uppdrag|action(?:s|\s+points?)?|ap|aktiviteter\s+att\s+göra|"
    r"todo|to\s+do|att-göra-lista",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:förslag\s+till\s+beslut|(?:[\wåäöÅÄÖ-]+s\s+)?förslag(?:\s+till\s+(?:beslut|[\wåäö]+))?|"
    r"beslutsförslag|diskussion(?:er)?|information|bakgrund|"
    r"ärendet|ärendebeskrivning|beskrivning\s+av\s+ärendet|sammanfattning(?:\s+av\s+ärendet)?|"
    r"beslutsunderlag|beslutsgång|propositions?ordning|propositioner|handlingar|underlag|"
    r"yrkanden?|reservation(?:er)?|protokollsanteckning(?:ar)?|särskilda?\s+yttranden?|"
    r"omröstning(?:sresultat)?|ajournering|jäv|inlägg|anföranden?|föredragning|föredragande|"
    r"beslutet\s+(?:skickas|sänds|expedieras)\s+till|(?:beslutet\s+)?expedieras(?:\s+till)?|"
    r"kopia\s+till|skickas\s+till|sändlista|bilag(?:a|or)|presentation|anteckningar|noteringar|"
    r"kommentar(?:er)?|deltar\s+inte\s+i\s+beslutet|motivering|skäl(?:\s+för\s+beslutet)?|"
    r"beslutsmotivering|barnkonsekvensanalys|ekonomiska\s+konsekvenser)",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?P<label>beslut|åtgärd(?:er)?|ap|action(?:\s+point)?|uppdrag|att\s+göra|todo|to\s+do)"
    r"(?:\s+\d{1,2}|\s*\((?P<who>[^)]{2,40})\)"
    r"|\s+(?:till\s+|åt\s+|för\s+)?(?-i:(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)))?\s*[:–]\s*(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)

_PRESENT = re.compile(
    r"(?:närvarande(?:\s+(?:ledamöter|deltagare|medlemmar))?|deltagare|deltagande|beslutande|ledamöter|"
    r"(?:tjänstgörande\s+)?ersättare|tjg\.?\s+ersättare|närvaro)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"(?:frånvarande|(?:ej|inte|icke)\s+(?:närvarande|deltagande)|förhinder|frånvaro|anmält\s+förhinder|"
    r"anmäld\s+frånvaro|förhindrade|återbud)(?:\s+ledamöter)?",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"(?:övriga(?:\s+(?:deltagare|närvarande|deltagande))?|adjungerade?|inbjudna?|gäst(?:er)?|"
    r"(?:närvarande\s+)?tjänste(?:män|personer)|föredragande|icke\s+tjänstgörande\s+ersättare|"
    r"ej\s+tjänstgörande\s+ersättare|(?:övriga\s+)?(?:närvarande\s+)?(?:ersättare\s+ej\s+tj\w*))",
    re.IGNORECASE,
)
_STATUSES: tuple[tuple[re.Pattern[str], AttendanceStatus], ...] = (
    (_ABSENT, "absent"),
    (_GUEST, "guest"),
    (_PRESENT, "present"),
)
_OFFICE = re.compile(
    r"(?P<office>(?:mötes)?ordförande|(?:mötes)?sekreterare|antecknare|anteckningar|protokollförare)",
    re.IGNORECASE,
)


def label_of(text: str) -> LabelKind | None:
    """What a line that is nothing but a label opens; None where it is no label."""
    bare = text.strip().rstrip(":.").strip()
    if len(bare) > 60:
        return None
    for pattern, kind in _KINDS:
        if pattern.fullmatch(bare):
            return kind
    return None


_KINDS: tuple[tuple[re.Pattern[str], LabelKind], ...] = (
    (_OTHER, "other"),
    (_DECISION, "decision"),
    (_ACTION, "action"),
)


def inline_label(text: str) -> re.Match[str] | None:
    """ "AP: …", "Åtgärd: …", "Beslut: …": groups `label`, `who` (in brackets) and `rest`."""
    return _INLINE.fullmatch(text)


def attendance_label(text: str) -> tuple[AttendanceStatus, str] | None:
    """(status, what follows on the line) where a line opens a part of the attendance list.

    Without a colon nothing but a label, or a label and wide space, counts.
    """
    for pattern, status in _STATUSES:
        match = pattern.match(text)
        if not match:
            continue
        rest = text[match.end() :]
        if not rest.strip(" :"):
            return status, ""
        if rest.lstrip().startswith(":") or rest.startswith(("  ", "\t")):
            return status, rest.strip(" :\t")
    return None


def office_label(text: str) -> tuple[str, str] | None:
    """(office, names) of "Ordförande: …" or "Sekreterare  …" in the head of the minutes."""
    match = _OFFICE.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    if rest.lstrip().startswith(":") or rest.startswith(("  ", "\t")):
        return match["office"].lower(), rest.strip(" :\t")
    return None
