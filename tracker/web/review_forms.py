"""The review of a draft, or of a part of it, as one form that works without JavaScript.

It is read from what was posted alone: how many people, points and decisions there are, and for
each decision how many action items. Nothing that was typed is lost because somebody else saved the
draft in the meantime.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.access import AnyUser, coordinated_bodies
from tracker.deadlines import find_body
from tracker.intake import Draft, Line
from tracker.intake.readers.document import document_of
from tracker.models import Body, MinutesFile
from tracker.review.merging import SECTIONS, Merged, revision_of
from tracker.web.review_adding import AddForm
from tracker.web.review_blocks import Block, kept_blocks, posted_blocks
from tracker.web.review_choosing import TakeForm
from tracker.web.review_head import ClosingForm, HeadForm, closing_initial, head_initial
from tracker.web.review_parts import Extent, Part, part_at, parts_of
from tracker.web.review_reading import Reading, known_deadlines, read_again
from tracker.web.review_rows import PersonForm, PointForm, Stands, agenda, people_rows, point_rows


@dataclass(frozen=True)
class Shown:
    """A draft that is to be shown instead of the kept one, and which of it."""

    draft: Draft
    body: int | None
    extent: Extent
    rows: Sequence[Merged]
    clashes: Sequence[str] = ()


class ReviewForm:
    """`data` is what was posted; None shows the part `part` of the draft as it is kept.

    Raises Malformed for what no page of ours posts.
    """

    def __init__(
        self,
        file: MinutesFile,
        user: AnyUser,
        data: Mapping[str, str] | None = None,
        *,
        part: int = 1,
        shown: Shown | None = None,
    ) -> None:
        self.file = file
        self.kept = Draft.from_json(file.draft)
        self.draft = draft = shown.draft if shown else self.kept
        self.data = data
        self.parts = parts_of(self.kept)
        self.extent = self._extent(part, shown)
        self.head = self._head(user, shown.body if shown else file.body_id)
        around = data if data is not None and self.has_around else None
        self.closing = ClosingForm(around, prefix="end", initial=closing_initial(draft))
        self.people: list[PersonForm] = people_rows(draft.attendance, around)
        self.points: list[PointForm] = point_rows(draft.agenda_items, around)
        self.stands = Stands(draft.agenda_items, None if around is None else self.points)
        self.adding = AddForm(draft, data)
        self.takes = {
            name: TakeForm(around, prefix=name)
            for name in SECTIONS
            if (name in shown.clashes if shown else f"{name}-clash" in (around or {}))
        }
        self.blocks = list(self._blocks(shown))
        self.overtaken = data is not None and data.get("revision") != self.revision

    def _extent(self, part: int, shown: Shown | None) -> Extent:
        if shown is not None:
            return shown.extent
        if self.data is not None:
            return Extent.posted(self.data)
        at = min(max(part, 1), len(self.parts)) - 1
        return Extent.of(self.draft, self.parts[at])

    def _blocks(self, shown: Shown | None) -> Iterator[Block]:
        if self.data is not None:
            return posted_blocks(self.data, self.extent, self.stands, self.kept.decisions)
        rows = shown.rows if shown else self._rows()
        return kept_blocks(rows, self.extent.first, self.stands, self.reading)

    def _rows(self) -> list[Merged]:
        decisions = self.draft.decisions[self.extent.first : self.extent.end]
        return [
            Merged(each, known) for each, known in zip(decisions, self.extent.shown, strict=True)
        ]

    @cached_property
    def has_around(self) -> bool:
        """Whether the page has what stands around the decisions: its first part does."""
        return self.extent.first == 0 if self.data is None else "people" in self.data

    @property
    def part(self) -> Part:
        """The part of the draft that is shown."""
        return part_at(self.parts, self.extent.first)

    @cached_property
    def revision(self) -> str:
        """Changes when somebody saves the draft; tells by what it changed."""
        return revision_of(self.kept, self.file.draft, self.file.body_id)

    def base_after(self, draft: Draft) -> list[str]:
        """`Extent.base` once the page is kept as `draft`."""
        gone = {block.number for block in self.blocks if not block.kept}
        return self.extent.once_kept(draft, gone)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The file's, as the reader left them."""
        return document_of((line, None) for line in self.file.text.split("\n")).lines

    def is_valid(self) -> bool:
        """Whether all can be kept. The head comes first: words are read against its day."""
        valid = True
        if self.has_around:
            around = (self.head, self.closing, *self.people, *self.points, *self.takes.values())
            # Each is asked, so that each tells of its errors.
            valid = not [form for form in around if not form.is_valid()]
        reading = self.reading
        for block in self.blocks:
            valid = block.is_valid(reading) and valid
        return self.adding.is_valid() and valid

    @property
    def own_body(self) -> str | None:
        """What the meeting's own body is called."""
        return self.file.body.name if self.file.body else self.draft.meeting.body

    @property
    def people_errors(self) -> bool:
        return any(each.errors for each in self.people)

    @property
    def points_errors(self) -> bool:
        return any(each.errors for each in self.points)

    @property
    def is_clash(self) -> bool:
        """Whether somebody has to choose between two versions first."""
        return bool(self.takes) or any(block.take for block in self.blocks)

    @property
    def body(self) -> Body | None:
        if not self.has_around or self._is_theirs("meeting"):
            return self.file.body
        body: Body | None = self.head.cleaned_data["body"]
        return body

    def corrected(self) -> dict[str, Any]:
        """The draft as JSON with what was typed; only for a valid form."""
        kept = self.kept.to_json()
        place = self.extent.kept
        before, after = kept["decisions"][: place.start], kept["decisions"][place.stop :]
        names = self.stands.names
        for told in (*kept["follow_ups"], *kept["upcoming"], *before, *after):
            told["item"] = names.get(told["item"], told["item"])
        if self.reading.is_of_another_day:
            for told in (*before, *after):
                read_again(told, self.reading)
        posted = [told for block in self.blocks if (told := self._told(block))]
        return {**kept, **self.around(), "decisions": [*before, *posted, *after]}

    def _told(self, block: Block) -> dict[str, Any] | None:
        """A decision as typed, or as somebody else has it where that was chosen."""
        if not block.kept:
            return None
        if block.is_theirs:
            return self._as_kept(block.number)
        return block.to_draft(self.stands)

    def _as_kept(self, number: int) -> dict[str, Any] | None:
        place = self.extent.place_of(number)
        kept: list[dict[str, Any]] = self.file.draft["decisions"]
        return None if place is None else kept[place]

    def around(self) -> dict[str, Any]:
        """What was typed around the decisions, by the draft's keys."""
        if not self.has_around:
            return {}
        following = self.kept.next_meeting
        meeting = self.file.draft["meeting"]
        typed = {
            **self.closing.to_draft(following.body if following else None),
            "meeting": {**meeting, **self.head.to_draft()},
            "attendance": [each.to_draft() for each in self.people if each.counts],
            "agenda_items": [each.to_draft() for each in agenda(self.points)],
        }
        theirs = {key for name, keys in SECTIONS.items() if self._is_theirs(name) for key in keys}
        return {key: value for key, value in typed.items() if key not in theirs}

    def _is_theirs(self, name: str) -> bool:
        return name in self.takes and self.takes[name].is_theirs

    def place_of(self, number: int) -> int | None:
        """Where a decision of the form ends up in the corrected draft; None: nowhere."""
        kept = [block.number for block in self.blocks if block.kept]
        return self.extent.first + kept.index(number) if number in kept else None

    def _head(self, user: AnyUser, body: int | None) -> HeadForm:
        facts = self.draft.meeting
        read = find_body(facts.body) if facts.body else None
        return HeadForm(
            self.data if self.has_around else None,
            prefix="head",
            initial=head_initial(facts, body),
            bodies=coordinated_bodies(user),
            as_read=_as_read(facts.body, read),
        )

    @property
    def reading(self) -> Reading:
        """Words left as they were keep their meaning, unless the meeting's own day was wrong."""
        facts = self.draft.meeting
        given = getattr(self.head, "cleaned_data", {})
        date: datetime.date | None = given.get("date") or facts.date
        body: Body | None = given.get("body", self.file.body)
        return Reading(
            on=date or timezone.localdate(self.file.uploaded_at),
            own_body=body.name if body else facts.body,
            known=known_deadlines(self.draft) if date == facts.date else {},
            is_of_another_day=date != facts.date,
        )


def _as_read(name: str | None, known: Body | None) -> str | None:
    if known is not None:
        return _("Som i protokollet: %(name)s") % {"name": known.name}
    return _("Nytt organ: %(name)s") % {"name": name} if name else None
