"""The log as an admin reads it."""

from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.utils.translation import override


def history(record: Model) -> list[str]:
    """What the record's page under "Historik" says, the first first."""
    entries = LogEntry.objects.filter(
        content_type__model=record._meta.model_name, object_id=str(record.pk)
    )
    with override("sv"):
        return [f"{each.user}: {each.get_change_message()}" for each in entries.order_by("pk")]
