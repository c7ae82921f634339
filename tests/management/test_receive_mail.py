"""The command as a mail server's pipe runs it: a program of its own."""

import datetime
import os
import subprocess
import sys

import pytest
from django.db import connection
from pytest_django import Settings

from config.processes import free_port
from tests.factories import NOW, PersonFactory
from tests.inbox.conftest import REPLY_ADDRESS, letter_about
from tests.inbox.raw import message, plain
from tests.management.running import MANAGE
from tests.reminders.scenes import matter
from tests.worker import database_url
from tracker import links
from tracker.inbox import MOST_BYTES
from tracker.models import ActionItem


def pipe(raw: bytes, *arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    known = {"REPLY_ADDRESS": REPLY_ADDRESS, "DATABASE_URL": database_url(connection.settings_dict)}
    return subprocess.run(
        [sys.executable, str(MANAGE), "receive_mail", *arguments],
        input=raw,
        env=os.environ | known | env,
        cwd="/",
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def item(transactional_db: None) -> ActionItem:
    return matter(PersonFactory(email="cecilia@example.org"))


@pytest.fixture
def to(item: ActionItem, settings: Settings) -> str:
    """Where the letter about the matter is answered."""
    settings.REPLY_ADDRESS = REPLY_ADDRESS
    person = item.assignments.get().person
    assert person is not None
    return links.reply_address(letter_about(person, item), today=NOW.date())


@pytest.fixture
def fresh(to: str) -> str:
    """The same, of today: the command reads the clock."""
    letter = links.read_reply_token(links.reply_token_in(to), today=NOW.date())
    return links.reply_address(letter, today=datetime.date.today())


def test_a_reply_is_taken(fresh: str, item: ActionItem) -> None:
    done = pipe(message("gmail", to=fresh))
    assert (done.returncode, done.stderr.decode().count("Traceback")) == (0, 0)
    assert done.stdout.decode().startswith("reply: answer to letter")
    assert item.events.get().kind == "said_done"


def test_whom_it_is_for_may_be_told_on_the_command_line(fresh: str, item: ActionItem) -> None:
    assert pipe(plain("Skickat.", to="alla@example.org"), "--to", fresh).returncode == 0
    assert item.events.get().note == "Skickat."


def test_a_reply_of_forty_megabytes_breaks_no_pipe(fresh: str, item: ActionItem) -> None:
    head = (
        b"To: " + fresh.encode() + b"\nFrom: cecilia@example.org\nMessage-ID: <stor@example.org>\n"
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSkickat.\n"
        b"--x\nContent-Type: image/png; name=karta.png\nContent-Transfer-Encoding: base64\n\n"
    )
    done = pipe(head + b"QUJDREVGR0hJSktM\n" * (40 * 1024 * 1024 // 17))
    assert (done.returncode, MOST_BYTES) == (0, 25 * 1024 * 1024)
    assert item.events.get().note == "Skickat.\n\n(Bifogat, inte sparat: karta.png.)"


@pytest.mark.parametrize("raw", [b"", b"\xff\x00\n\n", b"To: svar+aaaa@beslut.example\n\nKlart"])
def test_what_is_of_no_concern_is_taken_with_a_line(raw: bytes, item: ActionItem) -> None:
    done = pipe(raw)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert done.stdout.startswith(b"unknown: ")
    assert item.events.count() == 0


def test_while_the_database_is_away_the_mail_server_keeps_it(fresh: str) -> None:
    url = f"postgres://nobody:x@127.0.0.1:{free_port()}/none"
    done = pipe(message("gmail", to=fresh), DATABASE_URL=url)
    assert done.returncode == os.EX_TEMPFAIL
    assert b"the database is away, try again" in done.stderr
    assert b"Traceback" not in done.stderr
