"""On which days and at what hour people are told: rules of days alone.

An occasion goes on the working day before, where its own day is none. Of all occasions whose day
has come only the latest counts, so that a missed run is caught up with one reminder.
"""

import datetime
from dataclasses import dataclass, replace

from tracker.reminders.workdays import DAY, working_day_on_or_after, working_day_on_or_before

NEW = "new"
# Theirs anew, after it lay with somebody else meanwhile, by the day: new:2019-02-05.
NEW_AGAIN = "new:"
BRIEF = "brief"
# The prefixes of the numbered ones: before:7, overdue:8, moved:2.
BEFORE = "before:"
OVERDUE = "overdue:"
MOVED = "moved:"
# What coordinators are told: that somebody wishes for more time, by the number of the wish's line
# of history; and once a week what needs them, by its day.
WISH = "wish:"
WEEK = "week:"
# And that an adjuster wants something changed in minutes, by the number of the comment's line.
COMMENT = "comment:"
# What adjusters are told: that minutes wait for them; again as approve:7, approve:14, ….
APPROVE = "approve"
APPROVE_EVERY = 7
DAYS_OF_A_WEEK = 7

# A working-day shift never reaches further back (the longest run of days off is five).
LONGEST_SHIFT = 7
# Days after a deadline for which a reminder before it, that was missed, is caught up with.
LONGEST_CATCH_UP = 30


def is_for_coordinators(occasion: str) -> bool:
    """Whether a row tells somebody of what they coordinate, and not of what is theirs to do."""
    return occasion.startswith((WISH, WEEK, COMMENT))


@dataclass(frozen=True)
class Policy:
    """When a body's people are told. Without days_before, or with overdue_first or brief_days 0:
    not at all; with overdue_every 0: once.

    A 0 among the days before is the deadline's own day.
    """

    tells_new: bool = True
    days_before: tuple[int, ...] = (7, 1)
    overdue_first: int = 1
    overdue_every: int = 7
    brief_days: int = 5
    hour: datetime.time = datetime.time(7)
    working_days_only: bool = True

    def on_or_before(self, day: datetime.date) -> datetime.date:
        return working_day_on_or_before(day) if self.working_days_only else day

    def on_or_after(self, day: datetime.date) -> datetime.date:
        return working_day_on_or_after(day) if self.working_days_only else day

    def gives(self, occasion: str) -> bool:
        """Whether people are told on an occasion at all: a row may have been planned by rules
        that have changed since."""
        kind, _colon, number = occasion.partition(":")
        match kind:
            case "new":
                return self.tells_new
            case "before":
                return int(number) in self.days_before
            case "overdue":
                return self._gives_overdue(int(number))
            case "brief":
                return self.brief_days > 0
        return True

    def _gives_overdue(self, days: int) -> bool:
        if self.overdue_first == 0 or self.overdue_every == 0:
            return 0 < days == self.overdue_first
        later = days - self.overdue_first
        return later >= 0 and later % self.overdue_every == 0

    def fewer(self) -> "Policy":
        """For somebody who has chosen less: the last reminder before a deadline, and no briefs."""
        # Rather the day before than the day itself, on which it may be too late.
        days = sorted(days for days in self.days_before if days >= 0)
        last = [*(each for each in days if each), *days]
        return replace(self, days_before=tuple(last[:1]), brief_days=0)

    def weekly(self) -> "Policy":
        """For somebody who has chosen one letter a week: of days nearer than that, it is the last
        letter before the deadline, or before the meeting, that tells."""
        days = {max(days, DAYS_OF_A_WEEK) for days in self.days_before if days >= 0}
        brief_days = self.brief_days and max(self.brief_days, DAYS_OF_A_WEEK)
        return replace(self, days_before=tuple(sorted(days)), brief_days=brief_days)


@dataclass(frozen=True, order=True)
class Occasion:
    """Why somebody is told, and the day on which it goes."""

    day: datetime.date
    name: str


def occasion_for(
    deadline: datetime.date,
    policy: Policy,
    *,
    set_on: datetime.date | None,
    today: datetime.date,
) -> Occasion | None:
    """The latest occasion that a deadline gives by `today`, or None.

    A deadline that has passed keeps those before it until the first after it has come, but for no
    more than a month: rules that change remind of no deadlines long past. One that lies before
    `set_on`, the day on which the deadline was decided, is left out: the news of the deadline
    itself covers it. None, or a day still to come: no such bound.
    """
    occasion = _overdue(deadline, policy, today) or _before(deadline, policy, today)
    if occasion and set_on and occasion.day < set_on <= today:
        return None
    return occasion


def _before(deadline: datetime.date, policy: Policy, today: datetime.date) -> Occasion | None:
    if (today - deadline).days > LONGEST_CATCH_UP:
        return None
    come = [
        (day, -days)
        for days in policy.days_before
        if days >= 0 and (day := policy.on_or_before(deadline - days * DAY)) <= today
    ]
    if not come:
        return None
    day, days = max(come)
    return Occasion(day, f"{BEFORE}{-days}")


def _overdue(deadline: datetime.date, policy: Policy, today: datetime.date) -> Occasion | None:
    """Repeated every `overdue_every` days for as long as it takes."""
    if policy.overdue_first == 0:
        return None
    nominal_days = (today - deadline).days + LONGEST_SHIFT - policy.overdue_first
    if nominal_days < 0:
        return None
    repeats = nominal_days // policy.overdue_every if policy.overdue_every else 0
    for repeat in range(repeats, -1, -1):
        days = policy.overdue_first + repeat * policy.overdue_every
        day = _overdue_day(deadline, days, policy)
        if day <= today:
            return Occasion(day, f"{OVERDUE}{days}")
    return None


def _overdue_day(deadline: datetime.date, days: int, policy: Policy) -> datetime.date:
    """The working day before, but never so early that the deadline day has not ended."""
    earliest = policy.on_or_after(deadline + DAY)
    return max(policy.on_or_before(deadline + days * DAY), earliest)


def approval_occasion(
    first: datetime.date, policy: Policy, today: datetime.date, *, once: bool = False
) -> Occasion | None:
    """The latest day by `today` on which somebody is told of minutes to approve, or None.

    From the `first`, a working day, once a week for as long as it takes; or `once` alone.
    """
    if today < first:
        return None
    repeats = 0 if once else ((today - first).days + LONGEST_SHIFT) // APPROVE_EVERY
    for repeat in range(repeats, 0, -1):
        days = repeat * APPROVE_EVERY
        day = policy.on_or_before(first + days * DAY)
        if first < day <= today:
            return Occasion(day, f"{APPROVE}:{days}")
    return Occasion(first, APPROVE)


def brief_day(meeting_date: datetime.date, policy: Policy) -> datetime.date | None:
    """The day on which people get their outstanding matters before a meeting."""
    if policy.brief_days == 0:
        return None
    return policy.on_or_before(meeting_date - policy.brief_days * DAY)


def first_hour_after(
    moment: datetime.datetime, policy: Policy, zone: datetime.tzinfo
) -> datetime.datetime:
    """The policy's hour on the first working day on which it is not yet past at `moment`.

    Friday 16:00 → Monday 07:00; a working day 06:00 → the same day 07:00.
    """
    local = moment.astimezone(zone)
    day = local.date() if local.time() <= policy.hour else local.date() + DAY
    return _at(policy.on_or_after(day), policy, zone)


def telling_time(
    day: datetime.date, policy: Policy, *, today: datetime.date, zone: datetime.tzinfo
) -> datetime.datetime:
    """The moment at which an occasion goes; a day that was missed is caught up with today."""
    return _at(policy.on_or_after(max(day, today)), policy, zone)


def _at(day: datetime.date, policy: Policy, zone: datetime.tzinfo) -> datetime.datetime:
    """Local time: 07:00 stays 07:00 when summer time begins or ends."""
    return datetime.datetime.combine(day, policy.hour, tzinfo=zone)


def weekly_day(today: datetime.date) -> datetime.date:
    """The latest day for weekly letters that has come: a Monday, or the first working day after."""
    day = _weekly_day_of(today)
    return day if day <= today else _weekly_day_of(today - 7 * DAY)


def weekly_day_from(day: datetime.date) -> datetime.date:
    """The next day for weekly letters, which may be the day itself."""
    this_week = _weekly_day_of(day)
    return this_week if this_week >= day else _weekly_day_of(day + 7 * DAY)


def _weekly_day_of(day: datetime.date) -> datetime.date:
    return working_day_on_or_after(day - day.weekday() * DAY)
