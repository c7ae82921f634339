"""A decision on the review page with its action items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.intake import Draft, DraftDecision, Source
from tracker.web.review_fields import (
    ActionForm,
    DecisionForm,
    Timed,
    action_initial,
    decision_initial,
)
from tracker.web.review_reading import Reading
from tracker.web.review_rows import PointForm, count, point_choices


@dataclass
class Block:
    """A decision with its action items; the last of these has room for one more."""

    number: int
    form: DecisionForm
    actions: list[ActionForm]
    # The number of the decision before it under the same point.
    above: int | None = None

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
        return valid

    @property
    def kept(self) -> bool:
        return self.form.is_kept

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

    def to_draft(self, points: list[PointForm]) -> dict[str, Any]:
        """In the draft's format, under the point that was chosen."""
        text = self.form.cleaned_data["text"]
        actions = [form.to_draft(text) for form in self.actions if form.counts]
        return self.form.to_draft(self._point(points), actions)

    def _point(self, points: list[PointForm]) -> str | None:
        """A point that goes takes nobody with it; one that the draft never had stays named."""
        chosen = self.form.cleaned_data["point"]
        if chosen is not None:
            point = points[chosen]
            return point.key if point.counts else None
        listed = {point.cleaned_data.get("was") for point in points}
        return None if self.item in listed else self.item


def kept_blocks(draft: Draft, points: list[PointForm], reading: Reading) -> Iterator[Block]:
    """As the draft has them."""
    choices = point_choices(points)
    agenda = list(enumerate(draft.agenda_items))
    places = {each.number or each.title: at for at, each in reversed(agenda)}
    for number, decision in enumerate(draft.decisions):
        actions = [
            ActionForm(prefix=f"d{number}-a{place}", initial=action_initial(action, reading))
            for place, action in enumerate(decision.actions)
        ]
        more = ActionForm(prefix=f"d{number}-a{len(actions)}", extra=True)
        initial = decision_initial(decision, places.get(decision.item or ""), reading)
        form = DecisionForm(prefix=f"d{number}", initial=initial, points=choices)
        _remember(decision, form, actions)
        yield Block(number, form, [*actions, more])


def _remember(decision: DraftDecision, form: DecisionForm, actions: list[ActionForm]) -> None:
    """Which deadline each form shows, to tell what it was taken to mean."""
    form.kept_deadline = decision.deadline
    for action, drafted in zip(actions, decision.actions, strict=True):
        action.kept_deadline = drafted.deadline


def posted_blocks(data: Mapping[str, str], points: list[PointForm]) -> Iterator[Block]:
    """As many as the form brings, each with as many action items."""
    choices = point_choices(points)
    for number in range(count(data, "decisions")):
        last = count(data, f"d{number}-actions") - 1
        actions = [
            ActionForm(data, prefix=f"d{number}-a{place}", extra=place == last)
            for place in range(last + 1)
        ]
        form = DecisionForm(data, prefix=f"d{number}", points=choices)
        yield Block(number, form, actions)
