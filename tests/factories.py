"""Makes records for tests: `PersonFactory(name="Cecilia Mårtensson")`.

Every date is fixed around the meeting of 25 January 2019; nothing here reads the clock.
Addresses are at example.org. Calling one saves the record and returns it; `.build()` does not
save it.
"""

# factory_boy has no types for its declarations.
# mypy: untyped-calls-exclude=factory

import datetime
import functools
import hashlib
from typing import Any, Protocol, TypeVar, cast
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db.models import Model
from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory
from factory.helpers import make_factory

from tracker.models import (
    ActionEvent,
    ActionItem,
    AgendaItem,
    Approval,
    ApprovalEvent,
    Assignment,
    Attendance,
    Body,
    Decision,
    Mailbox,
    MailHold,
    Mailing,
    MailingEvent,
    Meeting,
    Membership,
    MinutesFile,
    Organization,
    Person,
    ReceivedMail,
    Referral,
    Reminder,
    ReminderPolicy,
    User,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MEETING_DAY = datetime.date(2019, 1, 25)
NOW = datetime.datetime(2019, 1, 25, 16, 0, tzinfo=STOCKHOLM)
PASSWORD = "demo"

M = TypeVar("M", bound=Model)


class Factory(Protocol[M]):
    """Makes records of one model; what is given stands instead of what is declared."""

    def __call__(self, **given: Any) -> M: ...
    def build(self, **given: Any) -> M: ...
    def create_batch(self, size: int, **given: Any) -> list[M]: ...


def factory(model: type[M], **declared: Any) -> Factory[M]:
    """factory_boy's factory of a model, with types: its classes say nothing of what they make."""
    made = make_factory(model, FACTORY_CLASS=DjangoModelFactory, **declared)
    return cast(Factory[M], made)


@functools.cache
def hashed_password() -> str:
    """Made once: it is slow on purpose."""
    return make_password(PASSWORD)


# An account with the password PASSWORD.
UserFactory = factory(
    User,
    email=Sequence(lambda n: f"konto{n}@example.org"),
    password=LazyFunction(hashed_password),
    date_joined=NOW,
)

OrganizationFactory = factory(Organization, name=Sequence(lambda n: f"Kommun {n}"))

# Somebody with an address; user=UserFactory() gives them an account.
PersonFactory = factory(
    Person,
    name=Sequence(lambda n: f"Person Personsson {n}"),
    email=Sequence(lambda n: f"person{n}@example.org"),
)

BodyFactory = factory(Body, name=Sequence(lambda n: f"Nämnd {n}"))

# is_coordinator=True makes the person the body's coordinator.
MembershipFactory = factory(
    Membership, person=SubFactory(PersonFactory), body=SubFactory(BodyFactory)
)

# A planned meeting on 25 January 2019.
MeetingFactory = factory(Meeting, body=SubFactory(BodyFactory), date=MEETING_DAY)

AgendaItemFactory = factory(
    AgendaItem,
    meeting=SubFactory(MeetingFactory),
    number=Sequence(lambda n: str(n + 1)),
    title="Aktuella frågor",
    position=Sequence(lambda n: n),
)

AttendanceFactory = factory(
    Attendance, meeting=SubFactory(MeetingFactory), person=SubFactory(PersonFactory)
)

DecisionFactory = factory(
    Decision,
    agenda_item=SubFactory(AgendaItemFactory),
    text=Sequence(lambda n: f"Beslut nummer {n}."),
)

# An open action item of a decision, assigned to nobody and without a deadline.
ActionItemFactory = factory(
    ActionItem,
    decision=SubFactory(DecisionFactory),
    text=Sequence(lambda n: f"Uppdrag nummer {n}."),
    created_at=NOW,
)

# To a person; person=None, body=BodyFactory() for one to a group.
AssignmentFactory = factory(
    Assignment,
    action_item=SubFactory(ActionItemFactory),
    person=SubFactory(PersonFactory),
    assigned_at=NOW,
)

ActionEventFactory = factory(
    ActionEvent,
    action_item=SubFactory(ActionItemFactory),
    at=NOW,
    kind=ActionEvent.Kind.CREATED,
    via=ActionEvent.Via.IMPORT,
)

# Came on 25 January 2019, to be answered by 20 February.
ReferralFactory = factory(
    Referral,
    body=SubFactory(BodyFactory),
    title=Sequence(lambda n: f"Remiss {n}"),
    received_on=MEETING_DAY,
    answer_by=datetime.date(2019, 2, 20),
)


class FileContent:
    """What a file is made of: data=b"…" may be given to MinutesFileFactory."""

    data = Sequence(lambda n: f"Minnesanteckningar {n}\n".encode())


# A draft waiting for review, with nothing read out of it.
MinutesFileFactory = factory(
    MinutesFile,
    Params=FileContent,
    name=Sequence(lambda n: f"protokoll-{n}.txt"),
    file=LazyAttribute(lambda made: ContentFile(made.data, name=made.name)),
    sha256=LazyAttribute(lambda made: hashlib.sha256(made.data).hexdigest()),
    text=LazyAttribute(lambda made: made.data.decode()),
    draft=LazyFunction(dict),
    uploaded_at=NOW,
)

# Asked for on 25 January 2019 at 16:00, and not answered.
ApprovalFactory = factory(
    Approval,
    meeting=SubFactory(MeetingFactory),
    person=SubFactory(PersonFactory),
    asked_at=NOW,
    asked_by_name="Anna Söderström",
)

ApprovalEventFactory = factory(
    ApprovalEvent,
    approval=SubFactory(ApprovalFactory),
    kind=ApprovalEvent.Kind.ASKED,
    via=ActionEvent.Via.PAGE,
    at=NOW,
    by_name="Anna Söderström",
)

# The defaults, as a row.
ReminderPolicyFactory = factory(ReminderPolicy, body=SubFactory(BodyFactory))

# A letter that waits to be sent to the person's own address.
MailingFactory = factory(
    Mailing,
    person=SubFactory(PersonFactory),
    day=MEETING_DAY,
    to_email=SelfAttribute("person.email"),
    subject="Dina uppdrag",
    message_id=Sequence(lambda n: f"<utskick-{n}@example.org>"),
    created_at=NOW,
    next_try_at=NOW,
)

# A row of the ledger that waits: the news of a new action item.
ReminderFactory = factory(
    Reminder,
    person=SubFactory(PersonFactory),
    action_item=SubFactory(ActionItemFactory),
    occasion="new",
    due_at=NOW,
    created_at=NOW,
)

# An answer to a letter that was taken in.
ReceivedMailFactory = factory(
    ReceivedMail,
    mailing=SubFactory(MailingFactory),
    message_id=Sequence(lambda n: f"<svar-{n}@example.org>"),
    kind=ReceivedMail.Kind.REPLY,
    received_at=NOW,
)

MailboxFactory = factory(Mailbox, name=Sequence(lambda n: f"svar{n}@mail.example/INBOX"))
# Held since 25 January 2019, until somebody releases it.
MailHoldFactory = factory(
    MailHold,
    person=SubFactory(PersonFactory),
    reason="Är på föräldraledighet",
    held_at=NOW,
    held_by_name="Anna Andersson",
)

# Somebody asked for another try.
MailingEventFactory = factory(
    MailingEvent,
    mailing=SubFactory(MailingFactory),
    kind=MailingEvent.Kind.AGAIN,
    at=NOW,
    by_name="Anna Andersson",
)
