"""What every page's template can use."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tracker import clock
from tracker.access import is_coordinator, person_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The day, who is logged in and what the menu shows them; asked for only where it is used."""
    user = getattr(request, "user", AnonymousUser())
    return {
        "today": clock.today(),
        "now": clock.now(),
        "is_demo": settings.DEMO,
        "user_label": SimpleLazyObject(lambda: str(person_of(user) or user)),
        "coordinates": SimpleLazyObject(lambda: user.is_authenticated and is_coordinator(user)),
    }
