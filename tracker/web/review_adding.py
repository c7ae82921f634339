"""A decision that the reader missed, typed or marked in the source."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake import Draft, Line, Source
from tracker.review import editing
from tracker.web.review_place import MOST_LINES
from tracker.web.review_reading import plain_lines
from tracker.web.review_rows import Stands, point_label


class AddForm(forms.Form):
    """A decision that the reader missed. `at` is its point's place on the agenda."""

    text = forms.CharField(
        label=gettext_lazy("Vad som beslutades"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    at = forms.TypedChoiceField(
        label=gettext_lazy("Punkt"), required=False, coerce=int, empty_value=None
    )
    line = forms.IntegerField(
        label=gettext_lazy("Rad i källan"),
        required=False,
        min_value=1,
        max_value=MOST_LINES,
        help_text=gettext_lazy("Tomt: beslutet läggs sist."),
    )
    end_line = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_LINES, widget=forms.HiddenInput
    )

    def __init__(self, draft: Draft, data: Mapping[str, str] | None) -> None:
        super().__init__(data, prefix="new")
        choices = [
            (place, point_label(each.number, each.title))
            for place, each in enumerate(draft.agenda_items)
        ]
        field: Any = self.fields["at"]
        field.choices = [("", _("Den punkt som raden står under")), *choices]

    def clean_text(self) -> str:
        return plain_lines(self.cleaned_data["text"])

    @property
    def has_text(self) -> bool:
        return bool(self.cleaned_data.get("text"))

    @property
    def source(self) -> Source | None:
        line = self.cleaned_data["line"]
        if line is None:
            return None
        return Source(line, max(line, self.cleaned_data["end_line"] or line))

    def add_to(self, draft: Draft, stands: Stands, lines: Sequence[Line]) -> tuple[Draft, int]:
        """The draft with the decision, and the decision's place in it.

        `stands`: the agenda as the same form brings it.
        """
        at, source = self.cleaned_data["at"], self.source
        if at is not None:
            item = stands.key(at)
        else:
            item = editing.item_at(draft, lines, source.line) if source else None
        return editing.add_decision(draft, self.cleaned_data["text"], item, source, lines)
