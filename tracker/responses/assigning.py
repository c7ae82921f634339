"""Who shall do an action item."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from tracker.models import ActionEvent, ActionItem, Assignment, Body, Person, User


@transaction.atomic
def assign(
    item: ActionItem,
    assignees: Sequence[Person | Body],
    *,
    by: Person | User | None,
    via: str,
    now: datetime.datetime,
) -> bool:
    """Make `assignees` the whole list; those who stay keep their assignment. False: no change."""
    ActionItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    present = {_key(each.person or each.body): each for each in item.assignments.select_related()}
    wanted = {_key(each): each for each in assignees}
    if present.keys() == wanted.keys():
        return False
    before = ", ".join(str(each) for each in present.values())
    for key in present.keys() - wanted.keys():
        present[key].delete()
    for key, assignee in wanted.items():
        if key not in present:
            _add(item, assignee, now)
    ActionEvent.objects.record(
        item,
        ActionEvent.Kind.ASSIGNED,
        by=by,
        via=via,
        now=now,
        before=before,
        after=", ".join(str(each) for each in wanted.values()),
    )
    return True


def _key(assignee: Person | Body | None) -> tuple[str, int]:
    return type(assignee).__name__, assignee.pk if assignee else 0


def _add(item: ActionItem, assignee: Person | Body, now: datetime.datetime) -> None:
    person = assignee if isinstance(assignee, Person) else None
    body = assignee if isinstance(assignee, Body) else None
    Assignment.objects.create(action_item=item, person=person, body=body, assigned_at=now)
