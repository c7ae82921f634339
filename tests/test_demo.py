"""`make demo`, run for real."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.processes import free_port
from tests.services import ROOT
from tests.test_services import alive, eventually

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
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = {int(child) for child in children}
    return found.union(*(descendants(child) for child in found))


@contextmanager
def running_demo(var: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A demo that has said its address, and that address' port."""
    port = free_port()
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


def test_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run(tmp_path, "--port", str(port))

    expected = f"CommandError: Port {port} is taken: choose another one with PORT=8001.\n"
    assert (done.returncode, done.stderr) == (1, expected)


def test_refused_outside_the_demo(tmp_path: Path) -> None:
    env = environment(tmp_path, DEMO="off")
    del env["TRACKER_NOW"]
    done = subprocess.run(
        COMMAND, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 1
    assert done.stderr.endswith("start it with `make demo`.\n")


def test_refused_with_debug_off(tmp_path: Path) -> None:
    done = subprocess.run(
        ["make", "demo"],
        cwd=ROOT,
        env=environment(tmp_path, DEBUG="off"),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("The demo runs with DEBUG on only, and DEBUG is off.\n")


def test_demo_answers_and_stops_whole(tmp_path: Path) -> None:
    with running_demo(tmp_path) as (demo, port):
        family = descendants(demo.pid)
        second = run(tmp_path, "--port", str(free_port()))
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError, match="404") as missing:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/finns-inte/")
        assert ">Sidan finns inte</h1>" in missing.value.read().decode()

        demo.send_signal(signal.SIGTERM)
        code = demo.wait(30)

    assert second.stderr == "CommandError: The demo is running already, from this same folder.\n"
    assert code == 0
    assert len(family) >= 5
    assert not any(alive(pid) for pid in family)


def test_demo_stops_whole_when_one_part_dies(tmp_path: Path) -> None:
    with running_demo(tmp_path) as (demo, _port):
        family = descendants(demo.pid)
        beat = next(pid for pid in family if b"beat" in Path(f"/proc/{pid}/cmdline").read_bytes())

        os.kill(beat, signal.SIGKILL)
        said, _ = demo.communicate(timeout=30)

    assert demo.returncode == 1
    assert f"beat stopped (signal 9); the end of {tmp_path}/log/beat.log:" in said
    assert not any(alive(pid) for pid in family)


def test_killed_demo_leaves_nothing_behind_and_starts_again(tmp_path: Path) -> None:
    with running_demo(tmp_path) as (demo, _port):
        family = descendants(demo.pid)
        demo.kill()
        assert eventually(lambda: not any(alive(pid) for pid in family), 20)
    (tmp_path / "mail" / "1.eml").write_text("Subject: kept\n\n")

    with running_demo(tmp_path):
        assert (tmp_path / "mail" / "1.eml").exists()

    with running_demo(tmp_path, "--reset"):
        assert not (tmp_path / "mail" / "1.eml").exists()
