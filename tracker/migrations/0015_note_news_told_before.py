from typing import Any

from django.db import migrations
from django.db.models import Exists, OuterRef, Q, Subquery


def note_news(apps: Any, schema_editor: Any) -> None:
    """The planner looks at open matters alone: it would never note those that are closed."""
    Assignment = apps.get_model("tracker", "Assignment")
    Reminder = apps.get_model("tracker", "Reminder")
    news = Reminder.objects.filter(
        Q(occasion="new") | Q(occasion__startswith="new:"),
        action_item=OuterRef("action_item"),
        person=OuterRef("person"),
    ).order_by("-due_at")
    Assignment.objects.filter(Exists(news)).update(
        news_to=Subquery(news.values("person")[:1]), news_at=Subquery(news.values("due_at")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0014_what_the_ledger_has_told"),
    ]

    operations = [migrations.RunPython(note_news, migrations.RunPython.noop)]
