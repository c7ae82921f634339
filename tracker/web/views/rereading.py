"""`/import/<pk>/las-om/`: the file is read anew, after a page that says what is lost by it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker.errors import DomainError
from tracker.models import MinutesFile
from tracker.review import read_again
from tracker.tasks import ask_to_read
from tracker.web.support import explain, find, login_required


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reread(request: HttpRequest, pk: int) -> HttpResponse:
    file = find(request, MinutesFile.objects.all(), pk)
    if request.method != "POST" and file.is_read and not file.is_accepted:
        return render(request, "import/reread.html", {"file": file})
    if request.method == "POST":
        _read(request, file)
    return redirect(file)


def _read(request: HttpRequest, file: MinutesFile) -> None:
    try:
        is_read = read_again(file, keep_around="keep" in request.POST, at_once=False)
    except DomainError as error:
        messages.error(request, explain(error))
        return
    if not is_read:
        ask_to_read(file.pk)
    else:
        messages.success(request, _("Filen är läst på nytt. Besluten är som läsaren gjorde dem."))
