"""What every test may ask for. The servers themselves are started by `tests.services`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
import redis
from django.conf import settings
from django.db import connection
from django.test.utils import override_settings

from tests.demo import running_demo
from tests.mail_server import Inbox, MailServer
from tests.services import ROOT
from tests.worker import Worker, database_url

# What binds Celery's queues to its exchange. Celery declares it once a connection, so it stays.
KOMBU_BINDINGS = b"_kombu.binding."

# The same examples in every run, however slow the machine is: what fails is what was changed.
# `--hypothesis-profile=default` draws others.
hypothesis.settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def real_backends(django_test_environment: None) -> Iterator[None]:
    """Mail by SMTP, as in production: Django's test setup has swapped in a list in memory.

    Static files without a manifest, which only `collectstatic` writes.
    """
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        STORAGES=settings.STORAGES | {"staticfiles": plain},
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def patient(real_backends: None) -> Iterator[None]:
    """On a busy machine it takes long to read a short file; it is read at once all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.review.storing.PATIENCE", 600)
        yield


@pytest.fixture(autouse=True)
def own_media(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Uploads of one test are not met by the next."""
    if "db" not in request.fixturenames and "transactional_db" not in request.fixturenames:
        yield
        return
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailServer]:
    server = MailServer(urlsplit(settings.EMAIL_URL).port or 0)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def smtp(mail_server: MailServer) -> Iterator[Inbox]:
    """The mail server's inbox, empty; see `tests.mail_server.Inbox` for its faults."""
    mail_server.inbox.clear()
    yield mail_server.inbox
    mail_server.inbox.clear()


@pytest.fixture(scope="session")
def redis_client() -> Iterator[redis.Redis]:
    client = redis.Redis.from_url(settings.REDIS_URL)
    yield client
    client.close()


@pytest.fixture(autouse=True)
def empty_redis(redis_client: redis.Redis) -> Iterator[None]:
    """Queued tasks and cached values of one test are not met by the next."""
    yield
    leftovers = [key for key in redis_client.scan_iter() if not key.startswith(KOMBU_BINDINGS)]
    if leftovers:
        redis_client.delete(*leftovers)


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that the test starts run as quickly as they can: coverage takes half of their time,
    and learns nothing from them that it does not see elsewhere."""
    _stop_measuring(monkeypatch)


def _stop_measuring(patch: pytest.MonkeyPatch) -> None:
    for name in [each for each in os.environ if each.startswith("COVERAGE_")]:
        patch.delenv(name)


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a demo leaves behind that was started once; others copy it."""
    var: Path = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        _stop_measuring(patch)
        with running_demo(var) as (demo, _port):
            demo.terminate()
            demo.wait(30)
    return var


@pytest.fixture
def left_behind(loaded_demo: Path, tmp_path: Path, unmeasured: None) -> Path:
    """A folder of one's own, as a demo that was started once has left it."""
    return Path(shutil.copytree(loaded_demo, tmp_path / "demo"))


@pytest.fixture
def redis_url() -> str:
    return str(settings.REDIS_URL)


@pytest.fixture
def start_worker(
    transactional_db: None, tmp_path: Path, empty_redis: None
) -> Iterator[Callable[[], Worker]]:
    """Starts real Celery workers on the test's database; stopped after the test."""
    started: list[Worker] = []

    def start_one(*, concurrency: int = 2) -> Worker:
        log = tmp_path / f"worker-{len(started)}.log"
        url = database_url(connection.settings_dict)
        started.append(Worker(log, url, concurrency=concurrency))
        return started[-1]

    yield start_one
    for worker in started:
        worker.stop()


@pytest.fixture
def celery_worker(start_worker: Callable[[], Worker]) -> Worker:
    """One real Celery worker that has answered a ping."""
    return start_worker()


# Real minutes lie beside the checkout and are no part of it.
SHARED_MINUTES = Path(os.environ.get("SHARED_MINUTES", ROOT.parent / "shared" / "minutes"))
LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def shared_minutes() -> Path:
    """The folder of real minutes."""
    return SHARED_MINUTES


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what reads the real minutes where there are none; the summary says so."""
    if SHARED_MINUTES.is_dir():
        return
    real = [item for item in items if "shared_minutes" in getattr(item, "fixturenames", ())]
    config.stash[LEFT_OUT] = len(real)
    config.hook.pytest_deselected(items=real)
    items[:] = [item for item in items if item not in real]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if count := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"{count} tests on real minutes were left out: there are none in {SHARED_MINUTES} "
            "(SHARED_MINUTES names their folder)."
        )
