"""A long file is read by real workers: cancelled, killed in the middle, wanted by two at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.bench.reading import paper
from tests.faults.waiting import until
from tests.web.import_cast import Cast, make_cast
from tests.worker import Worker
from tracker.models import MinutesFile
from tracker.tasks import read_minutes, sweep_minutes

pytestmark = pytest.mark.django_db(transaction=True)

# Long enough to be met in the middle, and what is just long enough not to be read at once.
LONG, LONGISH = paper(150), paper(61, every=10)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def send(cast: Cast, data: bytes = LONG) -> MinutesFile:
    """The coordinator brings many pages."""
    file = SimpleUploadedFile("protokoll.pdf", data)
    cast.client(cast.coordinator).post("/import/", {"file": file})
    return MinutesFile.objects.get()


def in_the_middle(file: MinutesFile) -> bool:
    """Whether somebody has begun to look for decisions in it."""
    file.refresh_from_db()
    return file.state == "reading" and file.progress.get("step") == "lines"


def is_settled(file: MinutesFile) -> bool:
    file.refresh_from_db()
    return file.state != "reading"


def readers(worker_pids: list[int]) -> list[int]:
    """The processes in which files are read for some processes of a worker."""
    called = [(path, _read(path).split(b"\0")) for path in Path("/proc").glob("[0-9]*/cmdline")]
    return [
        int(path.parent.name)
        for path, words in called
        if b"tracker.intake.apart" in words
        and int(words[words.index(b"tracker.intake.apart") + 1]) in worker_pids
    ]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_a_worker_reads_it(cast: Cast, celery_worker: Worker) -> None:
    file = send(cast)
    assert file.state == "reading"
    seen = {0}

    def settled() -> bool:
        done = is_settled(file)
        seen.add(file.progress.get("done", 0) if file.progress.get("step") == "lines" else 0)
        return done

    until(settled)
    assert (file.state, len(file.draft["agenda_items"]), file.attempts) == ("draft", 25, 1)
    assert len(seen) > 3


def test_cancelled_in_the_middle_the_process_is_gone(cast: Cast, celery_worker: Worker) -> None:
    pids = celery_worker.pool_pids()
    file = send(cast)
    until(lambda: in_the_middle(file))
    assert len(readers(pids)) == 1
    cast.client(cast.coordinator).post(f"/import/{file.pk}/avbryt/")
    until(lambda: not readers(pids))
    assert not MinutesFile.objects.exists()
    assert not Path(file.file.path).exists()
    until(lambda: "was taken away while it was read" in celery_worker.log())


def test_a_worker_killed_in_the_middle_is_followed_by_another(
    cast: Cast, start_worker: Callable[[], Worker]
) -> None:
    first = start_worker()
    pids = first.pool_pids()
    file = send(cast)
    until(lambda: in_the_middle(file))
    first.kill()
    until(lambda: not readers(pids))
    start_worker()
    # When the lease has run out:
    MinutesFile.objects.update(leased_until=timezone.now())
    sweep_minutes.delay()
    until(lambda: is_settled(file))
    assert (file.state, len(file.draft["agenda_items"]), file.attempts) == ("draft", 25, 2)


def test_two_workers_read_it_once(cast: Cast, start_worker: Callable[[], Worker]) -> None:
    start_worker(), start_worker()
    file = send(cast, LONGISH)
    for _ in range(6):
        read_minutes.delay(file.pk)
        sweep_minutes.delay()
    until(lambda: is_settled(file))
    assert (file.state, file.attempts) == ("draft", 1)


def test_brought_while_no_worker_is_up_it_is_read_when_one_comes(
    cast: Cast, start_worker: Callable[[], Worker]
) -> None:
    file = send(cast, LONGISH)
    start_worker()
    until(lambda: is_settled(file))
    assert file.state == "draft"
