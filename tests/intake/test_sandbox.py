"""A file is read in a process of its own: what it does there hurts nobody else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.reading import paper
from tests.intake.readers.pdfs import encrypted, one_page, scan, stream, typeset
from tests.test_services import alive, eventually
from tracker.intake import LINES, PAGES, Progress, UnreadableMinutes, read_minutes, sandbox
from tracker.intake.readers.document import BROKEN, EMPTY, LOCKED, MAX_BYTES, TOO_LARGE
from tracker.intake.readers.pdf import SCANNED
from tracker.intake.sandbox import (
    FAILED,
    TOO_HEAVY,
    TOO_SLOW,
    read_minutes_apart,
)

MINUTES = """Minnesanteckningar från Styrgruppen
Datum: 7 februari 2019

Närvarande
Karin Ek
Olle Berg

1. Städdag
Beslut
- Karin bokar lokalen till nästa möte.
"""
PAPER = typeset("\n\n".join(MINUTES.splitlines()).replace("1.", "1\\."))


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableMinutes) as refused:
        read_minutes_apart(data)
    return str(refused.value)


@pytest.mark.parametrize("data", [MINUTES.encode(), PAPER], ids=["text", "pdf"])
def test_the_draft_is_the_same_as_in_this_process(data: bytes) -> None:
    draft, _ = read_minutes_apart(data)
    assert draft == read_minutes(data)


@pytest.mark.parametrize("data", [MINUTES.encode(), PAPER], ids=["text", "pdf"])
def test_a_decision_tells_its_line_of_the_text_beside_it(data: bytes) -> None:
    draft, text = read_minutes_apart(data)
    (decision,) = draft.decisions
    assert decision.source is not None
    assert text.split("\n")[decision.source.line - 1].endswith(decision.text)


def forms() -> bytes:
    """Each of twelve drawings draws the next one ten times."""
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<%s>>"
    more = [
        stream(b"/X Do " * 10, kind % (b"/XObject<</X %d 0 R>>" % number))
        for number in range(7, 18)
    ]
    last = stream(b"BT /F 12 Tf (hej) Tj ET", kind % b"/Font<</F 5 0 R>>")
    return one_page(b"/X Do", *more, last, resources=b"/XObject<</X 6 0 R>>")


def letters() -> bytes:
    """Forty million letters in a hundred kilobytes."""
    return one_page(b"BT /F 1 Tf %s ET" % (b"(abcdefghij klmno) Tj " * 2_000_000), filters=1)


@pytest.mark.parametrize("make", [forms, letters])
def test_what_takes_all_memory_is_refused(make: Callable[[], bytes]) -> None:
    start = time.monotonic()
    assert refusal(make()) == TOO_HEAVY
    assert time.monotonic() - start < sandbox.WALL_SECONDS


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", EMPTY),
        (b"%PDF-1.7" + bytes(MAX_BYTES), TOO_LARGE),
        (encrypted(), LOCKED),
        (scan(), SCANNED),
        (PAPER[: len(PAPER) // 2], BROKEN),
    ],
    ids=["empty", "too large", "encrypted", "scan", "truncated"],
)
def test_a_refusal_comes_out_as_it_is(data: bytes, says: str) -> None:
    assert refusal(data) == says


def test_how_far_it_has_come_is_told_along_the_way() -> None:
    heard: list[Progress | None] = []
    read_minutes_apart(paper(100), heard.append)
    told = [each for each in heard if each]
    assert [told[0], next(each for each in told if each.step == LINES)] == [
        Progress(PAGES, 0, 100),
        Progress(LINES, 0, told[-1].of),
    ]
    steps = [each.done for each in told if each.step == LINES]
    assert steps == sorted(steps)
    assert 2_000 < steps[-1] <= told[-1].of


def test_who_listens_may_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Enough(Exception):
        pass

    def stop(_progress: Progress | None) -> None:
        raise Enough

    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    with pytest.raises(Enough):
        read_minutes_apart(PAPER, stop)
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.01)
    assert refusal(PAPER) == TOO_SLOW


def test_what_the_process_complains_of_is_not_told_to_people(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sandbox, "_ROOT", tmp_path)
    assert refusal(PAPER) == FAILED


def test_the_process_is_killed_with_its_parent() -> None:
    reading, writing = os.pipe()
    start = (
        "import os, subprocess, sys, time; print(subprocess.Popen([sys.executable, '-m', "
        f"'tracker.intake.apart', str(os.getpid())], stdin={reading}).pid, flush=True); "
        "time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=sandbox._ROOT,
        stdout=subprocess.PIPE,
        pass_fds=[reading],
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(1)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    gone = eventually(lambda: not alive(child))
    os.close(writing)
    os.close(reading)
    assert gone
