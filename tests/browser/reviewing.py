"""How a coordinator comes to a review in a browser, and moves on its page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page
from pytest_django import Settings

from tests.factories import NOW, OrganizationFactory, PersonFactory
from tests.web.import_cast import Cast, make_cast
from tracker.models import MinutesFile


def cast_with_pia(settings: Settings, tmp_path: Path) -> Cast:
    """The cast of the import on the day of the meeting; Pia is in the register."""
    settings.TRACKER_NOW = NOW
    settings.MEDIA_ROOT = tmp_path
    cast = make_cast()
    PersonFactory(name="Pia Forsberg", organization=OrganizationFactory(name="Huddinge"))
    return cast


def open_as_coordinator(page: Page, cast: Cast, address: str) -> None:
    session = cast.client(cast.coordinator).cookies["sessionid"].value
    page.goto("/logga-in/")
    origin = page.evaluate("location.origin")
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])
    page.goto(address)


def open_review(page: Page, cast: Cast, file: MinutesFile) -> None:
    open_as_coordinator(page, cast, file.get_absolute_url())


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def tab_to(page: Page, wanted: Locator, most: int = 80) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _press in range(most):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {wanted}")
