"""`/import/<pk>/`: source and draft side by side, corrected and accepted."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.errors import AlreadyAccepted, DomainError
from tracker.intake import Draft
from tracker.models import MinutesFile
from tracker.review import accept, revise
from tracker.web.draft_warnings import in_readers_language
from tracker.web.review_aside import gone, kept, logged_out, refused
from tracker.web.review_changes import change
from tracker.web.review_doubts import summary, unsure
from tracker.web.review_forms import ReviewForm
from tracker.web.review_page import Names, annotate, attendance, counted, points
from tracker.web.review_preview import forecast
from tracker.web.review_source import source_lines
from tracker.web.support import explain, find, logged_in, login_required
from tracker.web.views.reading import show_reading


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever was logged out in the middle is not led away: what was typed would be lost."""
    if request.method == "POST" and not request.user.is_authenticated:
        return logged_out(request)
    return _review(request, pk)


@login_required
def _review(request: HttpRequest, pk: int) -> HttpResponse:
    files = MinutesFile.objects.select_related("body", "meeting__body", "accepted_by")
    file = find(request, files, pk)
    if not file.is_read:
        return show_reading(request, file)
    if request.method == "POST":
        return _save(request, file)
    return _show(request, file, ReviewForm(file, request.user))


def _save(request: HttpRequest, file: MinutesFile) -> HttpResponse:
    """Keep what was typed, and accept it if that was asked for. Errors keep all that was typed."""
    aside = "autosave" in request.POST
    if file.is_accepted:
        done = _("Protokollet är redan godtaget. Ingenting har ändrats.")
        return gone(done) if aside else _lead(request, done, "meeting", file.meeting_id)
    form = ReviewForm(file, request.user, request.POST)
    if not form.is_valid():
        return refused(form) if aside else _show(request, file, form)
    changed = None if aside else change(request.POST, form, Draft.from_json(form.corrected()))
    try:
        revise(file, changed.draft.to_json() if changed else form.corrected(), body=form.body)
    except AlreadyAccepted as error:
        return gone(explain(error)) if aside else _lead(request, explain(error), "review", file.pk)
    if aside:
        return kept(request, file, form)
    if "accept" in request.POST:
        return _accept(request, file)
    messages.success(request, changed.done if changed else _("Utkastet är sparat."))
    where = changed.place if changed else ""
    return redirect(f"{file.get_absolute_url()}{where}")


def _lead(request: HttpRequest, words: str, view: str, pk: int | None) -> HttpResponse:
    messages.info(request, words)
    return redirect(view, pk)


def _accept(request: HttpRequest, file: MinutesFile) -> HttpResponse:
    try:
        meeting = accept(file, by=logged_in(request), now=clock.now())
    except AlreadyAccepted as error:
        messages.info(request, explain(error))
        return redirect("review", file.pk)
    except DomainError as error:
        messages.error(request, explain(error))
        return redirect("review", file.pk)
    messages.success(
        request,
        _("Protokollet är godtaget. Besluten och uppdragen finns nu på mötets sida."),
    )
    return redirect(meeting)


def _show(request: HttpRequest, file: MinutesFile, form: ReviewForm) -> HttpResponse:
    names = Names(request.user, form.draft)
    annotate(form, names, form.draft)
    context: dict[str, Any] = {
        "file": file,
        "draft": form.draft,
        "review": form,
        "points": points(form.draft, form.blocks),
        "attendance": attendance(form.draft),
        "warnings": [in_readers_language(each) for each in form.draft.warnings],
        "lines": list(source_lines(file.text, form.blocks)),
    }
    if file.is_accepted:
        return render(request, "import/accepted.html", context)
    context |= {
        "suggestions": names.suggestions(),
        "unsure": unsure(form.blocks),
        "summary": summary(form.blocks),
        "present": counted(form.draft),
        "opened": request.GET.get("oppna", ""),
        **forecast(request, file),
    }
    return render(request, "import/review.html", context)
