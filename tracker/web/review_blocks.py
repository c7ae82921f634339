"""A decision on the review page with its action items."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.intake import DraftDecision, Source
from tracker.review.merging import Merged
from tracker.web.review_choosing import Difference, TakeForm
from tracker.web.review_fields import (
    ActionForm,
    DecisionForm,
    Timed,
    action_initial,
    decision_initial,
)
from tracker.web.review_parts import Extent, count
from tracker.web.review_reading import Reading
from tracker.web.review_rows import Stands


@dataclass
class Block:
    """A decision with its action items; the last of these has room for one more."""

    number: int
    form: DecisionForm
    actions: list[ActionForm]
    # The number of the decision before it under the same point.
    above: int | None = None
    # As the draft has it, where it was not posted.
    drafted: DraftDecision | None = None
    # Where somebody else has changed it too: which version counts, and theirs (None: dropped).
    take: TakeForm | None = None
    theirs: DraftDecision | None = None
    differences: list[Difference] = field(default_factory=list)

    @property
    def forms(self) -> list[Timed]:
        return [self.form, *self.actions]

    def is_valid(self, reading: Reading) -> bool:
        """Nothing is asked of the action items of a decision that is dropped."""
        valid = True
        for form in self.forms:
            form.reading = reading
            form.dropped = form is not self.form and not self.form.is_kept
            valid = form.is_valid() and valid
        return (self.take is None or self.take.is_valid()) and valid

    @property
    def is_theirs(self) -> bool:
        """Whether somebody else's version was chosen before what was typed here."""
        return self.take is not None and self.take.is_theirs

    @property
    def kept(self) -> bool:
        return self.theirs is not None if self.is_theirs else self.form.is_kept

    def action_place(self, number: int) -> int | None:
        """Where an action item of the form ends up among those that are kept; None: nowhere."""
        counted = [place for place, form in enumerate(self.actions) if form.counts]
        return counted.index(number) if number in counted else None

    @property
    def item(self) -> str | None:
        """The point it stands under, by number or title."""
        item: str | None = self.form.read.get("item")
        return item

    @property
    def source(self) -> Source | None:
        """Its lines in the file."""
        place = self.form.read.get("source")
        return Source.from_json(place) if place else None

    def to_draft(self, stands: Stands) -> dict[str, Any]:
        """In the draft's format, under the point that was chosen."""
        text = self.form.cleaned_data["text"]
        actions = [form.to_draft(text) for form in self.actions if form.counts]
        return self.form.to_draft(self._point(stands), actions)

    def _point(self, stands: Stands) -> str | None:
        """A point that goes takes nobody with it; one that the draft never had stays named."""
        chosen = self.form.cleaned_data["point"]
        if chosen is not None:
            return stands.key(chosen)
        return None if stands.has(self.item) else self.item


def kept_blocks(
    rows: Sequence[Merged], first: int, stands: Stands, reading: Reading
) -> Iterator[Block]:
    """As the draft has them; numbered from `first`."""
    choices, places = stands.choices, stands.places
    for number, row in enumerate(rows, start=first):
        decision = row.decision
        actions = [
            ActionForm(prefix=f"d{number}-a{place}", initial=action_initial(action, reading))
            for place, action in enumerate(decision.actions)
        ]
        more = ActionForm(prefix=f"d{number}-a{len(actions)}", extra=True)
        initial = decision_initial(decision, places.get(decision.item or ""), reading)
        form = DecisionForm(
            prefix=f"d{number}", initial={**initial, "keep": row.kept}, points=choices
        )
        _remember(decision, form, actions)
        block = Block(number, form, [*actions, more], drafted=decision)
        if row.clash:
            block.take, block.theirs = TakeForm(prefix=f"d{number}"), row.theirs
        yield block


def _remember(decision: DraftDecision, form: DecisionForm, actions: list[ActionForm]) -> None:
    """Which deadline each form shows, to tell what it was taken to mean."""
    form.kept_deadline = decision.deadline
    for action, drafted in zip(actions, decision.actions, strict=True):
        action.kept_deadline = drafted.deadline


def posted_blocks(
    data: Mapping[str, str], extent: Extent, stands: Stands, kept: Sequence[DraftDecision]
) -> Iterator[Block]:
    """As many as the form brings, each with as many action items. Raises Malformed.

    `kept`: the decisions of the draft by now, of which one may count instead of what was typed.
    """
    choices = stands.choices
    for number in range(extent.first, extent.end):
        last = count(data, f"d{number}-actions") - 1
        actions = [
            ActionForm(data, prefix=f"d{number}-a{place}", extra=place == last)
            for place in range(last + 1)
        ]
        form = DecisionForm(data, prefix=f"d{number}", points=choices)
        block = Block(number, form, actions)
        if f"d{number}-clash" in data:
            place = extent.place_of(number)
            block.take = TakeForm(data, prefix=f"d{number}")
            block.theirs = None if place is None or place >= len(kept) else kept[place]
        yield block
