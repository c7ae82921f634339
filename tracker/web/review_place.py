"""What a decision's hidden field carries to and fro: its lines in the file and how it was read."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.intake import DraftDecision, Reason, Source
from tracker.intake.certainty import LEVELS
from tracker.web import review_widgets as quick
from tracker.web.review_reading import Storable

# More than a file of the greatest size has; the page marks each line between two of them.
MOST_LINES = 100_000
ABOUT_LENGTH = 500
BROKEN = _("Öppna sidan på nytt och försök igen.")


def place_of(decision: DraftDecision) -> dict[str, Any]:
    """What `PlaceField` sends out."""
    return {
        "item": decision.item,
        "decided_on": decision.decided_on.isoformat() if decision.decided_on else None,
        "source": asdict(decision.source) if decision.source else None,
        "reasons": [asdict(each) for each in decision.reasons],
    }


class PlaceField(forms.JSONField):
    """Gives back what `place_of` made, and refuses anything else."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            widget=quick.HiddenInput,
            decoder=Storable,
            error_messages={"invalid": BROKEN},
        )

    def clean(self, value: Any) -> dict[str, Any]:
        given = super().clean(value)
        place = given if isinstance(given, dict) else {}
        kept = {name: place.get(name) for name in ("item", "decided_on", "source")}
        kept["reasons"] = place.get("reasons") or []
        if not _is_place(kept):
            raise forms.ValidationError(BROKEN)
        return kept


def _is_place(place: dict[str, Any]) -> bool:
    """Whether a hidden field that came back is what was sent out."""
    try:
        read = DraftDecision.from_json({"text": "", "kind": "decision", "actions": [], **place})
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    return (
        isinstance(read.item, str | None)
        and (read.source is None or _is_source(read.source))
        and all(_is_reason(each) for each in read.reasons)
    )


def _is_source(source: Source) -> bool:
    """Whether a place in a file may be that; whole lines have no characters."""
    lines = (source.line, source.end_line)
    more = (source.page, source.start, source.end)
    return all(_is_number(line, 1) for line in lines) and all(
        each is None or _is_number(each, 0) for each in more
    )


def _is_number(number: object, least: int) -> bool:
    return isinstance(number, int) and least <= number <= MOST_LINES


def _is_reason(reason: Reason) -> bool:
    about = isinstance(reason.about, str) and len(reason.about) <= ABOUT_LENGTH
    place = reason.action is None or _is_number(reason.action, 0)
    return reason.code in LEVELS and about and place
