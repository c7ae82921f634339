"""Rows of the ledger as a reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.access import AnyUser, visible_to
from tracker.models import ActionItem, Approval, Reminder


@dataclass(frozen=True)
class Row:
    """A row of a letter's ledger. `about` is None where the reader may not know what it is of."""

    reminder: Reminder
    about: ActionItem | Approval | None


def rows_for(user: AnyUser, reminders: Iterable[Reminder]) -> list[Row]:
    rows = list(reminders)
    items = ActionItem.objects.filter(pk__in=[row.action_item_id for row in rows])
    approvals = Approval.objects.filter(pk__in=[row.approval_id for row in rows])
    seen_items = set(visible_to(user, items).values_list("pk", flat=True))
    seen_approvals = set(visible_to(user, approvals).values_list("pk", flat=True))

    def is_seen(row: Reminder) -> bool:
        return row.action_item_id in seen_items or row.approval_id in seen_approvals

    return [Row(row, row.about if is_seen(row) else None) for row in rows]
