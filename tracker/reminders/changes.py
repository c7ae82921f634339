"""Rows that the ledger holds, and rows that it is to hold: written once, however often asked."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from tracker.models import ActionItem, Approval, Person, Reminder
from tracker.reminders.ledger import ON_ITS_WAY, is_news, undeliverable
from tracker.reminders.wanted import KNOWN_COLUMNS, Known, Task, Wanted

STATUS = Reminder.Status
# By a person's key and that of what the rows are about; empty for whom there are none.
KnownRows = dict[tuple[int, int], list[Known]]
# Rows that may come back: nobody has been told by them.
ASLEEP = (STATUS.OBSOLETE, STATUS.FAILED, STATUS.NO_ADDRESS, STATUS.DECLINED)


def known_rows(items: Iterable[ActionItem]) -> KnownRows:
    """What the ledger holds of some matters, by person and matter."""
    return _known("action_item", [item.pk for item in items])


def known_rows_of_approvals(approvals: Iterable[Approval]) -> KnownRows:
    """What the ledger holds of some minutes to approve, by person and approval."""
    return _known("approval", [approval.pk for approval in approvals])


def _known(about: str, keys: Sequence[int]) -> KnownRows:
    rows = Reminder.objects.filter(**{f"{about}__in": keys}).order_by("pk")
    known: KnownRows = defaultdict(list)
    for person, key, *row in rows.values_list("person", about, *KNOWN_COLUMNS):
        known[person, key].append(Known(*row))
    return known


@dataclass
class Changes:
    """What some matters change in the ledger."""

    now: datetime.datetime
    fresh: list[Reminder] = field(default_factory=list)
    revived: list[Reminder] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)

    def note(self, task: Task) -> None:
        self.withdrawn += task.to_withdraw()
        for wanted in task.wanted():
            self.want(task.person, task.item, wanted, task.known)

    def want(
        self, person: Person, about: ActionItem | Approval, wanted: Wanted, known: Sequence[Known]
    ) -> None:
        """That a person is to be told; `known`: what the ledger holds of the two."""
        present = _find(known, wanted)
        if present is None:
            self.fresh.append(self._row(person, about, wanted))
        elif _comes_back(present, person):
            self.revived.append(self._row(person, about, wanted, pk=present.pk))

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

    def _row(
        self,
        person: Person,
        about: ActionItem | Approval,
        wanted: Wanted,
        pk: int | None = None,
    ) -> Reminder:
        return Reminder(
            pk=pk,
            person=person,
            action_item=about if isinstance(about, ActionItem) else None,
            approval=about if isinstance(about, Approval) else None,
            meeting=wanted.meeting,
            occasion=wanted.occasion,
            deadline=wanted.deadline,
            due_at=wanted.due_at,
            status=undeliverable(person) or STATUS.WAITING,
            created_at=self.now,
        )


def _find(known: Sequence[Known], wanted: Wanted) -> Known | None:
    """The ledger's row for it. That a matter is theirs is told once, whatever its deadline."""
    for row in known:
        same_day = is_news(wanted.occasion) or row.deadline == wanted.deadline
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
