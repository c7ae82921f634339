"""`/import/`: minutes come in, and wait for somebody to review them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker import clock
from tracker.access import AnyUser, coordinated_bodies, is_coordinator, visible_to
from tracker.errors import DomainError
from tracker.models import MinutesFile
from tracker.review import store
from tracker.tasks import ask_to_read
from tracker.web.import_forms import ImportForm
from tracker.web.support import explain, logged_in, login_required

ACCEPTED_SHOWN = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_in(request: HttpRequest) -> HttpResponse:
    if not is_coordinator(request.user):
        raise Http404
    bodies = coordinated_bodies(request.user)
    form = ImportForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST":
        form = ImportForm(request.POST, request.FILES, bodies=bodies)
        kept = _keep(request, form) if form.is_valid() else None
        if kept is not None:
            return kept
    return render(request, "import/list.html", {"form": form, **_files(request.user)})


def _keep(request: HttpRequest, form: ImportForm) -> HttpResponse | None:
    """Store the file and go on to its page; None with an error at the field where it cannot be."""
    upload = form.cleaned_data["file"]
    try:
        file, new = store(
            upload.read(),
            upload.name,
            body=form.cleaned_data["body"],
            by=logged_in(request),
            now=clock.now(),
            at_once=False,
        )
    except DomainError as error:
        form.add_error("file", explain(error))
        return None
    if not new:
        return _known(request, form, file)
    if not file.is_read:
        ask_to_read(file.pk)
        return redirect("review", file.pk)
    messages.success(request, _("Filen är inläst. Granska utkastet och godta det sedan."))
    return redirect("review", file.pk)


def _known(request: HttpRequest, form: ImportForm, file: MinutesFile) -> HttpResponse | None:
    """The same file was here before: lead to what became of it, if one may see that."""
    if not visible_to(request.user, MinutesFile.objects.filter(pk=file.pk)).exists():
        form.add_error(
            "file",
            _(
                "Filen har lämnats in tidigare, av någon annan och för ett organ som du inte "
                "samordnar. Ingenting har sparats. Fråga en administratör."
            ),
        )
        return None
    known = _("Den här filen finns redan.") if file.is_read else _("Den här filen läses redan in.")
    messages.info(request, known)
    return redirect(file.meeting or file)


def _files(user: AnyUser) -> dict[str, object]:
    seen = visible_to(user, MinutesFile.objects.select_related("body", "meeting__body"))
    accepted = seen.filter(state=MinutesFile.State.ACCEPTED).order_by("-accepted_at", "-pk")
    return {
        "unread": seen.filter(state__in=(MinutesFile.State.READING, MinutesFile.State.REFUSED)),
        "drafts": seen.filter(state=MinutesFile.State.DRAFT),
        "accepted": accepted[:ACCEPTED_SHOWN],
    }
