"""Decisions with the action items that follow from them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import Compact, InMinutes, VerbAdmin, link_to, mark
from tracker.admin.typed import TabularInline
from tracker.deadlines.wording import due_words
from tracker.models import ActionEvent, ActionItem, AgendaItem, Decision


class ActionItemInline(Compact, TabularInline[ActionItem, Decision]):
    """Adds and words action items; status, deadline and assignees are set on their own pages."""

    model = ActionItem
    extra = 0
    can_delete = False
    show_change_link = True
    fields = ("text", "status", "deadline", "assignees")
    readonly_fields = ("status", "deadline", "assignees")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionItem]:
        return ActionItem.objects.for_list()

    @admin.display(description=_("klart senast"))
    def deadline(self, item: ActionItem) -> str:
        return due_words(item) or "–"

    @admin.display(description=_("ansvariga"))
    def assignees(self, item: ActionItem) -> str:
        if item.pk is None:
            return "–"
        return ", ".join(str(each) for each in item.assignments.all()) or "–"


@admin.register(Decision)
class DecisionAdmin(InMinutes, VerbAdmin[Decision]):
    search_fields = ("text", "agenda_item__title", "agenda_item__meeting__body__name")
    list_display = ("__str__", "kind", "meeting_of", "deadline")
    list_filter = ("kind", "agenda_item__meeting__body")
    date_hierarchy = "agenda_item__meeting__date"
    autocomplete_fields = ("agenda_item",)
    readonly_fields = ("meeting_of", "deadline", "due_text", "source_line")
    inlines = (ActionItemInline,)
    fieldsets = (
        (None, {"fields": ("meeting_of", "agenda_item", "text", "kind", "decided_on")}),
        (_("Bordlagt till"), {"fields": ("deadline", "due_text")}),
        (_("Plats"), {"fields": ("position", "source_line"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        return Decision.objects.for_list()

    @admin.display(description=_("möte"), ordering="agenda_item__meeting__date")
    def meeting_of(self, decision: Decision) -> str:
        return link_to(decision.meeting if decision.pk else None)

    @admin.display(description=_("klart senast"), ordering="due_on")
    def deadline(self, decision: Decision) -> str:
        return due_words(decision) or "–"

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: "BaseInlineFormSet[ActionItem, Decision, Any]",
        change: bool,
    ) -> None:
        formset.save(commit=False)
        for item, fields in formset.changed_objects:
            # The rest may have changed since the page was opened.
            item.save(update_fields=fields)
        for item in formset.new_objects:
            item.save()
            ActionEvent.objects.record(item, ActionEvent.Kind.CREATED, **mark(request))


class DecisionInline(Compact, TabularInline[Decision, AgendaItem]):
    model = Decision
    extra = 0
    can_delete = False
    show_change_link = True
    fields = ("text", "kind", "decided_on", "position")
