"""The head of a draft: which meeting it was."""

import datetime
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.models import Body
from tracker.web.forms import DayInput, TimeInput


class HeadForm(forms.Form):
    """Body, day, times and place; all may be missing in a draft that waits."""

    body = forms.ModelChoiceField(
        queryset=Body.objects.none(),
        required=False,
        label=_("Organ"),
        error_messages={"invalid_choice": _("Välj ett organ i listan.")},
    )
    number = forms.CharField(label=_("Nummer"), required=False, max_length=20)
    date = forms.DateField(
        label=_("Dag"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": _("Skriv dagen som 2019-02-07.")},
    )
    end_date = forms.DateField(
        label=_("Sista dag"),
        required=False,
        widget=DayInput(),
        help_text=_("Bara för möten över flera dagar."),
        error_messages={"invalid": _("Skriv dagen som 2019-02-07.")},
    )
    start = forms.TimeField(
        label=_("Börjar"),
        required=False,
        widget=TimeInput(),
        error_messages={"invalid": _("Skriv klockslaget som 08:30.")},
    )
    end = forms.TimeField(
        label=_("Slutar"),
        required=False,
        widget=TimeInput(),
        error_messages={"invalid": _("Skriv klockslaget som 11:30.")},
    )
    place = forms.CharField(label=_("Plats"), required=False, max_length=300)

    def __init__(
        self, *args: Any, bodies: QuerySet[Body], as_read: str | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Body]", self.fields["body"])
        field.queryset = bodies
        field.empty_label = as_read or _("Välj organ")

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        date, last = given.get("date"), given.get("end_date")
        start, end = given.get("start"), given.get("end")
        if date and last and last < date:
            self.add_error("end_date", _("Sista dagen kan inte komma före den första."))
        if start and end and end <= start and not (last and date and last > date):
            self.add_error("end", _("Mötet kan inte sluta innan det börjar."))
        return given

    def to_draft(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "number": given["number"] or None,
            "date": _iso(given["date"]),
            "end_date": _iso(given["end_date"]),
            "start": _clock(given["start"]),
            "end": _clock(given["end"]),
            "place": given["place"] or None,
        }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(time: datetime.time | None) -> str | None:
    return f"{time:%H:%M}" if time else None
