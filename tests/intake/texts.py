"""Short texts as rows, blocks and drafts."""

from datetime import date
from textwrap import dedent

from tracker.intake import Draft, read_minutes
from tracker.intake.context import Context
from tracker.intake.names import People
from tracker.intake.outline import Block, to_blocks
from tracker.intake.readers.text import read_text
from tracker.intake.rows import Row, to_rows

ON = date(2021, 3, 10)
PEOPLE = People(("Ida Askvik", "Bo Ekdal", "Eva Ask", "Eva Lind"))
CONTEXT = Context(PEOPLE, ON, "Kustens styrgrupp")


def rows_of(text: str) -> list[Row]:
    return to_rows(read_text(dedent(text).encode()).lines)


def blocks_of(text: str) -> list[Block]:
    return to_blocks(rows_of(text))


def draft_of(text: str) -> Draft:
    return read_minutes(dedent(text).encode())
