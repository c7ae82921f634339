"""Scenes for the tests of approval."""

from tests.factories import NOW
from tracker import approval
from tracker.models import Approval, Meeting, Person


def asked(meeting: Meeting, *people: Person, by: Person) -> list[Approval]:
    return approval.ask(meeting, people, by=by, via="page", now=NOW)


def history(meeting: Meeting) -> list[tuple[str, str, str, str]]:
    """Whose approval, what, by whom and by which way, in order."""
    found = [event for each in meeting.approvals.all() for event in each.events.all()]
    found.sort(key=lambda event: event.pk)
    return [
        (event.approval.person.first_name, event.kind, event.by_name, event.via) for event in found
    ]


def stands(meeting: Meeting) -> dict[str, str]:
    """How it stands with each who is asked."""
    return {each.person.first_name: each.status for each in approval.standing_of(meeting).approvals}
