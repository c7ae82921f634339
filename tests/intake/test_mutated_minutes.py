"""Minutes that were damaged in every way give a sound draft or a clear refusal."""

import json
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.mutations import MUTATIONS, Mutation, flipped, mutated, with_odd_parts
from tests.intake.readers.papers import as_docx, as_pdf, blocks_of
from tests.intake.test_known_minutes import MINUTES
from tests.intake.validity import faults
from tracker.intake import UnreadableMinutes, read_document, read_file, read_minutes

SEEDS = st.integers(0, 2**32)
CHANGES = st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)
KNOWN = sorted((MINUTES / "known").iterdir())
HEAD = "Protokoll från Hamnrådet 2021-03-10\nNärvarande: Ida Askvik, Bo Ek\n\n1. Kajen\nBeslut\n- "
# What a line of nothing else takes at most; most take a tenth of it.
SECONDS = 5.0


def found_in(data: bytes) -> list[str]:
    """What is wrong with the draft of a file; a refusal is never wrong."""
    try:
        document = read_file(data)
        return faults(read_document(document), document)
    except UnreadableMinutes:
        return []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(KNOWN), CHANGES, SEEDS)
def test_damaged_minutes_give_a_sound_draft_or_a_refusal(
    path: Path, changes: list[Mutation], seed: int
) -> None:
    assert found_in(mutated(path.read_text(), changes, seed).encode()) == []


def test_so_do_real_ones(shared_minutes: Path) -> None:
    real = sorted((shared_minutes / "real").iterdir())

    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(st.sampled_from(real), CHANGES, SEEDS)
    def damaged(path: Path, changes: list[Mutation], seed: int) -> None:
        assert found_in(mutated(path.read_text(), changes, seed).encode()) == []

    damaged()


@cache
def papers() -> tuple[bytes, bytes]:
    """The same minutes as a PDF and as a Word file."""
    path = KNOWN[0]
    gold = json.loads((MINUTES / "known-gold" / f"{path.stem}.json").read_text())
    blocks = blocks_of(path, [each["name"] for each in gold["attendance"]])
    return as_pdf(blocks), as_docx(blocks)


@pytest.mark.parametrize(
    "damaged",
    [
        lambda seed: flipped(papers()[0], seed),
        lambda seed: flipped(papers()[1], seed),
        lambda seed: with_odd_parts(papers()[1], seed),
    ],
    ids=["pdf", "word", "parts of word"],
)
def test_so_do_damaged_files(damaged: Callable[[int], bytes]) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True)
    @given(SEEDS)
    def read(seed: int) -> None:
        assert found_in(damaged(seed)) == []

    read()


@pytest.mark.parametrize(
    "words", ["A, ", "Bo Ek/", "Bo Ek, ", "kl 9.00-10.00 ", "att ", " ", "7 ", "AP: ", "Åsa-"]
)
def test_a_long_text_of_nothing_else_is_read_in_time(words: str) -> None:
    """By the processor's time and a wide margin: such a list of names once took twenty seconds."""
    line = (words * 4_000)[:3_900]
    start = time.process_time()
    read_minutes(f"{HEAD}{line}\n{line}\n{line}".encode())
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("line", "start"),
    [("kl 24.48", None), ("kl 90.00", None), ("kl 9.75", "09:00"), ("kl 9", "09:00")],
)
def test_no_meeting_begins_at_an_hour_that_the_day_does_not_have(
    line: str, start: str | None
) -> None:
    text = f"{HEAD}Ida ritar kajen.\n\n2. Nästa möte\nNästa möte är den 9 april {line}.\n"
    following = read_minutes(text.encode()).next_meeting
    assert following is not None
    assert following.start == start


def test_a_rule_of_dashes_in_a_table_is_no_task() -> None:
    table = (
        "Åtgärd      Ansvarig   Klart\n--------    ------     -----\nRita kajen  Ida        9/4\n"
    )
    draft = read_minutes(HEAD.replace("Beslut\n- ", table).encode())
    assert [(each.text, each.actions[0].assignees) for each in draft.decisions] == [
        ("Rita kajen", ("Ida Askvik",))
    ]
