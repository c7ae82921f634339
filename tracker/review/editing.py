"""A draft's decisions split, merged and added to. Nothing is stored; a new draft comes back.

`index` is a decision's place among `Draft.decisions`.
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.intake import Draft, DraftAction, DraftDecision, Line, Source, placed


def split_decision(
    draft: Draft, index: int, at: int | None = None, lines: Sequence[Line] = ()
) -> Draft:
    """Two decisions of one: cut at a place in its text, else the same text twice.

    An action item with the decision's own text follows its half. Among the file's `lines` each
    half gets a place of its own.
    """
    whole = draft.decisions[index]
    parts = [whole.text[:at].strip(), whole.text[at:].strip()] if at else []
    halves = parts if all(parts) and parts else [whole.text, whole.text]
    return _with(draft, index, 1, [placed(_retold(whole, text), lines) for text in halves])


def split_action(draft: Draft, index: int, place: int) -> Draft:
    """An action item twice, each to be corrected."""
    decision = draft.decisions[index]
    actions = list(decision.actions)
    actions.insert(place, actions[place])
    return _with(draft, index, 1, [replace(decision, actions=tuple(actions))])


def merge_decisions(draft: Draft, first: int, second: int) -> Draft:
    """One decision of two, at the place of the first. Raises ValueError for one and the same."""
    if first == second:
        raise ValueError("a decision cannot be merged with itself")
    one, other = draft.decisions[first], draft.decisions[second]
    text = f"{one.text.rstrip()} {other.text.lstrip()}"
    merged = replace(
        one,
        text=text,
        actions=_merged_actions(one, other, text),
        deadline=one.deadline or other.deadline,
        source=_span(one.source, other.source),
        reasons=(*one.reasons, *other.reasons),
        checked=one.checked and other.checked,
    )
    draft = _with(draft, first, 1, [merged])
    return _with(draft, second, 1, [])


def add_decision(
    draft: Draft,
    text: str,
    item: str | None,
    source: Source | None,
    lines: Sequence[Line] = (),
) -> tuple[Draft, int]:
    """A decision that the reader missed, before the first that stands later in the file."""
    added = DraftDecision(item, text, actions=(), source=source)
    line = source.line if source else None
    later = (
        index
        for index, each in enumerate(draft.decisions)
        if line is not None and each.source and each.source.line > line
    )
    index = next(later, len(draft.decisions))
    added = placed(added, lines)
    return _with(draft, index, 0, [added]), index


def item_at(draft: Draft, lines: Sequence[Line], line: int) -> str | None:
    """Under which point of the agenda a line (from 1) stands, by the titles found above it."""
    here: str | None = None
    start = 0
    for item in draft.agenda_items:
        found = _find(item.title, lines, start)
        if found is None:
            continue
        if found + 1 > line:
            break
        here, start = item.number or item.title, found + 1
    return here


def _find(title: str, lines: Sequence[Line], start: int) -> int | None:
    wanted = " ".join(title.casefold().split())[:40]
    for index in range(start, len(lines)):
        if wanted in " ".join(lines[index].text.casefold().split()):
            return index
    return None


def _with(draft: Draft, index: int, count: int, fresh: list[DraftDecision]) -> Draft:
    decisions = draft.decisions
    return replace(draft, decisions=(*decisions[:index], *fresh, *decisions[index + count :]))


def _retold(decision: DraftDecision, text: str) -> DraftDecision:
    actions = tuple(
        replace(each, text=text) if each.text == decision.text else each
        for each in decision.actions
    )
    return replace(decision, text=text, actions=actions, checked=False)


def _merged_actions(one: DraftDecision, other: DraftDecision, text: str) -> tuple[DraftAction, ...]:
    """Action items that only say their decision's text over again become a single one."""
    actions = [*_retold(one, text).actions, *_retold(other, text).actions]
    echoes = [each for each in actions if each.text == text]
    if len(echoes) < 2:
        return tuple(actions)
    names = dict.fromkeys(name for each in echoes for name in each.assignees)
    deadline = next((each.deadline for each in echoes if each.deadline), None)
    single = DraftAction(text, tuple(names), deadline)
    return (single, *(each for each in actions if each.text != text))


def _span(one: Source | None, other: Source | None) -> Source | None:
    if one is None or other is None:
        return one or other
    first = min(one, other, key=lambda each: (each.line, each.start or 0))
    last = max(one, other, key=lambda each: (each.end_line, each.end or 0))
    return replace(first, end_line=last.end_line, end=last.end)
