"""Letters → the mail server: each handed over and settled on its own.

The sending itself lies outside of any transaction. What cannot be known (the process died, or the
connection, between the server's acceptance and our note of it) is marked as uncertain and sent
again with the same Message-ID.
"""

import datetime
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connection, connections

from tracker.models import Mailing
from tracker.reminders.claiming import claim, doubt_the_dead, give_back
from tracker.reminders.collecting import collect
from tracker.reminders.courier import Answer, Courier, Fate
from tracker.reminders.noting import Accepted, note
from tracker.reminders.outcome import Line, Outcome, Tally
from tracker.reminders.planning import plan
from tracker.reminders.settling import line_of, settle, settle_left_behind, settle_rows
from tracker.reminders.writing import Written, write

# Seconds after which a letter is written anew before it goes: a matter may have been closed.
FRESH = 10.0


def tell(now: datetime.datetime, *, keep_lines: bool = True) -> Outcome:
    """Plan, and send everybody what is due. Any number of processes may do so at once.

    Without `keep_lines` the outcome is the counts alone, which take no memory.
    """
    plan(now)
    collect(now)
    return send(now, keep_lines=keep_lines)


def send(now: datetime.datetime, *, keep_lines: bool = True) -> Outcome:
    """Send the letters whose time has come."""
    doubt_the_dead()
    settle_left_behind()
    tally = Tally(keep_lines=keep_lines)
    # SQLite has one writer at a time.
    threads = settings.MAIL_THREADS if connection.vendor == "postgresql" else 1
    if threads == 1:
        _send_all(now, tally)
        return tally.outcome()
    with ThreadPoolExecutor(threads) as pool:
        running = [pool.submit(_send_apart, now, tally) for _ in range(threads)]
    for each in running:
        each.result()
    return tally.outcome()


def _send_apart(now: datetime.datetime, tally: Tally) -> None:
    """In a thread, with connections of its own."""
    try:
        _send_all(now, tally)
    finally:
        connections.close_all()


def _send_all(now: datetime.datetime, tally: Tally) -> None:
    with Courier() as courier:
        while claims := claim(now):
            stale_at = time.monotonic() + FRESH
            for line in _send_batch(write(claims, now), courier, now, stale_at):
                tally.add(line)


def _send_batch(
    batch: Sequence[Written], courier: Courier, now: datetime.datetime, stale_at: float
) -> Iterator[Line]:
    """Each letter from the note that it goes to the note of what became of it.

    Nothing goes after `stale_at`, by the clock that is never set: the rest is written anew. But
    for the first: where writing takes so long, nothing ever would.
    """
    notes = Notes(now)
    for number, each in enumerate(batch):
        if number and time.monotonic() > stale_at:
            give_back([left.claim for left in batch[number:]])
            break
        if each.letter is None:
            yield settle(each, Answer(Fate.REFUSED_FOR_NOW, each.error))
        elif not notes.goes(each):
            # Somebody's whose mail is held by now; or another process has it, and keeps it.
            give_back([each.claim])
        else:
            answer = courier.carry(each.letter)
            if answer.fate is Fate.ACCEPTED:
                notes.accepted(each, answer.words)
                yield line_of(each, Mailing.Status.SENT, answer.words)
            else:
                yield settle(each, answer)
    notes.close()


class Notes:
    """What goes, and what was accepted: written down together, one's end with the next's start."""

    def __init__(self, now: datetime.datetime) -> None:
        self._now = now
        self._last: tuple[Written, str] | None = None
        self._told: list[Written] = []

    def goes(self, letter: Written) -> bool:
        """Note that it goes to the server now. False: it is held, or another process has it."""
        return self._note(letter)

    def accepted(self, letter: Written, words: str) -> None:
        self._last = letter, words

    def close(self) -> None:
        self._note(None)
        settle_rows(self._told)

    def _note(self, going: Written | None) -> bool:
        last, self._last = self._last, None
        done = Accepted(last[0].claim, last[1]) if last else None
        was_ours, is_ours = note(done, going.claim if going else None, self._now)
        if last and was_ours:
            self._told.append(last[0])
        return is_ours
