"""The start stops on a missing or malformed setting, with its name and what was expected."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "not-a-real-key-but-long-enough-for-the-check-of-its-length",
    "ALLOWED_HOSTS": "beslut.example.org",
    "SITE_URL": "https://beslut.example.org",
    "DATABASE_URL": "postgres://user:word@127.0.0.1:5432/beslut",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://user:word@127.0.0.1:587",
    "DEFAULT_FROM_EMAIL": "Beslut <beslut@example.org>",
}


def check(tmp_path: Path, **changed: str | None) -> subprocess.CompletedProcess[str]:
    """`manage.py check` on production's settings, some of them changed (None: left out)."""
    wanted = {**PRODUCTION, "VAR_DIR": str(tmp_path), **changed}
    environment = {name: value for name, value in wanted.items() if value is not None}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_all_of_them(tmp_path: Path) -> None:
    assert check(tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SECRET_KEY", None, "random string"),
        ("SECRET_KEY", "short", "at least 32"),
        ("ALLOWED_HOSTS", None, "host names"),
        ("SITE_URL", "beslut.example.org", "address for links"),
        ("DATABASE_URL", "mysql://127.0.0.1/beslut", "postgres://"),
        ("DATABASE_URL", "nonsense", "postgres://"),
        ("REDIS_URL", None, "redis://"),
        ("EMAIL_URL", "http://127.0.0.1", "smtp://"),
        ("EMAIL_URL", "smtp://127.0.0.1:port", "smtp://"),
        ("DEFAULT_FROM_EMAIL", "nobody", "Beslutsspår <beslut@example.org>"),
        ("REPLY_ADDRESS", "svar", "svar@beslut.example.org"),
        ("REPLY_ADDRESS", "svar+x@beslut.example", "svar@beslut.example.org"),
        ("REPLY_ADDRESS", f"{'x' * 25}@beslut.example", "at most 24"),
        ("INBOX_URL", "imap://a:b@mail.example/INBOX", "imaps://"),
        ("INBOX_URL", "imaps://mail.example/INBOX", "user:password"),
        ("EMAIL_TIMEOUT", "0", "a whole number from 1 up"),
        ("MAIL_LEASE", "5 min", "a whole number from 1 up"),
        ("MAIL_THREADS", "four", "a whole number from 1 up"),
        ("SWEEP_EVERY", "-1", "a whole number from 1 up"),
        ("LOG_FORMAT", "xml", "plain or json"),
        ("METRICS_TOKEN", "short", "at least 16"),
        ("METRICS_ALLOWED", "here", "10.0.0.0/24"),
        ("TIME_ZONE", "Sweden/Stockholm", "Europe/Stockholm"),
        ("LANGUAGE_CODE", "fi", "sv or en"),
        ("DEBUG", "maybe", "on or off"),
        ("TRACKER_NOW", "2019-01-25T16:00", "demo only"),
        ("DEMO", "1", "DEBUG to be on"),
    ],
)
def test_a_bad_one_stops_the_start(
    name: str, value: str | None, expected: str, tmp_path: Path
) -> None:
    said = check(tmp_path, **{name: value})
    last = said.stderr.strip().splitlines()[-1]
    assert said.returncode == 1
    assert f"{name}: expected" in last
    assert expected in last


def test_a_demo_clock_must_be_a_time(tmp_path: Path) -> None:
    said = check(tmp_path, DEBUG="1", DEMO="1", TRACKER_NOW="yesterday")
    assert "TRACKER_NOW: expected a local time" in said.stderr


def test_a_mailbox_needs_the_address_whose_mail_it_holds(tmp_path: Path) -> None:
    said = check(tmp_path, INBOX_URL="imaps://svar:hemligt@mail.example.org/INBOX")
    assert "REPLY_ADDRESS: expected the address whose mail is read" in said.stderr
    assert "hemligt" not in said.stderr
