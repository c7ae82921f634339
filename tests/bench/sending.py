"""How fast letters go out: `python -m tests.services python -m tests.bench.sending`.

Against smtplib alone on one kept connection with ready messages; by one worker process and by two;
at a server ten milliseconds away with one connection and with four; and in how much memory.
"""

import datetime
import json
import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Sequence

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection

from config.processes import LOOPBACK
from tests.bench.far_away import far_away
from tests.bench.results import LOG, keep
from tests.bench.sink import find_sink, smtp_sink
from tests.crowd import crowd, due_rows
from tests.factories import NOW as DECIDED
from tests.factories import STOCKHOLM
from tracker.models import ActionItem, Mailing, Reminder
from tracker.reminders.collecting import collect
from tracker.reminders.courier import wire_format
from tracker.reminders.ledger import with_matters
from tracker.reminders.letters import Coordinators, compose
from tracker.reminders.sending import send

NOW = datetime.datetime(2019, 1, 31, 7, 30, tzinfo=STOCKHOLM)
ROWS, FEW, READY = 10_000, 1_000, 2_000
MANY = int(os.environ.get("BENCH_MANY", "100000"))
AIMS = {1: 0.35, 2: 0.6}
FAR, FAR_ROWS, FAR_AIM = 0.010, 800, 3.5


def fill(size: int) -> None:
    """So many people with a due row each, and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE tracker_person, tracker_meeting, tracker_mailing CASCADE")
    people = crowd(size)
    ActionItem.objects.all().delete()
    due_rows(people)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def ready_messages() -> tuple[list[tuple[str, bytes]], float]:
    """Letters as they go over the wire, with their addresses; and how many were written a second,
    from rows that had been read already."""
    made = []
    rows = list(with_matters(Reminder.objects.all())[:READY])
    coordinators = Coordinators()
    began = time.perf_counter()
    for row in rows:
        mailing = Mailing(person=row.person, message_id=f"<{row.pk}@example.org>")
        mailing.created_at = DECIDED
        letter = compose(mailing, [row], now=NOW, coordinators=coordinators)
        made.append((row.person.email, wire_format(letter)))
    return made, len(made) / (time.perf_counter() - began)


def raw(port: int, messages: Sequence[tuple[str, bytes]]) -> float:
    """Mails a second of smtplib alone."""
    began = time.perf_counter()
    with smtplib.SMTP(LOOPBACK, port) as server:
        for to, text in messages:
            server.sendmail("spar@example.org", [to], text)
    return len(messages) / (time.perf_counter() - began)


def run_workers(number: int, port: int, *, threads: int = 1) -> dict[str, float]:
    """Seconds until so many processes have put all into letters and sent them; of these, the
    seconds that went to sending; and the most megabytes that one took."""
    env = os.environ | {"EMAIL_URL": f"smtp://{LOOPBACK}:{port}", "MAIL_THREADS": str(threads)}
    argv = [sys.executable, "-m", "tests.bench.sending", "work"]
    pipe = subprocess.PIPE
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("w") as log:
        workers = [
            subprocess.Popen(argv, env=env, stdin=pipe, stdout=pipe, stderr=log, text=True)
            for _ in range(number)
        ]
    for worker in workers:
        assert worker.stdout is not None
        worker.stdout.readline()
    began = time.perf_counter()
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
    said = [json.loads(worker.communicate()[0]) for worker in workers]
    took = time.perf_counter() - began
    assert not Mailing.objects.exclude(status="sent").exists()
    return {"seconds": took} | {
        name: round(max(each[name] for each in said), 2) for name in ("sending", "megabytes")
    }


def work() -> None:
    """A worker process: says that it is ready, waits for a line, and sends what is due."""
    from tests.bench.reading import peak_megabytes

    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    before = peak_megabytes()
    collect(NOW)
    began = time.perf_counter()
    send(NOW, keep_lines=False)
    figures = {"sending": time.perf_counter() - began, "megabytes": peak_megabytes() - before}
    print(json.dumps(figures), flush=True)


def against_smtplib() -> list[dict[str, float]]:
    rows: list[dict[str, float]] = []
    for number, aim in AIMS.items():
        fill(ROWS)
        messages, written = ready_messages()
        with smtp_sink() as port:
            before = raw(port, messages)
            took = run_workers(number, port)["seconds"]
            alone = (before + raw(port, messages)) / 2
        rate = ROWS / took
        ratio = round(rate / alone, 3)
        # What a process could do that had neither to read nor to note nor to send anything.
        bound = round(number * written / alone, 3)
        rows.append({"processes": number, "ratio": ratio, "aim": aim, "writing_alone": bound})
        print(
            f"{number} process(es): {rate:.0f} mails/s, smtplib alone {alone:.0f}: "
            f"{ratio} ({aim}); writing the letters alone: {bound}"
        )
    return rows


def at_a_distance() -> dict[str, float]:
    took = {}
    for threads in (1, 4):
        fill(FAR_ROWS)
        with smtp_sink() as port, far_away(port, FAR) as distant:
            took[threads] = run_workers(1, distant, threads=threads)["sending"]
    ratio = round(took[1] / took[4], 2)
    print(f"10 ms away: four connections bring {ratio} times one (aim: at least {FAR_AIM})")
    return {"ratio": ratio, "aim": FAR_AIM}


def memory() -> list[dict[str, float]]:
    rows: list[dict[str, float]] = []
    for size in (FEW, MANY):
        fill(size)
        with smtp_sink() as port:
            megabytes = run_workers(1, port)["megabytes"]
        rows.append({"rows": size, "megabytes": megabytes})
        print(f"{size:7,d} rows: {megabytes} MB more than at the start")
    return rows


def main() -> None:
    find_sink()
    call_command("migrate", verbosity=0)
    keep(
        "sending",
        {
            "at_a_distance": at_a_distance(),
            "against_smtplib": against_smtplib(),
            "memory": memory(),
        },
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["work"]:
        work()
    else:
        main()
