"""What a reviewer types about one decision or one action item, read back into the draft's terms."""

import datetime
import json
import re
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.intake import Deadline, DraftDecision, Reason, Source, parse_deadline
from tracker.intake.certainty import LEVELS
from tracker.models import Decision

NAME_LENGTH = 200
# More than a file of the greatest size has; the page marks each line between two of them.
MOST_LINES = 100_000
DUE_LENGTH = 300
BROKEN = _("Öppna sidan på nytt och försök igen.")
# Of NUL and of surrogates, which no database keeps. The page writes all signs as they are.
UNSTORABLE = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What words about time are read against: the meeting's day and body.

    `known` holds the deadlines as the whole document settled them; their words, left as they
    were, keep that meaning.
    """

    on: datetime.date
    own_body: str | None
    known: dict[str, Deadline] = field(default_factory=dict)

    def deadline(self, words: str) -> Deadline | None:
        """The deadline that was typed; None for an empty field. Raises ValidationError."""
        words = " ".join(words.split())
        if not words:
            return None
        found = self.known.get(words) or parse_deadline(words, on=self.on, own_body=self.own_body)
        if found is None:
            raise forms.ValidationError(
                _now(
                    "”%(words)s” går inte att tolka som en tid. Skriv till exempel "
                    "7/2, 2019-02-07, nästa SSK, v. 14, i slutet av mars eller snarast."
                ),
                params={"words": words},
            )
        return found


def split_names(text: str) -> list[str]:
    """Names with commas between, each once, in the order typed."""
    names = (" ".join(name.split()) for name in re.split(r"[,;\n]", text))
    return list(dict.fromkeys(name for name in names if name))


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

    keep = forms.BooleanField(required=False, initial=True)
    due = forms.CharField(required=False, max_length=DUE_LENGTH, strip=True)
    reading: Reading
    # With the decision that it belongs to.
    dropped = False
    # Shown beside the field: what the words were taken to mean.
    understood = ""
    # What whoever reviews should look at, in words.
    doubts: list[str]

    def clean_due(self) -> Deadline | None:
        return self.reading.deadline(self.cleaned_data["due"])

    def clean(self) -> dict[str, Any] | None:
        if self.dropped or not self.cleaned_data.get("keep"):
            self._errors = ErrorDict()
        return super().clean()


def plain_lines(text: str) -> str:
    """Line breaks as the draft has them; browsers send two signs for each."""
    return text.replace("\r\n", "\n")


class Storable(json.JSONDecoder):
    """Reads JSON whose texts a database can keep."""

    def decode(self, text: str, *args: Any) -> Any:
        if forged := UNSTORABLE.search(text):
            raise json.JSONDecodeError("unstorable", text, forged.start())
        return super().decode(text, *args)


class DecisionForm(Kept):
    """One decision. `place` carries what is not for changing: its point and lines in the file."""

    text = forms.CharField(
        label=_("Vad som beslutades"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv vad som beslutades, eller ta bort beslutet.")},
    )
    kind = forms.ChoiceField(label=_("Slag"), choices=Decision.Kind.choices)
    place = forms.JSONField(
        required=False,
        widget=forms.HiddenInput,
        decoder=Storable,
        error_messages={"invalid": BROKEN},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].label = _("Ta med beslutet")
        self.fields["due"].label = _("Bordlagt till")

    def clean_text(self) -> str:
        return plain_lines(self.cleaned_data["text"])

    def clean_place(self) -> dict[str, Any]:
        given = self.cleaned_data["place"]
        place = given if isinstance(given, dict) else {}
        kept = {name: place.get(name) for name in ("item", "decided_on", "source")}
        kept["reasons"] = place.get("reasons") or []
        if not _is_place(kept):
            raise forms.ValidationError(BROKEN)
        return kept

    def to_draft(self, actions: list[dict[str, Any]]) -> dict[str, Any]:
        """The decision in the draft's format; only a tabled one has a deadline of its own."""
        tabled = self.cleaned_data["kind"] == Decision.Kind.TABLED
        return {
            **self.cleaned_data["place"],
            "text": self.cleaned_data["text"],
            "kind": self.cleaned_data["kind"],
            "deadline": as_json(self.cleaned_data["due"]) if tabled else None,
            "actions": actions,
        }


class ActionForm(Kept):
    """What somebody has to do. `extra`: room for one more, skipped as long as it is empty."""

    text = forms.CharField(
        label=_("Vad som ska göras"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    assignees = forms.CharField(
        label=_("Ansvariga"),
        required=False,
        help_text=_("Namn med komma emellan. Tomt: någon behöver utses."),
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
        names = split_names(self.cleaned_data["assignees"])
        if any(len(name) > NAME_LENGTH for name in names):
            raise forms.ValidationError(_("Ett namn är för långt. Skriv komma mellan namnen."))
        return names

    @property
    def counts(self) -> bool:
        """Whether it shall become an action item."""
        typed = any(self.cleaned_data.get(name) for name in ("text", "assignees", "due"))
        return bool(self.cleaned_data.get("keep")) and (typed or not self.extra)

    def to_draft(self, decision_text: str) -> dict[str, Any]:
        return {
            "text": self.cleaned_data["text"] or decision_text,
            "assignees": self.cleaned_data["assignees"],
            "deadline": as_json(self.cleaned_data["due"]),
        }


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
    about = isinstance(reason.about, str) and len(reason.about) <= DUE_LENGTH
    place = reason.action is None or _is_number(reason.action, 0)
    return reason.code in LEVELS and about and place


def as_json(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {
        "text": deadline.text,
        "kind": deadline.kind,
        "body": deadline.body,
        "date": deadline.date.isoformat() if deadline.date else None,
    }
