"""Reads a file that came from outside in a process of its own, with limits of time and memory.

A file made to do harm takes that process down and nothing else: people get one clear message. The
process gets the bytes on its standard input and writes JSON to a file that only we hold open. How
far it has come it tells through a pipe.
"""

import json
import logging
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from tracker.errors import gettext_noop

from .draft import Draft
from .progress import LINES, PAGES, Progress
from .readers.document import EMPTY, MAX_BYTES, TOO_LARGE, UnreadableMinutes

WALL_SECONDS = 60
CPU_SECONDS = 50
MEMORY_BYTES = 1_536 * 1024 * 1024
ANSWER_BYTES = 64 * 1024 * 1024
# How long the listener waits for news at most, in seconds.
TICK = 0.5
_LAST_BREATH = 5

TOO_SLOW = gettext_noop(
    "Det tog för lång tid att läsa filen. Ingenting har sparats eller ändrats. Dela upp den, "
    "eller öppna den och spara den på nytt som PDF eller Word (.docx), och försök igen."
)
TOO_HEAVY = gettext_noop(
    "Filen kräver för mycket minne för att läsas. Ingenting har sparats eller ändrats. Dela upp "
    "den, eller öppna den och spara den på nytt som PDF eller Word (.docx), och försök igen."
)
FAILED = gettext_noop(
    "Filen gick inte att läsa: den är skadad eller ovanligt uppbyggd. Ingenting har sparats eller "
    "ändrats. Öppna den, spara den på nytt som PDF eller Word (.docx) och försök igen."
)

_TIMED_OUT = 124
# PDFium calls abort() where it gets no memory; the kernel kills where there is none at all.
_ENDS = {
    _TIMED_OUT: TOO_SLOW,
    -signal.SIGXCPU: TOO_SLOW,
    -signal.SIGABRT: TOO_HEAVY,
    -signal.SIGKILL: TOO_HEAVY,
}
_ROOT = Path(__file__).resolve().parents[2]
# Neither passwords nor addresses of servers: only what Python and the measuring of tests need.
_PASSED_ON = ("PATH", "LANG", "LC_", "TZ", "PYTHON", "VIRTUAL_ENV", "COVERAGE_", "SYSTEMROOT")
_REPORT = re.compile(rf"({PAGES}|{LINES}) (\d{{1,9}}) (\d{{1,9}})".encode())
_log = logging.getLogger(__name__)

Listener = Callable[[Progress | None], None]


def nobody(_progress: Progress | None) -> None:
    """Listens to no progress, and never stops a reading."""


def read_minutes_apart(data: bytes, hear: Listener = nobody) -> tuple[Draft, str]:
    """The draft of a minutes file, and its lines as they are shown beside the draft.

    `hear` is told how far it has come, and None each half second without news. What it raises
    ends the process and comes out here. Raises UnreadableMinutes, with a Swedish message, for a
    file no draft can be made of.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableMinutes(TOO_LARGE)
    if not data.strip():
        raise UnreadableMinutes(EMPTY)
    answer = _answer(data, hear)
    if refusal := answer.get("refused"):
        raise UnreadableMinutes(refusal, **answer["params"])
    return Draft.from_json(answer["draft"]), answer["text"]


def _answer(data: bytes, hear: Listener) -> dict[str, Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        code = _run(data, out, complaints, hear)
        if code == 0:
            out.seek(0)
            answer: dict[str, Any] = json.load(out)
            return answer
        complaints.seek(0)
        said = complaints.read(10_000).decode(errors="replace")
        _log.warning("Reading a file of %d bytes ended with %d: %s", len(data), code, said)
    raise UnreadableMinutes(_ENDS.get(code, FAILED))


def _run(data: bytes, out: IO[bytes], complaints: IO[bytes], hear: Listener) -> int:
    """The exit code of the process; it is gone when this returns, however it ended."""
    kept = {name: text for name, text in os.environ.items() if name.startswith(_PASSED_ON)}
    reports, told = os.pipe()
    with open(reports, "rb", buffering=0), tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - our own module, nothing from outside
                [sys.executable, "-m", "tracker.intake.apart", str(os.getpid()), str(told)],
                cwd=_ROOT,
                env=kept,
                stdin=given,
                stdout=out,
                stderr=complaints,
                pass_fds=[told],
                start_new_session=True,
            )
        finally:
            os.close(told)
        with process:
            try:
                _listen(reports, hear, time.monotonic() + WALL_SECONDS)
                # The pipe is closed as the process ends, hardly ever before.
                return process.wait(_LAST_BREATH)
            except (TimeoutError, subprocess.TimeoutExpired):
                return _TIMED_OUT
            finally:
                process.kill()


def _listen(reports: int, hear: Listener, until: float) -> None:
    """Pass on what is told until nobody is left to tell more; raises TimeoutError."""
    told = b""
    with selectors.DefaultSelector() as ready:
        ready.register(reports, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            if not ready.select(min(TICK, left)):
                hear(None)
                continue
            news = os.read(reports, 65_536)
            if not news:
                return
            # Only the last whole line counts, and what stands there need not be ours.
            *lines, told = (told + news).split(b"\n")
            told = told[-100:]
            found = _REPORT.fullmatch(lines[-1]) if lines else None
            hear(Progress(found[1].decode(), int(found[2]), int(found[3])) if found else None)
    raise TimeoutError
