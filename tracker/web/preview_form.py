"""Whose letter is tried, and of which day."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.models import Person
from tracker.reminders.previewing import FURTHEST
from tracker.web.forms import DayInput
from tracker.web.register_forms import PeopleForm, listed


class PreviewForm(PeopleForm):
    """A person out of the list, and a day to come. `people`: as for `PeopleForm`."""

    person = forms.CharField(
        label=gettext_lazy("Mejlet till"),
        help_text=gettext_lazy("Börja skriva och välj i listan."),
        widget=listed("people"),
        max_length=300,
    )
    day = forms.DateField(label=gettext_lazy("Dag"), widget=DayInput())

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_person(self) -> Person:
        return self.person_named(self.cleaned_data["person"])

    def clean_day(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["day"]
        if not self.today <= day <= self.today + FURTHEST:
            raise forms.ValidationError(_("Välj en dag från i dag till två månader framåt."))
        return day


def by_label(given: QueryDict, people: Mapping[str, Person]) -> dict[str, str]:
    """What was sent, with the person under the label of the list: links name their number."""
    fields = {name: given.get(name, "") for name in PreviewForm.base_fields}
    labels = {str(person.pk): label for label, person in people.items()}
    return fields | {"person": labels.get(fields["person"], fields["person"])}
