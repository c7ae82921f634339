"""What a coordinator fills in on the pages of a body and of a person."""

import datetime
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.access import visible_to
from tracker.models import Membership, Organization, Person, ReminderPolicy, User
from tracker.register import Details
from tracker.register.days import MOST, DaysField
from tracker.web.assignees import Register
from tracker.web.forms import TimeInput

UNKNOWN = _("Ingen i registret heter så. Kontrollera stavningen, eller lägg till en ny person.")


def listed(name: str) -> forms.TextInput:
    """A field with a list of suggestions, which stands on the page under that id."""
    return forms.TextInput(attrs={"list": name, "autocomplete": "off"})


class DetailsForm(forms.Form):
    """Who a person is and where their mails go."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    email = forms.EmailField(
        label=_("E-postadress"),
        help_text=_("Utan adress kommer inga påminnelser fram."),
        required=False,
    )
    organization = forms.CharField(
        label=_("Organisation"), widget=listed("organizations"), max_length=200, required=False
    )
    title = forms.CharField(label=_("Titel"), max_length=200, required=False)

    @property
    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in DetailsForm.base_fields})

    @classmethod
    def of(cls, person: Person) -> dict[str, Any]:
        """What is known of the person, as the form begins."""
        return {
            "name": person.name,
            "email": person.email,
            "organization": person.organization or "",
            "title": person.title,
        }


class PartForm(forms.Form):
    """As what somebody sits in a body."""

    role = forms.ChoiceField(
        label=_("Roll"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER
    )
    is_coordinator = forms.BooleanField(
        label=_("Samordnare"),
        help_text=_(
            "En samordnare får ändra allt som hör till organet. Den som inte har något konto "
            "behöver ett först; det ordnar en administratör."
        ),
        required=False,
    )

    @property
    def part(self) -> dict[str, Any]:
        """What the verbs ask for: `role` and `is_coordinator`."""
        return {name: self.cleaned_data[name] for name in PartForm.base_fields}


class PeopleForm(forms.Form):
    """A form that knows whom the user sees: `people` by the labels of the list to choose from."""

    def __init__(self, *args: Any, people: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def person_named(self, name: str) -> Person:
        found = Register(self.people).named(name)
        if found is None:
            raise forms.ValidationError(UNKNOWN)
        return cast(Person, found)


class KnownMemberForm(PeopleForm, PartForm):
    """Somebody out of the register who is to sit in a body."""

    person = forms.CharField(
        label=_("Namn"),
        help_text=_("Börja skriva och välj i listan."),
        widget=listed("people"),
        max_length=300,
    )
    field_order = ("person", "role", "is_coordinator")

    def clean_person(self) -> Person:
        return self.person_named(self.cleaned_data["person"])


class NewMemberForm(PeopleForm, PartForm, DetailsForm):
    """Somebody who is not in the register yet."""

    field_order = ("name", "email", "organization", "title", "role", "is_coordinator")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        name, email = data.get("name", "").casefold(), data.get("email", "").casefold()
        if email:
            self._refuse_taken(email)
        elif any(person.name.casefold() == name for person in self.people.values()):
            self.add_error(
                "name",
                _("Någon med det namnet finns redan i registret. Lägg till personen därifrån, "
                  "eller fyll i e-postadressen om det är någon annan."),
            )  # fmt: skip
        return data

    def _refuse_taken(self, email: str) -> None:
        owners = (each.name for each in self.people.values() if each.email.casefold() == email)
        owner = next(owners, None)
        if owner:
            text = _(
                "Adressen hör till %(name)s, som redan finns i registret. "
                "Lägg till personen därifrån."
            )
            self.add_error("email", forms.ValidationError(text, params={"name": owner}))


class ContactForm(PeopleForm):
    """Who gets the mails about what a body has to do."""

    contact = forms.CharField(
        label=_("Kontaktperson"),
        help_text=_("Börja skriva och välj i listan. Tomt betyder ingen kontaktperson."),
        widget=listed("people"),
        max_length=300,
        required=False,
    )

    def clean_contact(self) -> Person | None:
        name = self.cleaned_data["contact"]
        return self.person_named(name) if name else None

    @staticmethod
    def of(contact: Person | None, people: Mapping[str, Person]) -> dict[str, str]:
        """The contact as the list of suggestions names them, as the form begins."""
        labels = (label for label, each in people.items() if each == contact)
        return {"contact": next(labels, "")}


class Days(forms.IntegerField):
    """A number of days, up to a year; 0 is none."""

    def __init__(self, **kwargs: Any) -> None:
        messages: dict[str, Any] = dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Skriv ett helt tal mellan 0 och 365."),
        )
        super().__init__(min_value=0, max_value=MOST, error_messages=messages, **kwargs)


class PolicyForm(forms.Form):
    """When a body's people are reminded."""

    tells_new = forms.BooleanField(
        label=_("Mejl om nya uppdrag"),
        help_text=_("När någon har fått ett uppdrag. Annars är det första mejlet en påminnelse."),
        required=False,
    )
    days_before = DaysField(
        label=_("Påminn före sista dagen"),
        help_text=_(
            "Antal dagar före, med komma emellan: 7, 1. 0 är sista dagen själv. "
            "Tomt betyder ingen påminnelse i förväg."
        ),
        required=False,
    )
    overdue_first = Days(
        label=_("Första påminnelsen om det inte är klart i tid"),
        help_text=_("Antal dagar efter sista dagen. 0 betyder ingen påminnelse."),
    )
    overdue_every = Days(
        label=_("Därefter fler påminnelser"),
        help_text=_("Antal dagar mellan påminnelserna, tills det är klart. 0 betyder inga fler."),
    )
    brief_days = Days(
        label=_("Sammanställning före möte"),
        help_text=_("Antal dagar före mötet. 0 betyder ingen sammanställning."),
    )
    hour = forms.TimeField(
        label=_("Klockslag"),
        help_text=_("När på dagen mejlen går."),
        widget=TimeInput(),
        error_messages={
            "required": _("Skriv ett klockslag, till exempel 07:00."),
            "invalid": _("Skriv ett klockslag, till exempel 07:00."),
        },
    )
    working_days_only = forms.BooleanField(
        label=_("Bara på arbetsdagar"),
        help_text=_(
            "På helger går inga mejl: en påminnelse kommer då arbetsdagen före, "
            "och nyheter arbetsdagen efter."
        ),
        required=False,
    )

    @classmethod
    def of(cls, policy: ReminderPolicy) -> dict[str, Any]:
        """The rules as they are, as the form begins."""
        return {name: getattr(policy, name) for name in cls.base_fields}

    def clean_hour(self) -> datetime.time:
        """To the minute: letters are not planned any finer."""
        hour: datetime.time = self.cleaned_data["hour"]
        return hour.replace(second=0, microsecond=0)


def organizations_for(user: User) -> list[str]:
    """Where the people that the user sees come from, to choose from."""
    people = visible_to(user, Person.objects.all()).order_by()
    return list(
        Organization.objects.filter(people__in=people).distinct().values_list("name", flat=True)
    )
