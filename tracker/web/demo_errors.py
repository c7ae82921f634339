"""In the demo a page that is not there looks as it does in earnest.

Its DEBUG is on, since only then are the demo's accounts and clock allowed, and Django would show
visitors a page made for developers.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from tracker.web.language import Handler


class MissingPages:
    """Answers with our own page what a view, or the last address of all, says is not there."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._handle(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page_not_found(request, exception) if isinstance(exception, Http404) else None


def missing(request: HttpRequest, _path: str) -> HttpResponse:
    """The view of every address that no other has."""
    raise Http404
