"""The Celery tasks, in a real worker."""

import datetime

import pytest
from django.utils import timezone
from kombu.pools import producers

from config.celery import app
from config.schedule import beat_schedule
from tests.factories import MinutesFileFactory, PersonFactory
from tests.mail_server import Inbox
from tests.reminders.scenes import matter
from tests.worker import Worker
from tracker import clock
from tracker.models import MinutesFile
from tracker.reminders import beat_seen_at
from tracker.review import files_to_read
from tracker.tasks import ask_to_read, beat_seen, poll_inbox, sweep_minutes, tell_people


@pytest.mark.django_db(transaction=True)
def test_a_worker_tells_people(celery_worker: Worker, smtp: Inbox) -> None:
    matter(PersonFactory(email="cecilia@example.org"))
    first = tell_people.delay(at="2019-01-31T07:30").get(timeout=30)
    again = tell_people.delay(at="2019-01-31T07:30").get(timeout=30)
    assert (first, again) == (
        {"sent": 1, "failed": 0, "uncertain": 0},
        {"sent": 0, "failed": 0, "uncertain": 0},
    )
    assert smtp.recipients == [("cecilia@example.org",)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "sent"),
    [
        ("2019-01-28T06:59", 0),
        ("2019-01-28T07:00", 1),
        ("2019-01-28T05:59+00:00", 0),
        ("2019-01-28T06:00+00:00", 1),
    ],
)
def test_a_moment_without_a_zone_is_local(smtp: Inbox, at: str, sent: int) -> None:
    matter(PersonFactory())
    assert tell_people(at=at)["sent"] == sent


@pytest.mark.django_db
def test_without_a_moment_it_is_now(smtp: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    matter(PersonFactory())
    monday = datetime.datetime(2019, 1, 28, 8, tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: monday)
    assert tell_people() == {"sent": 1, "failed": 0, "uncertain": 0}


@pytest.mark.django_db(transaction=True)
def test_without_a_broker_a_file_waits_for_the_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = producers[app.connection_for_write("redis://127.0.0.1:1/0")]
    monkeypatch.setattr(app.amqp, "_producer_pool", nowhere)
    MinutesFileFactory(state="reading", asked_at=timezone.now())
    file = MinutesFile.objects.get()
    ask_to_read(file.pk)
    assert files_to_read() == [file.pk]


def test_beat_leaves_the_real_time_where_readyz_looks() -> None:
    before = timezone.now()
    beat_seen()
    seen = beat_seen_at()
    assert seen is not None
    assert before <= seen <= timezone.now()


def test_without_a_mailbox_none_is_read() -> None:
    assert poll_inbox() == {}


def test_beat_knows_a_mailbox_where_there_is_one() -> None:
    alone = beat_schedule(60).keys()
    with_one = beat_schedule(60, 60)
    assert {with_one[name]["task"] for name in with_one.keys() - alone} == {poll_inbox.name}


def test_beat_knows_them_by_their_names() -> None:
    assert {entry["task"] for entry in beat_schedule(60).values()} == {
        tell_people.name,
        sweep_minutes.name,
        beat_seen.name,
    }
