"""Whatever the days, the policies and what happened before: properties of planning and sending."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    STOCKHOLM,
    BodyFactory,
    MeetingFactory,
    PersonFactory,
    ReminderFactory,
    ReminderPolicyFactory,
)
from tests.mail_server import VANISH, Inbox
from tests.reminders.scenes import matter
from tracker.models import ActionItem, Mailing, Person, Reminder
from tracker.reminders import plan, tell

pytestmark = pytest.mark.django_db
some = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

DAY = datetime.timedelta(days=1)
# A span with Epiphany, Easter, the beginning of summer time and 1 May in it.
DATES = st.dates(datetime.date(2018, 12, 20), datetime.date(2019, 5, 10))
TODAYS = st.dates(datetime.date(2019, 1, 20), datetime.date(2019, 4, 30))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
POLICIES = st.fixed_dictionaries(
    {
        "days_before": st.lists(st.integers(0, 20), max_size=4),
        "overdue_first": st.integers(1, 5),
        "overdue_every": st.integers(1, 14),
        "brief_days": st.integers(0, 10),
        "hour": TIMES,
        "working_days_only": st.booleans(),
    }
)
OCCASIONS = st.sampled_from(["new", "before:7", "before:1", "overdue:1", "moved"])
# A row of the ledger: occasion, deadline (None: the matter's own), what became of it.
ROWS = st.tuples(
    OCCASIONS, st.none() | DATES, st.sampled_from([each.value for each in Reminder.Status])
)
MATTERS = st.fixed_dictionaries(
    {"due": st.none() | DATES, "set_on": st.none() | DATES, "rows": st.lists(ROWS, max_size=4)}
)
PACES = st.sampled_from([each.value for each in Person.Pace])
HISTORIES = st.fixed_dictionaries(
    {
        "policy": POLICIES,
        "meetings": st.lists(DATES, max_size=3, unique=True),
        "matters": st.lists(MATTERS, min_size=1, max_size=4),
        "pace": PACES,
    }
)


def moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, time, tzinfo=STOCKHOLM)


@contextmanager
def history(drawn: Mapping[str, Any]) -> Iterator[Person]:
    """Two people and what has happened to them so far; all is taken back at the end."""
    with transaction.atomic():
        body = BodyFactory()
        ReminderPolicyFactory(body=body, **drawn["policy"])
        decided = MeetingFactory(body=body, date=datetime.date(2018, 12, 19))
        for date in drawn["meetings"]:
            MeetingFactory(body=body, date=date)
        people = [PersonFactory(pace=drawn["pace"]), PersonFactory()]
        for each in drawn["matters"]:
            _matter(people, each, decision__agenda_item__meeting=decided)
        yield people[0]
        transaction.set_rollback(True)


def _matter(people: Sequence[Person], drawn: Mapping[str, Any], **given: Any) -> None:
    item = matter(
        *people,
        due=str(drawn["due"]) if drawn["due"] else None,
        due_set_on=drawn["set_on"],
        assigned_at=moment(datetime.date(2018, 12, 19), datetime.time(16)),
        **given,
    )
    for occasion, day, status in _as_the_planner_numbers(drawn["rows"]):
        ReminderFactory(
            person=people[0],
            action_item=item,
            occasion=occasion,
            deadline=day or item.due_on,
            status=status,
        )


def _as_the_planner_numbers(rows: Sequence[tuple[str, Any, str]]) -> Iterator[tuple[str, Any, str]]:
    """Each occasion once, and the notices of a new deadline one after the other."""
    once = set()
    notices = count(1)
    for occasion, day, status in rows:
        name = f"moved:{next(notices)}" if occasion == "moved" else occasion
        if name not in once:
            once.add(name)
            yield name, day, status


def ledger() -> Counter[tuple[Any, ...]]:
    names = ("person", "action_item", "occasion", "deadline", "status", "due_at", "meeting")
    return Counter(Reminder.objects.values_list(*names))


@some
@given(drawn=HISTORIES, today=TODAYS, time=TIMES)
def test_planned_again_the_plan_is_the_same(
    drawn: Mapping[str, Any], today: datetime.date, time: datetime.time
) -> None:
    with history(drawn):
        plan(moment(today, time))
        planned = ledger()
        assert plan(moment(today, time)) == 0
        assert ledger() == planned


@some
@given(drawn=HISTORIES, today=TODAYS, times=st.tuples(TIMES, TIMES))
def test_at_whatever_time_of_the_day_the_plan_is_the_same(
    drawn: Mapping[str, Any], today: datetime.date, times: tuple[datetime.time, datetime.time]
) -> None:
    """But for a deadline that was set on the very day, whose notice goes at the next hour."""
    for each in drawn["matters"]:
        if each["set_on"] in (None, today):
            each["set_on"] = datetime.date(2018, 12, 19)
    plans = []
    with history(drawn):
        for time in times:
            with transaction.atomic():
                plan(moment(today, time))
                plans.append(ledger())
                transaction.set_rollback(True)
    assert plans[0] == plans[1]


@some
@given(drawn=HISTORIES, today=TODAYS, time=TIMES)
def test_the_planner_looks_at_every_matter_that_there_is_something_to_say_of(
    drawn: Mapping[str, Any], today: datetime.date, time: datetime.time
) -> None:
    with history(drawn):
        plan(moment(today, time))
        planned = ledger()
        everything = list(ActionItem.objects.open().values_list("pk", flat=True))
        with patch("tracker.reminders.planning.candidates", return_value=everything):
            assert plan(moment(today, time)) == 0
        assert ledger() == planned


RUNS = st.lists(
    st.tuples(TODAYS, TIMES, st.sampled_from([None, None, "451 later", "550 no", VANISH])),
    min_size=2,
    max_size=8,
)


@settings(some, max_examples=8)
@given(drawn=HISTORIES, runs=RUNS, moved_to=DATES)
def test_never_more_than_one_mail_a_person_and_day(
    smtp: Inbox, drawn: Mapping[str, Any], runs: list[Any], moved_to: datetime.date
) -> None:
    """Also where the clock goes back and forth, deadlines move and the server is in a mood."""
    days: dict[tuple[str, datetime.date], set[str]] = defaultdict(set)
    copies: Counter[str] = Counter()
    with history(drawn):
        for number, (day, time, mood) in enumerate([run for run in runs for _twice in range(2)]):
            smtp.clear()
            smtp.on_message = lambda _mail, mood=mood: mood  # type: ignore[misc]
            tell(moment(day, time))
            for mail, (to,) in zip(smtp.messages, smtp.recipients, strict=True):
                days[to, day].add(mail["Message-ID"])
                copies[mail["Message-ID"]] += 1
            if number == 1:
                ActionItem.objects.update(due_on=moved_to, due_set_on=day)
        doubted = Mailing.objects.filter(was_uncertain=True).values_list("message_id", flat=True)
        assert {each for each, number in copies.items() if number > 1} <= set(doubted)
    assert {key: ids for key, ids in days.items() if len(ids) > 1} == {}
