"""The rows of a draft that are many alike: who was there, and the points of the agenda."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.intake import Attendee, DraftItem
from tracker.intake.draft import Role
from tracker.models import Attendance
from tracker.web import review_widgets as quick
from tracker.web.review_fields import NAME_LENGTH, Kept
from tracker.web.review_parts import count
from tracker.web.support import whole_number

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
        widget=quick.TextInput(attrs={"list": "people"}),
    )
    organization = forms.CharField(
        label=_("Organisation"),
        required=False,
        max_length=NAME_LENGTH,
        widget=quick.TextInput(attrs={"list": "organizations"}),
    )
    status = forms.ChoiceField(
        label=_("Deltagande"),
        required=False,
        initial=Attendance.Status.PRESENT,
        choices=Attendance.Status.choices,
        widget=quick.QuickSelect,
    )
    items = forms.CharField(
        label=_("Punkter"), required=False, max_length=100, widget=quick.TextInput
    )
    chair = forms.BooleanField(label=_("ordförande"), required=False, widget=quick.CheckboxInput)
    secretary = forms.BooleanField(
        label=_("sekreterare"), required=False, widget=quick.CheckboxInput
    )
    adjuster = forms.BooleanField(label=_("justerare"), required=False, widget=quick.CheckboxInput)

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

    number = forms.CharField(
        label=_("Nummer"), required=False, max_length=20, widget=quick.TextInput
    )
    title = forms.CharField(
        label=_("Rubrik"), required=False, max_length=500, widget=quick.TextInput
    )
    was = forms.CharField(required=False, max_length=500, widget=quick.HiddenInput)

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
    return whole_number(str(point.cleaned_data["number"]).strip("§ ."))


def point_label(number: str | None, title: str) -> str:
    return f"{number}. {title}" if number else title


class Stands:
    """Where a decision can stand, by the row's place in the form, else on the kept agenda."""

    def __init__(self, draft: Sequence[DraftItem], rows: list[PointForm] | None) -> None:
        self.draft = draft
        self.rows = rows

    @property
    def choices(self) -> list[tuple[Any, str]]:
        if self.rows is None:
            labels = [point_label(each.number, each.title) for each in self.draft]
        else:
            labels = [each.label for each in self.rows]
        return [("", _now("Utan punkt")), *((at, each) for at, each in enumerate(labels) if each)]

    @property
    def places(self) -> dict[str, int]:
        """By the number or title of the kept agenda, the first where two are alike."""
        named = list(enumerate(self.draft))
        return {each.number or each.title: at for at, each in reversed(named)}

    def key(self, place: int) -> str | None:
        """What decisions there say that they stand under; None where the point goes."""
        if self.rows is None:
            return self.draft[place].number or self.draft[place].title
        return self.rows[place].key if self.rows[place].counts else None

    def has(self, name: str | None) -> bool:
        """Whether the agenda as shown has a point of that name."""
        return name in (self.places if self.rows is None else self.names)

    @property
    def names(self) -> dict[str, str | None]:
        """What each point of the kept agenda is called by now; None where it goes."""
        if self.rows is None:
            return {}
        return {
            each.cleaned_data["was"]: each.key if each.counts else None
            for each in self.rows
            if each.cleaned_data.get("was")
        }
