"""My page: what I have to do, when my bodies meet next, and what waits for a coordinator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker import clock
from tracker.access import is_coordinator, person_of, visible_to
from tracker.models import ActionItem, Approval, Meeting, Membership, Person, User
from tracker.web.coordinating import to_do
from tracker.web.support import logged_in, login_required
from tracker.web.urgency import by_urgency

NEXT_MEETINGS = 5


@login_required
def home(request: HttpRequest) -> HttpResponse:
    user, today = logged_in(request), clock.today()
    person = person_of(user)
    mine = ActionItem.objects.assigned_to(person) if person else ActionItem.objects.none()
    meetings = Meeting.objects.coming(today).filter(status=Meeting.Status.PLANNED).for_list()
    if person:
        own = Membership.objects.current().filter(person=person)
        meetings = meetings.filter(body__in=own.values("body"))
    return render(
        request,
        "home/page.html",
        {
            "person": person,
            "groups": by_urgency(visible_to(user, mine.open()).for_list(), today),
            "meetings": visible_to(user, meetings)[:NEXT_MEETINGS],
            "to_approve": _to_approve(user, person) if person else [],
            "to_do": to_do(user, today) if is_coordinator(user) else None,
        },
    )


def _to_approve(user: User, person: Person) -> list[Approval]:
    """Minutes that wait for the person, of meetings whose page exists for them."""
    waiting = Approval.objects.waiting().filter(person=person)
    meetings = visible_to(user, Meeting.objects.all())
    return list(waiting.filter(meeting__in=meetings).for_list())
