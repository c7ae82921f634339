"""A long file is kept when it comes in, and read by whoever claims it first."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.bench.reading import paper
from tests.factories import NOW, BodyFactory, MinutesFileFactory
from tests.intake.readers.pdfs import scan
from tests.review.conftest import DRAFT
from tracker.errors import DomainError
from tracker.intake import PAGES, Progress, read_minutes_apart
from tracker.intake.readers.pdf import SCANNED
from tracker.intake.sandbox import FAILED
from tracker.models import MinutesFile
from tracker.review import (
    accept,
    files_to_read,
    forget,
    forget_old_refusals,
    is_stalled,
    read_again,
    read_kept,
    revise,
    store,
)
from tracker.review.reading import ATTEMPTS, LEASE, MISSING, REFUSED_KEPT, Lost, claim
from tracker.review.storing import UNREAD

pytestmark = pytest.mark.django_db(transaction=True)

# What is just long enough not to be read at once; and what is read at once, but for its state.
LONG, BRIEF = paper(61, every=10), paper(1)
SECOND = datetime.timedelta(seconds=1)
SHORT = """Minnesanteckningar från Styrelsen
Datum: 7 februari 2019
Närvarande: Karin Ek
1. Städdag
Beslut
- Karin bokar lokalen till nästa möte.
""".encode()


def waiting(data: bytes = BRIEF, **given: Any) -> MinutesFile:
    """A file that waits to be read since a moment."""
    given = {"asked_at": timezone.now(), "text": "", "state": "reading"} | given
    return MinutesFileFactory(data=data, **given)


def kept_bytes(file: MinutesFile) -> bool:
    return Path(file.file.path).exists()


def test_a_long_file_is_kept_and_read_later() -> None:
    body = BodyFactory()
    file, fresh = store(LONG, "protokoll.pdf", body=body, by=None, now=NOW, at_once=False)
    assert (fresh, file.state, file.draft, file.body) == (True, "reading", {}, body)
    assert files_to_read() == [file.pk]
    assert read_kept(file.pk)
    file.refresh_from_db()
    draft, text = read_minutes_apart(LONG)
    assert (file.state, file.draft, file.text, file.leased_until) == (
        "draft",
        draft.to_json(),
        text,
        None,
    )
    assert files_to_read() == []


@pytest.mark.parametrize(("data", "at_once"), [(SHORT, False), (paper(9), False), (LONG, True)])
def test_what_is_short_or_wanted_at_once_has_its_draft_at_once(data: bytes, at_once: bool) -> None:
    file, _ = store(data, "protokoll", by=None, now=NOW, at_once=at_once)
    assert (file.state, bool(file.draft["decisions"])) == ("draft", True)


def test_many_lines_without_pages_are_long_too() -> None:
    text = SHORT + b"Ledningen redogjorde.\n" * 2_100
    file, _ = store(text, "protokoll.txt", by=None, now=NOW, at_once=False)
    assert file.state == "reading"


def test_how_far_it_has_come_is_noted() -> None:
    file = waiting()
    mine = claim(file.pk, LEASE)
    assert mine is not None
    mine.hear(Progress(PAGES, 12, 300))
    file.refresh_from_db()
    assert file.progress == {"step": "pages", "done": 12, "of": 300}
    assert file.leased_until == mine.until


def test_only_one_reads() -> None:
    file = waiting()
    assert claim(file.pk, LEASE) is not None
    assert claim(file.pk, LEASE) is None
    assert (files_to_read(), read_kept(file.pk)) == ([], False)


def test_who_has_lost_the_lease_keeps_nothing() -> None:
    file = waiting()
    first = claim(file.pk, -SECOND)
    second = claim(file.pk, LEASE)
    assert first is not None
    assert second is not None
    with pytest.raises(Lost):
        first.hear(None)
    with pytest.raises(Lost):
        first.settle(MinutesFile.State.DRAFT, draft={})
    first.refuse(DomainError("nej"))
    file.refresh_from_db()
    assert (file.state, file.leased_until, file.attempts) == ("reading", second.until, 2)
    assert kept_bytes(file)


def test_why_it_cannot_be_read_is_kept_and_the_file_is_not() -> None:
    file = waiting(scan())
    assert read_kept(file.pk)
    kept = kept_bytes(file)
    file.refresh_from_db()
    assert (file.state, file.refusal, kept) == (
        "refused",
        {"template": SCANNED, "params": {}},
        False,
    )


def test_a_file_that_others_died_over_is_given_up() -> None:
    file = waiting(attempts=ATTEMPTS, leased_until=timezone.now() - SECOND)
    read_kept(file.pk)
    file.refresh_from_db()
    assert (file.state, file.refusal["template"]) == ("refused", FAILED)


def test_a_file_that_is_gone_is_told_of() -> None:
    file = waiting()
    Path(file.file.path).unlink()
    read_kept(file.pk)
    file.refresh_from_db()
    assert (file.state, file.refusal["template"]) == ("refused", MISSING)


def test_taken_away_while_it_is_read() -> None:
    file = waiting()
    mine = claim(file.pk, LEASE)
    assert mine is not None
    assert forget(file)
    with pytest.raises(Lost):
        mine.hear(None)
    assert not MinutesFile.objects.exists()
    assert not kept_bytes(file)
    assert not read_kept(file.pk)


def test_a_draft_is_not_taken_away() -> None:
    file = MinutesFileFactory()
    assert not forget(file)
    assert kept_bytes(file)


def test_the_same_file_while_it_is_read() -> None:
    first, _ = store(LONG, "protokoll.pdf", by=None, now=NOW, at_once=False)
    assert store(LONG, "kopia.pdf", by=None, now=NOW, at_once=False) == (first, False)


def test_the_same_file_after_a_refusal_is_read_anew() -> None:
    refused = waiting(SHORT, state="refused", refusal={"template": FAILED, "params": {}})
    file, fresh = store(SHORT, "protokoll.txt", by=None, now=NOW)
    assert (fresh, file.state) == (True, "draft")
    assert not MinutesFile.objects.filter(pk=refused.pk).exists()


def test_a_refusal_that_nobody_takes_away_goes_in_time() -> None:
    old = timezone.now() - REFUSED_KEPT
    waiting(b"1", state="refused", asked_at=old)
    young = waiting(b"2", state="refused", asked_at=old + 60 * SECOND)
    slow = waiting(b"3", asked_at=old)
    forget_old_refusals()
    assert set(MinutesFile.objects.all()) == {young, slow}


@pytest.mark.parametrize(
    "change",
    [
        lambda file: accept(file, by=None, now=NOW),
        lambda file: revise(file, DRAFT.to_json(), body=None),
        read_again,
    ],
    ids=["accept", "revise", "read again"],
)
def test_nothing_is_done_with_a_draft_that_is_not_there(
    change: Callable[[MinutesFile], object],
) -> None:
    file = waiting()
    with pytest.raises(DomainError) as refused:
        change(file)
    assert refused.value.template == UNREAD
    file.refresh_from_db()
    assert (file.state, file.draft) == ("reading", {})


@pytest.mark.parametrize(
    ("asked", "leased", "stalled"),
    [(5, None, False), (11, None, True), (60, 20, False), (60, -10, False), (60, -31, True)],
    ids=["just come", "nobody begins", "in hand", "died just now", "nobody follows"],
)
def test_when_somebody_should_have_begun(asked: int, leased: int | None, stalled: bool) -> None:
    now = timezone.now()
    until = None if leased is None else now + leased * SECOND
    assert is_stalled(waiting(asked_at=now - asked * SECOND, leased_until=until)) == stalled
