"""What somebody answers by the link in a letter, and chooses about the letters."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.models import Person
from tracker.web.forms import DayInput

NOTE_LENGTH = 2000
BAD_DAY = _("Skriv dagen som 2019-02-07.")


class DoneForm(forms.Form):
    """It is done."""

    prefix = "done"
    note = forms.CharField(
        label=_("Anteckning"),
        help_text=_("Frivillig. Samordnaren ser den."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ProgressForm(forms.Form):
    """It is in progress."""

    prefix = "in_progress"
    note = forms.CharField(
        label=_("Hur går det?"),
        help_text=_("Frivillig. Samordnaren ser den."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MoreTimeForm(forms.Form):
    """Another day is wished for."""

    prefix = "more_time"
    wished_on = forms.DateField(
        label=_("Önskad dag"),
        widget=DayInput(),
        error_messages={
            "required": _("Välj vilken dag du önskar i stället."),
            "invalid": BAD_DAY,
        },
    )
    note = forms.CharField(
        label=_("Varför?"),
        help_text=_("Frivillig. Samordnaren ser den."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        first = today + datetime.timedelta(days=1)
        self.fields["wished_on"].widget.attrs["min"] = first.isoformat()

    def clean_wished_on(self) -> datetime.date:
        wished: datetime.date = self.cleaned_data["wished_on"]
        if wished <= self.today:
            raise forms.ValidationError(_("Välj en dag som kommer, tidigast i morgon."))
        return wished


class MailSettingsForm(forms.Form):
    """Which letters a person gets."""

    wants_mail = forms.TypedChoiceField(
        label=_("Påminnelser"),
        choices=[("yes", _("Alla påminnelser om mina uppdrag")), ("no", _("Inga påminnelser"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj om du vill ha påminnelser.")},
    )
    paused_until = forms.DateField(
        label=_("Pausa till och med"),
        help_text=_("Frivilligt. Till exempel under ledighet. Efter dagen kommer mejlen igen."),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": BAD_DAY},
    )
    language = forms.ChoiceField(label=_("Språk i mejlen"), choices=Person.Language.choices)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_paused_until(self) -> datetime.date | None:
        last: datetime.date | None = self.cleaned_data["paused_until"]
        if last and last < self.today:
            raise forms.ValidationError(
                _("Dagen har redan varit. Välj en dag som kommer, eller lämna fältet tomt.")
            )
        return last
