"""Minutes that came in. They are brought in, corrected and accepted on the pages."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import link_to
from tracker.admin.typed import ModelAdmin
from tracker.models import MinutesFile


@admin.register(MinutesFile)
class MinutesFileAdmin(ModelAdmin[MinutesFile]):
    """Shows all; takes away only a draft, for accepted minutes are where decisions come from."""

    search_fields = ("name", "body__name", "body__short_name", "text")
    list_display = ("name", "body", "state", "meeting", "uploaded_at", "uploaded_by")
    list_filter = ("state", "body")
    list_select_related = ("body", "meeting__body", "uploaded_by")
    date_hierarchy = "uploaded_at"
    fieldsets = (
        (None, {"fields": ("name", "file", "state", "body", "meeting_link")}),
        (
            _("Vem och när"),
            {"fields": ("uploaded_by", "uploaded_at", "accepted_by", "accepted_at")},
        ),
        (_("Text"), {"fields": ("text",)}),
    )
    readonly_fields = ("meeting_link",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: MinutesFile | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: MinutesFile | None = None) -> bool:
        return (
            super().has_delete_permission(request, obj)
            and obj is not None
            and (not obj.is_accepted)
        )

    @admin.display(description=_("möte"))
    def meeting_link(self, file: MinutesFile) -> str:
        return link_to(file.meeting)
