"""What one person is to be told of one matter by now, whatever the ledger holds already."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.models import ActionItem, Meeting, Person, Reminder
from tracker.reminders.ledger import TOLD, tells_of_another_day, tells_of_the_deadline
from tracker.reminders.policies import policy_for
from tracker.reminders.policy import (
    BEFORE,
    BRIEF,
    MOVED,
    NEW,
    NEW_AGAIN,
    OVERDUE,
    Policy,
    brief_day,
    first_hour_after,
    occasion_for,
    telling_time,
)
from tracker.reminders.workdays import DAY


@dataclass(frozen=True)
class Present:
    """The moment of planning and what holds for all matters at it."""

    now: datetime.datetime
    today: datetime.date
    zone: datetime.tzinfo
    policies: Mapping[int, Policy]
    # The coming meetings of each body, by its id.
    meetings: Mapping[int, Sequence[Meeting]]


@dataclass(frozen=True)
class Known:
    """A row of the ledger, as the planner needs it."""

    pk: int
    occasion: str
    deadline: datetime.date | None
    status: str
    due_at: datetime.datetime
    to_email: str | None


# The columns of the ledger that make one.
KNOWN_COLUMNS = ("pk", "occasion", "deadline", "status", "due_at", "mailing__to_email")


@dataclass(frozen=True)
class Wanted:
    """A row that is to be in the ledger."""

    occasion: str
    deadline: datetime.date | None
    due_at: datetime.datetime
    meeting: Meeting | None = None


@dataclass
class Task:
    """A person's part in a matter: since when, and what the ledger holds of it."""

    person: Person
    item: ActionItem
    assigned_at: datetime.datetime
    present: Present
    known: list[Known] = field(default_factory=list)

    def wanted(self) -> Iterator[Wanted]:
        """Nobody is reminded of a matter before the time to tell them that it is theirs."""
        news = self._news()
        assigned = self.assigned_at <= self.present.now
        if assigned and news.date() > self.present.today:
            return
        is_news = assigned and self.policy.tells_new and not self._knows()
        if is_news:
            yield Wanted(NEW, self.item.due_on, self._at(news.date()))
        yield from self._by_deadline()
        yield from self._briefs(self._local(self.assigned_at) if assigned else None)
        again = self._again() if is_news else None
        if again:
            yield again
        if not again or self._is_told(again.occasion):
            yield from self._moved()

    @property
    def policy(self) -> Policy:
        return policy_for(self.person, self.present.policies[self.item.meeting.body_id])

    def to_withdraw(self) -> list[int]:
        """Notices of a new deadline that is the old one again, before anybody was told."""
        told = self._told()
        if told is None or told.deadline != self.item.due_on:
            return []
        return [row.pk for row in self._waiting_news() if row.occasion.startswith(MOVED)]

    def _knows(self) -> bool:
        """They have been told of it since it is theirs: reminded of it, while no news went."""
        told = self._told()
        return told is not None and told.due_at >= self.assigned_at

    def _again(self) -> Wanted | None:
        """They have been told before, and it has lain with somebody else since."""
        before = [
            row for row in self.known if row.occasion == NEW and row.due_at < self.assigned_at
        ]
        if not before or not self._is_told(NEW):
            return None
        occasion = f"{NEW_AGAIN}{self._local(self.assigned_at).isoformat()}"
        return Wanted(occasion, self.item.due_on, self._at(self._news().date()))

    def _is_told(self, occasion: str) -> bool:
        return any(row.occasion == occasion and row.status in TOLD for row in self.known)

    def _by_deadline(self) -> Iterator[Wanted]:
        deadline = self.item.due_on
        if deadline is None:
            return
        # Where there is no news of a deadline, none covers what lies before it was set.
        has_news = self.policy.tells_new or self._told()
        set_on = self.item.due_set_on if has_news else None
        occasion = occasion_for(deadline, self.policy, set_on=set_on, today=self.present.today)
        if occasion and not self._is_reminded(deadline, since=occasion.day):
            yield Wanted(occasion.name, deadline, self._at(occasion.day))

    def _is_reminded(self, deadline: datetime.date, *, since: datetime.date) -> bool:
        """By rules that have changed, on other days."""
        return any(
            row.deadline == deadline
            and row.status in TOLD
            and row.occasion.startswith((BEFORE, OVERDUE))
            and self._local(row.due_at) >= since
            for row in self.known
        )

    def _briefs(self, assigned_on: datetime.date | None) -> Iterator[Wanted]:
        """Before each coming meeting of the body, but for those that the news came after."""
        decided = self.item.meeting
        for meeting in self.present.meetings.get(decided.body_id, ()):
            day = brief_day(meeting.date, self.policy)
            if day is None or day > self.present.today or meeting.date <= decided.date:
                continue
            if assigned_on is None or assigned_on <= day:
                yield Wanted(BRIEF, meeting.date, self._at(day), meeting)

    def _moved(self) -> Iterator[Wanted]:
        """One notice, where the deadline is another than the one they have been told."""
        told = self._told()
        if told is None or told.deadline == self.item.due_on or self._waiting_news():
            return
        yield Wanted(self._notice(told), self.item.due_on, self._notice_time())

    def _notice(self, told: Known) -> str:
        """The one of this deadline that nobody could be told by since; else the next number."""
        notices = [row for row in self.known if row.occasion.startswith(MOVED)]
        for row in notices:
            if row.pk > told.pk and row.deadline == self.item.due_on:
                return row.occasion
        numbers = [int(row.occasion.removeprefix(MOVED)) for row in notices]
        return f"{MOVED}{1 + max(numbers, default=0)}"

    def _notice_time(self) -> datetime.datetime:
        """The first hour after the deadline was set: now, or the day that it was set has ended.

        A day to come says nothing: a script moved the meeting today and asks about a day past.
        """
        set_on, present = self.item.due_set_on, self.present
        if set_on is not None and set_on > present.today:
            return self._at(present.today)
        if set_on is None or set_on == present.today:
            return first_hour_after(present.now, self.policy, present.zone)
        day = first_hour_after(
            datetime.datetime.combine(set_on + DAY, datetime.time(), tzinfo=present.zone),
            self.policy,
            present.zone,
        ).date()
        return self._at(day)

    def _told(self) -> Known | None:
        """The last row that has told them of a deadline."""
        rows = [
            row
            for row in self.known
            if row.status in TOLD and not tells_of_another_day(row.occasion)
        ]
        return max(rows, key=lambda row: row.pk, default=None)

    def _waiting_news(self) -> list[Known]:
        return [
            row
            for row in self.known
            if row.status == Reminder.Status.WAITING and tells_of_the_deadline(row.occasion)
        ]

    def _at(self, day: datetime.date) -> datetime.datetime:
        """A missed day is caught up with today; of a weekly letter it stays the day of its week."""
        weekly = self.person.pace == Person.Pace.WEEKLY
        today = min(self._news().date(), self.present.today) if weekly else self.present.today
        return telling_time(day, self.policy, today=today, zone=self.present.zone)

    def _news(self) -> datetime.datetime:
        """When they are told that it is theirs, at the earliest."""
        return first_hour_after(self.assigned_at, self.policy, self.present.zone)

    def _local(self, moment: datetime.datetime) -> datetime.date:
        return moment.astimezone(self.present.zone).date()
