"""The guard over browser tests: what a page says is wrong fails the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import clean_page

BROKEN_PAGES = {
    "script error": "<script>throw new Error('kaputt')</script>",
    "console error": "<script>console.error('kaputt')</script>",
    "something from elsewhere": "<img src='http://cdn.example/kaputt.png'>",
}


@pytest.mark.parametrize("content", BROKEN_PAGES.values(), ids=BROKEN_PAGES.keys())
def test_broken_page_fails_its_test(
    browser: Browser, request: pytest.FixtureRequest, content: str
) -> None:
    with (
        pytest.raises(pytest.fail.Exception, match="kaputt"),
        clean_page(browser, request) as page,
    ):
        page.set_content(content, wait_until="load")


@pytest.mark.console_errors("404")
def test_expected_error_is_allowed(desktop: Page) -> None:
    answer = desktop.goto("/finns-inte/")

    assert answer is not None
    assert answer.status == 404


def test_phone_shows_a_page_as_narrow_as_a_phone(
    phone: Page, screenshot: Callable[[Page, str], Path]
) -> None:
    phone.goto("/admin/login/")

    assert phone.evaluate("[innerWidth, navigator.maxTouchPoints > 0]") == [390, True]
    assert screenshot(phone, "admin-login-phone").stat().st_size > 1000
