"""VERB  people, members, contacts and rules for reminders; each change with a line in the log."""

from tracker.register.bodies import set_contact, set_policy
from tracker.register.members import add_member, change_membership, end_membership
from tracker.register.people import Details, change_person, ensure_person, revoke_links

__all__ = [
    "Details",
    "add_member",
    "change_membership",
    "change_person",
    "end_membership",
    "ensure_person",
    "revoke_links",
    "set_contact",
    "set_policy",
]
