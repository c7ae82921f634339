"""Where a meeting was held: behind a label, beside the day, or on the line below it."""

import itertools
import re
from collections.abc import Sequence
from datetime import date

from .attendance_labels import attendance_label, office_label
from .body_words import ASSOCIATION, BODY_NOUN, EVENT, KIND
from .clocks import clock_span, clocks
from .days import WEEKDAYS, find_days
from .person_split import is_first_name
from .rows import Row

_PLACE_WORDS = re.compile(
    r"(?:(?:i|på|via|hos|vid)\s+)?(?P<place>(?:hemma\s+)?(?:hos\s+)?\S.{1,90}?)\s*[.)]?$", re.DOTALL
)
_EVENT_AT = re.compile(
    rf"\b{EVENT}\s+(?:(?:hölls|hålls|ägde\s+rum)\s+)?(?P<link>i|på|via|vid|(?:hemma\s+)?hos)\s+"
    r"(?P<place>\S[^.;:]{1,80}?)[\s,]*$",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    rf"(?:{EVENT}\b|{KIND}\b|sid|dnr|nr|§|\d|närvarande|org\.?nr|och\b|samt\b|ajourner|kl\b|"
    r"klockan|ca\b|cirka\b|ungefär\b|den\b|från\b|till\b|mellan\b|tid\b)",
    re.IGNORECASE,
)
_KNOWN_PLACE = re.compile(
    r"(?:digitalt|distans|teams|zoom|skype|meet|videomöte|telefon|lokal|rum|sal|konferens\w*|"
    r"sammanträdesrum|plan|via|hemma|hos|hotell|\w+(?:hus|huset|sal|salen|rum|rummet|gård|gården|"
    r"stuga|stugan|lokal|lokalen|kontor|kontoret|skola|skolan|bibliotek|biblioteket|kyrka|kyrkan|"
    r"hall|hallen|gatan|vägen|torget|station|stationen|center|centrum|studio|studion))",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"ajourner|paus|lunch", re.IGNORECASE)
_BEHIND_TIME = re.compile(r"(?P<time>.*\d)\s+(?:i|på|via|hos)\s+(?P<place>[A-ZÅÄÖ].*)")
_LABEL_FIRST = re.compile(r"(?:plats|lokal)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\d[^()]*\)\s*$")
_BETWEEN = " ,.;|–-("
_YEARLESS = date(2000, 1, 1)
_MAX_PLACE = 120
_MAX_WORDS = 10


def states_time(text: str) -> bool:
    """Whether the text tells a day or a time of day."""
    return bool(find_days(text, on=_YEARLESS) or clocks(text))


def place_stated(rest: str, label: str, row: Row) -> str | None:
    """The place behind its label; "Lokal samverkan …" and the like name none."""
    bare = not re.match(rf"{label}\s*(?::|\t|\s\s|$)", row.text, re.IGNORECASE)
    if bare and (label.lower() in {"lokal", "var"} or row.level or not rest[:1].isupper()):
        return None
    return rest.strip(" .") if len(rest) <= _MAX_PLACE else None


def split_place(rest: str) -> tuple[str, str | None]:
    """ "Sessionssalen, 5 mars 2024 kl. 9–11" → the time, and the parts that are no time."""
    parts = [part.strip() for part in _ASIDE.sub("", rest).split(",")]
    parts = [each for part in parts for each in _place_apart(part)]
    where = [part for part in parts if not states_time(part) and not _is_weekday(part)]
    when = [part for part in parts if part not in where]
    where = [part for part in where if not _PAUSE.match(part)]
    return ", ".join(when), ", ".join(where).rstrip(" .") or None


def _place_apart(part: str) -> list[str]:
    """ "kl. 13–16 i Stadshuset" → the time and the place."""
    match = _BEHIND_TIME.fullmatch(part) if states_time(part) else None
    return [match["time"], match["place"]] if match else [part]


def _is_weekday(text: str) -> bool:
    return text.strip(" .").lower().removesuffix("en") in WEEKDAYS


def place_told(text: str) -> str | None:
    """ "Möte 2024-10-22, 14–15, Teams" → "Teams"; "rådets möte på Holmen den 3 maj" → "Holmen"."""
    days = find_days(text, on=_YEARLESS)
    span = clock_span(text)
    stated = sorted([(day.start, day.end) for day in days] + ([span] if span else []))
    if not stated:
        return None
    behind = _place(text[max(end for _, end in stated) :])
    between = _place(text[stated[0][1] : stated[1][0]]) if len(stated) > 1 else None
    if found := behind or between:
        return found
    first = text[: stated[0][0]]
    known = _KNOWN_PLACE.fullmatch(first.split()[0].strip(",")) if first.split() else None
    return _place(first) if known and not days else None


def place_of_event(text: str) -> str | None:
    """ "Styrelsemöte hemma hos Ida Ask, Viken, den 3 maj" → "hemma hos Ida Ask, Viken"."""
    days = find_days(text, on=_YEARLESS)
    span = clock_span(text)
    starts = [day.start for day in days] + ([span[0]] if span else [])
    first = re.sub(r"\s+(?:den|\w+dag(?:en)?(?:\s+den)?)\s*$", "", text[: min(starts, default=0)])
    told = _EVENT_AT.search(first)
    if not told:
        return None
    place = told["place"].strip(_BETWEEN)
    if told["link"].lower().endswith("hos"):
        return f"{told['link']} {place}"
    return place if _is_where(place) else None


def _is_where(words: str) -> bool:
    """Whether the words behind "möte i" are a place, not a body or a day."""
    first = words.split()[0].strip(",")
    if BODY_NOUN.fullmatch(first) or ASSOCIATION.search(words.split(",")[0]):
        return False
    return words[:1].isupper() or bool(_KNOWN_PLACE.fullmatch(first))


def _place(words: str) -> str | None:
    """The words between or behind the times, where they may be a place."""
    words = _LABEL_FIRST.sub("", _ASIDE.sub("", words).strip(_BETWEEN))
    match = _PLACE_WORDS.fullmatch(words) if words else None
    if not match or _NO_PLACE.match(match["place"]) or len(words.split()) > _MAX_WORDS:
        return None
    place = match["place"].strip(_BETWEEN)
    return place if len(place) > 1 and not _is_weekday(place) else None


def place_below(rows: Sequence[Row], body: str | None) -> str | None:
    """The line right below the day or the time, where it can be nothing else than a place."""
    for above, row in itertools.pairwise(rows):
        if attendance_label(row.text) or office_label(row.text):
            return None
        if row.gap or not states_time(above.folded) or states_time(row.folded):
            continue
        text = row.folded
        other = text == body or _NO_PLACE.match(text) or text[-1] in ".:!?" or ":" in text
        known = any(_KNOWN_PLACE.fullmatch(word.strip(",")) for word in text.split())
        lone = text[:1].isupper() and len(text.split()) <= 3 and not is_first_name(text)
        if not other and len(text.split()) <= _MAX_WORDS and (known or lone):
            return text
    return None
