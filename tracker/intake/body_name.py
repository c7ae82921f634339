"""Which body met, and the meeting's number: from the lines at the top of the minutes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .attendance_labels import attendance_label, office_label
from .days import find_days
from .rows import Row

KIND = (
    r"(?:minnesanteckningar(?:na)?|mötesanteckningar(?:na)?|tjänsteanteckningar|"
    r"anteckningar(?:na)?|"
    r"(?:styrelse|mötes|sammanträdes|årsmötes|besluts|\w+)?protokoll(?:et)?|mötesnoteringar|"
    r"noteringar|"
    r"besluts?logg|åtgärdslista|mötesrapport|referat|sammanfattning|dagordning\s+och\s+protokoll)"
)
_NOUN = (
    r"(?:möte|sammanträde|konferens|träff|stämma|session|internat|avstämning|sync|synk|dag|"
    r"workshop)"
)
EVENT = rf"(?:[\wåäöÅÄÖ-]*{_NOUN}(?:t|n|et|en)?|APT)"
_KIND_FIRST = re.compile(
    rf"{KIND}(?:\s+(?:(?:förda?\s+)?(?:från|vid|för|över|av|till)|fört|förda))*(?=[\s:,–-]|"
    rf"$)\s*[:,–-]?\s*",
    re.IGNORECASE,
)
_KIND_LAST = re.compile(rf"\s*[,:–-]?\s*\b{KIND}\s*$", re.IGNORECASE)
_SORT = re.compile(
    r"(?:(?:ordinarie|extra|extrainsatt|konstituerande|digitalt?|gemensamt|öppet|slutet|kvällens|"
    r"dagens)\s+)+",
    re.IGNORECASE,
)
_EVENT_FIRST = re.compile(
    rf"(?P<event>{EVENT})(?:[,:]?\s+(?P<link>med|i|för|inom|hos)\s+(?P<owner>\S.*)|[,:]?\s+(?P<name>\S.*))?",
    re.IGNORECASE,
)
_EVENT_LAST = re.compile(rf"(?P<owner>\S.*?[^s\s]s|\S.*?(?:s))\s+{EVENT}$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"(?P<body>(?:[\wåäöÅÄÖ-]+\s+)*?[\wåäöÅÄÖ-]*(?:styrelse|grupp|nämnd|råd|kommitté|utskott|team|"
    r"nätverk))s?-?"
    rf"{_NOUN}(?:t|n|et|en)?$",
    re.IGNORECASE,
)
_NUMBER = (
    re.compile(r"\b(?:nr|nummer|no)\.?\s*(?P<number>\d{1,3}(?:\s?/\s?\d{2,4})?)(?![\d-])", re.I),
    re.compile(
        rf"\b(?:{KIND}|{EVENT})\s+(?P<number>\d{{1,3}}(?:\s?/\s?(?:20)?\d\d)?)(?!\s*[/\d.:–-]|"
        rf"\s*\(|\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
        re.I,
    ),
    re.compile(r"(?<=[^\W\d_]),\s*(?:nr\.?\s*)?(?P<number>\d{1,3}(?:\s?/\s?\d{2,4})?)$", re.I),
    re.compile(r"#(?P<number>\d{1,3})\b"),
)
_BODY_NOUN = re.compile(
    r"[\wåäöÅÄÖ-]*(?:styrelsen?|nämnd(?:en)?|utskott(?:et)?|kommitté(?:n)?|grupp(?:en)?|råd(?:et)?|"
    r"fullmäktige|beredning(?:en)?|presidi(?:et|um)|nätverk(?:et)?|team(?:et)?|delegation(?:en)?|"
    r"kollegi(?:et|um)|utskottets?|forum(?:et)?|kapitel|krets(?:en)?|direktion(?:en)?|jury(?:n)?|"
    r"samverkan|"
    r"arbetslag(?:et)?|ledning(?:en)?)",
    re.IGNORECASE,
)
_ASSOCIATION = re.compile(
    r"\b(?:brf|bostadsrättsförening\w*|\w*förening(?:en)?|\w*klubb(?:en)?|\w*förbund(?:et)?|"
    r"\w*sällskap(?:et)?|"
    r"\w*samfällighet\w*|\w*kår(?:en)?|stiftelsen?\b|\w*stiftelse|\w*församling|byalag(?:et)?|"
    r"\w*laget|IF|IK|BK|SK|"
    r"\w*akademi(?:en)?)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:[\wåäöÅÄÖ-]+\s+){0,3}(?:kommun|stad|landsting|AB|län|förvaltning(?:en)?|kontor(?:et)?|"
    r"högskola\w*|"
    r"universitet\w*|enheten|avdelningen)|region\s+[\wåäöÅÄÖ ]+|högskolan\s.*|institutionen\s.*|"
    r"(?:[\wåäöÅÄÖ-]+\s+){1,4}(?:AB|HB|aktiebolag)|org\.?\s?nr.*|[\wåäöÅÄÖ-]*enheten",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:tid|plats|datum|dnr|diarie\w*|sid\w*|sammanträdesdatum|org\.?\s*nr|protokollsparagrafer|"
    r"paragrafer|"
    r"mötesdatum|mötestid|justera\w*|underskrift\w*|utses|anslag\w*|bevis|förvaringsplats)\b"
    r"|(?:när|var|lokal|dag|klockan|kl|kallelse|möte|hej|till|från|skickat|cc|kopia|beslut|"
    r"dagordning|"
    r"ärende\w*|närvarande)\s*(?:[:.]|\t|\s\s|$)",
    re.IGNORECASE,
)
_SUBJECT_LINE = re.compile(
    r"(?:ämne|subject|rubrik|möte|organ|mötesgrupp|forum|enhet|grupp|nämnd|projekt|"
    r"arbetsplats|avdelning|verksamhet|förening|klinik|arbetsgrupp|styrgrupp|team)\s*[:\t]\s*",
    re.I,
)
_PIECES = re.compile(r"\s{2,}|\t|\s[–—-]\s|\s\|\s")
_CLOCK = re.compile(
    r"(?:,?\s*\b(?:kl|klockan)\b\.?\s*)?\b\d{1,2}[.:]\d\d(?:\s*[–-]\s*\d{1,2}[.:]\d\d)?|\b(?:kl|"
    r"klockan)\.?\s*\d{1,2}(?:\s*[–-]\s*\d{1,2})?",
    re.I,
)
_WEEKDAY_LAST = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?)?(?:\s*\bden)?\s*$", re.IGNORECASE
)
_SIGNS = " ,.:;|(–-"
_YEARLESS = date(2000, 1, 1)
_NAME_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ(0123456789")
_MAX_ROWS = 14
_MAX_TITLE = 160


@dataclass(frozen=True)
class _Candidate:
    name: str
    weight: int


def read_body(rows: Sequence[Row]) -> tuple[str | None, str | None]:
    """(body, number of the meeting) as the top of the minutes states them."""
    top = list(_top(rows))
    found: list[_Candidate] = []
    for index, row in enumerate(top):
        below = top[index + 1].folded[:_MAX_TITLE] if index + 1 < len(top) else ""
        found += _candidates(row, below)
    best = max((each.weight for each in found), default=0)
    name = next((each.name for each in found if each.weight == best), None)
    return name, _number(top)


def _top(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows above the attendance list."""
    for row in rows[:_MAX_ROWS]:
        if attendance_label(row.text) or office_label(row.text):
            return
        yield row


def _number(rows: Sequence[Row]) -> str | None:
    for row in rows:
        text = row.folded[:_MAX_TITLE]
        if _NO_NAME.match(text) and not _SUBJECT_LINE.match(text):
            continue
        text = _without_days(_SUBJECT_LINE.sub("", text))
        for pattern in _NUMBER:
            if match := pattern.search(text):
                return re.sub(r"\s", "", match["number"])
    return None


def _without_days(text: str) -> str:
    for day in reversed(find_days(text, on=_YEARLESS)):
        text = text[: day.start] + text[day.end :]
    return _CLOCK.sub("", text)


def _before_days(text: str) -> str:
    """What stands in front of the day and the time, where that is more than a heading."""
    starts = [day.start for day in find_days(text, on=_YEARLESS)]
    starts += [match.start() for match in _CLOCK.finditer(text)]
    before = _WEEKDAY_LAST.sub("", text[: min(starts, default=0)].strip(_SIGNS)).strip(_SIGNS)
    told = _KIND_FIRST.sub("", before)
    event = re.fullmatch(rf"(?:\w+\s+)?{EVENT}|\w{{1,3}}", told, re.IGNORECASE)
    return before if re.search(r"[^\W\d_]{3}", told) and not event else text


def without_days(text: str) -> str:
    """The text without days, times of day and a lone year."""
    text = _without_days(text)
    text = re.sub(r"\b(?:den|20\d\d)\b", "", text)
    return _WEEKDAY_LAST.sub("", text.strip(" ,.–-")).strip(" ,.–-")


def _candidates(row: Row, below: str) -> Iterator[_Candidate]:
    text = _SUBJECT_LINE.sub("", row.text)
    if len(text) > _MAX_TITLE or (_NO_NAME.match(text) and not _EVENT_FIRST.match(text)):
        return
    titled = text != row.text or bool(row.level)
    pieces = [" ".join(piece.split()) for piece in _PIECES.split(text) if piece.strip()]
    wide = bool(re.search(r"\s{2,}|\t", text))
    for index, piece in enumerate(pieces):
        later = pieces[index + 1] if index + 1 < len(pieces) and not wide else below
        bare = (len(pieces) > 1 and not wide) or text != row.text
        candidate = _candidate(piece, later, bare=bare)
        if candidate and candidate.weight:
            yield _Candidate(candidate.name, candidate.weight + (titled and candidate.weight > 1))


def _candidate(piece: str, below: str, *, bare: bool) -> _Candidate | None:
    text = _without_days(_before_days(piece))
    for pattern in _NUMBER:
        text = pattern.sub(lambda m: m[0][: m.start("number") - m.start()], text)
    text = re.sub(r"[\s,#]*\b(?:nr|nummer|no)\b\.?(?=\s|$)", " ", text, flags=re.I)
    text = re.sub(r"(?:\s,)+", ",", " ".join(without_days(text).split())).strip(" ,.:–-#")
    rest = _KIND_FIRST.sub("", text, count=1) if _KIND_FIRST.match(text) else text
    stated = rest != text
    rest = _KIND_LAST.sub("", rest).strip(" ,.:–-")
    stated = stated or rest != text
    rest = _SORT.sub("", rest) if _SORT.match(rest) else rest
    if stated and not rest and below:
        return _named(below)
    return _owner(rest, below, stated=stated, bare=bare)


def _named(below: str) -> _Candidate | None:
    """The name on the line below "Minnesanteckningar från"."""
    found = _candidate(below, "", bare=False)
    return _Candidate(found.name, found.weight + 2) if found and found.weight > 1 else found


def _owner(text: str, below: str, *, stated: bool, bare: bool) -> _Candidate | None:
    """Whose meeting the words tell of, and how surely."""
    text = re.sub(rf",\s*{_NOUN}$", "", text, flags=re.IGNORECASE)
    held = _EVENT_LAST.fullmatch(text)
    if held and not _COMPOUND.fullmatch(text):
        owner = held["owner"].removesuffix("s")
        return _Candidate(owner, 3 if owner.islower() and " " not in owner else 6)
    event = _EVENT_FIRST.fullmatch(text)
    if not event:
        return _plain(text, stated=stated or bare)
    owner = event["owner"] or event["name"] or ""
    place = (
        re.split(r",|\s(?:på|via|hos|i)\s", owner)[0]
        if event["link"] in {"med", "för", "inom", None}
        else owner
    )
    place = place.split(",")[0].strip()
    known = (
        event["link"] or place[:1].isupper() or _BODY_NOUN.fullmatch(place.split(" ")[-1])
        if place
        else ""
    )
    if place and (
        known or re.search(r"grupp|råd|team|lag\b|projekt|klass|^[a-zåäö]{4,}(?:en|et)$", place)
    ):
        weak = event["link"] in {"i", "hos"} and not _is_body(place)
        return _Candidate(place, 2 if weak else 6)
    if (not place or place.casefold().startswith(("på ", "via ", "i "))) and below and stated:
        following = _named(below)
        if following and following.weight > 3:
            return following
    compound = _COMPOUND.fullmatch(event["event"])
    if not compound and re.fullmatch(rf"(?:\w+\s+)?{_NOUN}(?:t|n|et|en)?", text, re.IGNORECASE):
        return None
    return _Candidate(compound["body"] if compound else text, 2 if len(event["event"]) > 6 else 0)


def _plain(text: str, *, stated: bool) -> _Candidate | None:
    if not text or not text[0].isalpha() or len(text) > 110 or _NO_NAME.match(text):
        return None
    if _OWNER.fullmatch(text):
        return _Candidate(text, 1)
    if re.search(r"[.!?:;@]", text) or len(text.split()) > 9:
        return None
    head, comma, tail = text.partition(", ")
    if comma and (_is_body(head) or _ASSOCIATION.search(head)) and not _is_body(tail):
        text = head
    if _is_body(text):
        return _Candidate(text, 6 if stated else 5)
    if _ASSOCIATION.search(text):
        return _Candidate(text, 5 if stated else 4)
    return _Candidate(text, 4) if text[0].isupper() and stated else None


def _is_body(text: str) -> bool:
    words = re.split(r"\s+(?:för|i|vid|med)\s+", text)[0].split()
    if not words or len(text.split()) >= 9:
        return False
    while len(words) > 1 and words[-1][:1] in _NAME_SIGNS and not _BODY_NOUN.fullmatch(words[-1]):
        words.pop()
    return any(_BODY_NOUN.fullmatch(word) for word in (words[-1], words[0]))
