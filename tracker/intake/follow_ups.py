"""Outstanding matters from before that the meeting reported on."""

import re
from collections.abc import Iterator, Sequence

from .draft import FollowUp, FollowUpStatus
from .outline import Block
from .words import sentences

_TITLE = re.compile(
    r"\b(?:föregående|förra|tidigare)\s+(?:\w+)|\butestående\b|\buppföljning\s+av\s+(?:beslut|"
    r"uppdrag|åtgärd)|"
    r"\bbeslutslogg|\båtgärdslista|\baktivitetslista|\bkvarstående",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"\b(?:utestående|kvarstående)\s+(?:ärenden|punkter|frågor|uppdrag)\b", re.IGNORECASE
)
_IN_PASSING = re.compile(r"Uppföljning\s+(?:från|av)\s+(?=[^.]*\d)")
_PAIR = re.compile(
    r"(?P<text>.{3,}?)(?:\s+[–-]\s+|\s*:\s+|\s*→\s*|\s*=>\s*|\s*->\s*)(?P<note>\S.{1,200})"
)

_STATUSES: tuple[tuple[re.Pattern[str], FollowUpStatus], ...] = (
    (
        re.compile(
            r"\b(?:inte|ej)\s+(?:klar|påbörja|genomför|gjor|skicka)\w*|\bkvarstår\b", re.IGNORECASE
        ),
        "open",
    ),
    (
        re.compile(
            r"\btas\s+upp\s+(?:senare|på|vid|till)|\bskjuts\b|\bsköts\b|\bbordl|\bflyttas?\b|"
            r"\bframflytt|"
            r"\båterkommer\b|\bsenare\b|\bavvakta|\bpausa|\buppskju",
            re.IGNORECASE,
        ),
        "postponed",
    ),
    (
        re.compile(
            r"\bpågå|\bpåbörja|\barbetas?\b|\bunder\s+arbete|\bdelvis|\bfortsätter\b|\bfortgår\b|"
            r"\bpå\s+gång",
            re.IGNORECASE,
        ),
        "in_progress",
    ),
    (
        re.compile(
            r"\b(?:klar|klart|klara|avslutad|avslutat|genomför[td]\w*|utför[td]\w*|åtgärdat?|"
            r"gjort|gjord|"
            r"utskickat?|utskickade|färdig\w*|levererat?|besvarat?|slutfört?|done|ok)\b"
            r"|\bhar\s+(?:\w+\s+){0,2}\w+(?:ats|its|tts|rts|dts|ts)\b|\bhar\s+\w+(?:at|it|tt|rt)\b"
            r"|\bär\s+\w+(?:ad|at|ade|rd|rt|tt)\b",
            re.IGNORECASE,
        ),
        "done",
    ),
)


def is_follow_up_item(title: str, blocks: Sequence[Block]) -> bool:
    """Whether an agenda item reports on what earlier meetings left open."""
    return bool(_TITLE.search(title)) or any(
        _INTRO.search(block.text) for block in blocks if block.kind == "paragraph"
    )


def read_follow_ups(title: str, blocks: Sequence[Block], item: str | None) -> list[FollowUp]:
    """The matters of a follow-up item, else a follow-up in passing ("Uppföljning från …")."""
    if is_follow_up_item(title, blocks):
        return list(_listed(blocks, item))
    return list(_in_passing(blocks, item))


def status_of(note: str | None) -> FollowUpStatus:
    """What a report says about the matter; open where it says nothing known."""
    for pattern, status in _STATUSES:
        if note and pattern.search(note):
            return status
    return "open"


def _listed(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    """Points with a report below each (another marker), or behind a dash or colon."""
    points: list[tuple[str, list[str]]] = []
    matter_marker = None
    for block in blocks:
        if block.kind != "bullet":
            continue
        matter_marker = matter_marker or block.marker
        if points and block.marker != matter_marker:
            points[-1][1].append(block.text)
        else:
            points.append((block.text, []))
    for text, notes in points:
        yield _follow_up(text, " ".join(notes), item)


def _follow_up(text: str, note: str, item: str | None) -> FollowUp:
    pair = None if note else _PAIR.fullmatch(text)
    if pair:
        text, note = pair["text"], pair["note"]
    return FollowUp(item, text, status_of(note), note or None)


def _in_passing(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    for block in blocks:
        if block.kind == "paragraph" and _IN_PASSING.match(block.text):
            matter, *report = sentences(block.text)
            if report:
                yield FollowUp(item, matter, status_of(report[0]), report[0])
