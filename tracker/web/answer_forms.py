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


# The choice of no letters at all, beside those of `Person.Pace`.
NONE = "none"


class MailSettingsForm(forms.Form):
    """Which letters a person gets."""

    letters = forms.ChoiceField(
        label=_("Påminnelser"),
        choices=[
            (Person.Pace.ALL, _("Alla påminnelser om mina uppdrag")),
            (
                Person.Pace.FEWER,
                _("Färre: när något är nytt, strax före sista dagen och när det är försenat"),
            ),
            (Person.Pace.WEEKLY, _("Ett mejl i veckan, på måndagen, med allt på en gång")),
            (NONE, _("Inga påminnelser")),
        ],
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
    wants_calendar = forms.BooleanField(
        label=_("Skicka med dagarna som en kalenderfil"), required=False
    )
    language = forms.ChoiceField(label=_("Språk i mejlen"), choices=Person.Language.choices)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def choice(self, person: Person) -> dict[str, Any]:
        """What `choose_mail` asks for. Whoever wants none keeps their pace for another day."""
        data = dict(self.cleaned_data)
        letters = data.pop("letters")
        wants_mail = letters != NONE
        return data | {"wants_mail": wants_mail, "pace": letters if wants_mail else person.pace}

    def clean_paused_until(self) -> datetime.date | None:
        last: datetime.date | None = self.cleaned_data["paused_until"]
        if last and last < self.today:
            raise forms.ValidationError(
                _("Dagen har redan varit. Välj en dag som kommer, eller lämna fältet tomt.")
            )
        return last
