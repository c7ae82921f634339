"""Outstanding matters from before that the meeting reported on."""

import re
from collections.abc import Iterator, Sequence

from .draft import FollowUp, FollowUpStatus
from .labels import inline_label
from .outline import Block
from .words import sentences

_TITLE = re.compile(
    r"\b(?:föregående|förra|tidigare)\s+(?:\w+)|\butestående\b|\bsen(?:ast)?\s+sist\b|"
    r"\bsedan\s+sist\b|"
    r"\buppföljning\s+(?:av|från)\s+(?:\w+\s+){0,2}?(?:beslut|uppdrag|åtgärd|punkt|möte|protokoll)|"
    r"\b(?:återrapport|avstämning|genomgång)\w*\s+(?:av|från)\s+(?:\w+\s+){0,2}?(?:beslut|uppdrag|"
    r"åtgärd|punkt|möte|protokoll)|"
    r"\bkvarstående|"
    r"\böppna\s+(?:punkter|frågor|åtgärder)|"
    r"^uppföljning$|\bgamla\s+(?:punkter|åtgärder)",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"\b(?:utestående|kvarstående)\s+(?:ärenden|punkter|frågor|uppdrag)\b", re.IGNORECASE
)
_IN_PASSING = re.compile(r"Uppföljning\s+(?:från|av)\s+(?=[^.]*\d)")
_PAIR = re.compile(
    r"(?P<text>.{3,}?)(?:\s+[–-]\s+|\s*:\s+|\s*→\s*|\s*=>\s*|\s*->\s*)(?P<note>\S.{1,200})"
)

_DOING = (
    r"(?:klar|påbörj|genomför|gjor|gjord|skicka|start|utför|börja|hunnit|kunnat|hänt|löst|åtgärda|"
    r"bestäm|besvara|svarat|fått|lämna|igång|kommit|färdig|avsluta)"
)
_STATUSES: tuple[tuple[re.Pattern[str], FollowUpStatus], ...] = (
    (
        re.compile(
            rf"^(?:inte|ej|inget|icke)\b(?!\s+aktuell)|\b(?:inte|ej|"
            rf"inget)\s+(?:\w+\s+){{0,2}}?{_DOING}\w*|"
            r"\bkvarstår\b|\b(?:fortfarande\s+)?öppen\b|\bkvar\s+att\s+göra|\båterstår\b|"
            r"\bligger\s+kvar\b|"
            r"\bhar\s+inte\b|\b(?:ny|nytt)\s+försök",
            re.IGNORECASE,
        ),
        "open",
    ),
    (
        re.compile(
            r"\btas\s+upp\s+(?:senare|på|vid|till)|\bskjuts\b|\bsköts\b|\bbordl|\bflytta[sdt]\w*|"
            r"\bflyttas\b|"
            r"\bframflytt|\bfrågan\s+återkommer\b|^återkommer\b|\bsenare\b|"
            r"\bavvaktas?\b(?!\s+svar)|\bpausa|\buppskju|"
            r"\bvilande|\bvilar\b|"
            r"\bparkera|\bsenarelagd?",
            re.IGNORECASE,
        ),
        "postponed",
    ),
    (
        re.compile(
            r"\bpågå|\bpåbörja|\barbeta[rs]?\b|\bjobbar\b|\bunder\s+arbete|\bdelvis|"
            r"\bfortsätter\b|\bfortgår\b|"
            r"\bpå\s+(?:gång|väg|remiss)|\b(?:in)?väntar?\b|\bväntas\b|\bhåller\s+på\b|"
            r"\båterkommer\b|\bkvar\b|"
            r"\bresten\b|"
            r"\btill\s+\d{1,2}\s?(?:%|procent)|\bhalvvägs|\bnästan\b|\bsnart\b|\bigång\b|"
            r"\bbevakas\b|\bunder\s+\w+ning\b|"
            r"\bstarta[dt]\w*|\binväntar|\bbereds\b|\bplaneras\b|\butreds\b|\btittar\s+på|"
            r"\bavvaktar\s+svar",
            re.IGNORECASE,
        ),
        "in_progress",
    ),
    (
        re.compile(
            r"\b(?:klar|klart|klara|avslutad|avslutat|avslutade|genomför\w*|utför[td]\w*|"
            r"åtgärda[dt]\w*|gjort|gjord|gjorda|"
            r"utskick\w*|skicka[dt]\w*|färdig\w*|levererat?|levererad\w*|besvara[dt]\w*|slutfört?|"
            r"done|ok|utgår|utgått|"
            r"stängd|stängt|löst|betal[dt]\w*|köpt|bokat|bokad|beställ[dt]\w*|publicera[dt]\w*|"
            r"avklara\w*|fixat|fixad|"
            r"inlämna[dt]\w*|informerad|inköpt|utdelat|påskriv\w*|undertecknat?|hanterat?)\b"
            r"|\bhar\s+(?:\w+\s+){0,2}\w+(?:ats|its|tts|rts|dts|ts)\b|\bhar\s+\w+(?:at|it|tt|rt)\b"
            r"|\b(?:är|blev|har\s+blivit)\s+(?:\w+\s+)?\w+(?:ad|at|ade|da|rd|rt|tt)\b|"
            r"\w{3,}(?:ades|tes|des)\b",
            re.IGNORECASE,
        ),
        "done",
    ),
)
_FORMALITY = re.compile(
    r"\b(?:protokoll|anteckning|minnesanteckning)\w*\b.*\b(?:godkän|gicks|gås|lades|läggs|lagts|"
    r"föredrog|"
    r"justera|genomgång|lästes|utsänt)|\bdagordning",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"(?P<text>[A-ZÅÄÖ][^.;:]{2,120}?)\s+(?:är|har|pågår|kvarstår|skjuts|sköts|genomfördes|blev|"
    r"ligger|återstår|"
    r"inväntar|väntar)\b",
)
_REMAINS = re.compile(
    r"\b(?:kvarstår|återstår|är\s+kvar)\s+(?P<text>att\s+[^.;]{3,150})", re.IGNORECASE
)
_WHO_FIRST = re.compile(r"(?P<who>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)\s+[–-]\s+(?=[a-zåäö])")


def is_follow_up_item(title: str, blocks: Sequence[Block]) -> bool:
    """Whether an agenda item reports on what earlier meetings left open."""
    return bool(_TITLE.search(title)) or any(
        _INTRO.search(block.text) for block in blocks if block.kind == "paragraph"
    )


def read_follow_ups(title: str, blocks: Sequence[Block], item: str | None) -> list[FollowUp]:
    """The matters of a follow-up item, else a follow-up in passing ("Uppföljning från …")."""
    if is_follow_up_item(title, blocks):
        return [*_listed(blocks, item), *_told(blocks, item)]
    ticked = [block for block in blocks if block.kind == "bullet" and block.marker == "[x]"]
    return [*_listed(ticked, item), *_in_passing(blocks, item)]


def status_of(note: str | None) -> FollowUpStatus:
    """What a report says about the matter; open where it says nothing known."""
    for pattern, status in _STATUSES:
        if note and pattern.search(note):
            return status
    return "open"


def _listed(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    """Points with a report below each (another marker), or behind a dash or colon."""
    points: list[tuple[str, str, list[str]]] = []
    matter_marker = None
    decided = False
    for block in blocks:
        if block.kind != "bullet":
            decided = _LISTS_DECISIONS.search(block.text) is not None
            continue
        if decided:
            continue
        marker = "[ ]" if block.marker == "[x]" else block.marker
        matter_marker = matter_marker or marker
        if points and marker != matter_marker:
            points[-1][2].append(block.text)
        else:
            points.append((block.text, block.marker, []))
    for text, marker, notes in points:
        yield _follow_up(text, " ".join(notes), item, marker)


_LISTS_DECISIONS = re.compile(r"\bbeslut\w*\b.*(?:att|:)$|^beslut:?$", re.IGNORECASE)


def _follow_up(text: str, note: str, item: str | None, marker: str = "") -> FollowUp:
    if marker == "[x]" or (marker == "[ ]" and not note):
        return FollowUp(item, text, "done" if marker == "[x]" else "open", note or None)
    if not note:
        text, note = _parted(text)
    return FollowUp(item, text, status_of(note), note or None)


def _parted(text: str) -> tuple[str, str]:
    """The matter and the report on it: behind a dash, a colon, an arrow, or in a sentence of its "
    "own."""
    who = _WHO_FIRST.match(text)
    if who and len(sentences(text)) == 1 and not _PAIR.fullmatch(text[who.end() :]):
        who = None
    matter = text[who.end() :] if who else text
    first, *report = sentences(matter)
    if report and status_of(" ".join(report)) != "open":
        return first, " ".join(report)
    if pair := _PAIR.fullmatch(matter):
        return pair["text"], pair["note"]
    if report:
        return first, " ".join(report)
    bracket = re.fullmatch(r"(?P<text>.{3,}?)\s*\((?P<note>[^()]{2,80})\)\.?", matter)
    if bracket and _explicit(bracket["note"]):
        return bracket["text"], bracket["note"]
    return matter, ""


def _explicit(note: str) -> FollowUpStatus | None:
    """What a report says in so many words about the matter."""
    return next((status for pattern, status in _STATUSES if pattern.search(note)), None)


def _told(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    """Matters told of in paragraphs: "Städdag – genomförd 12/11.", "Häcken är klippt."."""
    for block in blocks:
        if block.kind not in {"paragraph", "heading"} or inline_label(block.text):
            continue
        text, note = _parted(block.text)
        if _PAIR.fullmatch(block.text) and _explicit(note) and not _FORMALITY.search(text):
            yield _follow_up(block.text, "", item)
        else:
            yield from _stated(block.text, item)


def _short(text: str) -> bool:
    """Whether a sentence only names a matter: "Inventera oljeavskiljare (Torbjörn)."."""
    return len(text.split()) <= 12 and not _FORMALITY.search(text) and not _explicit(text)


def _stated(text: str, item: str | None) -> Iterator[FollowUp]:
    """The sentences of a paragraph: a matter and a report on it, or both in one sentence."""
    parts = sentences(text)
    for index, sentence in enumerate(parts):
        behind = parts[index + 1] if index + 1 < len(parts) else ""
        match = _STATED.match(sentence)
        if _FORMALITY.search(sentence):
            continue
        if remains := _REMAINS.search(sentence):
            yield FollowUp(item, remains["text"], "open", sentence)
        elif match and _explicit(sentence):
            matter = re.sub(r"\s+(?:nu|redan|också)$", "", match["text"])
            yield FollowUp(item, matter, status_of(sentence), sentence)
        elif behind and _short(sentence) and _BARE_REPORT.match(behind) and _explicit(behind):
            yield FollowUp(item, sentence, status_of(behind), behind)


_BARE_REPORT = re.compile(
    r"(?:Klar|Pågå|Ej|Inte|Inget|Har|Är|Avvakta|Skjuts|Flytta|Genomför|Utför|Delvis|Väntar|"
    r"Inväntar|Återstår|"
    r"Kvarstår|Fram|Bordl|Påbörja|Avslut|Utgår|Skicka|Beställ|Under|Återkommer|Tas)\w*\b"
)


def _in_passing(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    for block in blocks:
        if block.kind == "paragraph" and _IN_PASSING.match(block.text):
            matter, *report = sentences(block.text)
            if report:
                yield FollowUp(item, matter, status_of(report[0]), report[0])
