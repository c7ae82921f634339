"""Redis and PostgreSQL go away and come back; by mistake two beats run. Real processes all."""

import signal
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from config.processes import Child
from tests.crowd import crowd
from tests.faults.installation import MORNING, Installation, installation, says
from tests.faults.waiting import until
from tests.mail_server import Inbox
from tests.services import Postgres, new_postgres
from tests.worker import Worker
from tracker.models import Mailing, Person
from tracker.tasks import tell_people


@pytest.fixture
def installed(transactional_db: None) -> Iterator[Installation]:
    # Nobody dies with a letter in hand here, and on a busy machine two seconds are soon over.
    with installation(MAIL_LEASE="300") as installed:
        yield installed


def all_sent(number: int) -> bool:
    return Mailing.objects.filter(status="sent").count() == number


def has_done(worker: Child, tasks: int) -> bool:
    return worker.log.read_text().count("succeeded") >= tasks


def each_once(people: list[Person], smtp: Inbox) -> bool:
    return Counter(to for (to,) in smtp.recipients) == Counter(each.email for each in people)


def test_redis_stopped_for_a_while_and_back_empty(installed: Installation, smtp: Inbox) -> None:
    worker, beat = installed.worker(), installed.beat()
    people = crowd(3)
    until(lambda: all_sent(3))
    installed.stop_redis()
    people += crowd(4)
    says(worker, "Connection to broker lost")
    says(beat, "Connection error", "Couldn't apply")
    installed.start_redis()
    until(lambda: all_sent(7))
    assert each_once(people, smtp)
    assert worker.running
    assert beat.running


def test_two_workers_and_two_beats(installed: Installation, smtp: Inbox) -> None:
    people = crowd(60)
    workers = [installed.worker(), installed.worker()]
    _beats = [installed.beat(), installed.beat()]
    until(lambda: all_sent(60))
    for worker in workers:
        until(partial(has_done, worker, 4))
    assert each_once(people, smtp)
    assert not Mailing.objects.filter(was_uncertain=True).exists()


@pytest.mark.django_db(transaction=True)
def test_every_task_delivered_twice(celery_worker: Worker, smtp: Inbox) -> None:
    people = crowd(20)
    for task in ("one", "two", "three"):
        results = [
            tell_people.apply_async(kwargs={"at": MORNING}, task_id=task) for _delivery in range(2)
        ]
    results[-1].get(timeout=60)
    until(lambda: celery_worker.log().count("succeeded") == 6)
    assert each_once(people, smtp)


@pytest.fixture
def own_postgres(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Postgres, Child]]:
    """A cluster beside that of the tests, which everything in this test uses instead."""
    usual = dict(connection.settings_dict)
    with tempfile.TemporaryDirectory(prefix="beslutsspar-faults-") as folder:
        Path(folder).chmod(0o711)
        postgres = new_postgres(Path(folder))
        server = postgres.start()
        with django_db_blocker.unblock():
            connection.close()
            port = urlsplit(postgres.url).port
            place = {"NAME": "postgres", "USER": "postgres", "PASSWORD": postgres.password}
            connection.settings_dict.update({**place, "PORT": port})
            call_command("migrate", verbosity=0)
            yield postgres, server
            connection.close()
        connection.settings_dict.update(usual)
        server.stop(signal.SIGQUIT)


def test_postgresql_restarted_in_the_middle_of_a_batch(
    own_postgres: tuple[Postgres, Child], smtp: Inbox, request: pytest.FixtureRequest
) -> None:
    postgres, server = own_postgres
    people = crowd(40)
    middle = threading.Event()

    def tenth(_mail: EmailMessage) -> None:
        if len(smtp.messages) == 9:
            middle.set()

    smtp.on_message = tenth
    with installation() as installed:
        worker, beat = installed.worker(), installed.beat()
        assert middle.wait(60)
        server.stop(signal.SIGINT)
        says(worker, "OperationalError")
        connection.close()
        back = postgres.start()
        request.addfinalizer(lambda: back.stop(signal.SIGQUIT))
        until(lambda: all_sent(40), pause=0.05)
        assert worker.running
        assert beat.running
    copies = Counter(to for (to,) in smtp.recipients)
    doubted = Person.objects.filter(mailings__was_uncertain=True).values_list("email", flat=True)
    assert set(copies) == {person.email for person in people}
    assert {to for to, number in copies.items() if number > 1} <= set(doubted)
    assert len({mail["Message-ID"] for mail in smtp.messages}) == len(people)
    assert len(doubted) <= 1
