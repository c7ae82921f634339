"""The language of a page: what the person chose with the switch, else the installation's.

Django's own middleware would follow the browser, whose language few people have ever chosen;
a Swedish authority's pages are in Swedish until somebody asks for English.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]


def language_middleware(handle: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = handle(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
