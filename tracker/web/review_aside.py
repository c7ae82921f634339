"""Answers to a review that its script saves while somebody works on, as JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker import clock
from tracker.intake import Draft
from tracker.models import MinutesFile
from tracker.review.merging import revision_of
from tracker.web.draft_warnings import in_readers_language
from tracker.web.review_doubts import summary
from tracker.web.review_errors import errors_in
from tracker.web.review_fields import DecisionForm, Timed
from tracker.web.review_forms import ReviewForm
from tracker.web.review_page import Names, annotate, counted
from tracker.web.review_preview import forecast

# Decisions of a draft that is tried anew whenever it is saved along the way.
TRIED = 500


def kept(request: HttpRequest, file: MinutesFile, form: ReviewForm) -> JsonResponse:
    """It is saved: what the draft is called now, and what is new on the page."""
    draft = Draft.from_json(file.draft)
    levels = annotate(form, Names(request.user, draft), draft)
    # A long draft takes seconds to try, which whoever goes on typing would have to wait for.
    told = forecast(request, file) if len(draft.decisions) <= TRIED else None
    time = date_format(timezone.localtime(clock.now()), "TIME_FORMAT")
    return JsonResponse(
        {
            "status": _("Sparat %(time)s.") % {"time": time},
            "revision": revision_of(draft, file.draft, file.body_id),
            "base": " ".join(form.base_after(draft)),
            "obstacle": told and told["obstacle"],
            "consequences": told and ", ".join(told["consequences"]),
            "deadlines": {
                each.prefix: _deadline(each) for block in form.blocks for each in block.forms
            },
            "decisions": {block.form.prefix: _decision(block.form) for block in form.blocks},
            "summary": summary(levels),
            "warnings": [in_readers_language(each) for each in draft.warnings],
            "attendance": counted(draft),
        }
    )


def _deadline(form: Timed) -> dict[str, Any]:
    return {"understood": form.understood, "meeting": form.is_of_meeting}


def _decision(form: DecisionForm) -> dict[str, Any]:
    return {
        "certainty": form.certainty,
        "label": form.certainty_label,
        "doubts": form.doubts,
    }


def refused(form: ReviewForm) -> JsonResponse:
    """It cannot be saved as it is; the page says where when it is saved by the button."""
    if form.overtaken:
        words = _(
            "Inte sparat: någon annan har sparat utkastet medan du arbetade. "
            "Spara utkastet för att sammanföra det ni har gjort."
        )
        return _refusal(words, 409)
    count = len(errors_in(form))
    words = ngettext(
        "Inte sparat än: ett fält behöver rättas.",
        "Inte sparat än: %(count)d fält behöver rättas.",
        count,
    )
    return _refusal(words % {"count": count} if count > 1 else words, 422)


def gone(words: str) -> JsonResponse:
    """The draft is no draft any more."""
    return _refusal(words, 409)


def malformed(request: HttpRequest) -> HttpResponse:
    """What came in is no form of ours; nothing of it is kept."""
    words = _("Formuläret kom inte fram helt. Ingenting är sparat. Öppna sidan på nytt.")
    if "autosave" in request.POST:
        return _refusal(words, 400)
    return render(request, "import/malformed.html", {"words": words}, status=400)


def _refusal(words: str, status: int) -> JsonResponse:
    return JsonResponse({"status": words}, status=status)


def logged_out(request: HttpRequest) -> HttpResponse:
    """Nothing is saved; whoever typed it goes on from the page that still shows it."""
    words = _(
        "Du har blivit utloggad. Det du skrev står kvar men är inte sparat. "
        "Logga in i en ny flik, kom sedan tillbaka hit och spara."
    )
    if "autosave" in request.POST:
        return JsonResponse({"status": words}, status=401)
    return render(request, "import/logged_out.html", status=401)
