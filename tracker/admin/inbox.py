"""What has come in by mail. Shown, never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import ReadOnlyAdmin, link_to
from tracker.models import Mailbox, ReceivedMail


@admin.register(ReceivedMail)
class ReceivedMailAdmin(ReadOnlyAdmin[ReceivedMail]):
    search_fields = ("message_id", "mailing__person__name")
    list_display = ("__str__", "letter", "message_id")
    list_filter = ("kind",)
    list_select_related = ("mailing",)
    date_hierarchy = "received_at"

    @admin.display(description=_("utskick"))
    def letter(self, received: ReceivedMail) -> str:
        return link_to(received.mailing)


@admin.register(Mailbox)
class MailboxAdmin(ReadOnlyAdmin[Mailbox]):
    """How far the mailbox has been read, and what stood in the way."""

    search_fields = ("name",)
    list_display = ("name", "read_at", "last_uid", "trouble")
