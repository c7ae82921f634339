"""The ledger: who was to be told what, and the letters. Shown, never changed."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import ReadOnlyAdmin, ReadOnlyInline, link_to
from tracker.admin.mail_history import MailingEventInline
from tracker.models import Mailing, Reminder
from tracker.redacting import without_tokens
from tracker.reminders.wording import occasion_words


class Reason:
    """Of what somebody was to be told, and why, in words."""

    @admin.display(description=_("uppdrag eller protokoll"))
    def matter(self, reminder: Reminder) -> str:
        return link_to(reminder.about)

    @admin.display(description=_("anledning"), ordering="occasion")
    def reason(self, reminder: Reminder) -> str:
        return occasion_words(reminder.occasion)


@admin.register(Reminder)
class ReminderAdmin(Reason, ReadOnlyAdmin[Reminder]):
    search_fields = ("person__name", "person__email", "action_item__text")
    list_display = ("due", "who", "matter", "reason", "about", "status")
    list_filter = ("status",)
    list_select_related = ("person", "action_item", "approval__meeting__body")
    date_hierarchy = "due_at"
    fields = (
        "person",
        "action_item",
        "approval",
        "meeting",
        "reason",
        "deadline",
        "due_at",
        "status",
        "mailing",
        "created_at",
    )
    readonly_fields = ("reason",)

    @admin.display(description=_("ska skickas"), ordering="due_at")
    def due(self, reminder: Reminder) -> str:
        return f"{timezone.localtime(reminder.due_at):%Y-%m-%d %H:%M}"

    @admin.display(description=_("person"), ordering="person__name")
    def who(self, reminder: Reminder) -> str:
        return str(reminder.person)

    @admin.display(description=_("gäller dag"), ordering="deadline")
    def about(self, reminder: Reminder) -> str:
        return reminder.deadline.isoformat() if reminder.deadline else "–"


class ReminderInline(Reason, ReadOnlyInline[Reminder, Mailing]):
    model = Reminder
    fields = ("matter", "reason", "deadline", "status")
    readonly_fields = ("matter", "reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reminder]:
        rows = super().get_queryset(request)
        return rows.select_related("action_item", "approval__meeting__body", "person")


@admin.register(Mailing)
class MailingAdmin(ReadOnlyAdmin[Mailing]):
    search_fields = ("person__name", "to_email", "subject", "message_id")
    list_display = ("day", "person", "to_email", "subject", "status", "sent_at")
    list_filter = ("status",)
    list_select_related = ("person",)
    date_hierarchy = "day"
    inlines = (ReminderInline, MailingEventInline)
    readonly_fields = ("letter",)
    fieldsets = (
        (None, {"fields": ("day", "person", "to_email", "subject", "letter")}),
        (
            _("Vad som hände"),
            {
                "fields": (
                    "status",
                    "attempts",
                    "failed_at",
                    "sent_at",
                    "bounced_at",
                    "next_try_at",
                    "response",
                    "was_uncertain",
                    "message_id",
                    "copy_of",
                )
            },
        ),
    )

    @admin.display(description=_("text"))
    def letter(self, mailing: Mailing) -> str:
        """Without what is signed in its links: who has that may answer as the letter's person."""
        return without_tokens(mailing.text)
