"""What one acceptance made, noted while it is made, so that it can be taken back."""

import hashlib
from typing import Any

from django.db.models import Max, Model

from tracker.models import (
    ActionItem,
    AgendaItem,
    Assignment,
    Attendance,
    Body,
    Decision,
    Meeting,
    Membership,
    Organization,
    Person,
)

KINDS: dict[type[Model], str] = {
    Person: "people",
    Organization: "organizations",
    Body: "bodies",
    Membership: "memberships",
    Meeting: "meetings",
    AgendaItem: "agenda_items",
    Attendance: "attendance",
}
DUE = ("due_text", "due_on", "due_meeting", "due_body")
HEAD = ("number", "end_date", "starts_at", "ends_at", "place", "status")


class Made:
    """Ids by kind of record, as they are kept in `MinutesFile.made`."""

    def __init__(self) -> None:
        self._last = {model: _last_id(model) for model in KINDS}
        self._ids: dict[str, set[int]] = {kind: set() for kind in KINDS.values()}

    def note(self, *records: Model | None) -> None:
        """Those of the records that were not there before."""
        for record in records:
            if record is not None and record.pk > self._last[type(record)]:
                self._ids[KINDS[type(record)]].add(record.pk)

    def to_json(self) -> dict[str, list[int]]:
        return {kind: sorted(ids) for kind, ids in self._ids.items()}


def _last_id(model: type[Any]) -> int:
    return model.objects.aggregate(last=Max("pk"))["last"] or 0


def head_of(meeting: Meeting) -> dict[str, Any]:
    """What minutes write over in a meeting that was planned, as JSON."""
    values = {name: getattr(meeting, name) for name in HEAD}
    plain = {name: value if value is None else str(value) for name, value in values.items()}
    return {**plain, "adjusters": sorted(meeting.adjusters.values_list("pk", flat=True))}


def fingerprint(meeting: Meeting) -> str:
    """Another one as soon as somebody has changed the meeting or what was decided at it."""
    items = ActionItem.objects.filter(decision__agenda_item__meeting=meeting)
    decisions = Decision.objects.filter(agenda_item__meeting=meeting)
    rows = [
        Meeting.objects.filter(pk=meeting.pk).values_list("body", "date", *HEAD),
        meeting.adjusters.order_by("pk").values_list("pk"),
        Attendance.objects.filter(meeting=meeting).values_list(
            "pk", "person", "organization", "status", "is_chair", "is_secretary", "is_adjuster"
        ),
        meeting.agenda_items.values_list("pk", "number", "title", "is_confidential"),
        decisions.values_list("pk", "agenda_item", "text", "kind", "decided_on", *DUE),
        items.values_list("pk", "decision", "text", "status", "wished_on", *DUE),
        Assignment.objects.filter(action_item__in=items).values_list(
            "action_item", "person", "body"
        ),
    ]
    whole = repr([[tuple(map(str, row)) for row in each.order_by("pk")] for each in rows])
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
