"""A fast mail server on loopback that throws all away: smtp-sink of Debian's postfix."""

import os
import shutil
import smtplib
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from config.processes import LOOPBACK, free_port, start, wait_until

PLACES = "/usr/sbin:/usr/libexec/postfix:/usr/local/sbin"


def find_sink() -> str:
    """The program; ends this one with a clear line where there is none."""
    found = shutil.which("smtp-sink") or shutil.which("smtp-sink", path=PLACES)
    if found is None:
        sys.exit("smtp-sink is missing (Debian: apt-get install --no-install-recommends postfix).")
    return found


@contextmanager
def smtp_sink() -> Iterator[int]:
    """The port of one that runs."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        # Started by root it wants to know as whom it is to run.
        rights = ["-u", "nobody"] if os.geteuid() == 0 else []
        argv = [find_sink(), *rights, f"{LOOPBACK}:{port}", "1000"]
        child = start("smtp-sink", argv, Path(folder) / "log")
        try:
            wait_until(child, lambda: _answers(port))
            yield port
        finally:
            child.stop()


def _answers(port: int) -> bool:
    with suppress(OSError, smtplib.SMTPException), smtplib.SMTP(LOOPBACK, port, timeout=2):
        return True
    return False
