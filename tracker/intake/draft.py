"""The draft that reading a minutes file yields, and its JSON form.

Dates are `datetime.date`, times are "HH:MM"; in JSON dates are ISO 8601 text.
A decision also says where in the file it stands, how sure the reader is, and why not surer.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Self, cast

from .traces import Certainty, Reason, Source

AttendanceStatus = Literal["present", "absent", "guest"]
Role = Literal["chair", "secretary", "adjuster"]
DecisionKind = Literal["decision", "tabled", "earlier"]
DeadlineKind = Literal["date", "meeting", "period", "vague"]
FollowUpStatus = Literal["open", "in_progress", "done", "postponed"]
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Deadline:
    """A deadline as written (`text`) and as understood.

    `date`: the day, the meeting's day where it is known, or a period's last day.
    `body`: whose meeting; None means the body whose minutes these are.
    """

    text: str
    kind: DeadlineKind
    body: str | None = None
    date: datetime.date | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(data["text"], data["kind"], data.get("body"), _day(data.get("date")))


@dataclass(frozen=True)
class MeetingFacts:
    """What the head of the minutes says about the meeting itself."""

    body: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(**_with_days(data, "date", "end_date"))


@dataclass(frozen=True)
class Attendee:
    """One line of the attendance list; `items` as written without the words ("2-7")."""

    name: str
    organization: str | None
    status: AttendanceStatus
    roles: tuple[Role, ...] = ()
    items: str | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(**{**data, "roles": tuple(data["roles"])})


@dataclass(frozen=True)
class DraftItem:
    """A point of the agenda; `number` is None where the points have none."""

    number: str | None
    title: str

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(**data)


@dataclass(frozen=True)
class DraftAction:
    """What somebody has to do because of a decision; no assignees: somebody must be found."""

    text: str
    assignees: tuple[str, ...] = ()
    deadline: Deadline | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(data["text"], tuple(data["assignees"]), _deadline(data["deadline"]))


@dataclass(frozen=True)
class DraftDecision:
    """One decision as written; only a tabled one carries a deadline of its own.

    `certainty` is None in drafts of earlier versions, which say nothing about it. `checked`: a
    person has looked at it and said that it is right.
    """

    item: str | None
    text: str
    kind: DecisionKind = "decision"
    decided_on: datetime.date | None = None
    actions: tuple[DraftAction, ...] = ()
    deadline: Deadline | None = None
    source: Source | None = None
    certainty: Certainty | None = None
    reasons: tuple[Reason, ...] = ()
    checked: bool = False

    @classmethod
    def from_json(cls, data: Json) -> Self:
        source = data.get("source")
        return cls(
            item=data["item"],
            text=data["text"],
            kind=data["kind"],
            decided_on=_day(data.get("decided_on")),
            actions=tuple(DraftAction.from_json(each) for each in data["actions"]),
            deadline=_deadline(data.get("deadline")),
            source=Source.from_json(source) if source else None,
            certainty=data.get("certainty"),
            reasons=tuple(Reason.from_json(each) for each in data.get("reasons", ())),
            checked=data.get("checked", False),
        )


@dataclass(frozen=True)
class FollowUp:
    """An outstanding matter from before; `note` is the report as written."""

    item: str | None
    text: str
    status: FollowUpStatus
    note: str | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(**data)


@dataclass(frozen=True)
class Upcoming:
    """A coming meeting or activity that the minutes list with its date."""

    item: str | None
    title: str
    date: datetime.date
    end_date: datetime.date | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(**_with_days(data, "date", "end_date"))


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting of the body; `body` only where the minutes name another one."""

    date: datetime.date | None = None
    body: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None

    @classmethod
    def from_json(cls, data: Json) -> Self:
        return cls(**_with_days(data, "date"))


@dataclass(frozen=True)
class Draft:
    """All that was read from one minutes file; nothing of it is stored."""

    meeting: MeetingFacts = field(default_factory=MeetingFacts)
    attendance: tuple[Attendee, ...] = ()
    agenda_items: tuple[DraftItem, ...] = ()
    decisions: tuple[DraftDecision, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    next_meeting: NextMeeting | None = None
    adjusters: tuple[str, ...] = ()
    secretary: str | None = None
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The draft as plain dicts, lists, text, numbers and None."""
        return cast(dict[str, Any], _plain(asdict(self)))

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """The reverse of `to_json`; raises KeyError or ValueError on another shape."""
        following = data["next_meeting"]
        return cls(
            meeting=MeetingFacts.from_json(data["meeting"]),
            attendance=tuple(Attendee.from_json(each) for each in data["attendance"]),
            agenda_items=tuple(DraftItem.from_json(each) for each in data["agenda_items"]),
            decisions=tuple(DraftDecision.from_json(each) for each in data["decisions"]),
            follow_ups=tuple(FollowUp.from_json(each) for each in data["follow_ups"]),
            upcoming=tuple(Upcoming.from_json(each) for each in data["upcoming"]),
            next_meeting=NextMeeting.from_json(following) if following else None,
            adjusters=tuple(data["adjusters"]),
            secretary=data["secretary"],
            warnings=tuple(data["warnings"]),
        )


def _plain(value: object) -> object:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _deadline(data: Json | None) -> Deadline | None:
    return Deadline.from_json(data) if data else None


def _with_days(data: Json, *names: str) -> dict[str, Any]:
    return {**data, **{name: _day(data.get(name)) for name in names}}
