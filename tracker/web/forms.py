"""What people fill in on the pages of meetings and action items, and how they log in."""

import datetime
from typing import Any, cast

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.access import coordinated_bodies
from tracker.deadlines import meeting_on
from tracker.intake import Deadline, parse_deadline
from tracker.models import ActionItem, Body, User
from tracker.web.assignees import Assignee, Register

PAST = _("Välj en dag som inte har varit.")


class DayInput(forms.DateInput):
    """A day picked in a calendar; browsers want it in ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class LoginForm(AuthenticationForm):
    """E-mail address and password."""

    error_messages = {
        "invalid_login": _(
            "Adressen och lösenordet hör inte ihop. Kontrollera båda och försök igen."
        ),
        "inactive": _("Kontot är avstängt. Hör av dig till den som sköter Beslutsspår."),
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        address = forms.EmailField(
            label=_("E-postadress"),
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
        self.fields["username"] = address


class MeetingForm(forms.Form):
    """A new meeting of one of the coordinator's bodies."""

    body = forms.ModelChoiceField(label=_("Organ"), queryset=Body.objects.none())
    date = forms.DateField(label=_("Dag"), widget=DayInput())
    starts_at = forms.TimeField(label=_("Börjar"), widget=TimeInput(), required=False)
    place = forms.CharField(label=_("Plats"), max_length=300, required=False)

    def __init__(self, *args: Any, user: User, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choice = cast("forms.ModelChoiceField[Body]", self.fields["body"])
        choice.queryset = coordinated_bodies(user)

    def clean_date(self) -> datetime.date:
        return not_past(self.cleaned_data["date"], self.today)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        body, date = data.get("body"), data.get("date")
        if body and date and meeting_on(body, date):
            self.add_error("date", _("Organet har redan ett möte den dagen."))
        return data


class MoveForm(forms.Form):
    """The day to move a meeting to; it begins as the day that holds."""

    date = forms.DateField(label=_("Ny dag"), widget=DayInput())

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_date(self) -> datetime.date:
        if not self.has_changed():
            raise forms.ValidationError(_("Mötet är redan den dagen. Välj en annan."))
        return not_past(self.cleaned_data["date"], self.today)


class ReportForm(forms.Form):
    """How it goes; the button says which status."""

    note = forms.CharField(
        label=_("Anteckning"),
        help_text=_("Frivillig. Den syns i uppdragets historik."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class MoreTimeForm(forms.Form):
    """A wish for another day."""

    wished_on = forms.DateField(label=_("Önskad dag"), widget=DayInput())
    note = forms.CharField(
        label=_("Varför"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )


class DeadlineForm(forms.Form):
    """A new deadline: in words, or a day out of the calendar (which wins, the words are kept)."""

    words = forms.CharField(
        label=_("Klart senast, med ord"),
        help_text=_("Till exempel: nästa SSK, den 14 mars, i slutet av april."),
        max_length=300,
        required=False,
    )
    date = forms.DateField(label=_("Eller en dag"), widget=DayInput(), required=False)

    def __init__(self, *args: Any, item: ActionItem, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.today = today

    def clean_date(self) -> datetime.date | None:
        date = self.cleaned_data["date"]
        return not_past(date, self.today) if date else None

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        words, date = data.get("words", ""), data.get("date")
        if self.errors:
            return data
        if date:
            data["deadline"] = Deadline(words or date.isoformat(), "date", None, date)
        elif not words:
            self.add_error("words", _("Skriv när det ska vara klart, eller välj en dag."))
        else:
            self._read(words)
        return data

    def _read(self, words: str) -> None:
        own_body = self.item.meeting.body.label
        self.cleaned_data["deadline"] = parse_deadline(words, on=self.today, own_body=own_body)
        if self.cleaned_data["deadline"] is None:
            self.add_error(
                "words",
                _("Orden gick inte att tolka som en tid. Skriv dem på ett annat sätt, "
                  "eller välj en dag."),
            )  # fmt: skip


class AssignForm(forms.Form):
    """Who shall do it: those who stay, and further ones by name."""

    keep = forms.MultipleChoiceField(
        label=_("Ansvariga nu"),
        help_text=_("Ta bort krysset för den som inte längre är ansvarig."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    add = forms.CharField(
        label=_("Lägg till"),
        help_text=_("Namn på personer eller grupper, med komma emellan."),
        widget=forms.TextInput(attrs={"list": "register", "autocomplete": "off"}),
        max_length=500,
        required=False,
    )

    def __init__(
        self, *args: Any, present: list[Assignee], register: Register, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        self.present = {f"{type(each).__name__}-{each.pk}": each for each in present}
        keep = cast(forms.MultipleChoiceField, self.fields["keep"])
        keep.choices = [(key, each.name) for key, each in self.present.items()]
        keep.initial = list(self.present)
        if not present:
            del self.fields["keep"]

    def clean_add(self) -> list[Assignee]:
        names = [name.strip() for name in self.cleaned_data["add"].split(",") if name.strip()]
        found = {name: self.register.named(name) for name in names}
        unknown = [name for name, each in found.items() if each is None]
        if unknown:
            raise forms.ValidationError(
                _("Ingen i registret heter %(names)s. Kontrollera stavningen, eller lägg till "
                  "personen på organets sida först."),
                params={"names": ", ".join(unknown)},
            )  # fmt: skip
        return [each for each in found.values() if each is not None]

    @property
    def chosen(self) -> list[Assignee]:
        """The whole new list, each once."""
        kept = [self.present[key] for key in self.cleaned_data.get("keep", [])]
        return kept + [each for each in self.cleaned_data["add"] if each not in kept]


def not_past(date: datetime.date, today: datetime.date) -> datetime.date:
    if date < today:
        raise forms.ValidationError(PAST)
    return date
