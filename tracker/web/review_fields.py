"""What a reviewer types about one decision or one action item, read back into the draft's terms."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from tracker.intake import Certainty, Deadline, DraftAction, DraftDecision
from tracker.models import Decision
from tracker.web import review_widgets as quick
from tracker.web.review_place import PlaceField, place_of
from tracker.web.review_reading import Reading, as_json, plain_lines, split_names

LABELS = {"unsure": _("Osäker:"), "likely": _("Trolig:"), "sure": _("Säker")}
NAME_LENGTH = 200
DUE_LENGTH = 300
# Of points that a decision can be moved to.
MOST_POINTS = 60
AROUND = 10


@dataclass(frozen=True)
class Suggestion:
    """Somebody who may be meant: how they are shown, and the name that means them."""

    label: str
    value: str


@dataclass(frozen=True)
class Stranger:
    """A name that the register does not know, and who may be meant by it."""

    name: str
    likely: list[Suggestion]


class Kept(forms.Form):
    """A part of the draft with a box that keeps it; nothing is asked of what is dropped."""

    keep = forms.BooleanField(required=False, initial=True, widget=quick.CheckboxInput)
    # With the part that it belongs to.
    dropped = False

    def clean(self) -> dict[str, Any] | None:
        if self.dropped or not self.cleaned_data.get("keep"):
            self._errors = ErrorDict()
        return super().clean()

    @property
    def is_kept(self) -> bool:
        return bool(self.cleaned_data.get("keep"))


class Timed(Kept):
    """A part with a deadline: its words, and whose meeting it is where these do not say it."""

    due = forms.CharField(required=False, max_length=DUE_LENGTH, strip=True, widget=quick.TextInput)
    whose = forms.CharField(
        label=_("Vems möte"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("Tomt: som orden säger."),
        widget=quick.TextInput(attrs={"list": "bodies"}),
    )
    reading: Reading
    # As the draft has it, for a form that was not posted.
    kept_deadline: Deadline | None = None
    # Shown beside the field: what the words were taken to mean.
    understood = ""

    def clean(self) -> dict[str, Any] | None:
        words, whose = self.cleaned_data.get("due", ""), self.cleaned_data.get("whose", "")
        self.cleaned_data["deadline"] = None
        try:
            self.cleaned_data["deadline"] = self.reading.deadline(words, whose)
        except forms.ValidationError as error:
            self.add_error("due", error)
        return super().clean()

    @property
    def deadline(self) -> Deadline | None:
        """What the words were taken to mean, if they were."""
        if not self.is_bound:
            return self.kept_deadline
        given: Deadline | None = getattr(self, "cleaned_data", {}).get("deadline")
        return given

    @property
    def is_of_meeting(self) -> bool:
        """Whether it makes sense to ask whose meeting it is."""
        return bool(self["whose"].value()) or bool(
            self.deadline and self.deadline.kind == "meeting"
        )


class DecisionForm(Timed):
    """One decision. `place` carries what is not for changing: how it was read, and where."""

    text = forms.CharField(
        label=_("Vad som beslutades"),
        widget=quick.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv vad som beslutades, eller ta bort beslutet.")},
    )
    kind = forms.ChoiceField(
        label=_("Slag"), choices=Decision.Kind.choices, widget=quick.QuickSelect
    )
    point = forms.TypedChoiceField(
        label=_("Punkt"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=(),
        widget=quick.QuickSelect,
    )
    checked = forms.BooleanField(
        label=_("Kontrollerat"), required=False, widget=quick.CheckboxInput
    )
    place = PlaceField()
    # What whoever reviews should look at, in words, and how sure it is otherwise.
    doubts: list[str]
    certainty: Certainty = "sure"

    def __init__(self, *args: Any, points: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts = []
        self.fields["keep"].label = _("Ta med beslutet")
        self.fields["due"].label = _("Bordlagt till")
        choice: Any = self.fields["point"]
        choice.choices = points
        choice.widget.choices = _near(points, self["point"].value())

    def clean_text(self) -> str:
        return plain_lines(self.cleaned_data["text"])

    @property
    def certainty_label(self) -> str:
        return str(LABELS[self.certainty])

    def to_draft(self, item: str | None, actions: list[dict[str, Any]]) -> dict[str, Any]:
        """The decision in the draft's format; only a tabled one has a deadline of its own."""
        given = self.cleaned_data
        tabled = given["kind"] == Decision.Kind.TABLED
        return {
            **given["place"],
            "item": item,
            "text": given["text"],
            "kind": given["kind"],
            "deadline": as_json(given["deadline"]) if tabled else None,
            "actions": actions,
            "checked": given["checked"],
        }

    @property
    def read(self) -> dict[str, Any]:
        """What `place` carries."""
        if self.is_bound:
            return getattr(self, "cleaned_data", {}).get("place") or {}
        place: dict[str, Any] = self.get_initial_for_field(self.fields["place"], "place")
        return place


def _near(points: list[tuple[Any, str]], chosen: Any) -> list[tuple[Any, str]]:
    """Of a very long agenda the points around the chosen one, so that the page stays light."""
    if len(points) <= MOST_POINTS:
        return points
    place = next((at for at, (value, _l) in enumerate(points) if str(value) == str(chosen)), 0)
    return [points[0], *points[max(1, place - AROUND) : place + AROUND + 1]]


class ActionForm(Timed):
    """What somebody has to do. `extra`: room for one more, skipped as long as it is empty."""

    text = forms.CharField(
        label=_("Vad som ska göras"), required=False, widget=quick.Textarea(attrs={"rows": 2})
    )
    assignees = forms.CharField(
        label=_("Ansvariga"),
        required=False,
        help_text=_("Namn med komma emellan. Tomt: någon behöver utses."),
        widget=quick.TextInput,
    )

    def __init__(self, *args: Any, extra: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra = extra
        # Names that accepting would add to the register.
        self.unknown: list[Stranger] = []
        self.fields["keep"].label = _("Ta med uppdraget")
        self.fields["assignees"].widget.attrs["list"] = "names"
        self.fields["due"].label = _("Klart senast")
        if extra:
            self.fields["text"].help_text = _("Lämnas den tom blir uppdraget beslutets text.")

    def clean_text(self) -> str:
        text = plain_lines(self.cleaned_data["text"])
        if not text and not self.extra:
            raise forms.ValidationError(_("Skriv vad som ska göras, eller ta bort uppdraget."))
        return text

    def clean_assignees(self) -> list[str]:
        return clean_names(self.cleaned_data["assignees"])

    @property
    def counts(self) -> bool:
        """Whether it shall become an action item."""
        typed = any(self.cleaned_data.get(name) for name in ("text", "assignees", "deadline"))
        return self.is_kept and (typed or not self.extra)

    def to_draft(self, decision_text: str) -> dict[str, Any]:
        return {
            "text": self.cleaned_data["text"] or decision_text,
            "assignees": self.cleaned_data["assignees"],
            "deadline": as_json(self.cleaned_data["deadline"]),
        }


def clean_names(text: str) -> list[str]:
    """The names in a field. Raises ValidationError."""
    names = split_names(text)
    if any(len(name) > NAME_LENGTH for name in names):
        raise forms.ValidationError(_("Ett namn är för långt. Skriv komma mellan namnen."))
    return names


def decision_initial(
    decision: DraftDecision, point: int | None, reading: Reading
) -> dict[str, Any]:
    return {
        "text": decision.text,
        "kind": decision.kind,
        "point": point,
        "checked": decision.checked,
        "due": decision.deadline.text if decision.deadline else "",
        "whose": reading.whose(decision.deadline),
        "place": place_of(decision),
    }


def action_initial(action: DraftAction, reading: Reading) -> dict[str, Any]:
    return {
        "text": action.text,
        "assignees": ", ".join(action.assignees),
        "due": action.deadline.text if action.deadline else "",
        "whose": reading.whose(action.deadline),
    }
