"""Rows of the ledger: loaded with their matters, and dropped where they no longer hold."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import F, Prefetch, Q, QuerySet

from tracker.models import (
    ActionItem,
    Approval,
    Assignment,
    Mailing,
    Meeting,
    Membership,
    Person,
    Reminder,
)
from tracker.reminders.policies import policies, policy_for
from tracker.reminders.policy import BRIEF, MOVED, NEW, NEW_AGAIN, WEEK, WISH, is_for_coordinators
from tracker.reminders.troubles import troubles_of

# Rows by which somebody has been told, or may have been.
TOLD = (Reminder.Status.SENT, Reminder.Status.UNCERTAIN)
# A row that tells of the deadline itself: it is not about a day of its own.
IS_NEWS = Q(occasion=NEW) | Q(occasion__startswith=NEW_AGAIN)
TELLS_OF_THE_DEADLINE = IS_NEWS | Q(occasion__startswith=MOVED)
# Rows that tell of another day than the matter's deadline, or of none.
TELLS_OF_ANOTHER_DAY = (
    Q(occasion=BRIEF) | Q(occasion__startswith=WISH) | Q(occasion__startswith=WEEK)
)
# The row's deadline is the matter's.
OF_THE_PRESENT_DEADLINE = Q(deadline=F("action_item__due_on")) | Q(
    deadline__isnull=True, action_item__due_on__isnull=True
)
# A letter on its way to the server has been written already; one that has gone, all the more.
ON_ITS_WAY = Q(mailing__status__in=(Mailing.Status.SENDING, Mailing.Status.SENT))


def tells_of_the_deadline(occasion: str) -> bool:
    return is_news(occasion) or occasion.startswith(MOVED)


def tells_of_another_day(occasion: str) -> bool:
    return occasion == BRIEF or is_for_coordinators(occasion)


def is_news(occasion: str) -> bool:
    """Whether it tells that a matter is the person's."""
    return occasion == NEW or occasion.startswith(NEW_AGAIN)


def with_matters(rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """All that a letter says of the rows, in two queries however many they are."""
    assignments = Assignment.objects.select_related("body")
    return rows.select_related(
        "person",
        "meeting__body",
        "action_item__decision__agenda_item__meeting__body",
        "action_item__due_body",
    ).prefetch_related(
        Prefetch("action_item__assignments", queryset=assignments),
        # Of few rows: not worth a join for all of them, and no query where there are none.
        "approval__meeting__body",
        "approval__person",
    )


def keep_what_holds(rows: Iterable[Reminder], today: datetime.date) -> list[Reminder]:
    """The rows that still are to be told, by the policies as they are; the others become obsolete.

    The news of a matter, or of its new deadline, follows the deadline.
    """
    kept: list[Reminder] = []
    obsolete: list[Reminder] = []
    all_rows = list(rows)
    if not all_rows:
        return kept
    coordinating, by_body = _coordinating(all_rows, today), policies()
    for row in all_rows:
        policy = policy_for(row.person, by_body[row.source.body_id])
        holds = policy.gives(row.occasion) and (
            row.pk in coordinating if _is_coordinators(row) else _holds(row, today)
        )
        (kept if holds and _follows_its_deadline(row) else obsolete).append(row)
    _close(obsolete, Reminder.Status.OBSOLETE)
    return kept


def _follows_its_deadline(row: Reminder) -> bool:
    """False: the news is that of another row, which tells of the present deadline."""
    if not tells_of_the_deadline(row.occasion) or row.deadline == row.item.due_on:
        return True
    row.deadline = row.item.due_on
    try:
        with transaction.atomic():
            row.save(update_fields=["deadline"])
            # Once it is told, the deadline may be the old one again.
            ActionItem.objects.filter(pk=row.item.pk).forget_told()
    except IntegrityError:
        return False
    return True


def keep_reachable(rows: Iterable[Reminder]) -> list[Reminder]:
    """The rows of people who can be written to, and will be; the others say why not."""
    by_status: dict[str | None, list[Reminder]] = defaultdict(list)
    for row in rows:
        by_status[undeliverable(row.person)].append(row)
    reachable = by_status.pop(None, [])
    for status, theirs in by_status.items():
        _close(theirs, str(status))
    return reachable


def undeliverable(person: Person) -> str | None:
    """The status of rows that cannot be sent to a person; None: they can."""
    if not person.email:
        return Reminder.Status.NO_ADDRESS
    return None if person.wants_mail else Reminder.Status.DECLINED


def _close(rows: Iterable[Reminder], status: str) -> None:
    if keys := [row.pk for row in rows]:
        Reminder.objects.filter(pk__in=keys).update(status=status, mailing=None)


def _holds(row: Reminder, today: datetime.date) -> bool:
    if row.approval:
        return row.approval.is_waiting
    item = row.item
    if not item.is_open or not _is_theirs(row):
        return False
    if row.occasion == BRIEF:
        return row.meeting is not None and _comes(row.meeting, row.deadline, today)
    return tells_of_the_deadline(row.occasion) or row.deadline == item.due_on


def _is_coordinators(row: Reminder) -> bool:
    return is_for_coordinators(row.occasion)


def _coordinating(rows: Iterable[Reminder], today: datetime.date) -> set[int]:
    """The rows for coordinators that still hold: a wish or a comment that stands, a matter still
    in trouble."""
    theirs = [row for row in rows if _is_coordinators(row) and _is_unsettled(row)]
    if not theirs:
        return set()
    roles = Membership.objects.current().filter(is_coordinator=True)
    people = roles.filter(person__in={row.person_id for row in theirs})
    roles_held = set(people.values_list("person", "body"))
    weekly = [row.item.pk for row in theirs if row.occasion.startswith(WEEK)]
    wrong = troubles_of(ActionItem.objects.filter(pk__in=weekly), today) if weekly else {}
    return {
        row.pk
        for row in theirs
        if (row.person_id, row.source.body_id) in roles_held
        and (not row.occasion.startswith(WEEK) or row.item.pk in wrong)
    }


def _is_unsettled(row: Reminder) -> bool:
    """Whether there is something left for a coordinator to do."""
    if row.approval:
        return row.approval.status == Approval.Status.COMMENTED
    stands = not row.occasion.startswith(WISH) or row.deadline == row.item.wished_on is not None
    return row.item.is_open and stands


def _comes(meeting: Meeting, day: datetime.date | None, today: datetime.date) -> bool:
    """Whether the meeting is still to be held, on the day that the row is about."""
    return meeting.date == day and meeting.date >= today and not meeting.is_cancelled


def _is_theirs(row: Reminder) -> bool:
    return any(
        row.person_id in (each.person_id, each.body.contact_id if each.body else None)
        for each in row.item.assignments.all()
    )
