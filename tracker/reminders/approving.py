"""Minutes out for approval → rows of the ledger: news of them, and once a week until answered."""

from tracker.models import Approval, Person
from tracker.reminders.changes import Changes, known_rows_of_approvals
from tracker.reminders.policy import approval_occasion, first_hour_after, telling_time
from tracker.reminders.wanted import Present, Wanted


def plan_approvals(present: Present) -> int:
    """Write the rows for what adjusters are to be told by now. Returns how many."""
    waiting = Approval.objects.waiting().filter(asked_at__lte=present.now)
    approvals = list(waiting.select_related("person", "meeting").order_by("pk"))
    if not approvals:
        return 0
    changes, known = Changes(present.now), known_rows_of_approvals(approvals)
    for approval in approvals:
        if wanted := _wanted(approval, present):
            told = known[approval.person_id, approval.pk]
            changes.want(approval.person, approval, wanted, told)
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
