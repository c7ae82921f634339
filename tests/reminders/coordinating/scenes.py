"""A week with wishes for more time: from Thursday 31 January 2019 to the next Monday's letters."""

import datetime

from tests.reminders.scenes import at, day
from tracker.models import ActionItem, Person, Reminder
from tracker.responses import wish_for_time

DAY = datetime.timedelta(days=1)
# Thursday; the week's letters go on Monday 4 February.
WISHED_AT = at("2019-01-31T10:00")
FRIDAY = at("2019-02-01T07:30")
MONDAY = at("2019-02-04T07:30")


def wish(
    item: ActionItem, by: Person, *, to: str = "2019-03-01", at_: datetime.datetime = WISHED_AT
) -> None:
    item.refresh_from_db()
    wish_for_time(item, day(to), by=by, via="mail", now=at_, note="Regionen dröjer")


def rows(kind: str) -> list[tuple[str, str]]:
    """To whom, and what became of it."""
    found = Reminder.objects.filter(occasion__startswith=kind).order_by("pk")
    return [(row.person.first_name, row.status) for row in found]
