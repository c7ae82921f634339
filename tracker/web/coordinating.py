"""What waits for a coordinator: the box on my page."""

import datetime
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import (
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from tracker.access import coordinated_bodies, visible_to
from tracker.models import (
    ActionEvent,
    ActionItem,
    Approval,
    Body,
    Decision,
    Mailing,
    Meeting,
    MinutesFile,
    Person,
    Reminder,
    User,
)

SOON = datetime.timedelta(days=30)
MOST = 20
Event = ActionEvent.Kind


@dataclass(frozen=True)
class ToDo:
    """The lists of the box, each with `MOST` rows at most. False where all are empty."""

    drafts: list[MinutesFile]
    comments: list[Approval]
    said_done: list[ActionItem]
    replies: list[ActionItem]
    wishes: list[ActionItem]
    unassigned: list[ActionItem]
    bounced: list[Mailing]
    people: list[Person]
    bodies: list[Body]
    meetings: list[Meeting]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def to_do(user: User, today: datetime.date) -> ToDo:
    """What a coordinator's bodies wait for, in a fixed number of queries."""
    bodies = coordinated_bodies(user)
    items = ActionItem.objects.open().filter(decision__agenda_item__meeting__body__in=bodies)
    drafts = MinutesFile.objects.filter(state=MinutesFile.State.DRAFT).defer("text", "draft")
    listed = items.for_list()
    return ToDo(
        drafts=list(visible_to(user, drafts)[:MOST]),
        comments=list(_comments(bodies)[:MOST]),
        said_done=list(_with_words(listed.filter(said_done_at__isnull=False), Event.SAID_DONE)),
        replies=list(_with_words(_unread(bodies), Event.NOTE)),
        wishes=list(listed.filter(wished_on__isnull=False).order_by("wished_on", "pk")[:MOST]),
        unassigned=list(listed.unassigned()[:MOST]),
        bounced=list(_bounced(items, bodies)[:MOST]),
        people=list(_people_without_address(items)[:MOST]),
        bodies=list(_groups_without_address(items, bodies)[:MOST]),
        meetings=list(_meetings_soon(user, bodies, today)[:MOST]),
    )


def _unread(bodies: QuerySet[Body]) -> QuerySet[ActionItem]:
    """Matters with a reply that nobody has read, closed ones too."""
    items = ActionItem.objects.filter(decision__agenda_item__meeting__body__in=bodies)
    return items.for_list().filter(replied_at__isnull=False)


def _comments(bodies: QuerySet[Body]) -> QuerySet[Approval]:
    """What adjusters want changed in minutes that are out for approval."""
    commented = Approval.objects.filter(status=Approval.Status.COMMENTED)
    found = commented.filter(meeting__body__in=bodies).for_list()
    return found.order_by("commented_at", "pk")


def _with_words(items: QuerySet[ActionItem], kind: str) -> QuerySet[ActionItem]:
    """Each with its `replies`, the newest first: who said what by mail."""
    replies = ActionEvent.objects.filter(kind=kind, via=ActionEvent.Via.REPLY)
    newest = Prefetch("events", replies.order_by("-at", "-pk"), to_attr="replies")
    return items.prefetch_related(newest).order_by("pk")[:MOST]


def _bounced(items: QuerySet[ActionItem], bodies: QuerySet[Body]) -> QuerySet[Mailing]:
    """Letters about open matters, or minutes that wait for approval, that came back; the person's
    address is still the same."""
    waiting = Approval.objects.waiting().filter(meeting__body__in=bodies)
    rows = Reminder.objects.filter(
        Q(action_item__in=items) | Q(approval__in=waiting),
        mailing=OuterRef("pk"),
        status=Reminder.Status.FAILED,
    )
    arrived = Mailing.objects.filter(
        person=OuterRef("person"),
        status=Mailing.Status.SENT,
        sent_at__gt=OuterRef("bounced_at"),
    )
    letters = Mailing.objects.filter(bounced_at__isnull=False, to_email=F("person__email"))
    return letters.filter(Exists(rows), ~Exists(arrived)).select_related("person")


def _people_without_address(items: QuerySet[ActionItem]) -> QuerySet[Person]:
    """Who has open matters but no address that a reminder could go to."""
    return Person.objects.filter(email="", assignments__action_item__in=items).distinct()


def _groups_without_address(
    items: QuerySet[ActionItem], own: QuerySet[Body]
) -> QuerySet[Body, Any]:
    """Groups with open matters whose contact is missing, or has no address.

    `is_own` where the coordinator may name another contact.
    """
    without = Q(contact__isnull=True) | Q(contact__email="")
    groups = Body.objects.filter(without, assignments__action_item__in=items).distinct()
    is_own = Exists(own.filter(pk=OuterRef("pk")))
    return groups.select_related("contact").annotate(is_own=is_own)


def _meetings_soon(user: User, bodies: QuerySet[Body], today: datetime.date) -> QuerySet[Meeting]:
    """The bodies' meetings of the next weeks, each with how much is outstanding (`waiting`).

    The same matters as `tracker.followup.outstanding` lists, referrals aside.
    """
    items = visible_to(user, ActionItem.objects.open())
    earlier = Q(
        decision__agenda_item__meeting__body=OuterRef("body"),
        decision__agenda_item__meeting__date__lt=OuterRef("date"),
    )
    tabled = visible_to(user, Decision.objects.tabled()).filter(due_meeting=OuterRef("pk"))
    matters = items.filter(Q(due_meeting=OuterRef("pk")) | earlier)
    planned = Meeting.objects.filter(status=Meeting.Status.PLANNED)
    meetings = planned.filter(body__in=bodies, date__lte=today + SOON)
    return meetings.coming(today).for_list().annotate(waiting=_count(matters) + _count(tabled))


def _count(rows: QuerySet[ActionItem] | QuerySet[Decision]) -> Coalesce:
    # COUNT as a plain function: an aggregate would group by the row and count one each.
    counted = rows.order_by().annotate(many=Func("pk", function="COUNT")).values("many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
