"""What an admin says about an action item: how it goes, by when, and who shall do it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tracker import clock
from tracker.admin.typed import ModelForm
from tracker.intake import Deadline, parse_deadline
from tracker.models import ActionItem, Assignment


class ActionItemForm(ModelForm[ActionItem]):
    """`cleaned_data["deadline"]` is the new deadline as read, None where none was written."""

    note = forms.CharField(
        label=_("Anteckning"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Står kvar i historiken."),
    )
    new_deadline = forms.CharField(
        label=_("Nytt klart senast"),
        required=False,
        max_length=300,
        help_text=_("Skriv som i ett protokoll: 2019-03-31, nästa SSK, i slutet av mars, snarast."),
    )
    no_deadline = forms.BooleanField(label=_("Ta bort klart senast"), required=False)

    class Meta:
        model = ActionItem
        fields = ("decision", "text", "status")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["deadline"] = self._deadline(cleaned.get("new_deadline") or "")
        if cleaned["deadline"] and cleaned.get("no_deadline"):
            self.add_error("no_deadline", _("Skriv en ny dag eller ta bort den gamla, inte båda."))
        return cleaned

    def _deadline(self, words: str) -> Deadline | None:
        if not words:
            return None
        deadline = parse_deadline(words, on=clock.today())
        if deadline is None:
            self.add_error(
                "new_deadline",
                ValidationError(_("Det går inte att läsa ut någon dag eller något möte ur orden.")),
            )
        return deadline


class AssignmentForm(ModelForm[Assignment]):
    class Meta:
        model = Assignment
        fields = ("person", "body")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("person")) == bool(cleaned.get("body")):
            self.add_error("person", _("Välj antingen en person eller en grupp."))
        return cleaned
