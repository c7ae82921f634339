"""Minutes in one table, a row an agenda item: "Nr | Punkt | Anteckningar | Beslut"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .labels import label_of
from .rows import Row

_NUMBER = re.compile(r"nr\.?|nummer|#|§|punkt\s+nr|p\.?", re.IGNORECASE)
_TOPIC = re.compile(
    r"(?:dagordnings)?punkt(?:er)?|ärende(?:n)?|rubrik|ämne|fråga|agenda|dagordning|område",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"anteckning(?:ar)?|notering(?:ar)?|diskussion|kommentar(?:er)?|innehåll|sammanfattning|"
    r"information|redogörelse|referat|minnesanteckning(?:ar)?",
    re.IGNORECASE,
)


def without_agenda_tables(rows: Sequence[Row]) -> list[Row]:
    """The rows, with such a table written as headings with the text of the cells below them."""
    found: list[Row] = []
    heads: list[str] = []
    for row in rows:
        cells = [cell.strip() for cell in row.text.split("\t")]
        if len(cells) > 2 and is_agenda_head(cells):
            heads = cells
        elif heads and len(cells) == len(heads):
            found += _written(row, heads, cells)
        else:
            heads = []
            found.append(row)
    return found


def is_agenda_head(cells: Sequence[str]) -> bool:
    """Whether the cells head a table of agenda items."""
    topic = any(_TOPIC.fullmatch(cell) for cell in cells[:2])
    others = [cell for cell in cells if not _TOPIC.fullmatch(cell) and not _NUMBER.fullmatch(cell)]
    told = all(_NOTES.fullmatch(cell) or label_of(cell) == "decision" for cell in others)
    return topic and bool(others) and told


def _written(row: Row, heads: Sequence[str], cells: Sequence[str]) -> Iterator[Row]:
    number = next((c for h, c in zip(heads, cells, strict=True) if _NUMBER.fullmatch(h)), "")
    for head, cell in zip(heads, cells, strict=True):
        if not cell or _NUMBER.fullmatch(head):
            continue
        if _TOPIC.fullmatch(head):
            title = f"{number.rstrip('.')}. {cell}" if number else cell
            yield replace(row, text=title, gap=True, level=2)
        else:
            if label_of(head) == "decision":
                yield replace(row, text=head, gap=True)
            for at, part in enumerate(re.split(r"\s*<br\s*/?>\s*", cell)):
                yield replace(row, text=part, gap=at == 0)
