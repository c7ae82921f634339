"""`make demo` as a process of its own, for tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services import ROOT, kept_port

COMMAND = [sys.executable, "manage.py", "demo"]


def environment(var: Path, **more: str) -> dict[str, str]:
    """As the Makefile sets it, and without the servers of these tests."""
    servers = ("REDIS_URL", "DATABASE_URL", "EMAIL_URL", "MEDIA_ROOT")
    kept = {name: value for name, value in os.environ.items() if name not in servers}
    demo = {"DEBUG": "on", "DEMO": "on", "VAR_DIR": str(var), "TRACKER_NOW": "2019-01-25T16:00"}
    return kept | demo | more


def run(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run it to the end, for the cases in which it soon comes."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        env=environment(var, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def descendants(pid: int) -> set[int]:
    """The processes under this one, however deep."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return set()
    found = {int(child) for child in children}
    return found.union(*(descendants(child) for child in found))


@contextmanager
def running_demo(var: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A demo that has said its address, and that address' port."""
    # Kept, since the demo asks for ports of its own before it listens on this one.
    with kept_port() as port:
        demo = subprocess.Popen(
            [*COMMAND, "--port", str(port), *arguments],
            cwd=ROOT,
            env=environment(var),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert demo.stdout is not None
        said = ""
        for line in demo.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        else:
            pytest.fail(said)
        try:
            yield demo, port
        finally:
            demo.kill()
            demo.communicate()
