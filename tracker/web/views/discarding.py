"""`/import/<pk>/slang/`: throw a draft away, after a page that says what is lost by it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker.errors import DomainError
from tracker.models import MinutesFile
from tracker.review import discard
from tracker.web.support import explain, find, login_required


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard_draft(request: HttpRequest, pk: int) -> HttpResponse:
    file = find(request, MinutesFile.objects.select_related("body"), pk)
    if request.method == "POST":
        return _discard(request, file)
    if file.is_accepted or not file.is_read:
        return redirect(file)
    return render(request, "import/discard.html", {"file": file})


def _discard(request: HttpRequest, file: MinutesFile) -> HttpResponse:
    try:
        discard(file)
    except DomainError as error:
        messages.error(request, explain(error))
        return redirect(file)
    messages.success(
        request, _("Utkastet är slängt. Filen %(name)s kan läsas in igen.") % {"name": file.name}
    )
    return redirect("import")
