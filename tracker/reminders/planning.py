"""What is due → rows of the ledger. Planning again, or twice at once, adds nothing."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from tracker.models import ActionItem, Assignment, Meeting, Person, Reminder
from tracker.reminders.ledger import ON_ITS_WAY, TELLS_OF_THE_DEADLINE, undeliverable
from tracker.reminders.policies import policies
from tracker.reminders.policy import LONGEST_SHIFT, NEW, Policy
from tracker.reminders.wanted import Known, Present, Task, Wanted
from tracker.reminders.workdays import DAY

CHUNK = 500
STATUS = Reminder.Status
# Rows that may come back: nobody has been told by them.
ASLEEP = (STATUS.OBSOLETE, STATUS.FAILED, STATUS.NO_ADDRESS, STATUS.DECLINED)


def plan(now: datetime.datetime) -> int:
    """Write the rows for all that has become due by `now`. Returns how many.

    A row is written on its day, before its hour, so that a letter takes with it what falls due
    later the same day. The number of queries depends on the number of chunks alone.
    """
    _follow_deadlines()
    present = _present(now)
    return sum(_plan_chunk(chunk, present) for chunk in _chunks())


def _present(now: datetime.datetime) -> Present:
    today = timezone.localdate(now)
    by_body = policies()
    furthest = max(each.brief_days for each in [Policy(), *by_body.values()]) + LONGEST_SHIFT
    meetings: dict[int, list[Meeting]] = defaultdict(list)
    coming = Meeting.objects.coming(today).filter(status=Meeting.Status.PLANNED)
    for meeting in coming.filter(date__lte=today + furthest * DAY):
        meetings[meeting.body_id].append(meeting)
    return Present(now, today, timezone.get_default_timezone(), by_body, meetings)


def _follow_deadlines() -> None:
    """News that still waits tells of the deadline as it is now."""
    due_on = ActionItem.objects.filter(pk=OuterRef("action_item")).values("due_on")[:1]
    up_to_date = Q(deadline=F("action_item__due_on")) | Q(
        deadline__isnull=True, action_item__due_on__isnull=True
    )
    waiting = Reminder.objects.filter(TELLS_OF_THE_DEADLINE, status=STATUS.WAITING)
    waiting.filter(Exists(_twins())).exclude(ON_ITS_WAY).delete()
    waiting.exclude(up_to_date | ON_ITS_WAY).update(deadline=Subquery(due_on))


def _twins() -> QuerySet[Reminder]:
    """Older rows of the same news. Two planners write both where a deadline changed between
    what each of them had read; following the deadline, the rows would come to be one."""
    same = ("person", "action_item", "occasion")
    return Reminder.objects.filter(pk__lt=OuterRef("pk"), **{name: OuterRef(name) for name in same})


def _chunks() -> Iterator[list[ActionItem]]:
    """The open matters that are anybody's, some hundred at a time, whole columns left out."""
    assignments = Assignment.objects.select_related("person", "body__contact").order_by("pk")
    matters = (
        ActionItem.objects.open()
        .filter(pk__in=Assignment.objects.values("action_item"))
        .select_related("decision__agenda_item__meeting")
        .defer("text", "decision__text")
        .prefetch_related(Prefetch("assignments", queryset=assignments))
        .order_by("pk")
    )
    last = 0
    while chunk := list(matters.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _plan_chunk(chunk: Sequence[ActionItem], present: Present) -> int:
    changes = Changes(present.now)
    for task in _tasks(chunk, present):
        changes.note(task)
    return changes.write()


def _tasks(chunk: Sequence[ActionItem], present: Present) -> Iterator[Task]:
    known = _known(chunk)
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


def _known(chunk: Sequence[ActionItem]) -> dict[tuple[int, int], list[Known]]:
    columns = ("pk", "occasion", "deadline", "status", "mailing__to_email")
    rows = Reminder.objects.filter(action_item__in=[item.pk for item in chunk]).order_by("pk")
    known: dict[tuple[int, int], list[Known]] = defaultdict(list)
    for person, item, *row in rows.values_list("person", "action_item", *columns):
        known[person, item].append(Known(*row))
    return known


@dataclass
class Changes:
    """What a chunk of matters changes in the ledger."""

    now: datetime.datetime
    fresh: list[Reminder] = field(default_factory=list)
    revived: list[Reminder] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)

    def note(self, task: Task) -> None:
        self.withdrawn += task.to_withdraw()
        for wanted in task.wanted():
            known = _find(task.known, wanted)
            if known is None:
                self.fresh.append(self._row(task, wanted))
            elif _comes_back(known, task.person):
                self.revived.append(self._row(task, wanted, pk=known.pk))

    def write(self) -> int:
        """Another planner's rows win: the constraints let each in once."""
        if self.withdrawn:
            self._withdraw()
        if self.revived:
            self._revive()
        Reminder.objects.bulk_create(self.fresh, ignore_conflicts=True)
        return len(self.fresh) + len(self.revived)

    def _withdraw(self) -> None:
        waiting = Reminder.objects.filter(pk__in=self.withdrawn, status=STATUS.WAITING)
        waiting.exclude(ON_ITS_WAY).update(status=STATUS.OBSOLETE, mailing=None)

    @transaction.atomic
    def _revive(self) -> None:
        """Under a lock: another process may have revived a row, and sent it, since we looked."""
        asleep = Reminder.objects.filter(pk__in=[row.pk for row in self.revived], status__in=ASLEEP)
        still = set(asleep.select_for_update().values_list("pk", flat=True))
        self.revived = [row for row in self.revived if row.pk in still]
        columns = ["status", "deadline", "due_at", "meeting", "mailing"]
        Reminder.objects.bulk_update(self.revived, columns)

    def _row(self, task: Task, wanted: Wanted, pk: int | None = None) -> Reminder:
        return Reminder(
            pk=pk,
            person=task.person,
            action_item=task.item,
            meeting=wanted.meeting,
            occasion=wanted.occasion,
            deadline=wanted.deadline,
            due_at=wanted.due_at,
            status=undeliverable(task.person) or STATUS.WAITING,
            created_at=self.now,
        )


def _find(known: Sequence[Known], wanted: Wanted) -> Known | None:
    """The ledger's row for it. That a matter is theirs is told once, whatever its deadline."""
    for row in known:
        same_day = wanted.occasion == NEW or row.deadline == wanted.deadline
        if row.occasion == wanted.occasion and same_day:
            return row
    return None


def _comes_back(row: Known, person: Person) -> bool:
    """Whether what stood in a row's way is gone: the matter is open again, the deadline is back,
    the person has an address, or another one than the one that failed."""
    if row.status == STATUS.OBSOLETE:
        return True
    if undeliverable(person):
        return False
    if row.status == STATUS.FAILED:
        return row.to_email != person.email
    return row.status in (STATUS.NO_ADDRESS, STATUS.DECLINED)
