"""Reads a file that came from outside in a process of its own, with limits of time and memory.

A file made to do harm takes that process down and nothing else: people get one clear message. The
process gets the bytes on its standard input and writes JSON to a file that only we hold open.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from tracker.errors import gettext_noop

from .draft import Draft
from .readers.document import EMPTY, MAX_BYTES, TOO_LARGE, UnreadableMinutes

WALL_SECONDS = 60
CPU_SECONDS = 50
MEMORY_BYTES = 1_536 * 1024 * 1024
ANSWER_BYTES = 64 * 1024 * 1024

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
_log = logging.getLogger(__name__)


def read_minutes_apart(data: bytes) -> tuple[Draft, str]:
    """The draft of a minutes file, and its lines as they are shown beside the draft.

    Raises UnreadableMinutes, with a Swedish message, for a file no draft can be made of.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableMinutes(TOO_LARGE)
    if not data.strip():
        raise UnreadableMinutes(EMPTY)
    answer = _answer(data)
    if refusal := answer.get("refused"):
        raise UnreadableMinutes(refusal, **answer["params"])
    return Draft.from_json(answer["draft"]), answer["text"]


def _answer(data: bytes) -> dict[str, Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        code = _run(data, out, complaints)
        if code == 0:
            out.seek(0)
            answer: dict[str, Any] = json.load(out)
            return answer
        complaints.seek(0)
        said = complaints.read(10_000).decode(errors="replace")
        _log.warning("Reading a file of %d bytes ended with %d: %s", len(data), code, said)
    raise UnreadableMinutes(_ENDS.get(code, FAILED))


def _run(data: bytes, out: IO[bytes], complaints: IO[bytes]) -> int:
    """The exit code of the process; it is gone when this returns, however it ended."""
    kept = {name: text for name, text in os.environ.items() if name.startswith(_PASSED_ON)}
    with subprocess.Popen(  # noqa: S603 - our own module, and nothing from outside on its line
        [sys.executable, "-m", "tracker.intake.apart", str(os.getpid())],
        cwd=_ROOT,
        env=kept,
        stdin=subprocess.PIPE,
        stdout=out,
        stderr=complaints,
        start_new_session=True,
    ) as process:
        try:
            process.communicate(data, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            return _TIMED_OUT
        finally:
            process.kill()
    return process.returncode
