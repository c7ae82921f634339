"""Outstanding matters from before that the meeting reported on."""

import re
from collections.abc import Iterator, Sequence

from .draft import FollowUp
from .follow_up_reports import explicit_status, status_of
from .labels import inline_label
from .outline import Block
from .rows import Row
from .words import sentences

_MATTERS = (
    r"(?:beslut|uppdrag|åtgärd|punkt|möte|protokoll|anteckning|ärende|fråg|aktivitet|bevakning|"
    r"åtagand|uppgift|lista|träff|gång)\w*"
)
_TITLE = re.compile(
    rf"\b(?:föregående|förra|tidigare)\s+(?:\w+\s+)?\w+|\butestående\b|"
    r"\b(?:från|sedan|sen)\s+(?:sist|senast|förra|föregående|tidigare)\b|\bsen(?:ast)?\s+sist\b|"
    rf"\b(?:uppföljning|återrapport\w*|avstämning|genomgång|status)\s+(?:av|från|på|för)\s+"
    rf"(?:\w+\s+){{0,2}}?\w*{_MATTERS}|"
    rf"\bkvarstående|\bkvar\s+(?:från|sedan|sen|att\s+göra)\b|\batt\s+bevaka\b|"
    rf"\böppna\s+(?:punkter|frågor|åtgärder|ärenden)|\brest(?:punkter|lista|er)\b|"
    rf"^(?:uppföljning|bevakningslista|återkoppling)$|"
    rf"\b(?:gamla|pågående|kvarvarande|oavslutade)\s+{_MATTERS}",
    re.IGNORECASE,
)
_INTRO = re.compile(
    rf"\b(?:utestående|kvarstående|kvarvarande)\s+{_MATTERS}|^kvar\s+att\s+göra\b|"
    r"^kvar\s+(?:från|sedan|sen)\b[^.]*:$",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(r"Uppföljning\s+(?:från|av)\s+(?=[^.]*\d)")
_WIDE = re.compile(r"\s{2,}|\t")
_DASHED = re.compile(r"(?P<text>\S.{2,}?)\s+[–-]\s+(?P<note>\S.{1,120}[^.\s])")
_PAIR = re.compile(
    r"(?P<text>.{3,}?)(?:\s+[–-]\s+|\s*:\s+|\s*→\s*|\s*=>\s*|\s*->\s*)(?P<note>\S.{1,200})"
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
# What such a sentence reports on stands in another one.
_POINTS_BACK = re.compile(r"(?:Det|Detta|Den|De|Mötet|Han|Hon)\s")
_WAS_TO = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+\s+){1,2}(?:hade\s+fått\s+i\s+(?:uppgift|uppdrag)\s+att|skulle|fick\s+i\s+"
    r"(?:uppgift|uppdrag)\s+att)\s+(?P<text>[^.;]{3,150}?),\s+(?:vilket|som|och\s+det)\s+(?P<note>.+)"
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


def read_follow_ups(
    title: str, blocks: Sequence[Block], item: str | None, rows: Sequence[Row] = ()
) -> list[FollowUp]:
    """The matters of a follow-up item, else a follow-up in passing ("Uppföljning från …")."""
    if is_follow_up_item(title, blocks):
        lines, others = _lines(blocks, rows, item)
        return [*_listed(others, item), *lines, *_told(others, item)]
    ticked = [block for block in blocks if block.kind == "bullet" and block.marker == "[x]"]
    return [*_listed(ticked, item), *_in_passing(blocks, item)]


def _lines(
    blocks: Sequence[Block], rows: Sequence[Row], item: str | None
) -> tuple[list[FollowUp], list[Block]]:
    """One matter a line, each with its report behind wide space or a dash; the other blocks."""
    by_number = {row.number: row for row in rows}
    found, others = [], []
    for block in blocks:
        lines = [by_number[at] for at in range(block.line, block.end_line + 1) if at in by_number]
        matters = [each for row in lines if (each := _one_line(row, item))]
        if block.kind in {"paragraph", "heading"} and matters and len(matters) == len(lines):
            found += matters
        else:
            others.append(block)
    return found, others


def _one_line(row: Row, item: str | None) -> FollowUp | None:
    cells = _WIDE.split(row.text)
    pair = _DASHED.fullmatch(row.folded)
    if len(cells) == 2 and not row.marker:
        text, note = cells
    elif pair and not row.marker:
        text, note = pair["text"], pair["note"]
    elif told := _matter_and_report(row):
        text, note = told
    else:
        return None
    text, note = " ".join(text.split()), " ".join(note.split())
    return FollowUp(item, text, status_of(note), note) if explicit_status(note) else None


def _matter_and_report(row: Row) -> tuple[str, str] | None:
    """ "Larm i entrén. Bytt i maj.": a matter without a verb, and a sentence on it."""
    matter, *report = sentences(row.folded)
    names = _short(matter) and len(matter.split()) > 1 and not _TELLS.search(matter)
    plain = not (row.marker or row.folded.endswith(":"))
    return (matter, " ".join(report)) if report and plain and names else None


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
        marker = _LIKE.get(block.marker[:1], block.marker)
        matter_marker = matter_marker or marker
        if points and marker != matter_marker:
            points[-1][2].append(block.text)
        else:
            points.append((block.text, block.marker, []))
    for text, marker, notes in points:
        yield _follow_up(text, " ".join(notes), item, marker)


# Ticked or not, and whatever their numbers: points of one list.
_LIKE = {"[": "[ ]", **dict.fromkeys("0123456789", "1")}
_LISTS_DECISIONS = re.compile(
    r"^(?!.*\b(?:återstår|kvarstår|kvar|togs|följande\s+är)\b)(?:.*\bbeslut\w*\b.*(?:att|:)|beslut:?)$",
    re.IGNORECASE,
)


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
    first, *report = _sentences(matter)
    if report and len(report) == 1 and _BARE_STATUS.fullmatch(report[0]) and _PAIR.fullmatch(first):
        pair = _PAIR.fullmatch(first)
        return (pair["text"], f"{pair['note']} {report[0]}") if pair else (first, report[0])
    if report and status_of(" ".join(report)) != "open":
        return first, " ".join(report)
    if pair := _PAIR.fullmatch(matter):
        return pair["text"], pair["note"]
    if report:
        return first, " ".join(report)
    bracket = re.fullmatch(r"(?P<text>.{3,}?)\s*\((?P<note>[^()]{2,80})\)\.?", matter)
    if bracket and explicit_status(bracket["note"]):
        return bracket["text"], bracket["note"]
    return matter, ""


def _sentences(text: str) -> list[str]:
    """The sentences; "i hus B. Åtgärdat." are two, for the second is a report."""
    found = sentences(text)
    reports = [at for at in _REPORT_BEGINS.finditer(text) if text[at.start() - 1 : at.start()]]
    if len(found) == 1 and reports:
        return [text[: reports[-1].start() + 1], text[reports[-1].end() - 1 :]]
    return found


def _told(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    """Matters told of in paragraphs: "Städdag – genomförd 12/11.", "Häcken är klippt."."""
    for block in blocks:
        if block.kind not in {"paragraph", "heading"} or inline_label(block.text):
            continue
        text, note = _parted(block.text)
        if _PAIR.fullmatch(block.text) and explicit_status(note) and not _FORMALITY.search(text):
            yield _follow_up(block.text, "", item)
        else:
            yield from _stated(block.text, item)


def _short(text: str) -> bool:
    """Whether a sentence only names a matter: "Inventera oljeavskiljare (Torbjörn)."."""
    return len(text.split()) <= 12 and not _FORMALITY.search(text) and not explicit_status(text)


def _stated(text: str, item: str | None) -> Iterator[FollowUp]:
    """The sentences of a paragraph: a matter and a report on it, or both in one sentence."""
    parts = sentences(text)
    for index, sentence in enumerate(parts):
        behind = parts[index + 1] if index + 1 < len(parts) else ""
        match = _STATED.match(sentence)
        if sentence.endswith(":") or _FORMALITY.search(sentence) or _POINTS_BACK.match(sentence):
            continue
        was_to = _WAS_TO.search(sentence)
        if was_to and explicit_status(was_to["note"]):
            yield FollowUp(item, was_to["text"], status_of(was_to["note"]), sentence)
        elif remains := _REMAINS.search(sentence):
            yield FollowUp(item, remains["text"], "open", sentence)
        elif match and explicit_status(sentence):
            matter = re.sub(r"\s+(?:nu|redan|också)$", "", match["text"])
            yield FollowUp(item, matter, status_of(sentence), sentence)
        elif behind and _short(sentence) and _BARE_REPORT.match(behind) and explicit_status(behind):
            yield FollowUp(item, sentence, status_of(behind), behind)


_BARE_REPORT = re.compile(
    r"(?:Klar|Pågå|Ej|Inte|Inget|Har|Är|Åtgärda|Gjor|Löst|Besvara|Avvakta|Skjuts|Flytta|Genomför|Utför|Delvis|Väntar|"
    r"Inväntar|Återstår|"
    r"Kvarstår|Fram|Bordl|Påbörja|Avslut|Utgår|Skicka|Beställ|Under|Återkommer|Tas)\w*\b"
)
_TELLS = re.compile(
    r"\b(?:är|har|var|blev|ska|skall|fick|får|kom|togs|gick|gicks|lades|\w{3,}(?:ade|ades|erar))\b"
)
_BARE_STATUS = re.compile(r"[A-ZÅÄÖ]{3,}(?:\s[A-ZÅÄÖ]{3,}){0,2}")
_REPORT_BEGINS = re.compile(rf"\.\s+(?={_BARE_REPORT.pattern})[A-ZÅÄÖ]")


def _in_passing(blocks: Sequence[Block], item: str | None) -> Iterator[FollowUp]:
    for block in blocks:
        if block.kind == "paragraph" and _IN_PASSING.match(block.text):
            matter, *report = sentences(block.text)
            if report:
                yield FollowUp(item, matter, status_of(report[0]), report[0])
