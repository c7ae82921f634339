"""The records that a draft describes, written kind by kind inside one transaction."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils import timezone

from tracker.deadlines import Settled, ensure_meeting, settle
from tracker.errors import DomainError, gettext_noop
from tracker.intake import (
    Attendee,
    Deadline,
    Draft,
    DraftAction,
    DraftDecision,
    MeetingFacts,
)
from tracker.models import (
    ActionEvent,
    ActionItem,
    AgendaItem,
    Assignment,
    Attendance,
    Body,
    Decision,
    Meeting,
    Organization,
    Person,
    User,
)
from tracker.review.made import Made
from tracker.review.register import Register

VIA = ActionEvent.Via.IMPORT

ENDS_BEFORE = gettext_noop(
    "Mötet slutar innan det börjar. Rätta tiderna och godta igen. Utkastet finns kvar."
)


def record_meeting(
    meeting: Meeting, draft: Draft, made: Made, *, by: User | None, now: datetime.datetime
) -> None:
    """Fill a meeting with what the draft says, and note in `made` what is new.

    Raises Conflict where a name is ambiguous, DomainError where the times cannot be.
    """
    Recording(meeting, made, by, now).record(draft)


class Recording:
    """One draft on its way into one meeting."""

    def __init__(
        self, meeting: Meeting, made: Made, by: User | None, now: datetime.datetime
    ) -> None:
        self.meeting = meeting
        self.made = made
        self.by = by
        self.now = now
        self.register = Register()
        self.items: dict[str | None, AgendaItem] = {}
        self.settled: dict[Deadline, Settled] = {}

    def record(self, draft: Draft) -> None:
        self._head(draft.meeting)
        self._attendance(draft)
        self._agenda(draft)
        self._coming(draft)
        self._matters(draft.decisions)

    def _head(self, facts: MeetingFacts) -> None:
        meeting = self.meeting
        meeting.number = facts.number or meeting.number
        meeting.end_date = facts.end_date or meeting.end_date
        meeting.starts_at = _time(facts.start) or meeting.starts_at
        meeting.ends_at = _time(facts.end) or meeting.ends_at
        meeting.place = (facts.place or meeting.place)[:300]
        meeting.status = Meeting.Status.HELD
        if meeting.ends_before_it_starts:
            raise DomainError(ENDS_BEFORE)
        meeting.save()

    def _attendance(self, draft: Draft) -> None:
        """The first line of a person counts: nobody is both present and absent."""
        known = Attendance.objects.filter(meeting=self.meeting)
        there = set(known.values_list("person", flat=True))
        lines = []
        for position, attendee in enumerate(draft.attendance, start=1):
            organization = self.register.organization(attendee.organization)
            person = self._person(attendee.name, attendee.organization)
            self.made.note(organization)
            if person.pk not in there:
                there.add(person.pk)
                lines.append(self._line(attendee, person, organization, position))
        self.made.note(*Attendance.objects.bulk_create(lines))
        self.meeting.adjusters.set([self._person(name) for name in draft.adjusters])

    def _line(
        self, attendee: Attendee, person: Person, organization: Organization | None, position: int
    ) -> Attendance:
        return Attendance(
            meeting=self.meeting,
            person=person,
            organization=organization,
            status=attendee.status,
            is_chair="chair" in attendee.roles,
            is_secretary="secretary" in attendee.roles,
            is_adjuster="adjuster" in attendee.roles,
            items=attendee.items or "",
            position=position,
        )

    def _person(self, name: str, organization: str | None = None) -> Person:
        person = self.register.person(name, organization)
        self.made.note(person, person.organization)
        return person

    def _agenda(self, draft: Draft) -> None:
        made = AgendaItem.objects.bulk_create(
            AgendaItem(
                meeting=self.meeting,
                number=(point.number or "")[:20],
                title=point.title[:500],
                position=position,
            )
            for position, point in enumerate(draft.agenda_items, start=1)
        )
        self.made.note(*made)
        for point, item in zip(draft.agenda_items, made, strict=True):
            self.items[point.number or point.title] = item

    def _coming(self, draft: Draft) -> None:
        """The next meeting that the minutes announce, so that "nästa möte" can hang on it."""
        coming = draft.next_meeting
        if coming and coming.date and not coming.body and coming.date > self.meeting.last_day:
            body = self.meeting.body
            self.made.note(ensure_meeting(body, coming.date, by=self.by, via=VIA, now=self.now))

    def _item(self, key: str | None) -> AgendaItem:
        """The point a decision stands under; one without a title for those that stand alone."""
        if key not in self.items:
            self.items[key] = AgendaItem.objects.create(
                meeting=self.meeting,
                number=(key or "")[:20],
                title=self.meeting.body.label,
                position=len(self.items) + 1,
            )
            self.made.note(self.items[key])
        return self.items[key]

    def _matters(self, decisions: Sequence[DraftDecision]) -> None:
        """Decisions, action items, their history and their assignees, a query for each kind."""
        self._settle(decisions)
        kept = Decision.objects.bulk_create(
            self._decision(each, position) for position, each in enumerate(decisions, start=1)
        )
        drafted = [
            (decision, action, place)
            for decision, each in zip(kept, decisions, strict=True)
            for place, action in enumerate(each.actions, start=1)
        ]
        items = ActionItem.objects.bulk_create(self._action(*each) for each in drafted)
        ActionEvent.objects.record_all(
            items, ActionEvent.Kind.CREATED, by=self.by, via=VIA, now=self.now
        )
        Assignment.objects.bulk_create(
            assignment
            for item, (_decision, action, _place) in zip(items, drafted, strict=True)
            for assignment in self._assignments(item, action)
        )

    def _decision(self, drafted: DraftDecision, position: int) -> Decision:
        return Decision(
            agenda_item=self._item(drafted.item),
            text=drafted.text,
            kind=drafted.kind,
            decided_on=drafted.decided_on,
            position=position,
            source_line=drafted.source.line if drafted.source else None,
            **self._due(drafted.deadline),
        )

    def _action(self, decision: Decision, drafted: DraftAction, position: int) -> ActionItem:
        return ActionItem(
            decision=decision,
            text=drafted.text,
            position=position,
            created_at=self.now,
            **self._due(drafted.deadline),
        )

    def _assignments(self, item: ActionItem, drafted: DraftAction) -> Iterator[Assignment]:
        for who in dict.fromkeys(self.register.assignee(name) for name in drafted.assignees):
            self.made.note(who, who.organization if isinstance(who, Person) else None)
            key = "body" if isinstance(who, Body) else "person"
            yield Assignment(action_item=item, assigned_at=self.now, **{key: who})

    def _settle(self, decisions: Sequence[DraftDecision]) -> None:
        """What each deadline comes to, once for all that share it.

        Meetings on a day come first: what waits for "nästa möte" then finds them planned.
        """
        every = [
            deadline
            for decision in decisions
            for deadline in (decision.deadline, *(each.deadline for each in decision.actions))
            if deadline
        ]
        for deadline in sorted(dict.fromkeys(every), key=lambda each: each.date is None):
            settled = settle(
                deadline,
                body=self.meeting.body,
                decided_on=self.meeting.last_day,
                by=self.by,
                via=VIA,
                now=self.now,
            )
            meeting = settled.due_meeting
            self.made.note(meeting, meeting.body if meeting else None, settled.due_body)
            self.settled[deadline] = settled

    def _due(self, deadline: Deadline | None) -> dict[str, Any]:
        """The columns of a deadline."""
        settled = self.settled[deadline] if deadline else Settled()
        set_on = timezone.localdate(self.now) if settled.due_on else None
        return {**vars(settled), "due_set_on": set_on}


def _time(text: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None
