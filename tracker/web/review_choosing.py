"""Two people have changed the same: what differs, in words, and whose version counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.intake import Deadline, DraftAction, DraftDecision
from tracker.models import Decision

MINE, THEIRS = "mine", "theirs"


class TakeForm(forms.Form):
    """Whose version of a part counts; nobody chooses for whoever reviews."""

    take = forms.ChoiceField(
        label=_("Vilken gäller?"),
        choices=[(MINE, _("Ta min")), (THEIRS, _("Ta den andras"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vems ändring som gäller.")},
    )
    clash = forms.CharField(required=False, initial="on", widget=forms.HiddenInput)

    @property
    def is_theirs(self) -> bool:
        return getattr(self, "cleaned_data", {}).get("take") == THEIRS


@dataclass(frozen=True)
class Difference:
    """What two versions say of the same."""

    label: str
    mine: str
    theirs: str


def differences(mine: DraftDecision | None, theirs: DraftDecision | None) -> list[Difference]:
    """What two versions of a decision do not agree in. None: it is dropped."""
    if mine is None or theirs is None:
        return [Difference(_now("Beslutet"), _whole(mine), _whole(theirs))]
    rows = zip(_told(mine), _told(theirs), strict=True)
    return [Difference(label, one, other) for (label, one), (_l, other) in rows if one != other]


def _whole(decision: DraftDecision | None) -> str:
    return decision.text if decision else _now("borttaget")


def _told(decision: DraftDecision) -> Iterator[tuple[str, str]]:
    yield _now("Vad som beslutades"), decision.text
    yield _now("Slag"), str(Decision.Kind(decision.kind).label)
    yield _now("Punkt"), decision.item or _now("Utan punkt")
    yield _now("Bordlagt till"), _due(decision.deadline)
    actions = "\n".join(_action(each) for each in decision.actions)
    yield _now("Uppdrag"), actions or _now("inga")
    yield _now("Kontrollerat"), _now("ja") if decision.checked else _now("nej")


def _action(action: DraftAction) -> str:
    who = ", ".join(action.assignees) or _now("ingen ansvarig")
    return " · ".join(each for each in (action.text, who, _due(action.deadline)) if each)


def _due(deadline: Deadline | None) -> str:
    return deadline.text if deadline else ""


def section_differences(name: str, mine: dict[str, Any], theirs: dict[str, Any]) -> Difference:
    """Of what stands around the decisions only the lines that the two do not share.

    `mine` and `theirs`: drafts as JSON.
    """
    one, other = list(_lines(name, mine)), list(_lines(name, theirs))
    return Difference(
        str(SECTION_NAMES[name]),
        "\n".join(each for each in one if each not in other) or _now("inget"),
        "\n".join(each for each in other if each not in one) or _now("inget"),
    )


SECTION_NAMES = {
    "meeting": _("Mötet"),
    "people": _("Deltagare"),
    "points": _("Dagordning"),
    "closing": _("Justering och nästa möte"),
}


def _lines(name: str, draft: dict[str, Any]) -> Iterator[str]:
    if name == "people":
        for each in draft["attendance"]:
            yield ", ".join(_values({**each, "roles": " ".join(each["roles"])}))
    elif name == "points":
        for each in draft["agenda_items"]:
            yield " ".join(_values(each))
    elif name == "closing":
        yield ", ".join(_values({"secretary": draft["secretary"]}))
        yield ", ".join(draft["adjusters"])
        yield ", ".join(_values(draft["next_meeting"] or {}))
    else:
        yield ", ".join(_values(draft["meeting"]))


def _values(row: dict[str, Any]) -> list[str]:
    return [str(each) for each in row.values() if each]
