"""The form that minutes come in by."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.intake import MAX_BYTES
from tracker.models import Body

EMPTY = _("Filen är tom. Ingenting har sparats. Kontrollera att du valde rätt fil och försök igen.")
TOO_LARGE = _(
    "Filen är större än 20 MB. Ingenting har sparats. "
    "Spara enbart protokollets text och försök igen."
)


class ImportForm(forms.Form):
    """A file with minutes, and whose minutes they are."""

    file = forms.FileField(
        label=_("Protokollfil"),
        help_text=_("PDF, Word, Markdown eller text, högst 20 MB."),
        error_messages={
            "required": _("Välj en fil först."),
            "missing": _("Välj en fil först."),
            "invalid": _("Det som kom in var ingen fil. Välj filen igen."),
            "empty": EMPTY,
        },
    )
    body = forms.ModelChoiceField(
        queryset=Body.objects.none(),
        required=False,
        label=_("Organ"),
        empty_label=_("Som det står i protokollet"),
        help_text=_("Behövs bara om protokollet inte säger vilket organ som möttes."),
        error_messages={"invalid_choice": _("Välj ett organ i listan.")},
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ModelChoiceField[Body]", self.fields["body"])
        choice.queryset = bodies

    def clean_file(self) -> "UploadedFile[Any]":
        """Judged by its size alone: nothing is read of what is too large."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if file.size is None or file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file
