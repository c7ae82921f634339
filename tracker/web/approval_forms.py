"""Whom a coordinator sends minutes to for approval, and what an adjuster wants changed."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.approval import candidates
from tracker.approval.answering import LONGEST_COMMENT
from tracker.models import Meeting, Person


class AskForm(forms.Form):
    """Whom to ask; the first of the choices are those whom the minutes name (`named`)."""

    prefix = "ask"
    people = forms.MultipleChoiceField(
        label=_("Justerare"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en justerare.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in candidates(meeting)}
        self.named = list(meeting.adjusters.order_by("name", "pk"))
        self.initial["people"] = [str(each.pk) for each in self.named]
        people = cast(forms.MultipleChoiceField, self.fields["people"])
        people.choices = [(key, _label(each)) for key, each in self.known.items()]

    def clean_people(self) -> list[Person]:
        return [self.known[key] for key in self.cleaned_data["people"]]


def _label(person: Person) -> str:
    """The name, and what keeps a mail from them."""
    if not person.email:
        return _now("%(name)s (saknar e-postadress)") % {"name": person.name}
    if not person.wants_mail:
        return _now("%(name)s (vill inte ha mejl)") % {"name": person.name}
    return person.name


class CommentForm(forms.Form):
    """What is to be changed before somebody approves."""

    prefix = "comment"
    words = forms.CharField(
        label=_("Vad behöver ändras?"),
        help_text=_("Samordnaren får läsa det, och skickar protokollet till dig igen."),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad som behöver ändras.")},
    )
