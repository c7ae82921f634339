"""Whatever the days, the policies and what happened before: properties of planning and sending."""

import datetime
import os
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from tests.mail_server import Inbox
from tests.reminders.histories import TIMES, histories
from tests.reminders.world import Sent, World, world
from tracker.models import ActionItem, Approval, MailHold, Mailing, Reminder
from tracker.reminders import plan
from tracker.reminders.collecting import every_day_bodies
from tracker.reminders.policy import BRIEF, is_for_coordinators
from tracker.reminders.workdays import is_working_day

pytestmark = pytest.mark.django_db
# HISTORIES=200 tries so many, drawn anew; else they are few, and the same in every run. A failing
# one is shown as it is: a history takes a good part of a second, and to make one smaller takes
# Hypothesis as long as it may, which is five minutes a test.
MANY = os.environ.get("HISTORIES")
some = settings(
    max_examples=int(MANY or 5),
    derandomize=not MANY,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
Drawn = Mapping[str, Any]
LINK = re.compile(r"http\S+")


def ledger() -> Counter[tuple[Any, ...]]:
    names = ("occasion", "deadline", "status", "due_at", "meeting")
    return Counter(Reminder.objects.values_list("person", "action_item", "approval", *names))


@some
@given(drawn=histories())
def test_planned_again_the_plan_is_the_same(smtp: Inbox, drawn: Drawn) -> None:
    """After any steps, whatever they were: also of what the planner does not look at."""
    with world(drawn, smtp) as here:
        for start in range(0, len(drawn["events"]), 4):
            here.happen(drawn["events"][start : start + 4])
            plan(here.now)
            planned = ledger()
            everything = list(ActionItem.objects.open().values_list("pk", flat=True))
            with patch("tracker.reminders.planning.candidates", return_value=everything):
                assert plan(here.now) == 0
            assert ledger() == planned


@some
@given(drawn=histories(back=False), one=TIMES, other=TIMES)
def test_at_whatever_time_of_the_day_the_plan_is_the_same(
    smtp: Inbox, drawn: Drawn, one: datetime.time, other: datetime.time
) -> None:
    """On a day on which nothing has happened yet."""
    plans = []
    with world(drawn, smtp) as here:
        here.happen(drawn["events"])
        here.next_day(one)
        for time in (one, other):
            with transaction.atomic():
                plan(here.now.replace(hour=time.hour, minute=time.minute))
                plans.append(ledger())
                transaction.set_rollback(True)
    assert plans[0] == plans[1]


@some
@given(drawn=histories(hours=False, back=False, rules=False))
def test_however_often_it_is_planned_people_are_told_the_same(smtp: Inbox, drawn: Drawn) -> None:
    """Missed days are caught up with. The coordinators' letter of the week is not, a day on which
    nobody planned before the hour is one on which people are told later, and a row keeps the day
    and the hour that it was planned for: none of these is here.
    """
    once, often = _told(drawn, smtp, often=False), _told(drawn, smtp, often=True)
    assert often == once


def _told(drawn: Drawn, smtp: Inbox, *, often: bool) -> list[tuple[Any, ...]]:
    """What people but the coordinator are sent; `often`: planned before and after each step, and
    each run twice."""
    with world(drawn, smtp) as here:
        for event in drawn["events"]:
            steps = [(event[0], ("plan",)), (0, event[1]), (0, ("plan",))] if often else [event]
            here.happen(steps + [(0, event[1])] * (often and event[1][0] == "tell"))
        return [_words(each) for each in here.sent if each.to != here.anna.email]


def _words(sent: Sent) -> tuple[Any, ...]:
    text = sent.mail.get_body(("plain",))
    assert text is not None
    return sent.at, sent.to, str(sent.mail["Subject"]), LINK.sub("", text.get_content())


@some
@given(drawn=histories())
def test_never_more_than_one_mail_a_person_and_day(smtp: Inbox, drawn: Drawn) -> None:
    """But for copies that somebody asked for; and one letter twice where nobody knew of it."""
    days: dict[tuple[str, datetime.date], set[str]] = defaultdict(set)
    with world(drawn, smtp) as here:
        here.happen(drawn["events"])
        copies = Mailing.objects.filter(copy_of__isnull=False).values_list("message_id", flat=True)
        asked = set(copies)
        for each in here.sent:
            if each.mail["Message-ID"] not in asked:
                person = here.whose(each.to).name
                days[person, each.at.date()].add(each.mail["Message-ID"])
        numbers = Counter(each.mail["Message-ID"] for each in here.sent)
        doubted = Mailing.objects.filter(was_uncertain=True).values_list("message_id", flat=True)
        bounced = Mailing.objects.filter(events__isnull=False).values_list("message_id", flat=True)
        assert {each for each, n in numbers.items() if n > 1} <= {*doubted, *bounced}
    assert {key: ids for key, ids in days.items() if len(ids) > 1} == {}


@some
@given(drawn=histories())
def test_every_letter_tells_who_wants_it_what_is_theirs_to_do(smtp: Inbox, drawn: Drawn) -> None:
    with world(drawn, smtp) as here:
        for minutes, event in drawn["events"]:
            # One run at a time: a letter is judged by how things stand when it goes.
            runs = event[1] if event[0] == "mornings" else 1
            for number in range(runs):
                one = ("mornings", 1) if event[0] == "mornings" else event
                before = len(here.sent)
                here.happens((minutes if number == 0 else 0, one))
                for sent in here.sent[before:]:
                    _check(here, sent)


def _check(here: World, sent: Sent) -> None:
    person = here.whose(sent.to)
    person.refresh_from_db()
    assert (person.email, person.wants_mail) == (sent.to, True)
    assert person.paused_until is None or person.paused_until < here.today
    assert not MailHold.objects.in_force(here.today).filter(person=person).exists()
    if Mailing.objects.get(message_id=sent.mail["Message-ID"]).copy_of:
        return
    keys = [int(key) for key in sent.mail["X-Tracker-Reminder"].split(", ")]
    rows = Reminder.objects.filter(pk__in=keys)
    matters = [row for row in rows if not row.approval]
    assert all(row.item.is_open for row in matters)
    assert all(_is_unsettled(row) for row in rows if row.approval)
    own = [row.item for row in matters if not is_for_coordinators(row.occasion)]
    assert all(person in [each.recipient for each in item.assignments.all()] for item in own)
    if not is_working_day(here.today):
        assert {row.source.body_id for row in rows} <= set(every_day_bodies())


def _is_unsettled(row: Reminder) -> bool:
    """Whether the minutes still wait for who is told: the adjuster, or a coordinator."""
    assert row.approval
    return row.approval.status == ("commented" if is_for_coordinators(row.occasion) else "waiting")


@some
@given(drawn=histories())
def test_in_the_end_everybody_has_been_told_what_is_theirs_and_by_when(
    smtp: Inbox, drawn: Drawn
) -> None:
    """Once the server is well, people can be reached, and bodies tell of what is new, nothing is
    left over."""
    with world(drawn, smtp) as here:
        latest = here.now
        for event in drawn["events"]:
            here.happens(event)
            latest = max(latest, here.now)
        here.now = latest
        for number in range(len(here.people)):
            here.release(number)
            here.choose_mail(number, "all", None, True)
            here.change_address(number, 9)
        for number in range(len(here.bodies)):
            here.set_policy(number, {"tells_new": True})
        here.mornings(11)
        here.next_day(datetime.time(23, 59))
        here.tell()
        assert _left(here) == []
        for item in ActionItem.objects.open():
            people = {each.recipient for each in item.assignments.all()} - {None}
            assert {person: _last_told(item, person) for person in people} == dict.fromkeys(
                people, item.due_on
            )
        for asked in Approval.objects.waiting():
            assert asked.reminders.filter(status="sent").exists()


def _left(here: World) -> list[Reminder]:
    """What waits though its time has come, on a working day."""
    if not is_working_day(here.today):
        return []
    waiting = Reminder.objects.filter(status__in=("waiting", "uncertain"), due_at__lte=here.now)
    return list(waiting)


def _last_told(item: ActionItem, person: Any) -> datetime.date | None:
    """The deadline that news, or a reminder where there was none, has told them last."""
    rows = Reminder.objects.filter(person=person, action_item=item, status="sent").order_by("pk")
    days = [
        row.deadline
        for row in rows
        if row.occasion != BRIEF and not is_for_coordinators(row.occasion)
    ]
    return days[-1]
