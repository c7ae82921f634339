"""Minutes out for approval, and what became of it. Shown, never changed: the pages do it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import ReadOnlyAdmin, ReadOnlyInline, link_to
from tracker.models import Approval, ApprovalEvent


class ApprovalEventInline(ReadOnlyInline[ApprovalEvent, Approval]):
    model = ApprovalEvent
    fields = ("at", "kind", "via", "by_name", "note")


@admin.register(Approval)
class ApprovalAdmin(ReadOnlyAdmin[Approval]):
    search_fields = ("person__name", "meeting__body__name", "meeting__date", "comment")
    list_display = ("meeting", "person", "status", "asked_at", "asked_by_name", "approved_at")
    list_filter = ("status", "meeting__body")
    list_select_related = ("person", "meeting__body")
    date_hierarchy = "asked_at"
    inlines = (ApprovalEventInline,)


@admin.register(ApprovalEvent)
class ApprovalEventAdmin(ReadOnlyAdmin[ApprovalEvent]):
    search_fields = ("by_name", "approval__person__name", "note")
    list_display = ("at", "kind", "minutes", "by_name", "via")
    list_filter = ("kind", "via")
    list_select_related = ("approval__meeting__body",)
    date_hierarchy = "at"

    @admin.display(description=_("protokoll"))
    def minutes(self, event: ApprovalEvent) -> str:
        return link_to(event.approval)
