"""Workers and beats as an installation has them, on servers that a test stops and starts."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from config.processes import Child, Family, last_lines, start
from config.redis_server import start_redis
from tests.faults.waiting import until
from tests.services import ROOT
from tests.worker import database_url

# A Thursday morning on which what was decided on the Friday before is told.
MORNING = "2019-01-31T07:30"


class Installation:
    """Its own Redis, and whatever workers and beats are started; the database of the tests."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self._settings = settings
        self.family = Family()
        self._redis = start_redis(folder / "redis", folder / "redis.log", durable=False)

    @property
    def _env(self) -> dict[str, str]:
        return os.environ | {
            # The demo's clock: a working day, whatever the day of the test is.
            **{"DEBUG": "on", "DEMO": "on", "TRACKER_NOW": MORNING},
            **{"SWEEP_EVERY": "1", "MAIL_LEASE": "2", "VAR_DIR": str(self.folder / "var")},
            "DATABASE_URL": database_url(connection.settings_dict),
            "REDIS_URL": self._redis.url,
            **self._settings,
        }

    def worker(self) -> Child:
        return self._start("worker", "--concurrency", "1", "--loglevel", "INFO")

    def beat(self) -> Child:
        number = len(self.family.children)
        return self._start("beat", "--schedule", str(self.folder / f"schedule-{number}"))

    def _start(self, what: str, *arguments: str) -> Child:
        log = self.folder / f"{what}-{len(self.family.children)}.log"
        argv = [sys.executable, "-m", "celery", "--app", "config", what, *arguments]
        return self.family.add(start(what, argv, log, env=self._env, cwd=ROOT))

    def stop_redis(self) -> None:
        """At once, and with nothing kept."""
        self._redis.child.process.kill()
        self._redis.child.process.wait()

    def start_redis(self) -> None:
        """At the same address, empty."""
        shutil.rmtree(self.folder / "redis")
        self._redis = start_redis(
            self.folder / "redis",
            self.folder / "redis.log",
            durable=False,
            again_at=self._redis.url,
        )

    def stop(self) -> None:
        self.family.stop(patience=5)
        self._redis.child.stop()


@contextmanager
def installation(**settings: str) -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="beslutsspar-faults-") as folder:
        installed = Installation(Path(folder), **settings)
        try:
            yield installed
        finally:
            installed.stop()


def says(child: Child, *words: str) -> None:
    """Wait until it has said so, in one of these ways."""

    def said() -> bool:
        log = child.log.read_text(errors="replace")
        return any(each in log for each in words)

    try:
        until(said, pause=0.05)
    except AssertionError as error:
        raise AssertionError(
            f"{child.name} said none of {words}:\n{last_lines(child.log)}"
        ) from error
