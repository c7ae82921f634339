"""`/import/<pk>/` while a long file is read: how far it has come, cancel, read it here and now."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from tracker.errors import gettext_noop
from tracker.models import MinutesFile
from tracker.review import forget, read_kept
from tracker.web.reading_state import refusal, state_of
from tracker.web.support import find, login_required

READ = gettext_noop("Filen är inläst. Granska utkastet och godta det sedan.")


def show_reading(request: HttpRequest, file: MinutesFile) -> HttpResponse:
    """The page of a file that has no draft: it is being read, or could not be."""
    if request.method == "POST":
        return redirect(file)
    if file.is_refused:
        return render(request, "import/refused.html", {"file": file, "refusal": refusal(file)})
    return render(request, "import/reading.html", {"file": file, "state": state_of(file)})


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page asks for each second: its bar anew, or nothing where all is as shown.

    When it is read, the page is first told to ask no more, and then where to go: a draft that
    takes seconds to open would else be opened once a second.
    """
    page = reverse("review", args=[pk])
    if "HX-Request" not in request.headers:
        return redirect(page)
    if not request.user.is_authenticated:
        return HttpResponseClientRedirect(page)
    try:
        file = find(request, MinutesFile.objects.defer("draft", "text"), pk)
    except Http404:
        return HttpResponse(status=404, headers={"HX-Redirect": reverse("import")})
    if file.is_refused or (file.is_read and "klar" in request.GET):
        if file.is_read and not file.refusal:
            messages.success(request, _(READ))
        return HttpResponseClientRedirect(page)
    state = state_of(file)
    if request.GET.get("sett") == state.mark:
        return HttpResponse(status=204)
    return render(request, "import/_reading.html", {"file": file, "state": state})


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    file = find(request, MinutesFile.objects.defer("draft", "text"), pk)
    refused, anew = file.is_refused, file.is_read_anew
    if not forget(file):
        messages.info(request, _("Filen hann bli läst. Utkastet finns här."))
        return redirect(file)
    if anew:
        messages.success(request, _("Läsningen är avbruten. Utkastet är som det var."))
        return redirect(file)
    if refused:
        messages.success(request, _("Filen är borttagen ur listan."))
    else:
        messages.success(request, _("Läsningen är avbruten och filen är borttagen."))
    return redirect("import")


@login_required
@require_POST
def read_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it within the request, where nobody else does."""
    file = find(request, MinutesFile.objects.defer("draft", "text"), pk)
    if read_kept(file.pk):
        file.refresh_from_db(fields=["state", "refusal"])
        if file.is_read and not file.refusal:
            messages.success(request, _(READ))
    return redirect(file)
