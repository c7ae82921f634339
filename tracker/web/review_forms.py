"""The whole review of a draft as one form that works without JavaScript.

It is read from what was posted alone: how many decisions there are, and for each how many action
items. Nothing that was typed is lost because somebody else saved the draft in the meantime.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.access import AnyUser, coordinated_bodies
from tracker.deadlines import find_body
from tracker.intake import Deadline, Draft, DraftAction, DraftDecision, Line, Source
from tracker.intake.readers.document import document_of
from tracker.models import Body, MinutesFile
from tracker.web.review_adding import AddForm
from tracker.web.review_fields import ActionForm, DecisionForm, Reading
from tracker.web.review_head import HeadForm

# Of decisions, and of the action items of one. More than a form can bring, since Django counts
# its fields before (`DATA_UPLOAD_MAX_NUMBER_FIELDS`): nothing that was posted is cut off.
MOST = 2500


@dataclass(frozen=True)
class FieldError:
    """An error, and the id and the label of its field."""

    target: str
    label: str
    message: str


@dataclass
class Block:
    """A decision with its action items; the last of these has room for one more."""

    number: int
    form: DecisionForm
    actions: list[ActionForm]
    # The number of the decision before it under the same point.
    above: int | None = None

    @property
    def forms(self) -> list[DecisionForm | ActionForm]:
        return [self.form, *self.actions]

    def is_valid(self, reading: Reading) -> bool:
        """Nothing is asked of the action items of a decision that is dropped."""
        valid = True
        for form in self.forms:
            form.reading = reading
            form.dropped = form is not self.form and not self.form.cleaned_data.get("keep")
            valid = form.is_valid() and valid
        return valid

    @property
    def kept(self) -> bool:
        return bool(self.form.cleaned_data["keep"])

    def action_place(self, number: int) -> int | None:
        """Where an action item of the form ends up among those that are kept; None: nowhere."""
        counted = [place for place, form in enumerate(self.actions) if form.counts]
        return counted.index(number) if number in counted else None

    @property
    def item(self) -> str | None:
        """The point it stands under, by number or title."""
        item: str | None = self._place.get("item")
        return item

    @property
    def source(self) -> Source | None:
        """Its lines in the file."""
        lines = self._place.get("source")
        return Source.from_json(lines) if lines else None

    @property
    def _place(self) -> dict[str, Any]:
        if self.form.is_bound:
            return getattr(self.form, "cleaned_data", {}).get("place") or {}
        place: dict[str, Any] = self.form.get_initial_for_field(self.form.fields["place"], "place")
        return place


class ReviewForm:
    """`data` is what was posted; None shows the draft as it is kept."""

    def __init__(
        self, file: MinutesFile, user: AnyUser, data: Mapping[str, str] | None = None
    ) -> None:
        self.file = file
        self.draft = Draft.from_json(file.draft)
        self.data = data
        self.head = self._head(user)
        self.adding = AddForm(self.draft, data)
        self.blocks = list(self._posted(data) if data is not None else self._kept())
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
        reading = self._reading()
        for block in self.blocks:
            valid = block.is_valid(reading) and valid
        return self.adding.is_valid() and valid and not self.overtaken

    @property
    def own_body(self) -> str | None:
        """What the meeting's own body is called."""
        return self.file.body.name if self.file.body else self.draft.meeting.body

    def deadline_of(self, form: DecisionForm | ActionForm) -> Deadline | None:
        """What the words in the form were taken to mean, if they were."""
        if form.is_bound:
            given: Deadline | None = getattr(form, "cleaned_data", {}).get("due")
            return given
        words = form.get_initial_for_field(form.fields["due"], "due") or ""
        return dict(_deadlines(self.draft)).get(" ".join(words.split()))

    @property
    def errors(self) -> list[FieldError]:
        """What is wrong, in the order of the page."""
        return list(self._errors()) if self.data is not None else []

    @property
    def body(self) -> Body | None:
        body: Body | None = self.head.cleaned_data["body"]
        return body

    def corrected(self) -> dict[str, Any]:
        """The draft as JSON with what was typed; only for a valid form."""
        kept = self.draft.to_json()
        kept["meeting"] = {**kept["meeting"], **self.head.to_draft()}
        kept["decisions"] = [_decision(block) for block in self.blocks if block.kept]
        return kept

    def place_of(self, number: int) -> int | None:
        """Where a decision of the form ends up in the corrected draft; None: nowhere."""
        kept = [block.number for block in self.blocks if block.kept]
        return kept.index(number) if number in kept else None

    def _errors(self) -> Iterator[FieldError]:
        yield from _errors_of(self.head, "")
        for block in self.blocks:
            where = _("Beslut %(number)d: ") % {"number": block.number + 1}
            for form in block.forms:
                yield from _errors_of(form, where)
        yield from _errors_of(self.adding, "")

    def _head(self, user: AnyUser) -> HeadForm:
        facts = self.draft.meeting
        read = find_body(facts.body) if facts.body else None
        initial = {
            "body": self.file.body_id,
            "number": facts.number,
            "date": facts.date,
            "end_date": facts.end_date,
            "start": facts.start,
            "end": facts.end,
            "place": facts.place,
        }
        return HeadForm(
            self.data,
            prefix="head",
            initial=initial,
            bodies=coordinated_bodies(user),
            as_read=_as_read(facts.body, read),
        )

    def _kept(self) -> Iterator[Block]:
        for number, decision in enumerate(self.draft.decisions):
            actions = [
                ActionForm(prefix=f"d{number}-a{place}", initial=_action_initial(action))
                for place, action in enumerate(decision.actions)
            ]
            more = ActionForm(prefix=f"d{number}-a{len(actions)}", extra=True)
            form = DecisionForm(prefix=f"d{number}", initial=_decision_initial(decision))
            yield Block(number, form, [*actions, more])

    def _posted(self, data: Mapping[str, str]) -> Iterator[Block]:
        for number in range(_count(data, "decisions")):
            count = _count(data, f"d{number}-actions")
            actions = [
                ActionForm(data, prefix=f"d{number}-a{place}", extra=place == count - 1)
                for place in range(count)
            ]
            yield Block(number, DecisionForm(data, prefix=f"d{number}"), actions)

    def _reading(self) -> Reading:
        """Words left as they were keep their meaning, unless the meeting's own day was wrong."""
        facts = self.draft.meeting
        given = getattr(self.head, "cleaned_data", {})
        date: datetime.date | None = given.get("date") or facts.date
        body: Body | None = given.get("body")
        return Reading(
            on=date or timezone.localdate(self.file.uploaded_at),
            own_body=body.name if body else facts.body,
            known=dict(_deadlines(self.draft)) if date == facts.date else {},
        )


def _errors_of(form: forms.Form, where: str) -> Iterator[FieldError]:
    for name, messages in form.errors.items():
        field = form[name]
        for message in messages:
            yield FieldError(field.id_for_label, f"{where}{field.label}", str(message))


def _deadlines(draft: Draft) -> Iterator[tuple[str, Deadline]]:
    for decision in draft.decisions:
        for deadline in (decision.deadline, *(each.deadline for each in decision.actions)):
            if deadline:
                yield " ".join(deadline.text.split()), deadline


def _as_read(name: str | None, known: Body | None) -> str | None:
    if known is not None:
        return _("Som i protokollet: %(name)s") % {"name": known.name}
    return _("Nytt organ: %(name)s") % {"name": name} if name else None


def _decision_initial(decision: DraftDecision) -> dict[str, Any]:
    source = decision.source
    return {
        "text": decision.text,
        "kind": decision.kind,
        "due": decision.deadline.text if decision.deadline else "",
        "place": {
            "item": decision.item,
            "decided_on": decision.decided_on.isoformat() if decision.decided_on else None,
            "source": asdict(source) if source else None,
            "reasons": [asdict(each) for each in decision.reasons],
        },
    }


def _action_initial(action: DraftAction) -> dict[str, Any]:
    return {
        "text": action.text,
        "assignees": ", ".join(action.assignees),
        "due": action.deadline.text if action.deadline else "",
    }


def _count(data: Mapping[str, str], name: str) -> int:
    value = data.get(name, "")
    return min(int(value), MOST) if value.isascii() and value.isdigit() and len(value) < 6 else 0


def _decision(block: Block) -> dict[str, Any]:
    text = block.form.cleaned_data["text"]
    return block.form.to_draft([form.to_draft(text) for form in block.actions if form.counts])
