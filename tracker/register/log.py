"""Records of the register, saved with a line in the log that admins read.

The log is Django admin's own: it stands under "Historik" on the record's page there, whichever
way the change was made.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.db.models import Model
from django.utils.translation import override

from tracker.models import User


@transaction.atomic
def add(record: Model, *, by: User) -> None:
    """Save a new record."""
    record.save()
    _note(record, ADDITION, [{"added": {}}], by)


@transaction.atomic
def change(record: Model, values: Mapping[str, Any], *, by: User) -> bool:
    """Give a record some values; False where it had them all."""
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    if not changed:
        return False
    for name in changed:
        setattr(record, name, values[name])
    record.save(update_fields=changed)
    # Django translates the names of the fields for whoever reads the log.
    with override(None):
        fields = [str(record._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]
    _note(record, CHANGE, [{"changed": {"fields": fields}}], by)
    return True


def remark(record: Model, words: str, *, by: User) -> None:
    """Write into the log what was done about a record that leaves it as it is."""
    _note(record, CHANGE, words, by)


def _note(record: Model, action: int, what: list[dict[str, Any]] | str, by: User) -> None:
    rows = type(record)._default_manager.filter(pk=record.pk)
    LogEntry.objects.log_actions(by.pk, rows, action, what, single_object=True)
