"""Minutes out for approval → rows of the ledger: news of them, and once a week until answered."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from tracker.models import Approval, Person, Reminder
from tracker.reminders.changes import Changes
from tracker.reminders.policy import approval_occasion, first_hour_after, telling_time
from tracker.reminders.wanted import KNOWN_COLUMNS, Known, Present, Wanted


def plan_approvals(present: Present) -> int:
    """Write the rows for what adjusters are to be told by now. Returns how many."""
    waiting = Approval.objects.waiting().filter(asked_at__lte=present.now)
    approvals = list(waiting.select_related("person", "meeting").order_by("pk"))
    if not approvals:
        return 0
    changes, known = Changes(present.now), _known_rows(approvals)
    for approval in approvals:
        if wanted := _wanted(approval, present):
            changes.want(approval.person, approval, wanted, known[approval.pk])
    return changes.write()


def _wanted(approval: Approval, present: Present) -> Wanted | None:
    """At the first hour after it was asked for; who has chosen fewer letters gets that one."""
    policy, pace = present.policies[approval.meeting.body_id], approval.person.pace
    first = first_hour_after(approval.asked_at, policy, present.zone).date()
    fewer = pace == Person.Pace.FEWER
    occasion = approval_occasion(first, policy, present.today, once=fewer)
    if occasion is None:
        return None
    # A missed day is caught up with today; of a weekly letter it stays the day of its week.
    today = occasion.day if pace == Person.Pace.WEEKLY else present.today
    due_at = telling_time(occasion.day, policy, today=today, zone=present.zone)
    return Wanted(occasion.name, None, due_at)


def _known_rows(approvals: Collection[Approval]) -> dict[int, Sequence[Known]]:
    """What the ledger holds, by approval."""
    rows = Reminder.objects.filter(approval__in=approvals).order_by("pk")
    known: dict[int, list[Known]] = defaultdict(list)
    for approval, *row in rows.values_list("approval", *KNOWN_COLUMNS):
        known[approval].append(Known(*row))
    return defaultdict(list, known)
