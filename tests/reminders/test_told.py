"""What was told is noted: the planner looks at the other matters alone, and misses none of them."""

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from tests.factories import (
    NOW,
    BodyFactory,
    PersonFactory,
    ReminderFactory,
    ReminderPolicyFactory,
)
from tests.mail_server import VANISH, Inbox
from tests.reminders.scenes import at, day, ledger, matter, told
from tracker.models import ActionItem, Assignment, Person, Reminder
from tracker.reminders import plan, tell
from tracker.reminders.candidates import candidates
from tracker.reminders.collecting import collect
from tracker.reminders.planning import present_at
from tracker.reminders.sending import send
from tracker.responses import assign, change_status

pytestmark = pytest.mark.django_db
MORNING, NEXT_MORNING = at("2019-01-28T07:30"), at("2019-01-29T07:30")
FAR, LATER = "2019-09-12", "2019-10-10"


def looked_at() -> list[int]:
    """What a run would look at on the next morning."""
    return candidates(present_at(NEXT_MORNING))


def due(on: str | None) -> None:
    """By whatever way, also by hand in the database."""
    ActionItem.objects.update(due_on=day(on) if on else None)


@pytest.fixture
def item(cecilia: Person) -> ActionItem:
    """Cecilia was told of a deadline far ahead, and a run has noted that."""
    item = matter(cecilia, due=FAR)
    told(cecilia, item)
    plan(MORNING)
    return item


def moved() -> list[tuple[str, str, str]]:
    plan(NEXT_MORNING)
    return ledger()


def test_what_is_told_is_not_looked_at_until_its_day(item: ActionItem) -> None:
    assert looked_at() == []
    assert candidates(present_at(at("2019-09-05T07:30"))) == [item.pk]


def test_what_nobody_has_to_do_is_looked_at_once() -> None:
    matter(due=FAR)
    plan(MORNING)
    assert looked_at() == []


def test_what_waits_for_its_letter_is_looked_at(cecilia: Person, smtp: Inbox) -> None:
    item = matter(cecilia, due=FAR)
    plan(MORNING)
    assert looked_at() == [item.pk]
    tell(MORNING)
    plan(MORNING)
    assert looked_at() == []


@pytest.mark.parametrize("to", [LATER, None])
def test_another_deadline_is_told(item: ActionItem, to: str | None) -> None:
    due(to)
    assert moved() == [("moved:1", to or "", "2019-01-30T07:00")]


def test_a_deadline_where_there_was_none_is_told(cecilia: Person) -> None:
    told(cecilia, matter(cecilia))
    plan(MORNING)
    assert looked_at() == []
    due(FAR)
    assert moved() == [("moved:1", FAR, "2019-01-30T07:00")]


def test_the_old_deadline_is_told_again_to_whoever_was_told_another(item: ActionItem) -> None:
    due(LATER)
    plan(MORNING)
    Reminder.objects.filter(status="waiting").update(status="sent")
    due(FAR)
    assert moved() == [("moved:2", FAR, "2019-01-30T07:00")]


def test_news_that_went_with_a_deadline_of_that_moment_is_put_right(
    item: ActionItem, cecilia: Person, rickard: Person, anna: Person, smtp: Inbox
) -> None:
    assign(item, [cecilia, rickard], by=anna, via="page", now=NOW)
    plan(MORNING)
    collect(MORNING)
    due(LATER)
    send(MORNING)
    due(FAR)
    assert moved() == [("moved:1", FAR, "2019-01-30T07:00")]


def test_a_letter_in_doubt_that_went_again_with_another_deadline_is_put_right(
    cecilia: Person, smtp: Inbox
) -> None:
    matter(cecilia, due=FAR)
    smtp.on_message = lambda _mail: VANISH
    tell(MORNING)
    smtp.on_message = lambda _mail: None
    again = MORNING + datetime.timedelta(minutes=6)
    plan(again)
    due(LATER)
    send(again)
    due(FAR)
    assert moved() == [("moved:1", FAR, "2019-01-30T07:00")]


def test_whoever_is_told_later_than_the_others_is_waited_for(
    item: ActionItem, cecilia: Person, rickard: Person
) -> None:
    late = ReminderFactory(
        person=rickard, action_item=item, occasion="moved:1", deadline=day(LATER), status="waiting"
    )
    due(LATER)
    told(cecilia, ActionItem.objects.get(), "moved:1")
    plan(MORNING)
    assert looked_at() == [item.pk]
    Reminder.objects.filter(pk=late.pk).update(status="sent")
    plan(MORNING)
    assert looked_at() == []


def test_the_next_contact_of_a_group_is_told_and_the_first_again(rickard: Person) -> None:
    group = BodyFactory(contact=rickard)
    item = matter(group, due=FAR)
    told(rickard, item)
    plan(MORNING)
    assert looked_at() == []
    group.contact = PersonFactory()
    group.save()
    assert moved() == [("new", FAR, "2019-01-29T07:00")]
    Reminder.objects.update(status="sent")
    due(LATER)
    plan(NEXT_MORNING)
    Reminder.objects.filter(status="waiting", person=group.contact).update(status="sent")
    group.contact = rickard
    group.save()
    plan(NEXT_MORNING)
    assert looked_at() == [item.pk]


def test_whoever_gets_it_instead_is_told(item: ActionItem, rickard: Person) -> None:
    Assignment.objects.update(person=rickard)
    assert moved() == [("new", FAR, "2019-01-29T07:00")]


def test_what_was_moved_while_it_was_closed_is_told_once_it_is_open_again(
    item: ActionItem, anna: Person
) -> None:
    change_status(item, ActionItem.Status.DONE, by=anna, via="page", now=NOW)
    due(LATER)
    plan(MORNING)
    change_status(item, ActionItem.Status.OPEN, by=anna, via="page", now=NOW)
    assert moved() == [("moved:1", LATER, "2019-01-30T07:00")]


def test_what_is_not_to_be_told_before_monday_is_told_on_monday(
    item: ActionItem, cecilia: Person, rickard: Person, anna: Person
) -> None:
    ReminderPolicyFactory(body=item.meeting.body, tells_new=False)
    friday = at("2019-02-01T16:00")
    assign(item, [rickard], by=anna, via="page", now=friday)
    assign(item, [cecilia], by=anna, via="page", now=friday)
    due(LATER)
    plan(friday)
    assert ledger() == []
    plan(at("2019-02-04T06:00"))
    assert ledger() == [("moved:1", LATER, "2019-02-04T07:00")]


@pytest.mark.django_db(transaction=True)
class TestBesideOthers:
    """Others have a matter locked, each over a connection of their own."""

    @pytest.fixture
    def item(self, cecilia: Person) -> ActionItem:
        item = matter(cecilia, due=FAR)
        told(cecilia, item)
        return item

    def test_noting_waits_for_nobody_and_comes_the_next_time(self, item: ActionItem) -> None:
        with ThreadPoolExecutor(1) as threads, transaction.atomic():
            ActionItem.objects.select_for_update().get()
            assert threads.submit(apart, lambda: plan(MORNING)).result(timeout=60) == 0
        assert looked_at() == [item.pk]
        plan(MORNING)
        assert looked_at() == []

    def test_a_rehearsal_locks_no_matter(self, item: ActionItem) -> None:
        plan(MORNING)
        due(LATER)
        with ThreadPoolExecutor(1) as threads, transaction.atomic():
            plan(NEXT_MORNING, rehearsal=True)
            assert threads.submit(apart, lock_all).result(timeout=60) == 1
            transaction.set_rollback(True)


def apart(work: Callable[[], int]) -> int:
    """Over a connection of its own."""
    try:
        return work()
    finally:
        connection.close()


def lock_all() -> int:
    with transaction.atomic():
        return len(ActionItem.objects.select_for_update(nowait=True))
