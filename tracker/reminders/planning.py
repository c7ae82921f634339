"""What is due → rows of the ledger. Planning again, or twice at once, adds nothing."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from tracker.models import ActionItem, Assignment, Meeting, Person, Reminder
from tracker.reminders.approving import plan_approvals
from tracker.reminders.candidates import candidates
from tracker.reminders.changes import STATUS, Changes, known_rows
from tracker.reminders.coordinating import plan_for_coordinators
from tracker.reminders.ledger import OF_THE_PRESENT_DEADLINE, ON_ITS_WAY, TELLS_OF_THE_DEADLINE
from tracker.reminders.policies import policies
from tracker.reminders.policy import LONGEST_SHIFT, Policy
from tracker.reminders.told import forget_told, note_told
from tracker.reminders.wanted import Present, Task
from tracker.reminders.workdays import DAY

CHUNK = 500


def plan(now: datetime.datetime, only: Person | None = None, *, rehearsal: bool = False) -> int:
    """Write the rows for all that has become due by `now`. Returns how many.

    A row is written on its day, before its hour, so that a letter takes with it what falls due
    later the same day. The number of queries depends on the number of chunks, and of matters whose
    deadline has changed. `only`: for what a person has, whoever shares it. `rehearsal`: all will be
    taken back, and until then no matter is to be locked.
    """
    _follow_deadlines()
    present = present_at(now)
    planned = sum(_plan_chunk(chunk, present, rehearsal) for chunk in _chunks(present, only))
    return planned + plan_for_coordinators(present) + plan_approvals(present)


def present_at(now: datetime.datetime) -> Present:
    today = timezone.localdate(now)
    by_body = policies()
    rules = [each.weekly() for each in [Policy(), *by_body.values()]]
    furthest = max(each.brief_days for each in rules) + LONGEST_SHIFT
    meetings: dict[int, list[Meeting]] = defaultdict(list)
    coming = Meeting.objects.coming(today).filter(status=Meeting.Status.PLANNED)
    for meeting in coming.filter(date__lte=today + furthest * DAY):
        meetings[meeting.body_id].append(meeting)
    return Present(now, today, timezone.get_default_timezone(), by_body, meetings)


def _follow_deadlines() -> None:
    """News that still waits tells of the deadline as it is now."""
    due_on = ActionItem.objects.filter(pk=OuterRef("action_item")).values("due_on")[:1]
    waiting = Reminder.objects.filter(TELLS_OF_THE_DEADLINE, status=STATUS.WAITING)
    waiting.filter(Exists(_twins())).exclude(ON_ITS_WAY).delete()
    waiting.exclude(OF_THE_PRESENT_DEADLINE | ON_ITS_WAY).update(deadline=Subquery(due_on))


def _twins() -> QuerySet[Reminder]:
    """Older rows of the same news. Two planners write both where a deadline changed between
    what each of them had read; following the deadline, the rows would come to be one."""
    same = ("person", "action_item", "occasion")
    return Reminder.objects.filter(pk__lt=OuterRef("pk"), **{name: OuterRef(name) for name in same})


def _chunks(present: Present, only: Person | None) -> Iterator[list[ActionItem]]:
    """The matters that there may be something to say of, some hundred at a time, whole columns
    left out."""
    assignments = Assignment.objects.select_related("person", "body__contact").order_by("pk")
    matters = (
        ActionItem.objects.open()
        .select_related("decision__agenda_item__meeting")
        .defer("text", "decision__text")
        .prefetch_related(Prefetch("assignments", queryset=assignments))
        .order_by("pk")
    )
    if only:
        matters = matters.filter(pk__in=ActionItem.objects.assigned_to(only).values("pk"))
    found = candidates(present)
    for start in range(0, len(found), CHUNK):
        yield list(matters.filter(pk__in=found[start : start + CHUNK]))


def _plan_chunk(chunk: Sequence[ActionItem], present: Present, rehearsal: bool) -> int:
    changes = Changes(present.now)
    for task in _tasks(chunk, present):
        changes.note(task)
    if not rehearsal:
        forget_told(chunk)
    written = changes.write()
    if not rehearsal:
        note_told(chunk)
    return written


def _tasks(chunk: Sequence[ActionItem], present: Present) -> Iterator[Task]:
    known = known_rows(chunk)
    for item in chunk:
        for person, assigned_at in _recipients(item).values():
            yield Task(person, item, assigned_at, present, known[person.pk, item.pk])


def _recipients(item: ActionItem) -> dict[int, tuple[Person, datetime.datetime]]:
    """Each person once, who has the matter themselves or as a group's contact, and since when."""
    found: dict[int, tuple[Person, datetime.datetime]] = {}
    for assignment in item.assignments.all():
        person = assignment.recipient
        if person is not None:
            since = found.get(person.pk, (person, assignment.assigned_at))[1]
            found[person.pk] = person, min(since, assignment.assigned_at)
    return found
