"""A filtered list a page at a time; htmx gets the list alone, by the same view."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from tracker.web.filters import ListFilterSet

PAGE_SIZE = 50


def show_list(
    request: HttpRequest,
    filters: ListFilterSet,
    folder: str,
    *,
    rows: QuerySet[Any] | None = None,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page in `templates/<folder>/page.html`, or its `_hits.html` when htmx asks for it.

    `rows` where the list is not all that the filters let through.
    """
    page = Paginator(filters.qs if rows is None else rows, PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    htmx = getattr(request, "htmx", None)
    part = "_hits" if htmx and not htmx.history_restore_request else "page"
    context = {"filters": filters, "page": page, **(more or {})}
    response = render(request, f"{folder}/{part}.html", context)
    patch_vary_headers(response, ("HX-Request",))
    return response
