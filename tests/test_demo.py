"""`make demo`, run for real."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from config.processes import free_port
from tests.demo import COMMAND, descendants, environment, run, running_demo
from tests.services import ROOT
from tests.test_services import alive, eventually


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
        code = demo.wait(60)

    assert second.stderr == "CommandError: The demo is running already, from this same folder.\n"
    assert code == 0
    assert len(family) >= 5
    assert not any(alive(pid) for pid in family)


def test_demo_stops_whole_when_one_part_dies(left_behind: Path) -> None:
    with running_demo(left_behind) as (demo, _port):
        family = descendants(demo.pid)
        beat = next(pid for pid in family if b"beat" in Path(f"/proc/{pid}/cmdline").read_bytes())

        os.kill(beat, signal.SIGKILL)
        said, _ = demo.communicate(timeout=60)

    assert demo.returncode == 1
    assert f"beat stopped (signal 9); the end of {left_behind}/log/beat.log:" in said
    assert not any(alive(pid) for pid in family)


def test_killed_demo_leaves_nothing_behind_and_starts_again(left_behind: Path) -> None:
    with running_demo(left_behind) as (demo, _port):
        family = descendants(demo.pid)
        demo.kill()
        assert eventually(lambda: not any(alive(pid) for pid in family))
    (left_behind / "mail" / "1.eml").write_text("Subject: kept\n\n")

    with running_demo(left_behind):
        assert (left_behind / "mail" / "1.eml").exists()

    with running_demo(left_behind, "--reset"):
        assert not (left_behind / "mail" / "1.eml").exists()
