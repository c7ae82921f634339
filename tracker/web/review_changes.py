"""What the buttons inside a review do to the corrected draft: split, merge, add, name somebody."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake import Draft, DraftAction
from tracker.review import editing
from tracker.web.review_forms import ReviewForm
from tracker.web.review_parts import part_at, parts_of
from tracker.web.review_reading import plain_lines
from tracker.web.support import whole_number

BETWEEN = "|"
ROWS = {"person": "deltagare", "point": "dagordning"}
_SAVED = gettext_lazy("Utkastet är sparat.")


@dataclass(frozen=True)
class Changed:
    """The draft afterwards, the decision or the part to go on with, and what was done, in words."""

    draft: Draft
    where: int | str
    done: str

    @property
    def place(self) -> str:
        """The end of the address that leads there."""
        if isinstance(self.where, int):
            return address_of(self.draft, self.where)
        return f"?oppna={self.where}#{self.where}-ny"


def address_of(draft: Draft, index: int) -> str:
    """The end of the address that leads to a decision."""
    parts = parts_of(draft)
    query = f"?del={part_at(parts, index).number}" if len(parts) > 1 else ""
    return f"{query}#beslut-{index}"


def change(data: QueryDict, review: ReviewForm, draft: Draft) -> Changed | None:
    """Do to a valid review's draft what the button `do` says, or add the decision that was typed.

    None: nothing is asked for, or nothing that can be done.
    """
    if review.adding.has_text:
        changed, place = review.adding.add_to(draft, review.stands, review.lines)
        return Changed(changed, place, _("Beslutet är tillagt."))
    name, *given = data.get("do", "").split(BETWEEN)
    act = ACTS.get(name)
    try:
        return act(data, review, draft, given) if act else None
    except (KeyError, ValueError, IndexError):
        return None


def _index(review: ReviewForm, number: str) -> int:
    """A decision's place in the draft. Raises ValueError where it is not kept."""
    place = review.place_of(int(number))
    if place is None:
        raise ValueError(number)
    return place


def _action_index(review: ReviewForm, number: str, action: str) -> tuple[int, int]:
    index = _index(review, number)
    place = review.blocks[int(number) - review.extent.first].action_place(int(action))
    if place is None:
        raise ValueError(action)
    return index, place


def _split(data: QueryDict, review: ReviewForm, draft: Draft, given: list[str]) -> Changed:
    """At the place that was marked in the text, if one was."""
    index = _index(review, given[0])
    typed = plain_lines(data.get(f"d{given[0]}-text", ""))
    at = whole_number(data.get("mark", ""))
    cut = None if at is None else len(typed[:at].lstrip())
    return Changed(
        editing.split_decision(draft, index, cut, review.lines),
        index + 1,
        _("Beslutet är delat i två."),
    )


def _split_action(data: QueryDict, review: ReviewForm, draft: Draft, given: list[str]) -> Changed:
    index, place = _action_index(review, given[0], given[1])
    return Changed(editing.split_action(draft, index, place), index, _("Uppdraget är delat i två."))


def _merge(data: QueryDict, review: ReviewForm, draft: Draft, given: list[str]) -> Changed:
    first, second = _index(review, given[0]), _index(review, given[1])
    merged = editing.merge_decisions(draft, first, second)
    return Changed(merged, first - (second < first), _("Besluten är ihopslagna."))


def _mean(data: QueryDict, review: ReviewForm, draft: Draft, given: list[str]) -> Changed:
    """A name that nobody has gives way to the name of whom it means."""
    number, action, name, meant = given
    index, place = _action_index(review, number, action)
    decision = draft.decisions[index]
    actions = list(decision.actions)
    actions[place] = _renamed(actions[place], name, meant)
    decisions = list(draft.decisions)
    decisions[index] = replace(decision, actions=tuple(actions))
    done = _("%(name)s är utbytt mot %(meant)s.") % {"name": name, "meant": meant}
    return Changed(replace(draft, decisions=tuple(decisions)), index, done)


def _renamed(action: DraftAction, name: str, meant: str) -> DraftAction:
    names = dict.fromkeys(meant if each == name else each for each in action.assignees)
    return replace(action, assignees=tuple(names))


def _add_row(data: QueryDict, review: ReviewForm, draft: Draft, given: list[str]) -> Changed:
    """Nothing but another empty row, behind those that are filled in."""
    return Changed(draft, ROWS[given[0]], str(_SAVED))


Act = Callable[[QueryDict, ReviewForm, Draft, list[str]], Changed]
ACTS: dict[str, Act] = {
    "split": _split,
    "split-action": _split_action,
    "merge": _merge,
    "mean": _mean,
    "row": _add_row,
}
