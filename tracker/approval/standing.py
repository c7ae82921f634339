"""How it stands with the approval of a meeting's minutes, and who may be asked."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from tracker.models import Approval, Attendance, Meeting, Membership, Person
from tracker.models.approvals import all_approved

STATUS = Approval.Status


@dataclass(frozen=True)
class Standing:
    """The requests that nobody has withdrawn, by the adjusters' names. False: there is none."""

    approvals: Sequence[Approval]

    def __bool__(self) -> bool:
        return bool(self.approvals)

    @property
    def is_approved(self) -> bool:
        """Then the minutes are locked."""
        return all_approved(each.status for each in self.approvals)

    @property
    def approved_at(self) -> datetime.datetime | None:
        """When the last of them did; None: not all have."""
        moments = [each.approved_at for each in self.approvals if each.approved_at]
        return max(moments) if self.is_approved else None

    @property
    def missing(self) -> int:
        """How many have not approved."""
        return sum(not each.is_approved for each in self.approvals)

    def of(self, person: Person | None) -> Approval | None:
        """What is asked of a person."""
        return next((each for each in self.approvals if each.person == person), None)


def standing_of(meeting: Meeting) -> Standing:
    return Standing(list(meeting.approvals.standing().for_list()))


def candidates(meeting: Meeting) -> QuerySet[Person]:
    """Who may be asked: the adjusters that the minutes name, who was there, who sits in the body.

    Those whom the minutes name come first (`is_named`), then by name.
    """
    there = Attendance.objects.filter(meeting=meeting).exclude(status=Attendance.Status.ABSENT)
    sitting = Membership.objects.current().filter(body=meeting.body_id)
    named = Meeting.adjusters.through.objects.filter(meeting=meeting)
    people = Person.objects.filter(
        Q(pk__in=named.values("person"))
        | Q(pk__in=there.values("person"))
        | Q(pk__in=sitting.values("person"))
    )
    is_named = Exists(named.filter(person=OuterRef("pk")))
    return people.annotate(is_named=is_named).order_by("-is_named", "name", "pk")
