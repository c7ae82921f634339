"""A real IMAP server, read as beat does."""

import datetime
import imaplib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from config.processes import Child, free_port, start, wait_until
from tests.faults.installation import installation
from tests.faults.waiting import until
from tests.inbox.conftest import REPLY_ADDRESS, letter_about
from tests.inbox.raw import plain
from tests.inbox.test_receiving import address
from tests.inbox.tls import tls_before
from tests.management.running import MANAGE
from tests.reminders.scenes import at
from tests.worker import database_url
from tracker import links
from tracker.inbox import poll
from tracker.inbox.mailbox import Reading
from tracker.models import ActionItem, Mailbox, Mailing

NOW = at("2019-01-31T09:00")
FOLDER = Path(__file__).parent
USER, PASSWORD = "svar@beslut.example", "hemligt"


class Imap:
    """The server's mailbox, as another mail program sees it."""

    def __init__(self, port: int) -> None:
        self.port = port

    @property
    def url(self) -> str:
        return f"imap://{quote(USER, safe='')}:{PASSWORD}@127.0.0.1:{self.port}/INBOX"

    def put(self, *messages: bytes) -> None:
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=10) as server:
            server.login(USER, PASSWORD)
            for raw in messages:
                assert server.append("INBOX", "", "", raw)[0] == "OK"

    def unread(self) -> int:
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=10) as server:
            server.login(USER, PASSWORD)
            server.select("INBOX", readonly=True)
            return len(server.search(None, "UNSEEN")[1][0].split())

    def answers(self) -> bool:
        try:
            with imaplib.IMAP4("127.0.0.1", self.port, timeout=10):
                return True
        except (OSError, imaplib.IMAP4.error):
            return False


def start_server(folder: Path, port: int, *tls: str) -> Child:
    """pymap, with an empty mailbox in memory."""
    program = Path(sys.executable).with_name("pymap")
    argv = [
        *(str(program), "--host", "127.0.0.1", "--port", str(port), *(tls or ("--no-tls",))),
        *("--no-service", "admin", "dict", "--demo-user", USER, "--demo-password", PASSWORD),
    ]
    server = start("imap", argv, folder / "imap.log")
    try:
        wait_until(server, Imap(port).answers)
    except BaseException:
        server.stop()
        raise
    return server


@pytest.fixture
def imap(tmp_path: Path) -> Iterator[Imap]:
    port = free_port()
    server = start_server(tmp_path, port)
    yield Imap(port)
    server.stop()


def notes(item: ActionItem) -> list[str]:
    return list(item.events.values_list("note", flat=True))


def reply(letter: Mailing, number: int) -> bytes:
    return plain(f"Nummer {number}", to=address(letter), Message_ID=f"<{number}@example.org>")


def test_new_messages_are_taken_once_and_left_as_they_were(
    imap: Imap, letter: Mailing, item: ActionItem
) -> None:
    imap.put(reply(letter, 1), reply(letter, 2))
    assert poll(imap.url, now=NOW).kinds == {"reply": 2}
    assert poll(imap.url, now=NOW).kinds == {}
    imap.put(reply(letter, 3))
    assert poll(imap.url, now=NOW).kinds == {"reply": 1}
    assert notes(item) == ["Nummer 1", "Nummer 2", "Nummer 3"]
    assert imap.unread() == 3


def test_many_are_taken_in_turns(imap: Imap, letter: Mailing, item: ActionItem) -> None:
    imap.put(*(reply(letter, number) for number in range(5)))
    taken = [poll(imap.url, now=NOW, most=2).kinds.get("reply", 0) for _ in range(4)]
    assert taken == [2, 2, 1, 0]


def test_while_one_reads_another_leaves_it_alone(imap: Imap, letter: Mailing) -> None:
    imap.put(reply(letter, 1))
    held = timezone.now() + datetime.timedelta(minutes=5)
    name = f"{USER}@127.0.0.1/INBOX"
    Mailbox.objects.create(name=name, leased_until=held)
    assert poll(imap.url, now=NOW).kinds == {}
    Mailbox.objects.update(leased_until=timezone.now())
    assert poll(imap.url, now=NOW).kinds == {"reply": 1}


def test_a_mailbox_that_was_made_anew_is_read_anew_and_nothing_is_doubled(
    imap: Imap, letter: Mailing, item: ActionItem
) -> None:
    imap.put(reply(letter, 1))
    poll(imap.url, now=NOW)
    Mailbox.objects.update(uid_validity=1, last_uid=10_000)
    assert poll(imap.url, now=NOW).kinds == {"repeated": 1}
    assert notes(item) == ["Nummer 1"]


def test_a_server_that_is_away_is_asked_again(
    tmp_path: Path, letter: Mailing, item: ActionItem
) -> None:
    port = free_port()
    polled = poll(Imap(port).url, now=NOW)
    assert "ConnectionRefusedError" in polled.trouble
    assert Mailbox.objects.get().trouble == polled.trouble
    server = start_server(tmp_path, port)
    Imap(port).put(reply(letter, 1))
    assert poll(Imap(port).url, now=NOW).kinds == {"reply": 1}
    mailbox = Mailbox.objects.get()
    assert (mailbox.trouble, mailbox.read_at, mailbox.leased_until) == ("", NOW, None)
    server.stop()


def test_a_wrong_password_is_told_without_it(imap: Imap, db: None) -> None:
    polled = poll(imap.url.replace(PASSWORD, "fel-ord"), now=NOW)
    assert polled.trouble
    assert "fel-ord" not in polled.trouble


def poller(url: str, **more: str) -> "subprocess.Popen[str]":
    """The command as a program of its own."""
    env = {"INBOX_URL": url, "REPLY_ADDRESS": REPLY_ADDRESS}
    env |= {"DATABASE_URL": database_url(connection.settings_dict)}
    return subprocess.Popen(
        [sys.executable, str(MANAGE), "poll_inbox"],
        env=os.environ | env | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_three_who_read_at_once_take_each_message_once(imap: Imap, item: ActionItem) -> None:
    person = item.assignments.get().person
    assert person is not None
    answered = links.reply_address(letter_about(person, item), today=datetime.date.today())
    imap.put(*(plain(f"Nr {n}", to=answered, Message_ID=f"<{n}@example.org>") for n in range(40)))
    said = [each.communicate(timeout=120) for each in [poller(imap.url) for _ in range(3)]]
    assert sorted(notes(item)) == sorted(f"Nr {number}" for number in range(40))
    assert sum("repeated" in out for out, _err in said) == 0


@pytest.mark.django_db(transaction=True)
def test_a_server_is_trusted_by_its_certificate_alone(tmp_path: Path) -> None:
    port = free_port()
    # Made for these tests: for 127.0.0.1 and a hundred years, trusted by nobody.
    certificate, key = (FOLDER / f"loopback_{name}.pem" for name in ("certificate", "key"))
    server = start_server(tmp_path, port, "--cert", str(certificate), "--key", str(key))
    url = Imap(port).url.replace("imap://", "imap+tls://")
    _out, refused = poller(url).communicate(timeout=60)
    taken, _err = poller(url, SSL_CERT_FILE=str(certificate)).communicate(timeout=60)
    server.stop()
    assert "CERTIFICATE_VERIFY_FAILED" in refused
    assert taken == "nothing new\n"


def test_a_reading_that_broke_off_is_not_taken_for_one_that_went_well(
    imap: Imap, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Reading, "after", broken)
    with pytest.raises(RuntimeError):
        poll(imap.url, now=NOW)
    assert Mailbox.objects.values_list("read_at", "trouble").get() == (None, "RuntimeError")


@pytest.mark.django_db(transaction=True)
def test_over_tls_from_the_first_byte_a_reply_becomes_a_note(
    imap: Imap, item: ActionItem, unmeasured: None
) -> None:
    certificate, key = (FOLDER / f"loopback_{name}.pem" for name in ("certificate", "key"))
    person = item.assignments.get().person
    assert person is not None
    answered = links.reply_address(letter_about(person, item), today=datetime.date.today())
    imap.put(plain("Skickat i går", to=answered, Message_ID="<1@example.org>"))
    with tls_before(imap.port, certificate, key) as port:
        url = Imap(port).url.replace("imap://", "imaps://")
        _out, refused = poller(url).communicate(timeout=120)
        assert "CERTIFICATE_VERIFY_FAILED" in refused
        assert notes(item) == []
        poller(url, SSL_CERT_FILE=str(certificate)).communicate(timeout=120)
    assert notes(item) == ["Skickat i går"]


@pytest.mark.django_db(transaction=True)
def test_beat_has_a_worker_look_into_the_mailbox(
    imap: Imap, item: ActionItem, unmeasured: None
) -> None:
    person = item.assignments.get().person
    assert person is not None
    answered = links.reply_address(letter_about(person, item), today=NOW.date())
    imap.put(plain("Skickat i går", to=answered, Message_ID="<1@example.org>"))
    mailbox = {"INBOX_URL": imap.url, "REPLY_ADDRESS": REPLY_ADDRESS, "POLL_EVERY": "1"}
    with installation(**mailbox) as installed:
        installed.worker(), installed.beat()
        until(lambda: notes(item) == ["Skickat i går"])
