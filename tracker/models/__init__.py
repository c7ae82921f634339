"""The nouns, in reading order. A file imports only files above it in this list."""

from tracker.models.people import Organization, Person, User
from tracker.models.bodies import Body, Membership
from tracker.models.meetings import AgendaItem, Attendance, Due, Meeting
from tracker.models.decisions import Decision
from tracker.models.actions import ActionItem
from tracker.models.assignments import Assignment
from tracker.models.events import ActionEvent
from tracker.models.referrals import Referral
from tracker.models.documents import MinutesFile
from tracker.models.approvals import Approval, ApprovalEvent
from tracker.models.reminders import Mailing, Reminder, ReminderPolicy
from tracker.models.inbox import Mailbox, ReceivedMail
from tracker.models.mail_history import MailHold, MailingEvent

__all__ = [
    "ActionEvent",
    "ActionItem",
    "AgendaItem",
    "Approval",
    "ApprovalEvent",
    "Assignment",
    "Attendance",
    "Body",
    "Decision",
    "Due",
    "Mailbox",
    "MailHold",
    "Mailing",
    "MailingEvent",
    "Meeting",
    "Membership",
    "MinutesFile",
    "Organization",
    "Person",
    "ReceivedMail",
    "Referral",
    "Reminder",
    "ReminderPolicy",
    "User",
]
