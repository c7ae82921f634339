"""Who will be told that they have been given a matter, and when, before anybody is."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet
from django.utils import timezone

from tracker.models import ActionItem, Meeting, Person
from tracker.reminders.ledger import undeliverable
from tracker.reminders.policies import policies
from tracker.reminders.policy import LONGEST_SHIFT, Policy, first_hour_after, weekly_day_from
from tracker.reminders.workdays import DAY


def first_letters(meeting: Meeting, now: datetime.datetime) -> Mapping[datetime.date, int]:
    """How many letters go on which day about what is given at a meeting now, in order of day."""
    if not policies()[meeting.body_id].tells_new:
        return {}
    return letters_about(meeting, _recipients(meeting), now)


def letters_about(
    meeting: Meeting, people: Iterable[Person], now: datetime.datetime
) -> Mapping[datetime.date, int]:
    """How many letters go on which day to people who are told now of a meeting, in order of day.

    Who cannot be written to is left out.
    """
    policy = policies()[meeting.body_id]
    zone = timezone.get_default_timezone()
    day = first_hour_after(now, policy, zone).date()
    reached = (person for person in people if not undeliverable(person))
    days = Counter(_day_for(person, day, policy) for person in reached)
    return dict(sorted(days.items()))


def _day_for(person: Person, day: datetime.date, policy: Policy) -> datetime.date:
    """The day itself, or the first on which letters go by the person's own choice."""
    if person.pace == Person.Pace.WEEKLY:
        day = weekly_day_from(day)
    if person.paused_until is None or person.paused_until < day:
        return day
    # "9999-12-31" is for ever, and no day comes after it.
    last = min(person.paused_until, datetime.date.max - LONGEST_SHIFT * DAY)
    return policy.on_or_after(last + DAY)


def _recipients(meeting: Meeting) -> QuerySet[Person]:
    items = ActionItem.objects.open().filter(decision__agenda_item__meeting=meeting)
    theirs = Q(assignments__action_item__in=items)
    groups = Q(contact_for__assignments__action_item__in=items)
    return Person.objects.filter(theirs | groups).distinct()
