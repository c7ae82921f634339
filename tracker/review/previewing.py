"""What accepting a draft would do, found by doing it and taking it back."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from tracker.errors import DomainError
from tracker.models import (
    ActionItem,
    Assignment,
    Body,
    Decision,
    Meeting,
    MinutesFile,
    Person,
    User,
)
from tracker.review.accepting import accept

Letters = Mapping[datetime.date, int]


@dataclass(frozen=True)
class Preview:
    """Counts and names; `error` says why the draft cannot be accepted as it stands."""

    error: DomainError | None = None
    decisions: int = 0
    action_items: int = 0
    unassigned: int = 0
    new_people: list[str] = field(default_factory=list)
    new_bodies: list[str] = field(default_factory=list)
    # What the body is called, and the day.
    new_meetings: list[tuple[str, datetime.date]] = field(default_factory=list)
    without_address: list[str] = field(default_factory=list)
    # How many letters go on which day.
    letters: Letters = field(default_factory=dict)


def preview(
    file: MinutesFile,
    *,
    by: User | None,
    now: datetime.datetime,
    letters: Callable[[Meeting], Letters] | None = None,
) -> Preview:
    """Accept `file` in a transaction that is rolled back. Nothing is stored, no error raised.

    `letters` tells of the meeting, as accepted, how many letters would go on which day.
    """
    trial = MinutesFile.objects.get(pk=file.pk)
    with transaction.atomic():
        last = {model: _last(model) for model in (Person, Body, Meeting)}
        try:
            with transaction.atomic():
                meeting = accept(trial, by=by, now=now)
                found = _count(meeting, last, letters(meeting) if letters else {})
        except DomainError as error:
            found = Preview(error=error)
        transaction.set_rollback(True)
    return found


def _last(model: type[Any]) -> int:
    return model.objects.aggregate(last=Max("pk"))["last"] or 0


def _count(meeting: Meeting, last: Mapping[Any, int], letters: Letters) -> Preview:
    items = ActionItem.objects.filter(decision__agenda_item__meeting=meeting)
    told = Q(person__email="") | Q(body__contact__isnull=True, body__isnull=False)
    silent = Assignment.objects.filter(told, action_item__in=items).distinct()
    return Preview(
        decisions=Decision.objects.filter(agenda_item__meeting=meeting).count(),
        action_items=items.count(),
        unassigned=items.unassigned().count(),
        new_people=_names(Person.objects.filter(pk__gt=last[Person])),
        new_bodies=_names(Body.objects.filter(pk__gt=last[Body])),
        new_meetings=_meetings(Meeting.objects.filter(pk__gt=last[Meeting]).exclude(pk=meeting.pk)),
        without_address=sorted({str(each) for each in silent.select_related("person", "body")}),
        letters=letters,
    )


def _meetings(records: QuerySet[Meeting]) -> list[tuple[str, datetime.date]]:
    coming = records.select_related("body").order_by("date", "pk")
    return [(each.body.label, each.date) for each in coming]


def _names(records: Any) -> list[str]:
    return [str(each) for each in records.order_by("pk")]
