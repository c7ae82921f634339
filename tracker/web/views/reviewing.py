"""`/import/<pk>/`: the file on one side, the draft on the other; correct it and accept it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.errors import AlreadyAccepted, Conflict, DomainError
from tracker.intake import Draft
from tracker.models import MinutesFile
from tracker.review import accept, revise
from tracker.web.draft_warnings import in_readers_language
from tracker.web.reading_state import refusal
from tracker.web.review_aside import gone, kept, logged_out, malformed, refused
from tracker.web.review_changes import change
from tracker.web.review_conflict import compare, reconcile, to_choose
from tracker.web.review_doubts import summary, unsure
from tracker.web.review_errors import errors_in
from tracker.web.review_forms import ReviewForm
from tracker.web.review_page import Names, annotate, attendance, counted, part_links, points
from tracker.web.review_parts import Malformed
from tracker.web.review_preview import forecast
from tracker.web.review_source import lines_of, source_lines
from tracker.web.support import explain, find, logged_in, login_required, whole_number
from tracker.web.views.reading import show_reading


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever was logged out in the middle is not led away: what was typed would be lost."""
    if request.method == "POST" and not request.user.is_authenticated:
        return logged_out(request)
    return _review(request, pk)


@login_required
def _review(request: HttpRequest, pk: int) -> HttpResponse:
    file = _file(request, pk)
    if not file.is_read:
        return show_reading(request, file)
    if request.method != "POST":
        return _show(request, file, ReviewForm(file, request.user, part=_part(request)))
    try:
        return _save(request, file)
    except Malformed:
        return malformed(request)
    except Conflict:
        # Somebody else saved it in the same moment.
        return _save(request, _file(request, pk))


def _file(request: HttpRequest, pk: int) -> MinutesFile:
    files = MinutesFile.objects.select_related("body", "meeting__body", "accepted_by")
    return find(request, files, pk)


def _part(request: HttpRequest) -> int:
    """Which part of a long draft is asked for; the first where that is no number."""
    return whole_number(request.GET.get("del", "")) or 1


def _save(request: HttpRequest, file: MinutesFile) -> HttpResponse:
    """Keep what was typed, and accept it if that was asked for. Errors keep all that was typed."""
    aside = "autosave" in request.POST
    if file.is_accepted:
        done = _("Protokollet är redan godtaget. Ingenting har ändrats.")
        return gone(done) if aside else _lead(request, done, "meeting", file.meeting_id)
    form = ReviewForm(file, request.user, request.POST)
    if not form.is_valid() or (aside and form.overtaken):
        return refused(form) if aside else _show(request, file, form)
    if form.overtaken:
        return _reconcile(request, file, form)
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
    where = changed.place if changed else _where(request, form)
    return redirect(f"{file.get_absolute_url()}{where}")


def _where(request: HttpRequest, form: ReviewForm) -> str:
    """The end of the address to go on at: the part that was asked for, else where one was."""
    part, _mark, place = request.POST.get("go", "").partition("#")
    if whole_number(part) is not None:
        return f"?del={part}#{place}" if place else f"?del={part}"
    return f"?del={form.part.number}" if len(form.parts) > 1 else ""


def _reconcile(request: HttpRequest, file: MinutesFile, form: ReviewForm) -> HttpResponse:
    """Somebody else has saved it meanwhile: keep what both did, or ask which of two counts."""
    both = reconcile(form)
    if not both.is_settled:
        return _show(request, file, to_choose(file, request.user, both))
    revise(file, both.draft, body=both.body)
    messages.warning(
        request,
        _(
            "Någon annan har också sparat utkastet medan du arbetade. Det ni har gjort är "
            "sammanfört och sparat. Se över det innan du går vidare."
        ),
    )
    return redirect(f"{file.get_absolute_url()}{_where(request, form)}")


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
    levels = annotate(form, names, form.draft)
    context: dict[str, Any] = {
        "file": file,
        "draft": form.draft,
        "review": form,
        "points": points(form.draft, form.blocks, form.part),
        "attendance": attendance(form.draft),
        "warnings": [in_readers_language(each) for each in form.draft.warnings],
        "lines": list(source_lines(file.text, form.blocks, *lines_of(form.kept, form.part))),
        "parts": part_links(form, levels),
    }
    if file.is_accepted:
        return render(request, "import/accepted.html", context)
    context |= {
        "around": compare(form),
        "refusal": refusal(file) if file.refusal else "",
        "errors": errors_in(form),
        "suggestions": names.suggestions(),
        "unsure": unsure(form.blocks),
        "summary": summary(levels),
        "present": counted(form.draft),
        "opened": request.GET.get("oppna", ""),
        **forecast(request, file),
    }
    return render(request, "import/review.html", context)
