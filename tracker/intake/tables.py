"""Action tables: rows of what, who, by when, and how far it has come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .actions import read_actions
from .context import Context
from .dates import parse_deadline
from .draft import DraftAction, DraftDecision, FollowUp
from .follow_up_reports import status_of
from .names import People, split_parties
from .rows import Row
from .tabled import is_taken_up_later, tabling_sentence
from .traces import Source

_COLUMNS = {
    "what": re.compile(
        r"(?:vad|beslutstext|beslutat|åtgärd(?:er)?|uppgift(?:er)?|aktivitet(?:er)?|uppdrag|att\s+göra|ärende|beslut|"
        r"beskrivning|åtagande|punkt|fråga|aktion|action|todo|sak|ärende)\b.*",
        re.IGNORECASE,
    ),
    "who": re.compile(
        r"(?:ansvarig\w*|ansv\.?|vem|ansvar|utförare|utförs\s+av|namn|ägare|handläggare|"
        r"uppdragstagare)(?!\w).*",
        re.IGNORECASE,
    ),
    "when": re.compile(
        r"(?:klart?|(?:till\s+)?när|tills|senast|deadline|slutdatum|tid(?:plan)?|datum|"
        r"förfall\w*|färdig\w*|sista\s+dag|datum)\b.*",
        re.IGNORECASE,
    ),
    "status": re.compile(
        r"(?:status|läge|kommentar|uppföljning|återrapport\w*)\b.*", re.IGNORECASE
    ),
}
# A log of decisions has a column for them and none for who.
_DECISION_COLUMN = re.compile(r"beslut(?:stext|et|at)?|vad\s+som\s+beslutades", re.IGNORECASE)
_NEW = re.compile(r"(?:ny|nytt|nya|new|-|–|—|)\.?", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_WIDE = re.compile(r"\s{2,}")


@dataclass(frozen=True)
class ActionTable:
    """The rows start to end (exclusive) of a section; `columns` name → place."""

    start: int
    end: int
    columns: dict[str, int]


def find_tables(rows: Sequence[Row]) -> list[ActionTable]:
    """Every run of rows in columns whose head names at least what and who."""
    tables = []
    index = 0
    while index < len(rows):
        columns = action_columns(rows[index])
        end = index + 1
        if columns:
            apart = "\t" if "\t" in rows[index].text else "  "
            while end < len(rows) and apart in rows[end].text and not rows[end].level:
                end += 1
            tables.append(ActionTable(index, end, columns))
        index = end
    return tables


def action_columns(row: Row) -> dict[str, int]:
    """Name → place of the columns, where the row heads an action table; else empty."""
    cells = _cells(row)
    found = {
        name: place
        for name, pattern in reversed(_COLUMNS.items())
        for place, cell in reversed(list(enumerate(cells)))
        if pattern.fullmatch(cell.strip())
    }
    log = any(_DECISION_COLUMN.fullmatch(cell.strip()) for cell in cells) and len(found) < 2
    if log and len(cells) > 1:
        place = max(at for at, cell in enumerate(cells) if _DECISION_COLUMN.fullmatch(cell.strip()))
        return {"what": place}
    return found if {"what", "who"} <= found.keys() and len(cells) > 1 else {}


def _cells(row: Row) -> list[str]:
    """The cells of a line: between tabs, else between wide spaces."""
    if "\t" in row.text:
        return ["" for _ in range(row.tabs)] + row.text.split("\t")
    return _WIDE.split(row.text)


def read_table(
    table: ActionTable, rows: Sequence[Row], item: str | None, context: Context
) -> tuple[list[DraftDecision], list[FollowUp]]:
    """New rows as decisions with one action each, rows with a report as follow-ups."""
    decisions: list[DraftDecision] = []
    follow_ups: list[FollowUp] = []
    for row in rows[table.start + 1 : table.end]:
        cells = [" ".join(cell.split()) for cell in _cells(row)]
        what, who, when, status = (_cell(cells, table, name) for name in _COLUMNS)
        what, who = _BREAK.sub(" ", what), _BREAK.sub(", ", who)
        if not re.search(r"\w", what):
            continue
        if who and not when and _is_when(who, context):
            who, when = "", who
        if _NEW.fullmatch(status):
            source = Source(row.number, row.last)
            decision = DraftDecision(item, what, source=source)
            decisions.append(_new_row(decision, _people(who, context.people), when, context))
        else:
            follow_ups.append(FollowUp(item, what, status_of(status), status))
    return decisions, follow_ups


def _is_when(cell: str, context: Context) -> bool:
    """Whether the cell for who tells a day, because the one before it was left out."""
    bare = cell.strip(" ¦|")
    return bool(context.deadline(f"till {bare}")) and not context.people.knows(bare)


def _new_row(
    decision: DraftDecision, who: tuple[str, ...], when: str, context: Context
) -> DraftDecision:
    """A row that is new: a matter put off, a decision that obliges nobody, or one action."""
    what = decision.text
    if tabling_sentence(what) or (not who and is_taken_up_later(what, context)):
        return replace(decision, kind="tabled", deadline=context.deadline(f"{what} {when}"))
    stated = when.strip(" –—-.¦|")
    if not who and not stated:
        return replace(decision, actions=read_actions(what, context))
    deadline = (
        parse_deadline(stated, on=context.on, own_body=context.own_body, upcoming=context.upcoming)
        if stated
        else context.deadline(what)
    )
    return replace(decision, actions=(DraftAction(what, who, deadline),))


def _cell(cells: Sequence[str], table: ActionTable, name: str) -> str:
    place = table.columns.get(name, len(cells))
    return cells[place] if place < len(cells) else ""


def _people(words: str, people: People) -> tuple[str, ...]:
    return tuple(people.full_name(each) for each in split_parties(words))
