"""Lists narrowed by a form: django-filter's sets, each seeing only what exists for the reader."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker import clock
from tracker.access import person_of, visible_to
from tracker.models import ActionItem, Assignment, Body, Decision, Meeting, Referral
from tracker.web.forms import DayInput


def visible_bodies(request: HttpRequest) -> QuerySet[Body]:
    """The bodies that the reader may see, to choose from; those that have met."""
    return visible_to(request.user, Body.objects.filter(meetings__isnull=False)).distinct()


class BodyFilter(django_filters.ModelChoiceFilter):  # type: ignore[misc] # untyped package
    """A choice among the reader's bodies."""

    def __init__(self, field_name: str) -> None:
        super().__init__(
            field_name=field_name,
            label=_("Organ"),
            queryset=visible_bodies,
            empty_label=_("Alla organ"),
        )


class DayFilter(django_filters.DateFilter):  # type: ignore[misc] # untyped package
    """A day from or until which; picked in a calendar."""

    def __init__(self, field_name: str, lookup: str, label: Any) -> None:
        super().__init__(field_name=field_name, lookup_expr=lookup, label=label, widget=DayInput())


class TextFilter(django_filters.CharFilter):  # type: ignore[misc] # untyped package
    """A word that stands in one of some columns."""

    def __init__(self, *columns: str) -> None:
        self.columns = columns
        widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        super().__init__(label=_("Sök i texten"), widget=widget)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        found = Q()
        for column in self.columns:
            found |= Q(**{f"{column}__icontains": value})
        return qs.filter(found)


class ListFilterSet(django_filters.FilterSet):  # type: ignore[misc] # untyped package
    """A filter set whose fields have a value also where the address names none."""

    preset: Mapping[str, str] = {}

    def __init__(self, data: Any, queryset: QuerySet[Any], *, request: HttpRequest) -> None:
        filled = data.copy()
        for name, value in self.preset.items():
            filled.setdefault(name, value)
        super().__init__(filled, visible_to(request.user, queryset), request=request)

    @property
    def is_narrowed(self) -> bool:
        """Whether the reader has chosen anything beside what is preset."""
        return any(
            value and value != self.preset.get(name)
            for name in self.filters
            if (value := self.data.get(name))
        )


class ActionItemFilter(ListFilterSet):
    """The list of action items; open ones unless another status is chosen."""

    preset = {"status": "open"}

    STATUSES = [
        ("open", pgettext_lazy("läge", "Öppna")),
        (ActionItem.Status.IN_PROGRESS, pgettext_lazy("läge", "Pågår")),
        (ActionItem.Status.DONE, pgettext_lazy("läge", "Klara")),
        (ActionItem.Status.CANCELLED, pgettext_lazy("läge", "Avskrivna")),
        ("all", pgettext_lazy("läge", "Alla")),
    ]

    q = TextFilter("text", "decision__text")
    body = BodyFilter("decision__agenda_item__meeting__body")
    status = django_filters.ChoiceFilter(
        label=_("Läge"), choices=STATUSES, empty_label=None, method="of_status"
    )
    who = django_filters.ChoiceFilter(
        label=_("Ansvarig"), empty_label=_("Alla ansvariga"), method="of_assignee"
    )
    due_from = DayFilter("due_on", "gte", _("Klart senast från"))
    due_to = DayFilter("due_on", "lte", _("Klart senast till"))
    overdue = django_filters.BooleanFilter(
        label=_("Bara försenade"), widget=forms.CheckboxInput, method="only_overdue"
    )

    class Meta:
        model = ActionItem
        fields: list[str] = []

    def __init__(self, data: Any, queryset: QuerySet[Any], *, request: HttpRequest) -> None:
        super().__init__(data, queryset, request=request)
        self.filters["who"].extra["choices"] = lambda: assignee_choices(request)

    def of_status(
        self, queryset: QuerySet[ActionItem], name: str, value: str
    ) -> QuerySet[ActionItem]:
        if value == "all":
            return queryset
        chosen = ActionItem.OPEN if value == "open" else [value]
        return queryset.filter(status__in=chosen)

    def of_assignee(
        self, queryset: QuerySet[ActionItem], name: str, value: str
    ) -> QuerySet[ActionItem]:
        if value == "none":
            return queryset.filter(assignments__isnull=True)
        person = person_of(self.request.user)
        if value == "me":
            mine = ActionItem.objects.assigned_to(person) if person else ActionItem.objects.none()
            return queryset.filter(pk__in=mine.values("pk"))
        kind, pk = value.split("-")
        return queryset.filter(**{f"assignments__{kind}": pk})

    def only_overdue(
        self, queryset: QuerySet[ActionItem], name: str, value: bool | None
    ) -> QuerySet[ActionItem]:
        if not value:
            return queryset
        return queryset.filter(status__in=ActionItem.OPEN, due_on__lt=clock.today())

    @property
    def qs(self) -> QuerySet[ActionItem]:
        found: QuerySet[ActionItem] = super().qs
        return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def assignee_choices(request: HttpRequest) -> list[tuple[str, Any]]:
    """Oneself, nobody, and everyone who has a matter that the reader may see."""
    seen = Assignment.objects.filter(
        action_item__in=visible_to(request.user, ActionItem.objects.all())
    )
    people = seen.filter(person__isnull=False).values_list("person", "person__name").distinct()
    bodies = seen.filter(body__isnull=False).values_list("body", "body__name").distinct()
    return [
        ("me", _("Jag")),
        ("none", _("Ingen ansvarig")),
        (str(_("Personer")), [(f"person-{pk}", name) for pk, name in _by_name(people)]),
        (str(_("Grupper")), [(f"body-{pk}", name) for pk, name in _by_name(bodies)]),
    ]


def _by_name(rows: QuerySet[Assignment, tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    # Sorted here: the model's own order would count as a column and undo `distinct`.
    return sorted(rows.order_by(), key=lambda row: str(row[1]).casefold())


class DecisionFilter(ListFilterSet):
    """The list of decisions, the newest first."""

    q = TextFilter("text", "agenda_item__title")
    body = BodyFilter("agenda_item__meeting__body")
    kind = django_filters.ChoiceFilter(
        label=_("Slag"), choices=Decision.Kind.choices, empty_label=_("Alla slag")
    )
    day_from = DayFilter("agenda_item__meeting__date", "gte", _("Beslutat från"))
    day_to = DayFilter("agenda_item__meeting__date", "lte", _("Beslutat till"))

    class Meta:
        model = Decision
        fields: list[str] = []

    @property
    def qs(self) -> QuerySet[Decision]:
        found: QuerySet[Decision] = super().qs
        return found.order_by("-agenda_item__meeting__date", "agenda_item", "position", "pk")


class MeetingFilter(ListFilterSet):
    """The list of meetings."""

    body = BodyFilter("body")
    year = django_filters.ChoiceFilter(
        label=_("År"), field_name="date", lookup_expr="year", empty_label=_("Alla år")
    )

    class Meta:
        model = Meeting
        fields: list[str] = []

    def __init__(self, data: Any, queryset: QuerySet[Any], *, request: HttpRequest) -> None:
        super().__init__(data, queryset, request=request)
        self.filters["year"].extra["choices"] = lambda: year_choices(request)


def year_choices(request: HttpRequest) -> list[tuple[str, str]]:
    days = visible_to(request.user, Meeting.objects.all()).dates("date", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in days]


class ReferralFilter(ListFilterSet):
    """The list of referrals; those to answer unless another status is chosen."""

    preset = {"status": Referral.Status.OPEN.value}

    body = BodyFilter("body")
    status = django_filters.ChoiceFilter(
        label=_("Läge"),
        choices=[*Referral.Status.choices, ("all", _("Alla"))],
        empty_label=None,
        method="of_status",
    )

    class Meta:
        model = Referral
        fields: list[str] = []

    def of_status(self, queryset: QuerySet[Referral], name: str, value: str) -> QuerySet[Referral]:
        return queryset if value == "all" else queryset.filter(status=value)

    @property
    def qs(self) -> QuerySet[Referral]:
        found: QuerySet[Referral] = super().qs
        return found.order_by(F("answer_by").asc(nulls_last=True), "pk")
