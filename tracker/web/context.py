"""What every page's template can use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tracker import clock


def page(request: HttpRequest) -> dict[str, Any]:
    return {"today": clock.today(), "now": clock.now(), "is_demo": settings.DEMO}
