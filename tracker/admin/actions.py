"""Action items: their status, deadline and assignees change through the verbs; history stays."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.access import is_locked
from tracker.admin.action_forms import ActionItemForm, AssignmentForm
from tracker.admin.base import (
    LOCKED,
    Compact,
    ReadOnlyAdmin,
    ReadOnlyInline,
    VerbAdmin,
    link_to,
    mark,
)
from tracker.admin.typed import TabularInline
from tracker.deadlines import set_deadline
from tracker.deadlines.wording import due_words
from tracker.errors import Conflict
from tracker.models import ActionEvent, ActionItem, Assignment, Body, Person
from tracker.responses import assign, change_status, grant_time, refuse_time

Status = ActionItem.Status


class AssignmentInline(Compact, TabularInline[Assignment, ActionItem]):
    model = Assignment
    form = AssignmentForm
    extra = 0
    autocomplete_fields = ("person", "body")


class InWords:
    """Who changed what, from and to, in few words: of a status its value is kept."""

    @admin.display(description=_("vem"))
    def who(self, event: ActionEvent) -> str:
        return event.by_name or "–"

    @admin.display(description=_("före"))
    def was(self, event: ActionEvent) -> str:
        return event.before_words or "–"

    @admin.display(description=_("efter"))
    def became(self, event: ActionEvent) -> str:
        return event.after_words or "–"


class HistoryInline(InWords, ReadOnlyInline[ActionEvent, ActionItem]):
    model = ActionEvent
    verbose_name_plural = _("historik")
    fields = ("at", "kind", "was", "became", "note", "who", "via")
    readonly_fields = ("was", "became", "who")


@admin.register(ActionItem)
class ActionItemAdmin(VerbAdmin[ActionItem]):
    form = ActionItemForm
    search_fields = (
        "text",
        "decision__text",
        "decision__agenda_item__meeting__body__name",
        "assignments__person__name",
    )
    list_display = ("__str__", "status", "deadline", "assignees", "meeting_of")
    list_filter = ("status", "decision__agenda_item__meeting__body", "due_on")
    autocomplete_fields = ("decision",)
    readonly_fields = (
        "deadline",
        "due_text",
        "wished_on",
        "said_done_at",
        "meeting_of",
        "created_at",
    )
    inlines = (AssignmentInline, HistoryInline)
    actions = ("mark_done", "write_off", "grant", "refuse")
    fieldsets = (
        (None, {"fields": ("meeting_of", "decision", "text")}),
        (_("Läge"), {"fields": ("status", "said_done_at", "note")}),
        (
            _("Klart senast"),
            {"fields": ("deadline", "due_text", "wished_on", "new_deadline", "no_deadline")},
        ),
    )
    add_fieldsets = (
        (None, {"fields": ("decision", "text")}),
        (_("Klart senast"), {"fields": ("new_deadline",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionItem]:
        return ActionItem.objects.for_list()

    def get_fieldsets(self, request: HttpRequest, obj: ActionItem | None = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else self.add_fieldsets

    def get_readonly_fields(
        self, request: HttpRequest, obj: ActionItem | None = None
    ) -> tuple[str, ...]:
        """Its words stay as they are in minutes that are approved; what becomes of it does not."""
        if obj is None:
            return self.readonly_fields
        words = ("text",) if is_locked(obj.meeting) else ()
        return (*self.readonly_fields, "decision", *words)

    def has_delete_permission(self, request: HttpRequest, obj: ActionItem | None = None) -> bool:
        """An action item is written off, not taken away: its history stays."""
        return False

    @admin.display(description=_("klart senast"), ordering="due_on")
    def deadline(self, item: ActionItem) -> str:
        return due_words(item) or "–"

    @admin.display(description=_("ansvariga"))
    def assignees(self, item: ActionItem) -> str:
        return ", ".join(str(each) for each in item.assignments.all()) or "–"

    @admin.display(description=_("möte"), ordering="decision__agenda_item__meeting__date")
    def meeting_of(self, item: ActionItem) -> str:
        return link_to(item.meeting)

    def save_model(self, request: HttpRequest, obj: ActionItem, form: Any, change: bool) -> None:
        made = mark(request)
        said = form.cleaned_data
        if not change and is_locked(obj.decision):
            raise Conflict(LOCKED)
        if change:
            obj.save(update_fields=["text"])
            change_status(obj, said["status"], note=said["note"], **made)
        else:
            obj.save()
            ActionEvent.objects.record(obj, ActionEvent.Kind.CREATED, **made)
        if said["deadline"] or said.get("no_deadline"):
            set_deadline(obj, said["deadline"], **made)

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: "BaseInlineFormSet[Assignment, ActionItem, AssignmentForm]",
        change: bool,
    ) -> None:
        """The rows on the page are the whole list of assignees."""
        if formset.model is not Assignment:
            return super().save_formset(request, form, formset, change)
        formset.save(commit=False)  # only tells the admin's own log what changed
        rows = [each.cleaned_data for each in formset.forms if each not in formset.deleted_forms]
        assignees: list[Person | Body] = [
            row.get("person") or row["body"] for row in rows if row.get("person") or row.get("body")
        ]
        assign(form.instance, assignees, **mark(request))

    def _give_status(
        self, request: HttpRequest, queryset: QuerySet[ActionItem], status: str
    ) -> None:
        made = mark(request)
        self._tell(
            request,
            self.do_each(
                request,
                queryset,
                lambda item: change_status(item, status, **made),
            ),
        )

    def _tell(self, request: HttpRequest, changed: int) -> None:
        text = _now("Ändrade uppdrag: %(count)d.") % {"count": changed}
        self.message_user(request, text, messages.SUCCESS if changed else messages.WARNING)

    @admin.action(description=_("Markera som klart"), permissions=["change"])
    def mark_done(self, request: HttpRequest, queryset: QuerySet[ActionItem]) -> None:
        self._give_status(request, queryset, Status.DONE)

    @admin.action(description=_("Avskriv"), permissions=["change"])
    def write_off(self, request: HttpRequest, queryset: QuerySet[ActionItem]) -> None:
        self._give_status(request, queryset, Status.CANCELLED)

    def _settle_wish(
        self, request: HttpRequest, queryset: QuerySet[ActionItem], verb: Callable[..., None]
    ) -> None:
        made = mark(request)
        changed = self.do_each(request, queryset, lambda item: verb(item, **made))
        self._tell(request, changed)

    @admin.action(description=_("Bevilja mer tid"), permissions=["change"])
    def grant(self, request: HttpRequest, queryset: QuerySet[ActionItem]) -> None:
        self._settle_wish(request, queryset, grant_time)

    @admin.action(description=_("Avslå mer tid"), permissions=["change"])
    def refuse(self, request: HttpRequest, queryset: QuerySet[ActionItem]) -> None:
        self._settle_wish(request, queryset, refuse_time)


@admin.register(Assignment)
class AssignmentAdmin(ReadOnlyAdmin[Assignment]):
    """Who has what; changed on the page of the action item."""

    search_fields = ("person__name", "body__name", "action_item__text")
    list_display = ("__str__", "item", "assigned_at")
    list_filter = ("action_item__status", ("body", admin.EmptyFieldListFilter))
    list_select_related = ("person", "body", "action_item")

    @admin.display(description=_("uppdrag"))
    def item(self, assignment: Assignment) -> str:
        return link_to(assignment.action_item)


@admin.register(ActionEvent)
class ActionEventAdmin(InWords, ReadOnlyAdmin[ActionEvent]):
    """The history of all action items. Lines are added by the verbs alone."""

    search_fields = ("action_item__text", "by_name", "note")
    list_display = ("when", "item", "kind", "was", "became", "who", "via")
    ordering = ("-at", "-pk")
    fields = ("action_item", "at", "kind", "was", "became", "note", "by", "by_name", "via")
    readonly_fields = ("was", "became")
    list_filter = ("kind", "via")
    list_select_related = ("action_item",)
    date_hierarchy = "at"

    @admin.display(description=_("när"), ordering="at")
    def when(self, event: ActionEvent) -> str:
        return f"{timezone.localtime(event.at):%Y-%m-%d %H:%M}"

    @admin.display(description=_("uppdrag"))
    def item(self, event: ActionEvent) -> str:
        return link_to(event.action_item)
