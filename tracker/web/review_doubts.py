"""What in a draft is unsure, in words: whoever reviews looks at these places first."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.intake import Deadline
from tracker.models import Decision
from tracker.web.review_fields import ActionForm, DecisionForm
from tracker.web.review_forms import ReviewForm


@dataclass(frozen=True)
class Doubt:
    """An unsure place: its id on the page, which decision it is, and what is unsure."""

    target: str
    decision: int
    words: list[str]


def doubts(
    form: DecisionForm | ActionForm, deadline: Deadline | None, met_on: datetime.date | None
) -> Iterator[str]:
    """What is unsure about a decision or an action item, which `Names` has looked at before."""
    if isinstance(form, ActionForm):
        yield from _about_people(form)
    elif form["kind"].value() == Decision.Kind.TABLED and not form["due"].value():
        yield _("det framgår inte till vilket möte det är bordlagt")
    if deadline is None:
        return
    if deadline.date is None and deadline.kind != "meeting":
        yield _("klart senast är ingen bestämd dag")
    elif deadline.date and met_on and deadline.date < met_on:
        yield _("klart senast hade redan passerat vid mötet")


def _about_people(form: ActionForm) -> Iterator[str]:
    typed = form["assignees"].value()
    if form.extra and not typed:
        return
    if not typed:
        yield _("ingen ansvarig")
    for stranger in form.unknown:
        yield _("%(name)s finns inte i registret") % {"name": stranger.name}


def unsure(review: ReviewForm) -> list[Doubt]:
    """The unsure places in the order of the page."""
    return [
        Doubt(f"osaker-{form.prefix}", block.number + 1, form.doubts)
        for block in review.blocks
        for form in block.forms
        if form.doubts
    ]
