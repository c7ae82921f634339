"""`make demo`: the whole application with demo data, and nothing to install beside Python."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import socket
import sys
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.processes import (
    LOOPBACK,
    Child,
    Family,
    ProcessError,
    Stopped,
    free_port,
    last_lines,
    port_is_free,
    signals_raise_stopped,
    start,
    wait_until,
)
from config.redis_server import start_redis
from tracker import clock

MANAGE = settings.BASE_DIR / "manage.py"
READY = """
  Beslutsspår is running at {site}

    admin@example.org    admin
    anna@example.org     coordinator of both bodies
    cecilia@example.org  member
    password: demo

  It is {now:%A %d %B %Y, %H:%M} in the demo. Mails go nowhere: they are kept in {mail}
  Logs: {log}   Stop with Ctrl-C.
"""


class Command(BaseCommand):
    help = "Runs web, worker, beat, a broker and a mail sink with demo data (see `make demo`)."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="start from nothing")

    def handle(self, *_args: Any, port: int, reset: bool, **_options: Any) -> None:
        if not (settings.DEMO and settings.DEBUG):
            raise CommandError("The demo has settings of its own: start it with `make demo`.")
        if not port_is_free(port):
            raise CommandError(f"Port {port} is taken: choose another one with PORT=8001.")
        var = Path(settings.VAR_DIR)
        with the_only_demo(var):
            if reset:
                forget(var)
            try:
                with signals_raise_stopped():
                    self.run(Demo(var, port))
            except ProcessError as error:
                raise CommandError(str(error)) from error
            except Stopped:
                self.stdout.write("\nStopped. `make demo` goes on from here.")

    def run(self, demo: Demo) -> None:
        """Start everything, say so, and watch it until one dies or somebody stops it."""
        try:
            self.stdout.write("Starting …")
            demo.start_servers()
            demo.prepare()
            clock.restart()
            demo.start_application()
            self.stdout.write(demo.greeting())
            # Whoever reads it through a pipe waits for the address too.
            self.stdout.flush()
            demo.family.watch()
        finally:
            demo.family.stop()
            clock.stop()


@contextmanager
def the_only_demo(var: Path) -> Iterator[None]:
    """Hold the demo's folder: two demos would write over each other's data."""
    with (var / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CommandError("The demo is running already, from this same folder.") from error
        yield


def forget(var: Path) -> None:
    """Remove what earlier demos left, and only that."""
    if not (var / "secret").exists():
        return
    for path in var.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "lock":
            path.unlink()


def kept_secret(var: Path) -> str:
    """A key of this demo's own, so that sessions and links outlive a restart."""
    path = var / "secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


class Demo:
    """The demo's processes and the environment that they share."""

    def __init__(self, var: Path, port: int) -> None:
        self.var = var
        self.port = port
        self.log = var / "log"
        self.mail = var / "mail"
        self.site = f"http://{LOOPBACK}:{port}"
        self.family = Family()
        self.env = self._environment()
        shutil.rmtree(self.log, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        """All that settings.py knows, so that no setting of a real installation gets in."""
        return dict(os.environ) | {
            "PYTHONUNBUFFERED": "1",
            "DEBUG": "on",
            "DEMO": "on",
            "SECRET_KEY": kept_secret(self.var),
            "ALLOWED_HOSTS": f"{LOOPBACK},localhost",
            "SITE_URL": self.site,
            "DATABASE_URL": f"sqlite:///{self.var / 'db.sqlite3'}",
            "VAR_DIR": str(self.var),
            "MEDIA_ROOT": str(self.var / "media"),
            "DEFAULT_FROM_EMAIL": "Beslutsspår <beslut@example.org>",
            "LANGUAGE_CODE": "sv",
            "TIME_ZONE": "Europe/Stockholm",
        }

    def start_servers(self) -> None:
        """The broker, unless one is given, and the server that keeps the mails."""
        if not os.environ.get("REDIS_URL"):
            redis = start_redis(self.var / "redis", self.log / "redis.log", durable=True)
            self.family.add(redis.child)
            self.env["REDIS_URL"] = redis.url
        smtp = free_port()
        self.env["EMAIL_URL"] = f"smtp://{LOOPBACK}:{smtp}"
        sink = self._start("mail", "-m", "config.mail_sink", str(smtp), str(self.mail))
        wait_until(sink, lambda: accepts_connections(smtp))

    def prepare(self) -> None:
        """Make the tables and load the demo data; both do nothing where that is done."""
        for name in ("migrate", "load_demo"):
            child = start(name, self._manage(name), self.log / f"{name}.log", env=self.env)
            try:
                code = child.process.wait()
            finally:
                child.stop()
            if code != 0:
                raise ProcessError(f"`manage.py {name}` failed:\n{last_lines(child.log)}")

    def start_application(self) -> None:
        """Web, worker and beat; returns when the web answers."""
        web = self._start("web", str(MANAGE), "runserver", "--noreload", f"{LOOPBACK}:{self.port}")
        celery = ("-m", "celery", "--app", "config")
        quick = ("--concurrency", "2", "--without-gossip", "--without-mingle")
        self._start("worker", *celery, "worker", *quick, "--loglevel", "INFO")
        schedule = str(self.var / "beat-schedule")
        self._start("beat", *celery, "beat", "--schedule", schedule, "--loglevel", "INFO")
        wait_until(web, lambda: self.family.first_dead() is not None or self._healthy(), 60)

    def greeting(self) -> str:
        return READY.format(site=self.site, now=clock.now(), mail=self.mail, log=self.log)

    def _start(self, name: str, *arguments: str) -> Child:
        argv = [sys.executable, *arguments]
        child = start(name, argv, self.log / f"{name}.log", env=self.env, cwd=settings.BASE_DIR)
        return self.family.add(child)

    def _manage(self, command: str) -> list[str]:
        return [sys.executable, str(MANAGE), command]

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.site}/healthz", timeout=5) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except OSError:
            return False


def accepts_connections(port: int) -> bool:
    """Whether somebody listens on this loopback port."""
    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True
