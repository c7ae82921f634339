"""Rows of the ledger as a reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.access import AnyUser, visible_to
from tracker.models import ActionItem, Reminder


@dataclass(frozen=True)
class Row:
    """A row of a letter's ledger. `item` is None where the reader may not know what it is of."""

    reminder: Reminder
    item: ActionItem | None


def rows_for(user: AnyUser, reminders: Iterable[Reminder]) -> list[Row]:
    rows = list(reminders)
    items = ActionItem.objects.filter(pk__in=[row.action_item_id for row in rows])
    seen = set(visible_to(user, items).values_list("pk", flat=True))
    return [Row(row, row.action_item if row.action_item_id in seen else None) for row in rows]
