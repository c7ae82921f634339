"""Children that live and die together."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from config.processes import Child, Family, ProcessError, free_port, port_is_free, start, wait_until
from config.redis_server import start_redis
from tests.services import ROOT
from tests.test_services import alive, eventually


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "child.log"


def shell(script: str, log: Path, name: str = "child") -> Child:
    return start(name, ["sh", "-c", script], log)


def wait_until_up(child: Child) -> None:
    wait_until(child, lambda: child.log.read_text() == "up\n")


def test_a_dead_child_is_named_with_the_end_of_its_log(log: Path) -> None:
    family = Family()
    family.add(shell("sleep 60", log.with_name("other.log"), "steady"))
    family.add(shell("echo out of paper >&2; exit 3", log, "printer"))

    with pytest.raises(ProcessError) as died:
        family.watch(pause=0.01)
    family.stop()

    assert str(died.value) == f"printer stopped (exit code 3); the end of {log}:\nout of paper"


def test_stop_ends_all_in_reverse_order(tmp_path: Path) -> None:
    note = tmp_path / "order"
    family = Family()
    for name in ("server", "client"):
        script = f"trap 'echo {name} >> {note}; exit' TERM; echo up; while :; do sleep 0.05; done"
        wait_until_up(family.add(shell(script, tmp_path / name, name)))
    children = list(family.children)

    family.stop()

    assert note.read_text() == "client\nserver\n"
    assert not any(child.running for child in children)


def test_a_child_that_will_not_stop_is_killed(log: Path) -> None:
    child = shell("trap '' TERM; echo up; while :; do sleep 0.05; done", log)
    wait_until_up(child)

    child.stop(patience=0.2)

    assert child.process.returncode == -signal.SIGKILL


def test_waiting_for_a_child_that_dies_says_so(log: Path) -> None:
    with pytest.raises(ProcessError, match=r"child stopped \(exit code 4\)"):
        wait_until(shell("exit 4", log), lambda: False, 5)


def test_waiting_has_an_end(log: Path) -> None:
    child = shell("echo still thinking; sleep 60", log)

    with pytest.raises(ProcessError, match=r"child did not answer within 0 s.*\nstill thinking"):
        wait_until(child, lambda: False, 0.3)
    child.stop()


def test_a_program_that_is_missing_is_one_clear_line(log: Path) -> None:
    with pytest.raises(ProcessError, match=r"^ghost cannot be started: .*nonexistent"):
        start("ghost", ["/nonexistent"], log)


def test_a_port_is_free_until_somebody_listens(log: Path) -> None:
    port = free_port()
    assert port_is_free(port)

    child = start("web", [sys.executable, "-m", "http.server", "-b", "127.0.0.1", str(port)], log)

    assert eventually(lambda: not port_is_free(port))
    child.stop()


def test_redis_is_gone_when_its_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, time; from config.redis_server import start_redis;"
        "folder = pathlib.Path(sys.argv[1]);"
        "server = start_redis(folder / 'data', folder / 'log', durable=True);"
        "print(server.child.process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert alive(pid)

    parent.kill()
    parent.communicate()

    assert eventually(lambda: not alive(pid))


def test_durable_redis_keeps_what_was_queued(tmp_path: Path) -> None:
    for expected in ([], [b"letter"]):
        server = start_redis(tmp_path / "data", tmp_path / "log", durable=True)
        with redis.Redis.from_url(server.url) as client:
            assert client.lrange("queue", 0, -1) == expected
            client.rpush("queue", "letter")
        server.child.stop()
