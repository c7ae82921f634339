"""DOOR  Django admin: every record, for admins. States change through the verbs, never around."""

from tracker.admin import (
    actions,
    approvals,
    bodies,
    decisions,
    documents,
    inbox,
    insight,
    mail_history,
    meetings,
    people,
    referrals,
    reminders,
    site,
)

__all__ = [
    "actions",
    "approvals",
    "bodies",
    "decisions",
    "documents",
    "inbox",
    "insight",
    "mail_history",
    "meetings",
    "people",
    "referrals",
    "reminders",
    "site",
]
