"""The admin's name, and its records grouped as people think of them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Beslutsspår – administration")
admin.site.site_title = _("Beslutsspår – administration")
admin.site.index_title = _("Allt som finns i registret")

# Who may do what follows from bodies and memberships, not from groups of permissions.
admin.site.unregister(Group)

GROUPS: dict[Any, tuple[str, ...]] = {
    _("Möten och beslut"): (
        "Meeting",
        "AgendaItem",
        "Attendance",
        "Decision",
        "MinutesFile",
        "Approval",
        "ApprovalEvent",
        "Referral",
    ),
    _("Uppdrag"): ("ActionItem", "Assignment", "ActionEvent"),
    _("Påminnelser"): ("ReminderPolicy", "Reminder", "Mailing", "MailHold", "MailingEvent"),
    _("Mejl som kommer in"): ("ReceivedMail", "Mailbox"),
    _("Människor och organ"): ("Person", "Body", "Membership", "Organization", "User"),
}


def grouped(request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
    """The lists of records under the headings of `GROUPS`, in that order."""
    apps = admin.site._build_app_dict(request, app_label)
    return [group for app in apps.values() for group in _groups_of(app)]


def _groups_of(app: dict[str, Any]) -> Iterator[dict[str, Any]]:
    models = {model["object_name"]: model for model in app["models"]}
    for heading, names in GROUPS.items():
        present = [models.pop(name) for name in names if name in models]
        if present:
            yield {**app, "name": heading, "models": present}
    if models:
        yield {**app, "name": _("Övrigt"), "models": list(models.values())}


# Django asks for a site class in the settings; its own is all we want but for this one list.
admin.site.get_app_list = grouped  # type: ignore[method-assign]
