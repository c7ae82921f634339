"""Mails held and asked for by hand. Shown, never changed: the pages do it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import ReadOnlyAdmin, ReadOnlyInline, link_to
from tracker.models import MailHold, Mailing, MailingEvent


@admin.register(MailHold)
class MailHoldAdmin(ReadOnlyAdmin[MailHold]):
    search_fields = ("person__name", "reason")
    list_display = (
        "person",
        "reason",
        "until",
        "held_at",
        "held_by_name",
        "released_at",
        "released_by_name",
    )
    list_select_related = ("person",)
    date_hierarchy = "held_at"


@admin.register(MailingEvent)
class MailingEventAdmin(ReadOnlyAdmin[MailingEvent]):
    search_fields = ("mailing__person__name", "mailing__subject", "by_name")
    list_display = ("at", "kind", "letter", "recipient", "by_name")
    list_filter = ("kind",)
    list_select_related = ("mailing__person",)
    date_hierarchy = "at"

    @admin.display(description=_("utskick"))
    def letter(self, event: MailingEvent) -> str:
        return link_to(event.mailing)

    @admin.display(description=_("till"))
    def recipient(self, event: MailingEvent) -> str:
        return str(event.mailing.person)


class MailingEventInline(ReadOnlyInline[MailingEvent, Mailing]):
    model = MailingEvent
    fields = ("at", "kind", "by_name")
