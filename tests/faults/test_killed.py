"""Workers die by kill -9 while they send a thousand mails."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from tests.crowd import crowd
from tests.faults.nursery import Nursery
from tests.faults.waiting import until
from tests.mail_server import Inbox
from tests.worker import database_url
from tracker.models import Mailing
from tracker.tasks import tell_people

MAILS, KILLS = 1_000, 32
AT = "2019-01-31T07:30"


@pytest.fixture
def nursery(transactional_db: None, tmp_path: Path) -> Nursery:
    url = database_url(connection.settings_dict)
    return Nursery(tmp_path / "workers.log", os.environ | {"DATABASE_URL": url})


def arrived(smtp: Inbox, number: int) -> bool:
    return len(smtp.messages) >= number


def left() -> int:
    return Mailing.objects.exclude(status="sent").count()


def connections() -> set[int]:
    """Of all processes to the database, each by the process that serves it."""
    served = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    with connection.cursor() as cursor:
        cursor.execute(f"{served} AND backend_type = 'client backend'")
        return {pid for (pid,) in cursor.fetchall()}


def let_leases_run_out(before: set[int]) -> None:
    """What the dead worker had in hand is free after its lease; once the database has noticed that
    it is gone, nothing of its comes any more. `before`: the connections that are not the worker's.
    """
    until(lambda: connections() <= before)
    Mailing.objects.filter(status="sending").update(leased_until=timezone.now())


def asking_until(happened: Callable[[], bool]) -> None:
    """Asks every second, as beat does."""
    for _ in range(120):
        tell_people.apply_async(kwargs={"at": AT}, expires=5)
        with suppress(AssertionError):
            until(happened, seconds=1)
            return
    pytest.fail("the workers do not get on")


def test_each_of_a_thousand_mails_arrives_and_none_twice_but_what_the_ledger_doubts(
    nursery: Nursery, smtp: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each worker is killed at a moment after the one before, at random: some have just begun."""
    draw = random.Random(os.environ.get("SEED"))
    people = crowd(MAILS)
    deaths = sorted(draw.sample(range(MAILS - 50), KILLS))
    before = connections()
    with nursery:
        for death in deaths:
            worker = nursery.start()
            asking_until(partial(arrived, smtp, death))
            time.sleep(draw.uniform(0, 0.02))
            nursery.kill(worker)
            let_leases_run_out(before)
        nursery.start()
        asking_until(lambda: not left())
    copies = Counter(mail["Message-ID"] for mail in smtp.messages)
    doubted = set(Mailing.objects.filter(was_uncertain=True).values_list("message_id", flat=True))
    assert {to for (to,) in smtp.recipients} == {person.email for person in people}
    assert len(copies) == Mailing.objects.count() == MAILS
    assert {each for each, number in copies.items() if number > 1} <= doubted
    assert len(doubted) <= KILLS
    with capsys.disabled():
        again = sum(copies.values()) - MAILS
        print(f" [{KILLS} killed, {len(doubted)} in doubt, {again} mails twice] ", end="")
