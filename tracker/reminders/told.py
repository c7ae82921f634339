"""What the ledger has told of a matter, kept on the matter and on its assignments.

Nearly every open matter is told and waits for its day: the planner finds the others by an index,
instead of asking the whole ledger of every matter. What it finds may be too much, never too little:
only a matter of which the ledger has nothing left to tell is noted as told, and the database itself
sees where its deadline is another since.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tracker.models import ActionItem, Assignment, Body, Reminder
from tracker.reminders.ledger import IS_NEWS, TOLD
from tracker.reminders.policy import BRIEF, WEEK, WISH

# Rows whose day is not the matter's deadline.
_OF_OTHER_DAYS = Q(occasion=BRIEF) | Q(occasion__startswith=WISH) | Q(occasion__startswith=WEEK)


def forget_told(items: Iterable[ActionItem]) -> None:
    """Before the ledger gets rows that may tell another deadline: by the time they are told, the
    present one may be the old one again.

    One at a time: whoever locks several may wait for somebody who waits for them.
    """
    for item in items:
        if item.is_told:
            ActionItem.objects.filter(pk=item.pk).update(is_told=False)


def note_told(items: Sequence[ActionItem]) -> None:
    """Note what the ledger has told by now. What somebody else has locked, the next run notes."""
    if untold := [item.pk for item in items if not item.is_told or item.told_on != item.due_on]:
        _note_deadlines(untold)
    assignments = [each for item in items for each in item.assignments.all()]
    if unknown := [each.pk for each in assignments if not each.is_told]:
        _note_news(unknown)


@transaction.atomic
def _note_deadlines(items: Sequence[int]) -> None:
    """The deadline as it was when the rows were looked at: the present one may be another."""
    rows = Reminder.objects.order_by().filter(action_item=OuterRef("pk")).exclude(_OF_OTHER_DAYS)
    told = ActionItem.objects.order_by().filter(
        ~Exists(rows.exclude(status__in=TOLD)), ~Exists(_wrong(rows)), pk__in=items
    )
    free = told.select_for_update(of=("self",), skip_locked=True).values("pk")
    due_on = ActionItem.objects.filter(pk=OuterRef("pk")).values("due_on")
    ActionItem.objects.filter(pk__in=free).update(is_told=True, told_on=Subquery(due_on))


def _wrong(rows: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Those that told a deadline that is not the matter's; and nothing has told it since."""
    right = Q(deadline=F("action_item__due_on")) | Q(
        deadline__isnull=True, action_item__due_on__isnull=True
    )
    since = Reminder.objects.filter(
        right,
        status__in=TOLD,
        person=OuterRef("person"),
        action_item=OuterRef("action_item"),
        pk__gt=OuterRef("pk"),
    ).exclude(_OF_OTHER_DAYS)
    return rows.filter(~right, ~Exists(since))


@transaction.atomic
def _note_news(assignments: Sequence[int]) -> None:
    contact = Body.objects.filter(pk=OuterRef("body")).values("contact")
    news = Reminder.objects.filter(
        IS_NEWS,
        action_item=OuterRef("action_item"),
        person=Coalesce(OuterRef("person"), OuterRef("contact")),
    ).order_by("-due_at")
    free = Assignment.objects.filter(pk__in=assignments).select_for_update(skip_locked=True)
    Assignment.objects.alias(contact=Subquery(contact)).filter(pk__in=free.values("pk")).update(
        news_to=Subquery(news.values("person")[:1]), news_at=Subquery(news.values("due_at")[:1])
    )
