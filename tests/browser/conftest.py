"""A real Chromium, driven by Playwright, on pages of a live server; nothing outside is reached."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from tests.browser import chromium
from tests.services import ROOT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that needs a font or a script from elsewhere fails here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
# Milliseconds after which what a page was to show is missed: long, for a machine that is busy.
PATIENCE = 60_000
# Chromium asks for it now and then, on pages that name no icon.
ALWAYS_EXPECTED = [r"404 .*/favicon\.ico"]
SCREENSHOTS = ROOT / "var" / "screenshots"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "console_errors(pattern): errors on the console that this test expects"
    )


@pytest.fixture(autouse=True)
def quick(unmeasured: None) -> None:
    """Workers and readers are processes of their own, which their own tests measure."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None:
        pytest.fail(chromium.how_to_install(), pytrace=False)
    # Playwright keeps an event loop in this thread, which makes Django refuse database access.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def clean_page(browser: Browser, request: pytest.FixtureRequest, **options: Any) -> Iterator[Page]:
    """A page of its own cookies; the test fails on an error in the page or on its console."""
    live_server = request.getfixturevalue("live_server")
    context = browser.new_context(base_url=live_server.url, locale="sv-SE", **options)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.new_page()
    errors: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    def on_page_error(error: Error) -> None:
        errors.append(f"page: {error}")

    page.on("console", on_console)
    page.on("pageerror", on_page_error)
    yield page
    context.close()
    marks = request.node.iter_markers("console_errors")
    expected = [*ALWAYS_EXPECTED, *(mark.args[0] for mark in marks)]
    unexpected = [e for e in errors if not any(re.search(pattern, e) for pattern in expected)]
    if unexpected:
        pytest.fail("\n".join(unexpected), pytrace=False)


@pytest.fixture
def desktop(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with clean_page(browser, request, **DESKTOP) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with clean_page(browser, request, **PHONE) as page:
        yield page


@pytest.fixture
def screenshot() -> Callable[[Page, str], Path]:
    """Saves the whole page under var/screenshots/ for people to look at."""

    def save(page: Page, name: str) -> Path:
        path = SCREENSHOTS / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return save
