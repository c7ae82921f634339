"""The process in which a file is read: `python -m tracker.intake.apart PARENT [REPORTS]`.

Bytes on standard input, JSON on standard output: {"draft", "text"} or {"refused", "params"}; how
far it has come on the open file of number REPORTS, a line like "pages 12 300" now and then. The
limits are set here and not before the process starts, because a program with threads must not run
Python between a fork and the start of the new program.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import time
from contextlib import nullcontext
from typing import Any

from .progress import Ear, Progress, heard
from .readers.document import UnreadableMinutes
from .readers.recognise import read_file
from .reading import read_document
from .sandbox import ANSWER_BYTES, CPU_SECONDS, MEMORY_BYTES, TOO_HEAVY

_PR_SET_PDEATHSIG = 1
# Seconds between two reports.
_PAUSE = 0.1
# What is limited, where a signal or an error tells so, and what cannot be passed at all.
_LIMITS = (
    (resource.RLIMIT_CORE, 0, 0),
    (resource.RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 5),
    (resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES),
    (resource.RLIMIT_FSIZE, ANSWER_BYTES, ANSWER_BYTES),
    (resource.RLIMIT_NOFILE, 64, 64),
)


def main(parent: int, reports: int | None = None) -> None:
    die_with(parent)
    for name, soft, hard in _LIMITS:
        _, given = resource.getrlimit(name)
        most = hard if given == resource.RLIM_INFINITY else min(hard, given)
        resource.setrlimit(name, (min(soft, most), most))
    data = sys.stdin.buffer.read()
    with heard(_report_to(reports)) if reports is not None else nullcontext():
        answer = answer_to(data)
    sys.stdout.buffer.write(json.dumps(answer).encode())


def answer_to(data: bytes) -> dict[str, Any]:
    """The draft and the text of a file, or why there is none."""
    try:
        document = read_file(data)
        return {"draft": read_document(document).to_json(), "text": document.text}
    except UnreadableMinutes as error:
        return {"refused": error.template, "params": error.params}
    except MemoryError:
        return {"refused": TOO_HEAVY, "params": {}}


def _report_to(reports: int) -> Ear:
    """Tells how far it has come each time that a part begins, and else a few times a second."""
    last, step = 0.0, ""

    def report(progress: Progress) -> None:
        nonlocal last, step
        now = time.monotonic()
        if progress.step != step or now - last > _PAUSE:
            last, step = now, progress.step
            os.write(reports, f"{progress.step} {progress.done} {progress.of}\n".encode())

    return report


def die_with(parent: int) -> None:
    """Be killed as soon as the parent is gone; only Linux can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # The parent may have died before the call.
        if os.getppid() != parent:
            os._exit(1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
