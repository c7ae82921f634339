"""`/utskick/forhandsgranska/`: a letter tried with real data, before it goes."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.mail import EmailMultiAlternatives
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.access import coordinated_bodies, editable_people, is_coordinator, person_of
from tracker.models import Body, Meeting, Person, User
from tracker.register import log
from tracker.reminders.courier import Fate
from tracker.reminders.policies import policies
from tracker.reminders.policy import brief_day
from tracker.reminders.previewing import FURTHEST, preview, send_test
from tracker.web.assignees import labelled
from tracker.web.preview_form import PreviewForm, by_label
from tracker.web.support import logged_in, login_required


@dataclass(frozen=True)
class Suggestion:
    """A day on which letters go before a meeting."""

    meeting: Meeting
    day: datetime.date


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preview_page(request: HttpRequest) -> HttpResponse:
    user = logged_in(request)
    if not is_coordinator(user):
        raise Http404
    today, people = clock.today(), labelled(editable_people(user))
    given = request.POST if request.method == "POST" else request.GET
    data = by_label(given, people) if "person" in given else None
    form = PreviewForm(data, people=people, today=today, initial={"day": today})
    if request.method == "POST" and form.is_valid():
        return _send(request, form.cleaned_data["person"], form.cleaned_data["day"])
    suggestions = list(_suggestions(user, today))
    context: dict[str, Any] = {"form": form, "people": people, "suggestions": suggestions}
    if form.is_bound and form.is_valid():
        letter = _letter(user, form.cleaned_data["person"], form.cleaned_data["day"])
        context |= form.cleaned_data | _shown(letter) | {"tried": True, "to": _own_address(user)}
    return render(request, "mailings/preview.html", context, status=422 if form.errors else 200)


def _letter(
    user: User, person: Person, day: datetime.date, *, is_test: bool = False
) -> EmailMultiAlternatives | None:
    bodies = set(coordinated_bodies(user).values_list("pk", flat=True))
    return preview(person, day, bodies=bodies, now=clock.now(), is_test=is_test)


def _shown(letter: EmailMultiAlternatives | None) -> dict[str, Any]:
    if letter is None:
        return {}
    html = str(letter.alternatives[0][0])
    files = len(letter.attachments)
    return {"subject": letter.subject, "text": letter.body, "html": html, "has_calendar": files}


def _send(request: HttpRequest, person: Person, day: datetime.date) -> HttpResponse:
    """The same letter to one's own address, marked as a test, with a line in the admin's log."""
    user = logged_in(request)
    letter, email = _letter(user, person, day, is_test=True), _own_address(user)
    if letter is None:
        messages.error(request, _("Det finns inget mejl att skicka den dagen."))
    else:
        answer = send_test(letter, person, email, now=clock.now())
        if answer.fate is Fate.ACCEPTED:
            log.remark(person, _("Provmejl skickat till %(email)s.") % {"email": email}, by=user)
            messages.success(request, _("Provet är skickat till %(email)s.") % {"email": email})
        else:
            words = _("Provet kunde inte skickas. Servern svarade: %(words)s")
            messages.error(request, words % {"words": answer.words})
    return redirect(f"{reverse('preview')}?person={person.pk}&day={day.isoformat()}")


def _own_address(user: User) -> str:
    person = person_of(user)
    return person.email if person and person.email else user.email


def _suggestions(user: User, today: datetime.date) -> Iterator[Suggestion]:
    """The day of the letters before the next meeting of each of the user's bodies."""
    by_body, seen = policies(), set[int]()
    bodies = Body.objects.filter(pk__in=coordinated_bodies(user))
    coming = Meeting.objects.coming(today).filter(body__in=bodies, status=Meeting.Status.PLANNED)
    for meeting in coming.select_related("body").order_by("date"):
        day = brief_day(meeting.date, by_body[meeting.body_id])
        if meeting.body_id in seen or day is None or not today <= day <= today + FURTHEST:
            continue
        seen.add(meeting.body_id)
        yield Suggestion(meeting, day)
