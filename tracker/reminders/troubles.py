"""What is wrong with open matters, for who coordinates them."""

import datetime
from enum import IntEnum

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.expressions import Combinable

from tracker.models import Assignment, Reminder
from tracker.models.actions import ActionItemQuerySet
from tracker.reminders.policy import WEEK, WISH


class Trouble(IntEnum):
    """The first that holds of a matter is the one under which a letter lists it."""

    OVERDUE = 1
    UNASSIGNED = 2
    NO_ADDRESS = 3
    REFUSED = 4
    UNCERTAIN = 5


def troubles_of(
    items: ActionItemQuerySet,
    day: datetime.date,
    *,
    before: datetime.datetime | None = None,
) -> dict[int, tuple[Trouble, ...]]:
    """The open matters among `items` with which something is wrong, by their ids, in one query.

    Overdue is what was due before `day`; of what mails came to, only those due `before` count.
    """
    signs = _signs(day, before)
    wrong = Q(*((name, True) for name in signs), _connector=Q.OR)
    rows = items.open().annotate(**signs).filter(wrong).order_by("pk").values_list("pk", *signs)
    return {
        pk: tuple(trouble for trouble, holds in zip(Trouble, found, strict=True) if holds)
        for pk, *found in rows
    }


def _signs(day: datetime.date, before: datetime.datetime | None) -> dict[str, Combinable]:
    """How each trouble shows, in the order of `Trouble`."""
    assignments = Assignment.objects.filter(action_item=OuterRef("pk"))
    nowhere = Q(person__email="") | Q(body__isnull=False, body__contact__isnull=True)
    return {
        "is_late": ExpressionWrapper(Q(due_on__lt=day), output_field=BooleanField()),
        "is_unassigned": ~Exists(assignments),
        "lacks_address": Exists(assignments.filter(nowhere | Q(body__contact__email=""))),
        "is_refused": _untold(Reminder.Status.FAILED, before),
        "is_uncertain": _untold(Reminder.Status.UNCERTAIN, before),
    }


def _untold(status: str, before: datetime.datetime | None) -> Exists:
    """Somebody who has the matter was to be told, it came to this, and nothing has gone since."""
    own = Reminder.objects.exclude(Q(occasion__startswith=WISH) | Q(occasion__startswith=WEEK))
    told_since = own.filter(
        person=OuterRef("person"),
        action_item=OuterRef("action_item"),
        status=Reminder.Status.SENT,
        due_at__gte=OuterRef("due_at"),
    )
    has_it = Q(person=OuterRef("person")) | Q(body__contact=OuterRef("person"))
    still = Assignment.objects.filter(has_it, action_item=OuterRef("action_item"))
    rows = own.filter(Exists(still), ~Exists(told_since), action_item=OuterRef("pk"), status=status)
    return Exists(rows.filter(due_at__lt=before) if before else rows)
