"""The records that a draft describes, written one after the other inside one transaction."""

import datetime

from django.utils import timezone

from tracker.deadlines import ensure_meeting, settle
from tracker.errors import DomainError, gettext_noop
from tracker.intake import Deadline, Draft, DraftAction, DraftDecision, MeetingFacts
from tracker.models import (
    ActionEvent,
    ActionItem,
    AgendaItem,
    Assignment,
    Attendance,
    Body,
    Decision,
    Meeting,
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

    def record(self, draft: Draft) -> None:
        self._head(draft.meeting)
        self._attendance(draft)
        self._agenda(draft)
        self._coming(draft)
        for position, decision in enumerate(draft.decisions, start=1):
            self._decision(decision, position)

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
        for position, attendee in enumerate(draft.attendance, start=1):
            organization = self.register.organization(attendee.organization)
            attendance, _new = Attendance.objects.get_or_create(
                meeting=self.meeting,
                person=self._person(attendee.name, attendee.organization),
                defaults={
                    "organization": organization,
                    "status": attendee.status,
                    "is_chair": "chair" in attendee.roles,
                    "is_secretary": "secretary" in attendee.roles,
                    "is_adjuster": "adjuster" in attendee.roles,
                    "items": attendee.items or "",
                    "position": position,
                },
            )
            self.made.note(organization, attendance)
        self.meeting.adjusters.set([self._person(name) for name in draft.adjusters])

    def _person(self, name: str, organization: str | None = None) -> Person:
        person = self.register.person(name, organization)
        self.made.note(person, person.organization)
        return person

    def _agenda(self, draft: Draft) -> None:
        for position, point in enumerate(draft.agenda_items, start=1):
            item = AgendaItem.objects.create(
                meeting=self.meeting,
                number=(point.number or "")[:20],
                title=point.title[:500],
                position=position,
            )
            self.items[point.number or point.title] = item
            self.made.note(item)

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

    def _decision(self, drafted: DraftDecision, position: int) -> None:
        decision = Decision(
            agenda_item=self._item(drafted.item),
            text=drafted.text,
            kind=drafted.kind,
            decided_on=drafted.decided_on,
            position=position,
            source_line=drafted.source.line if drafted.source else None,
        )
        self._give_deadline(decision, drafted.deadline)
        decision.save()
        for place, action in enumerate(drafted.actions, start=1):
            self._action(decision, action, place)

    def _action(self, decision: Decision, drafted: DraftAction, position: int) -> None:
        item = ActionItem(
            decision=decision, text=drafted.text, position=position, created_at=self.now
        )
        self._give_deadline(item, drafted.deadline)
        item.save()
        ActionEvent.objects.record(
            item, ActionEvent.Kind.CREATED, by=self.by, via=VIA, now=self.now
        )
        for name in drafted.assignees:
            self._assign(item, name)

    def _assign(self, item: ActionItem, name: str) -> None:
        who = self.register.assignee(name)
        self.made.note(who, who.organization if isinstance(who, Person) else None)
        key = "body" if isinstance(who, Body) else "person"
        Assignment.objects.get_or_create(
            action_item=item, **{key: who}, defaults={"assigned_at": self.now}
        )

    def _give_deadline(self, due: ActionItem | Decision, deadline: Deadline | None) -> None:
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
        due.due_text, due.due_on = settled.due_text, settled.due_on
        due.due_meeting, due.due_body = settled.due_meeting, settled.due_body
        due.due_set_on = timezone.localdate(self.now) if settled.due_on else None


def _time(text: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None
