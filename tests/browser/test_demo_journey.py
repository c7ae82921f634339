"""The demo's guided list, followed to its end by a browser: the whole loop as a newcomer meets it.

A screenshot is kept of each stop (var/screenshots), for people to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, PATIENCE, PHONE, SCREENSHOTS
from tests.demo import running_demo

DEVICES = {"desktop": DESKTOP, "phone": PHONE}
HERS = (
    "Cecilia kompletterar och bevakar listan över möten",
    "Cecilia skriver ett första utkast till en gemensam ”Södertörnspitch”.",
    "Cecilia gör bilderna.",
    "Cecilia skriver ett förslag om hur arbetet med kraftförsörjningen",
)


class Visitor:
    """Somebody who follows the list at one screen width."""

    def __init__(self, context: BrowserContext, device: str) -> None:
        self.context = context
        self.device = device
        self.page = context.new_page()
        self.errors: list[str] = []
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def look(self, name: str, page: Page | None = None) -> None:
        """Keep a picture, and see that nothing sticks out to the side."""
        page = page or self.page
        page.screenshot(path=SCREENSHOTS / f"demo-{self.device}-{name}.png", full_page=True)
        wider = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider == 0, f"{name} is {wider} pixels wider than the screen"

    def log_in(self) -> None:
        self.page.goto("/")
        self.page.get_by_label("E-postadress").fill("anna@example.org")
        self.page.get_by_label("Lösenord").fill("demo")
        self.page.get_by_role("button", name="Logga in").click()
        expect(self.page.get_by_role("heading", name="Hej Anna")).to_be_visible()

    def take_step(self, number: int) -> None:
        """Follow the link of a step of the list on the first page."""
        self.page.goto("/")
        self.page.locator(".demo-guide li").nth(number - 1).get_by_role("link").click()

    def step_a_day(self) -> None:
        bar = self.page.locator(".demo-bar")
        before = bar.inner_text()
        self.page.get_by_role("button", name="En dag fram").click()
        expect(bar).not_to_have_text(before, use_inner_text=True)


@pytest.fixture(params=DEVICES)
def visitor(
    request: pytest.FixtureRequest, browser: Browser, left_behind: Path
) -> Iterator[Visitor]:
    with running_demo(left_behind) as (_demo, port):
        options: dict[str, Any] = DEVICES[request.param]
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{port}", locale="sv-SE", **options
        )
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        visitor = Visitor(context, request.param)
        yield visitor
        context.close()
        assert visitor.errors == []


def test_the_guided_list_to_its_end(visitor: Visitor, browser: Browser) -> None:
    page = visitor.page
    visitor.log_in()
    visitor.look("1-home")

    visitor.take_step(1)
    expect(page.get_by_text("Det här blir till")).to_contain_text("10 beslut, 8 uppdrag")
    visitor.look("2-review")
    page.get_by_role("button", name="Godta protokollet").click()
    expect(page.get_by_text("Protokollet är godtaget.")).to_be_visible()
    visitor.look("3-accepted")

    for _day in range(6):
        visitor.step_a_day()
    bar = page.locator(".demo-bar")
    expect(bar).to_contain_text("torsdag 31 januari 2019")
    expect(bar).to_contain_text("2 mejl skickade")

    page.goto("/utskick/")
    visitor.look("4-ledger")
    visitor.take_step(3)
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 uppdrag, närmast tors 7 feb: ")
    letter = page.locator(".letter").inner_text()
    assert [matter for matter in HERS if matter not in letter] == []
    visitor.look("5-letter")

    answer_from(letter, visitor, browser)

    visitor.take_step(5)
    page.get_by_text("Flytta mötet").first.click()
    page.get_by_label("Ny dag").fill("2019-02-14")
    page.get_by_role("button", name="Flytta mötet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("SSK tors 14 feb")
    visitor.look("7-moved")
    due = page.locator("section", has=page.get_by_role("heading", name="Ska vara klart till mötet"))
    expect(due.get_by_text("tors 14 feb, om 14 dagar").first).to_be_visible()
    expect(page.get_by_text(HERS[0])).to_have_count(0)
    expect(page.get_by_text(HERS[2])).to_be_visible()

    approve_minutes(visitor, browser)

    page.goto("/")
    expect(page.locator(".demo-guide li.done")).to_have_count(8)
    visitor.look("9-all-done")


def approve_minutes(visitor: Visitor, browser: Browser) -> None:
    """Send the minutes to Cecilia, and approve them as she, by the link in her letter."""
    page = visitor.page
    visitor.take_step(7)
    page.get_by_text("Skicka för justering").click()
    page.get_by_label("Cecilia Mårtensson").check()
    page.get_by_role("button", name="Skicka till de valda").click()
    expect(page.get_by_text("skickat för justering till 1 justerare")).to_be_visible()
    visitor.step_a_day()
    visitor.take_step(8)
    expect(page.get_by_role("heading", level=1)).to_contain_text("ustera protokollet")
    letter = page.locator(".letter").inner_text()
    her_page = open_link("justera", letter, visitor, browser)
    expect(her_page.get_by_role("heading", name="Ditt svar")).to_be_visible()
    visitor.look("8-minutes", her_page)
    her_page.get_by_role("button", name="Justera").click()
    expect(her_page.get_by_text("Alla har justerat")).to_be_visible()
    her_page.context.close()


def answer_from(letter: str, visitor: Visitor, browser: Browser) -> None:
    """Open the first link of the letter without a login, and say that it is done."""
    page = open_link("svar", letter, visitor, browser)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hur går det")
    visitor.look("6-answer", page)
    page.get_by_role("button", name="Markera som klart").click()
    expect(page.get_by_text("Tack, Cecilia!")).to_be_visible()
    visitor.look("6-thanks", page)
    page.context.close()


def open_link(name: str, letter: str, visitor: Visitor, browser: Browser) -> Page:
    """The page of the letter's first link of a kind, in a browser that nobody is logged in with."""
    link = re.search(rf"http://127\.0\.0\.1:\d+/{name}/\S+?/(?=\s)", letter.replace("\n", "\n "))
    assert link is not None
    context = browser.new_context(locale="sv-SE", **DEVICES[visitor.device])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(link.group())
    return page
