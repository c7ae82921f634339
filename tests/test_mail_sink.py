"""The server that keeps the demo's mails."""

from __future__ import annotations

import smtplib
import sys
from pathlib import Path

from config.processes import free_port, start, wait_until
from tracker.management.commands.demo import accepts_connections


def test_each_mail_is_kept_whole_in_the_order_of_arrival(tmp_path: Path) -> None:
    port, folder = free_port(), tmp_path / "mail"
    argv = [sys.executable, "-m", "config.mail_sink", str(port), str(folder)]
    sink = start("mail", argv, tmp_path / "log")
    wait_until(sink, lambda: accepts_connections(port))
    try:
        with smtplib.SMTP("127.0.0.1", port) as client:
            for text in (b"Subject: a\r\n\r\nF\xc3\xb6rst\r\n", b"Subject: b\r\n\r\n.\r\n"):
                client.sendmail("spar@example.org", ["anna@example.org"], text)
    finally:
        sink.stop()

    kept = [path.read_bytes() for path in sorted(folder.glob("*.eml"))]
    assert kept == [b"Subject: a\r\n\r\nF\xc3\xb6rst\r\n", b"Subject: b\r\n\r\n.\r\n"]
