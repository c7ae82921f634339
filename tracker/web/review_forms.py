"""The whole review of a draft as one form that works without JavaScript.

It is read from what was posted alone: how many people, points and decisions there are, and for
each decision how many action items. Nothing that was typed is lost because somebody else saved the
draft in the meantime.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.access import AnyUser, coordinated_bodies
from tracker.deadlines import find_body
from tracker.intake import Draft, Line
from tracker.intake.readers.document import document_of
from tracker.models import Body, MinutesFile
from tracker.web.review_adding import AddForm
from tracker.web.review_blocks import Block, kept_blocks, posted_blocks
from tracker.web.review_head import ClosingForm, HeadForm, closing_initial, head_initial
from tracker.web.review_reading import Reading, known_deadlines
from tracker.web.review_rows import PersonForm, PointForm, agenda, people_rows, point_rows


@dataclass(frozen=True)
class FieldError:
    """An error, and the id and the label of its field."""

    target: str
    label: str
    message: str


class ReviewForm:
    """`data` is what was posted; None shows the draft as it is kept."""

    def __init__(
        self, file: MinutesFile, user: AnyUser, data: Mapping[str, str] | None = None
    ) -> None:
        self.file = file
        self.draft = draft = Draft.from_json(file.draft)
        self.data = data
        self.head = self._head(user)
        self.closing = ClosingForm(data, prefix="end", initial=closing_initial(draft))
        self.people: list[PersonForm] = people_rows(draft.attendance, data)
        self.points: list[PointForm] = point_rows(draft.agenda_items, data)
        self.adding = AddForm(draft, data)
        self.blocks: list[Block] = list(
            kept_blocks(draft, self.points, self._reading())
            if data is None
            else posted_blocks(data, self.points)
        )
        self.overtaken = data is not None and data.get("revision") != self.revision

    @property
    def revision(self) -> str:
        """Changes when somebody saves the draft."""
        kept = json.dumps([self.file.draft, self.file.body_id], sort_keys=True)
        return hashlib.sha256(kept.encode()).hexdigest()[:16]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The file's, as the reader left them."""
        return document_of((line, None) for line in self.file.text.split("\n")).lines

    def is_valid(self) -> bool:
        """Whether all can be kept. The head comes first: words are read against its day."""
        valid = self.head.is_valid()
        for form in (self.closing, *self.people, *self.points):
            valid = form.is_valid() and valid
        reading = self._reading()
        for block in self.blocks:
            valid = block.is_valid(reading) and valid
        return self.adding.is_valid() and valid and not self.overtaken

    @property
    def own_body(self) -> str | None:
        """What the meeting's own body is called."""
        return self.file.body.name if self.file.body else self.draft.meeting.body

    @cached_property
    def errors(self) -> list[FieldError]:
        """What is wrong, in the order of the page."""
        return list(self._errors()) if self.data is not None else []

    @property
    def people_errors(self) -> bool:
        return self.data is not None and any(each.errors for each in self.people)

    @property
    def points_errors(self) -> bool:
        return self.data is not None and any(each.errors for each in self.points)

    @property
    def body(self) -> Body | None:
        body: Body | None = self.head.cleaned_data["body"]
        return body

    def corrected(self) -> dict[str, Any]:
        """The draft as JSON with what was typed; only for a valid form."""
        kept = self.draft.to_json()
        following = self.draft.next_meeting
        names = {each.cleaned_data["was"]: each.key for each in self.points if each.counts}
        for told in (*kept["follow_ups"], *kept["upcoming"]):
            told["item"] = names.get(told["item"], told["item"])
        return {
            **kept,
            **self.closing.to_draft(following.body if following else None),
            "meeting": {**kept["meeting"], **self.head.to_draft()},
            "attendance": [each.to_draft() for each in self.people if each.counts],
            "agenda_items": [each.to_draft() for each in agenda(self.points)],
            "decisions": [block.to_draft(self.points) for block in self.blocks if block.kept],
        }

    def place_of(self, number: int) -> int | None:
        """Where a decision of the form ends up in the corrected draft; None: nowhere."""
        kept = [block.number for block in self.blocks if block.kept]
        return kept.index(number) if number in kept else None

    def _errors(self) -> Iterator[FieldError]:
        yield from _errors_of(self.head, "")
        for person in self.people:
            yield from _errors_of(person, _("Deltagare: "))
        for point in self.points:
            yield from _errors_of(point, _("Dagordning: "))
        yield from _errors_of(self.closing, "")
        for block in self.blocks:
            where = _("Beslut %(number)d: ") % {"number": block.number + 1}
            for form in block.forms:
                yield from _errors_of(form, where)
        yield from _errors_of(self.adding, "")

    def _head(self, user: AnyUser) -> HeadForm:
        facts = self.draft.meeting
        read = find_body(facts.body) if facts.body else None
        return HeadForm(
            self.data,
            prefix="head",
            initial=head_initial(facts, self.file.body_id),
            bodies=coordinated_bodies(user),
            as_read=_as_read(facts.body, read),
        )

    def _reading(self) -> Reading:
        """Words left as they were keep their meaning, unless the meeting's own day was wrong."""
        facts = self.draft.meeting
        given = getattr(self.head, "cleaned_data", {})
        date: datetime.date | None = given.get("date") or facts.date
        body: Body | None = given.get("body", self.file.body)
        return Reading(
            on=date or timezone.localdate(self.file.uploaded_at),
            own_body=body.name if body else facts.body,
            known=known_deadlines(self.draft) if date == facts.date else {},
        )


def _errors_of(form: forms.Form, where: str) -> Iterator[FieldError]:
    for name, messages in form.errors.items():
        field = form[name]
        for message in messages:
            yield FieldError(field.id_for_label, f"{where}{field.label}", str(message))


def _as_read(name: str | None, known: Body | None) -> str | None:
    if known is not None:
        return _("Som i protokollet: %(name)s") % {"name": known.name}
    return _("Nytt organ: %(name)s") % {"name": name} if name else None
