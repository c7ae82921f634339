"""`/installningar/<token>/`: which letters a person gets. GET and HEAD change nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.links import SETTINGS, Link
from tracker.models import Person
from tracker.responses.mail_settings import choose_mail, decline_mail
from tracker.web.answer_forms import NONE, MailSettingsForm
from tracker.web.letter_pages import letter_page


@require_http_methods(["GET", "HEAD", "POST"])
@letter_page(SETTINGS)
def mail_settings(request: HttpRequest, link: Link) -> HttpResponse:
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return _unsubscribe(link.person)
    if request.method == "POST":
        return _save(request, link.person)
    return _show(request, link.person, _form(link.person))


def _unsubscribe(person: Person) -> HttpResponse:
    """RFC 8058: a mail program's own button posts here, without cookies and without a page."""
    decline_mail(person)
    return HttpResponse(
        _("Du får inga fler påminnelser."), content_type="text/plain; charset=utf-8"
    )


def _save(request: HttpRequest, person: Person) -> HttpResponse:
    form = MailSettingsForm(request.POST, today=clock.today())
    if not form.is_valid():
        return _show(request, person, form, status=422)
    choose_mail(person, **form.choice(person))
    return redirect(f"{request.path}?sparat=1")


def _form(person: Person) -> MailSettingsForm:
    today, paused = clock.today(), person.paused_until
    initial = {
        "letters": person.pace if person.wants_mail else NONE,
        "paused_until": paused if paused and paused >= today else None,
        "wants_calendar": person.wants_calendar,
        "language": person.language,
    }
    return MailSettingsForm(initial=initial, today=today)


def _show(
    request: HttpRequest, person: Person, form: MailSettingsForm, status: int = 200
) -> HttpResponse:
    context = {"person": person, "form": form, "saved": "sparat" in request.GET}
    return render(request, "mail_settings/page.html", context, status=status)
