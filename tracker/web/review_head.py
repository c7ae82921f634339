"""The head of a draft, which meeting it was, and its end: who signs, and when one meets again."""

from dataclasses import asdict
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.intake import Draft, MeetingFacts, NextMeeting
from tracker.models import Body
from tracker.web.forms import DayInput, TimeInput
from tracker.web.review_fields import NAME_LENGTH, clean_names
from tracker.web.review_reading import clock_as_json, day_as_json

DAY_WRONG = _("Skriv dagen som 2019-02-07.")


class TimesForm(forms.Form):
    """When and where somebody meets; all may be missing."""

    date = forms.DateField(
        label=_("Dag"),
        required=False,
        widget=DayInput(),
        error_messages={"invalid": DAY_WRONG},
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

    def times(self) -> dict[str, Any]:
        """In the draft's format."""
        given = self.cleaned_data
        return {
            "date": day_as_json(given["date"]),
            "start": clock_as_json(given["start"]),
            "end": clock_as_json(given["end"]),
            "place": given["place"] or None,
        }


class HeadForm(TimesForm):
    """Body, day, times and place; all may be missing in a draft that waits."""

    body = forms.ModelChoiceField(
        queryset=Body.objects.none(),
        required=False,
        label=_("Organ"),
        error_messages={"invalid_choice": _("Välj ett organ i listan.")},
    )
    number = forms.CharField(label=_("Nummer"), required=False, max_length=20)
    end_date = forms.DateField(
        label=_("Sista dag"),
        required=False,
        widget=DayInput(),
        help_text=_("Bara för möten över flera dagar."),
        error_messages={"invalid": DAY_WRONG},
    )

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
            **self.times(),
            "number": given["number"] or None,
            "end_date": day_as_json(given["end_date"]),
        }


class ClosingForm(TimesForm):
    """What stands at the end of minutes: who wrote and signs them, and when one meets again."""

    secretary = forms.CharField(
        label=_("Sekreterare"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"list": "people"}),
    )
    adjusters = forms.CharField(
        label=_("Justerare"),
        required=False,
        help_text=_("Namn med komma emellan."),
        widget=forms.TextInput(attrs={"list": "names"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date"].label = _("Nästa möte")

    def clean_adjusters(self) -> list[str]:
        return clean_names(self.cleaned_data["adjusters"])

    def to_draft(self, body: str | None) -> dict[str, Any]:
        """`body`: whose the next meeting is, where the minutes name another one."""
        given = self.cleaned_data
        following = {**self.times(), "body": body}
        return {
            "secretary": " ".join(given["secretary"].split()) or None,
            "adjusters": given["adjusters"],
            "next_meeting": following if any(following.values()) else None,
        }


def head_initial(facts: MeetingFacts, body: int | None) -> dict[str, Any]:
    return {**asdict(facts), "body": body}


def closing_initial(draft: Draft) -> dict[str, Any]:
    following = draft.next_meeting or NextMeeting()
    return {
        "secretary": draft.secretary or "",
        "adjusters": ", ".join(draft.adjusters),
        **{name: getattr(following, name) for name in ("date", "start", "end", "place")},
    }
