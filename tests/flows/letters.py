"""Letters of every kind that there is."""

import datetime
from email.message import EmailMessage
from typing import Any

from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tests.mail_server import Inbox
from tests.reminders.scenes import at, day, matter
from tracker import approval
from tracker.deadlines import set_deadline
from tracker.intake import Deadline
from tracker.models import Person, Reminder
from tracker.reminders import tell
from tracker.responses import wish_for_time

DAY = datetime.timedelta(days=1)
FRIDAY = at("2019-01-25T16:00")
KINDS = {"new", "before", "overdue", "moved", "brief", "wish", "week", "approve", "comment"}


def letters_of_every_kind(cecilia: Person, smtp: Inbox, words: str = "Boka") -> list[EmailMessage]:
    """What she and two others get in three weeks, in both languages. `words`: what is said of
    matters, wishes and minutes."""
    anna = PersonFactory(name="Anna", user=UserFactory(), email="anna@example.org")
    rickard = PersonFactory(name="Rickard", language="en", email="rickard@example.org")
    board = BodyFactory(name="Ledningsgruppen", short_name="LG")
    MembershipFactory(person=anna, body=board, is_coordinator=True)
    meeting = MeetingFactory(body=board)
    MeetingFactory(body=board, date=day("2019-02-08"))
    given: dict[str, Any] = {"decision__agenda_item": AgendaItemFactory(meeting=meeting)}
    hers = matter(cecilia, due="2019-02-06", text=words, **given)
    his = matter(rickard, due="2019-02-06", text=words, **given)
    matter(due="2019-01-20", text=words, **given)
    by_anna: dict[str, Any] = {"by": anna, "via": "page"}
    asked = approval.ask(meeting, [cecilia, rickard], now=FRIDAY, **by_anna)
    for later in range(3, 24):
        now = at("2019-01-25T07:30") + later * DAY
        if later == 6:
            wish_for_time(his, day("2019-03-01"), by=rickard, via="mail", now=now, note=words)
            moved = Deadline("senast 13/2", "date", date=day("2019-02-13"))
            set_deadline(hers, moved, now=now, **by_anna)
        if later == 12:
            approval.comment(asked[-1], words, by=rickard, via="mail", now=now)
        tell(now)
    kinds = Reminder.objects.filter(status="sent").values_list("occasion", flat=True)
    assert {each.partition(":")[0] for each in kinds} == KINDS
    return list(smtp.messages)
