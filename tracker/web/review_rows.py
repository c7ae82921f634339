"""The rows of a draft that are many alike: who was there, and the points of the agenda."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.intake import Attendee, DraftItem
from tracker.intake.draft import Role
from tracker.models import Attendance
from tracker.web.review_fields import NAME_LENGTH, Kept

# More than a form can bring, since Django counts its fields before
# (`DATA_UPLOAD_MAX_NUMBER_FIELDS`): nothing that was posted is cut off.
MOST = 2500
ROLES: tuple[Role, ...] = ("chair", "secretary", "adjuster")

Row = TypeVar("Row", bound="RowForm")


class RowForm(Kept):
    """One row. `extra`: room for one more, skipped as long as it is empty."""

    main = ""

    def __init__(self, *args: Any, extra: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra = extra
        self.fields["keep"].label = _("Ta med")

    @property
    def counts(self) -> bool:
        return self.is_kept and bool(self.cleaned_data.get(self.main))

    def clean(self) -> dict[str, Any] | None:
        if not self.extra and not self.cleaned_data.get(self.main) and self.main not in self.errors:
            self.add_error(self.main, _("Fyll i raden, eller avmarkera Ta med."))
        return super().clean()


class PersonForm(RowForm):
    """Somebody on the attendance list."""

    main = "name"

    name = forms.CharField(
        label=_("Namn"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"list": "people"}),
    )
    organization = forms.CharField(
        label=_("Organisation"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"list": "organizations"}),
    )
    status = forms.ChoiceField(
        label=_("Deltagande"),
        required=False,
        initial=Attendance.Status.PRESENT,
        choices=Attendance.Status.choices,
    )
    items = forms.CharField(label=_("Punkter"), required=False, max_length=100)
    chair = forms.BooleanField(label=_("ordförande"), required=False)
    secretary = forms.BooleanField(label=_("sekreterare"), required=False)
    adjuster = forms.BooleanField(label=_("justerare"), required=False)

    def to_draft(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "name": " ".join(given["name"].split()),
            "organization": given["organization"] or None,
            "status": given["status"] or Attendance.Status.PRESENT.value,
            "roles": [role for role in ROLES if given[role]],
            "items": given["items"] or None,
        }


class PointForm(RowForm):
    """A point of the agenda. `was` is what the draft calls it, wherever it is spoken of."""

    main = "title"

    number = forms.CharField(label=_("Nummer"), required=False, max_length=20)
    title = forms.CharField(label=_("Rubrik"), required=False, max_length=500)
    was = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    @property
    def key(self) -> str:
        """What decisions say that they stand under."""
        given = self.cleaned_data
        return str(given["number"] or given["title"])

    @property
    def label(self) -> str:
        return point_label(self["number"].value(), self["title"].value() or "")

    def to_draft(self) -> dict[str, Any]:
        return {"number": self.cleaned_data["number"] or None, "title": self.cleaned_data["title"]}


def people_rows(draft: tuple[Attendee, ...], data: Mapping[str, str] | None) -> list[PersonForm]:
    initial = [
        {
            "name": each.name,
            "organization": each.organization or "",
            "status": each.status,
            "items": each.items or "",
            **{role: role in each.roles for role in ROLES},
        }
        for each in draft
    ]
    return list(_rows(PersonForm, "people", "p", initial, data))


def point_rows(draft: tuple[DraftItem, ...], data: Mapping[str, str] | None) -> list[PointForm]:
    initial = [
        {"number": each.number or "", "title": each.title, "was": each.number or each.title}
        for each in draft
    ]
    return list(_rows(PointForm, "points", "i", initial, data))


def _rows(
    form: type[Row],
    name: str,
    prefix: str,
    initial: list[dict[str, Any]],
    data: Mapping[str, str] | None,
) -> Iterator[Row]:
    """The rows as posted, else as drafted, each time with an empty one behind."""
    if data is None:
        for number, values in enumerate(initial):
            yield form(prefix=f"{prefix}{number}", initial=values)
        yield form(prefix=f"{prefix}{len(initial)}", extra=True)
        return
    last = count(data, name) - 1
    for number in range(last + 1):
        yield form(data, prefix=f"{prefix}{number}", extra=number == last)


def agenda(points: list[PointForm]) -> list[PointForm]:
    """The points that are kept, in order; a new one by its number."""
    ordered = [each for each in points if each.counts and not each.extra]
    for fresh in (each for each in points if each.counts and each.extra):
        number = _number(fresh)
        later = (
            place
            for place, each in enumerate(ordered)
            if number is not None and (other := _number(each)) is not None and other > number
        )
        ordered.insert(next(later, len(ordered)), fresh)
    return ordered


def _number(point: PointForm) -> int | None:
    number = str(point.cleaned_data["number"]).strip("§ .")
    return int(number) if number.isascii() and number.isdigit() else None


def point_label(number: str | None, title: str) -> str:
    return f"{number}. {title}" if number else title


def point_choices(points: list[PointForm]) -> list[tuple[Any, str]]:
    """Where a decision can stand, by the row's place in the form."""
    rows = [(place, each.label) for place, each in enumerate(points) if each.label]
    return [("", _now("Utan punkt")), *rows]


def count(data: Mapping[str, str], name: str) -> int:
    """How many of something the form brings."""
    value = data.get(name, "")
    return min(int(value), MOST) if value.isascii() and value.isdigit() and len(value) < 6 else 0
