"""What coordinators are to be told → rows of the ledger: wishes for more time, comments on minutes,
and once a week what needs them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q

from tracker.models import (
    ActionEvent,
    ActionItem,
    Approval,
    ApprovalEvent,
    Meeting,
    Membership,
    Person,
    Reminder,
)
from tracker.models.actions import ActionItemQuerySet
from tracker.reminders.changes import Changes, known_rows, known_rows_of_approvals
from tracker.reminders.ledger import undeliverable
from tracker.reminders.policy import (
    COMMENT,
    WEEK,
    WISH,
    first_hour_after,
    telling_time,
    weekly_day,
)
from tracker.reminders.troubles import troubles_of
from tracker.reminders.wanted import Present, Wanted

KIND = ActionEvent.Kind
BODY = "decision__agenda_item__meeting__body"
# What makes a matter another than it was when the week began.
TOUCHES = (KIND.CREATED, KIND.STATUS, KIND.DEADLINE, KIND.ASSIGNED)


def plan_for_coordinators(present: Present) -> int:
    """Write the rows for what coordinators are to be told by now. Returns how many."""
    changes = Changes(present.now)
    _wishes(present, changes)
    _comments(present, changes)
    _week(present, changes)
    return changes.write()


def _wishes(present: Present, changes: Changes) -> None:
    """Each coordinator of the body is told of a wish that still stands, but for who wished."""
    open_items = ActionItem.objects.open().select_related("decision__agenda_item__meeting")
    items = list(open_items.filter(wished_on__isnull=False).defer("text", "decision__text"))
    if not items:
        return
    coordinators = _coordinators(item.meeting.body_id for item in items)
    wishes, known = _last_wishes(items), known_rows(items)
    for item in items:
        wish = wishes.get(item.pk)
        told = [each for each in coordinators[item.meeting.body_id] if each.pk != _by(wish)]
        if wish and (due_at := _due_at(wish.at, item.meeting, present)):
            wanted = Wanted(f"{WISH}{wish.pk}", item.wished_on, due_at)
            for person in told:
                changes.want(person, item, wanted, known[person.pk, item.pk])


def _comments(present: Present, changes: Changes) -> None:
    """Each coordinator of the body is told what an adjuster wants changed, but for who wrote it."""
    commented = Approval.objects.filter(status=Approval.Status.COMMENTED)
    approvals = list(commented.select_related("meeting"))
    if not approvals:
        return
    coordinators = _coordinators(each.meeting.body_id for each in approvals)
    comments = _last_comments(approvals)
    known = known_rows_of_approvals(approvals)
    for approval in approvals:
        comment = comments[approval.pk]
        if due_at := _due_at(comment.at, approval.meeting, present):
            wanted = Wanted(f"{COMMENT}{comment.pk}", None, due_at)
            for person in coordinators[approval.meeting.body_id]:
                if person.pk != comment.by_id:
                    changes.want(person, approval, wanted, known[person.pk, approval.pk])


def _last_comments(approvals: Iterable[Approval]) -> dict[int, ApprovalEvent]:
    comments = ApprovalEvent.objects.filter(
        approval__in=approvals, kind=ApprovalEvent.Kind.COMMENTED
    )
    return {comment.approval_id: comment for comment in comments.order_by("at", "pk")}


def _by(wish: ActionEvent | None) -> int | None:
    return wish.by_id if wish else None


def _last_wishes(items: Iterable[ActionItem]) -> dict[int, ActionEvent]:
    wishes = ActionEvent.objects.filter(action_item__in=items, kind=KIND.TIME_WISHED)
    return {wish.action_item_id: wish for wish in wishes.order_by("at", "pk")}


def _due_at(
    said_at: datetime.datetime, meeting: Meeting, present: Present
) -> datetime.datetime | None:
    """At the first hour after somebody said it; None where that is on a day to come."""
    policy = present.policies[meeting.body_id]
    day = first_hour_after(said_at, policy, present.zone).date()
    if day > present.today:
        return None
    return telling_time(day, policy, today=present.today, zone=present.zone)


def _week(present: Present, changes: Changes) -> None:
    """What was wrong when the week's day began and has not been touched since, once a week.

    A day without a run is not caught up with: the next week's letter tells what still is wrong.
    """
    day = present.today
    occasion = f"{WEEK}{day.isoformat()}"
    coordinators = _untold_this_week(occasion) if weekly_day(day) == day else {}
    if not coordinators:
        return
    began = datetime.datetime.combine(day, datetime.time(), tzinfo=present.zone)
    items = _untouched(coordinators, began, present.now)
    wrong = troubles_of(items, day, before=began)
    loaded = items.filter(pk__in=wrong).select_related("decision__agenda_item__meeting")
    for item in loaded.defer("text", "decision__text"):
        policy = present.policies[item.meeting.body_id]
        due_at = telling_time(day, policy, today=present.today, zone=present.zone)
        for person in coordinators[item.meeting.body_id]:
            changes.want(person, item, Wanted(occasion, None, due_at), ())


def _untold_this_week(occasion: str) -> dict[int, list[Person]]:
    """Coordinators whom a weekly letter can reach, and for whom none is planned, by body."""
    planned = set(Reminder.objects.filter(occasion=occasion).values_list("person", flat=True))
    found = {
        body: [each for each in people if each.pk not in planned and not undeliverable(each)]
        for body, people in _coordinators().items()
    }
    return {body: people for body, people in found.items() if people}


def _untouched(
    bodies: Iterable[int], since: datetime.datetime, now: datetime.datetime
) -> ActionItemQuerySet:
    """A moment to come says nothing: a script wrote it today and asks about a day past."""
    touched = ActionEvent.objects.filter(
        action_item=OuterRef("pk"), kind__in=TOUCHES, at__range=(since, now)
    )
    made_since = Q(created_at__range=(since, now))
    items = ActionItem.objects.open().filter(**{f"{BODY}__in": list(bodies)})
    return items.filter(~made_since, ~Exists(touched))


def _coordinators(bodies: Iterable[int] | None = None) -> Mapping[int, Sequence[Person]]:
    """Who coordinates each body, or each of some."""
    memberships = Membership.objects.current().filter(is_coordinator=True)
    if bodies is not None:
        memberships = memberships.filter(body__in=set(bodies))
    found: dict[int, list[Person]] = defaultdict(list)
    for membership in memberships.select_related("person").order_by("pk"):
        found[membership.body_id].append(membership.person)
    return found
