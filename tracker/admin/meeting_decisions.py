"""The decisions of a meeting, written on the meeting's own page.

A decision hangs on a point of the agenda and not on the meeting, so Django's inlines, which follow
a foreign key to the page's record, do not know it. Only that step is different here: the formset
finds the rows through their points, as Django's generic inlines find theirs.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.admin.options import InlineModelAdmin
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import modelformset_factory
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import Compact
from tracker.admin.typed import BaseModelFormSet, ModelForm, TabularInline
from tracker.models import AgendaItem, Decision, Meeting

FIELDS = ("agenda_item", "text", "kind", "decided_on", "position")


class DecisionForm(ModelForm[Decision]):
    """A decision on one of `points`, the agenda of the meeting whose page it is."""

    agenda_item = forms.ModelChoiceField(label=_("Punkt"), queryset=AgendaItem.objects.none())

    class Meta:
        model = Decision
        fields = FIELDS

    def __init__(self, *args: Any, points: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[AgendaItem]", self.fields["agenda_item"])
        field.queryset = AgendaItem.objects.filter(pk__in=[point.pk for point in points])
        # The same list for every row, read once.
        field.choices = [("", "---------"), *((point.pk, str(point)) for point in points)]
        field.widget.attrs["style"] = "width: 10em"


class DecisionsOfMeeting(BaseModelFormSet[Decision, DecisionForm]):
    """The decisions of `instance`, a meeting; called as the admin calls its inline formsets."""

    def __init__(self, *, instance: Meeting, queryset: QuerySet[Decision], **kwargs: Any) -> None:
        kwargs.pop("save_as_new", None)
        points = list(AgendaItem.objects.filter(meeting=instance).order_by("position", "pk"))
        kwargs["form_kwargs"] = {"points": points}
        super().__init__(queryset=queryset.filter(agenda_item__in=points), **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "decisions"

    def clean(self) -> None:
        super().clean()
        leaving = [
            form.instance for form in self.forms if form.cleaned_data.get(DELETION_FIELD_NAME)
        ]
        kept = [each for each in leaving if each.pk and each.action_items.exists()]
        if kept:
            names = ", ".join(f"”{each}”" for each in kept)
            raise ValidationError(
                _("Beslut med uppdrag tas inte bort, för uppdragen har en historik: %(names)s. "
                  "Avskriv uppdragen i stället."),
                params={"names": names},
            )  # fmt: skip


class Checks(InlineModelAdminChecks):
    """Django's checks of an inline, with the one way there is from a meeting to its decisions."""

    def _check_relation(
        self, obj: "InlineModelAdmin[Any, Any]", parent_model: type[Any]
    ) -> list[CheckMessage]:
        if parent_model is Meeting and obj.model is Decision:
            return []
        return [Error("Decisions are found on the page of a meeting only.", obj=type(obj))]

    def _check_exclude_of_parent_model(
        self, obj: "InlineModelAdmin[Any, Any]", parent_model: type[Any]
    ) -> list[CheckMessage]:
        return []


class MeetingDecisionInline(Compact, TabularInline[Decision, Meeting]):
    """Adds, words and takes away decisions; one with action items stays."""

    model = Decision
    form = DecisionForm
    checks_class = Checks
    extra = 0
    columns = 38
    show_change_link = True
    fields = FIELDS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        return Decision.objects.order_by("agenda_item__position", "position", "pk")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        callback: Callable[..., Any] = partial(self.formfield_for_dbfield, request=request)
        return modelformset_factory(
            Decision,
            form=DecisionForm,
            formset=DecisionsOfMeeting,
            formfield_callback=callback,
            extra=self.get_extra(request, obj),
            can_delete=self.has_delete_permission(request, obj),
        )
