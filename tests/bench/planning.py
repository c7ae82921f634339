"""What planning costs among many open matters: `python -m tests.services python -m
tests.bench.planning`.

A thousand matters are due; the others were told long ago and are due far ahead. An earlier run has
seen them all.
"""

import datetime
import time
from collections.abc import Sequence

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from tests.bench.results import keep
from tests.crowd import crowd, give
from tests.factories import STOCKHOLM, BodyFactory, MeetingFactory, ReminderFactory
from tracker.models import ActionItem, Person, Reminder
from tracker.reminders import plan

EARLIER = datetime.datetime(2019, 1, 28, 7, 30, tzinfo=STOCKHOLM)
NOW = datetime.datetime(2019, 1, 31, 7, 30, tzinfo=STOCKHOLM)
DUE, FAR = datetime.date(2019, 2, 7), datetime.date(2019, 9, 12)
DUE_MATTERS, PEOPLE = 1_000, 1_000
SIZES = (10_000, 100_000)
ROUNDS = 5
AIM = 1.5
BATCH = 2_000


def told(items: Sequence[ActionItem], people: Sequence[Person], due_on: datetime.date) -> None:
    """The matters have a deadline, and their people know."""
    ActionItem.objects.filter(pk__in=[item.pk for item in items]).update(due_on=due_on)
    Reminder.objects.bulk_create(
        [
            ReminderFactory.build(person=person, action_item=item, deadline=due_on, status="sent")
            for item, person in zip(items, people, strict=True)
        ],
        BATCH,
    )


def fill(people: Sequence[Person], matters: int, due_on: datetime.date) -> None:
    """So many open matters, of a body for each thousand."""
    for start in range(0, matters, PEOPLE):
        size = min(PEOPLE, matters - start)
        some = people[:size]
        told(give(some, meeting=MeetingFactory(body=BodyFactory())), some, due_on)
    assert plan(EARLIER) == 0
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def seconds() -> float:
    """The least that planning took; each round finds the same thousand due."""
    least = float("inf")
    for _ in range(ROUNDS):
        with transaction.atomic():
            began = time.perf_counter()
            written = plan(NOW)
            least = min(least, time.perf_counter() - began)
            assert written == DUE_MATTERS, written
            transaction.set_rollback(True)
    return least


def main() -> None:
    call_command("migrate", verbosity=0)
    people = crowd(PEOPLE)
    ActionItem.objects.all().delete()
    fill(people, DUE_MATTERS, DUE)
    rows: list[dict[str, float]] = []
    for size in SIZES:
        fill(people, size - ActionItem.objects.count(), FAR)
        rows.append({"open": size, "due": DUE_MATTERS, "seconds": round(seconds(), 3)})
    ratio = round(rows[1]["seconds"] / rows[0]["seconds"], 2)
    for row in rows:
        print("Planning {due:,} due among {open:7,.0f} open: {seconds:6.3f} s".format(**row))
    print(f"Ten times the open matters: {ratio} times the time (aim: at most {AIM})")
    keep("planning", {"growth": rows, "ratio": ratio, "aim": AIM})


if __name__ == "__main__":
    main()
