"""What the ledger has told of a matter, kept on the matter and on its assignments.

Nearly every open matter is told and waits for its day: the planner finds the others by an index,
instead of asking the whole ledger of every matter. What it finds may be too much, never too little:
only a matter of which the ledger has nothing left to tell is noted as told, and the database itself
sees where its deadline is another since.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from tracker.models import ActionItem, Assignment, Body, Reminder
from tracker.reminders.ledger import (
    IS_NEWS,
    OF_THE_PRESENT_DEADLINE,
    TELLS_OF_ANOTHER_DAY,
    TOLD,
)


def forget_told(items: Iterable[ActionItem]) -> None:
    """Before the ledger gets rows of another deadline than the one told: by the time they are told,
    the present one may be the old one again.

    One at a time: whoever locks several may wait for somebody who waits for them.
    """
    untold = [item.pk for item in items if item.deadline_is_untold]
    noted = ActionItem.objects.order_by().filter(pk__in=untold, deadline_is_told=True)
    for pk in noted.values_list("pk", flat=True) if untold else ():
        ActionItem.objects.filter(pk=pk).forget_told()


def note_told(items: Sequence[ActionItem]) -> None:
    """Note what the ledger has told by now. What somebody else has locked, the next run notes."""
    if untold := [item.pk for item in items if item.deadline_is_untold]:
        _note_deadlines(untold)
    assignments = [each for item in items for each in item.assignments.all()]
    if unknown := [each.pk for each in assignments if not each.recipient_is_told]:
        _note_news(unknown)


@transaction.atomic
def _note_deadlines(items: Sequence[int]) -> None:
    """The deadline as it was when the rows were looked at: the present one may be another."""
    every = Reminder.objects.order_by().filter(action_item__in=items).exclude(TELLS_OF_ANOTHER_DAY)
    rows = every.filter(action_item=OuterRef("pk"))
    since = every.filter(
        OF_THE_PRESENT_DEADLINE,
        status__in=TOLD,
        person=OuterRef("person"),
        action_item=OuterRef("action_item"),
        pk__gt=OuterRef("pk"),
    )
    wrong = rows.exclude(OF_THE_PRESENT_DEADLINE).filter(~Exists(since))
    matters = ActionItem.objects.order_by()
    told = matters.filter(~Exists(rows.exclude(status__in=TOLD)), ~Exists(wrong), pk__in=items)
    free = told.select_for_update(of=("self",), no_key=True, skip_locked=True).values("pk")
    due_on = matters.filter(pk=OuterRef("pk")).values("due_on")
    matters.filter(pk__in=free).update(deadline_is_told=True, told_on=Subquery(due_on))


@transaction.atomic
def _note_news(assignments: Sequence[int]) -> None:
    """Of those whose recipient has been told by now, and since they have it."""
    contact = Body.objects.order_by().filter(pk=OuterRef("body")).values("contact")
    news = Reminder.objects.filter(
        IS_NEWS,
        action_item=OuterRef("action_item"),
        person=Coalesce(OuterRef("person"), OuterRef("contact")),
    ).order_by("-due_at")
    every = Assignment.objects.order_by().alias(contact=Subquery(contact))
    told = every.filter(Exists(news.filter(due_at__gte=OuterRef("assigned_at"))))
    free = told.filter(pk__in=assignments).select_for_update(
        of=("self",), no_key=True, skip_locked=True
    )
    every.filter(pk__in=free.values("pk")).update(
        news_to=Subquery(news.values("person")[:1]), news_at=Subquery(news.values("due_at")[:1])
    )
