"""What holds for each draft, whatever it was read from (../shared/minutes/SCHEMA.md)."""

import re
from collections import Counter
from collections.abc import Iterator

from tracker.intake import Deadline, Document, Draft, DraftDecision, Source

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_SHARE_OF_WORDS = 0.6


def faults(draft: Draft, document: Document) -> list[str]:
    """What is wrong with a draft of the document; nothing, if the reader keeps its word."""
    return [
        *_names(draft),
        *_times(draft),
        *(fault for each in draft.decisions for fault in _decision(each, draft, document)),
        *([] if Draft.from_json(draft.to_json()) == draft else ["changed by JSON"]),
    ]


def marked(source: Source, document: Document) -> str:
    """What the place of a decision marks beside the draft."""
    lines = [line.text for line in document.lines[source.line - 1 : source.end_line]]
    lines[-1] = lines[-1][: source.end]
    lines[0] = lines[0][source.start :]
    return "\n".join(lines)


def _names(draft: Draft) -> Iterator[str]:
    names = [
        *(each.name for each in draft.attendance),
        *draft.adjusters,
        *([] if draft.secretary is None else [draft.secretary]),
        *(name for each in draft.decisions for act in each.actions for name in act.assignees),
    ]
    yield from (f"no name: {name!r}" for name in names if not re.search(r"\w", name))
    titles = [
        *(each.title for each in draft.agenda_items),
        *(each.title for each in draft.upcoming),
    ]
    yield from (f"no title: {title!r}" for title in titles if not title.strip())
    yield from ("an empty matter" for each in draft.follow_ups if not each.text.strip())


def _times(draft: Draft) -> Iterator[str]:
    following = draft.next_meeting
    clocks = [draft.meeting.start, draft.meeting.end]
    clocks += [following.start, following.end] if following else []
    yield from (f"no time: {each}" for each in clocks if each and not _CLOCK.fullmatch(each))
    for first, last in [
        (draft.meeting.date, draft.meeting.end_date),
        *((each.date, each.end_date) for each in draft.upcoming),
    ]:
        if last and (first is None or last < first):
            yield f"ends before it begins: {first}, {last}"


def _decision(decision: DraftDecision, draft: Draft, document: Document) -> Iterator[str]:
    keys = {None, *(each.number or each.title for each in draft.agenda_items)}
    if decision.item not in keys:
        yield f"of no item: {decision.item}"
    if not decision.text.strip() or not all(act.text.strip() for act in decision.actions):
        yield f"without text: {decision}"
    if decision.kind != "decision" and decision.actions:
        yield f"to be done, but {decision.kind}: {decision.text}"
    if decision.deadline and decision.kind != "tabled":
        yield f"a deadline of its own: {decision.text}"
    for deadline in [decision.deadline, *(act.deadline for act in decision.actions)]:
        if deadline:
            yield from _deadline(deadline, dated=draft.meeting.date is not None)
    yield from _place(decision, document)


def _deadline(deadline: Deadline, *, dated: bool) -> Iterator[str]:
    """`dated`: the day of the meeting is known, and with it the year."""
    if not deadline.text.strip():
        yield "a deadline without words"
    if deadline.kind in {"date", "period"} and dated and deadline.date is None:
        yield f"no day: {deadline}"
    if deadline.kind == "vague" and deadline.date:
        yield f"vague, with a day: {deadline}"
    if deadline.body and deadline.kind != "meeting":
        yield f"the meeting of a body, but no meeting: {deadline}"


def _place(decision: DraftDecision, document: Document) -> Iterator[str]:
    source = decision.source
    if source is None or not 1 <= source.line <= source.end_line <= len(document.lines):
        yield f"stands nowhere: {source}"
        return
    if source.start is None or source.end is None:
        return
    first, last = (document.lines[at - 1].text for at in (source.line, source.end_line))
    if not (0 <= source.start < len(first) and 0 < source.end <= len(last)):
        yield f"beyond its line: {source}"
    wanted, there = _words(decision.text), _words(marked(source, document))
    if sum((wanted & there).values()) < _SHARE_OF_WORDS * wanted.total():
        yield f"marks something else: {decision.text!r}, {marked(source, document)!r}"


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in re.findall(r"\w+", text))
