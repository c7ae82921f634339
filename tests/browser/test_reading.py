"""A long file's bar moves, leads to the draft, and can be cancelled, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import Settings

from tests.bench.reading import paper
from tests.browser.reviewing import open_as_coordinator
from tests.factories import NOW, MinutesFileFactory
from tests.intake.readers.pdfs import scan
from tests.web.import_cast import Cast, make_cast
from tests.worker import Worker
from tracker.intake import LINES, PAGES, Progress
from tracker.models import MinutesFile
from tracker.review import read_kept
from tracker.review.reading import LEASE, UNANSWERED, Claim, claim

pytestmark = pytest.mark.django_db(transaction=True)

BAR = "document.querySelector('progress').value"
FURTHER = f"share => {BAR} > share && {BAR}"


@pytest.fixture
def cast(settings: Settings) -> Cast:
    settings.TRACKER_NOW = NOW
    return make_cast()


@pytest.fixture(params=["desktop", "phone"])
def anywhere(request: pytest.FixtureRequest) -> Page:
    page: Page = request.getfixturevalue(request.param)
    return page


def waiting(cast: Cast, data: bytes, **given: Any) -> MinutesFile:
    # Not so long ago, also where the browser takes its time.
    just_now = timezone.now() + 10 * UNANSWERED
    given = {"asked_at": just_now, "state": "reading", "text": ""} | given
    user = cast.coordinator.user
    return MinutesFileFactory(data=data, name="årsberättelse.pdf", uploaded_by=user, **given)


def in_hand(file: MinutesFile) -> Claim:
    mine = claim(file.pk, 10 * LEASE)
    assert mine is not None
    return mine


def look(page: Page, name: str, screenshot: Callable[[Page, str], Path]) -> None:
    """Keep a picture; nothing sticks out to the side, and nobody is shut out."""
    wide = page.evaluate("innerWidth") > 500
    screenshot(page, f"{name}-{'desktop' if wide else 'phone'}")
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0
    assert Axe().run(page).response["violations"] == []


def test_the_bar_moves_by_what_has_been_read(
    anywhere: Page, cast: Cast, screenshot: Callable[[Page, str], Path]
) -> None:
    page, file = anywhere, waiting(cast, paper(1))
    open_as_coordinator(page, cast, file.get_absolute_url())
    expect(page.locator("#reading")).to_contain_text("Läsningen har inte börjat än.")
    mine = in_hand(file)
    steps = [(Progress(PAGES, 150, 300), 10), (Progress(LINES, 2000, 8000), 40)]
    for progress, share in steps:
        mine.noted = 0
        mine.hear(progress)
        page.wait_for_function(f"{BAR} === {share}")
    expect(page.locator("#reading")).to_contain_text("rad 2\xa0000 av 8\xa0000.")
    look(page, "reading", screenshot)


def test_cancelled_one_is_back_at_the_import(
    anywhere: Page, cast: Cast, screenshot: Callable[[Page, str], Path]
) -> None:
    page, file = anywhere, waiting(cast, paper(1))
    in_hand(file).hear(Progress(PAGES, 150, 300))
    open_as_coordinator(page, cast, file.get_absolute_url())
    page.get_by_role("button", name="Avbryt läsningen").click()
    expect(page.get_by_text("Läsningen är avbruten och filen är borttagen.")).to_be_visible()
    expect(page).to_have_url(page.evaluate("location.origin") + "/import/")
    assert not MinutesFile.objects.exists()
    waiting(cast, scan())
    read_kept(MinutesFile.objects.get().pk)
    waiting(cast, paper(2))
    page.reload()
    look(page, "reading-list", screenshot)


@pytest.mark.console_errors("404")
def test_cancelled_somewhere_else_the_page_leads_back(desktop: Page, cast: Cast) -> None:
    file = waiting(cast, paper(1))
    open_as_coordinator(desktop, cast, file.get_absolute_url())
    cast.client(cast.coordinator).post(f"/import/{file.pk}/avbryt/")
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Läs in protokoll")


def test_where_nobody_reads_it_is_said_and_read_here(
    anywhere: Page, cast: Cast, screenshot: Callable[[Page, str], Path]
) -> None:
    page = anywhere
    file = waiting(cast, paper(2), asked_at=timezone.now() - UNANSWERED)
    open_as_coordinator(page, cast, file.get_absolute_url())
    expect(page.get_by_text("Läsningen kommer inte i gång.")).to_be_visible()
    look(page, "reading-stalled", screenshot)
    page.get_by_role("button", name="Läs filen nu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Granska utkastet")


def test_what_cannot_be_read_is_said_on_the_page(
    anywhere: Page, cast: Cast, screenshot: Callable[[Page, str], Path]
) -> None:
    page, file = anywhere, waiting(cast, scan())
    open_as_coordinator(page, cast, file.get_absolute_url())
    read_kept(file.pk)
    expect(page.get_by_role("heading", level=1)).to_have_text("Filen gick inte att läsa")
    expect(page.get_by_role("alert")).to_contain_text("PDF:en är inskannad")
    look(page, "reading-refused", screenshot)


def test_many_pages_from_the_form_to_the_draft(
    desktop: Page, cast: Cast, celery_worker: Worker
) -> None:
    open_as_coordinator(desktop, cast, "/import/")
    pages = paper(150, every=15)
    file = FilePayload(name="handlingar.pdf", mimeType="application/pdf", buffer=pages)
    desktop.get_by_label("Protokollfil").set_input_files([file])
    desktop.get_by_role("button", name="Läs in filen").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Filen läses in")
    share = 0
    for _move in range(2):
        share = desktop.wait_for_function(FURTHER, arg=share).json_value()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Granska utkastet")
    expect(desktop.get_by_text("Filen är inläst.")).to_be_visible()
    assert len(MinutesFile.objects.get().draft["agenda_items"]) == 25


def test_without_javascript_a_link_shows_how_far_it_has_come(
    desktop: Page, cast: Cast, browser: Any
) -> None:
    file = waiting(cast, paper(1))
    open_as_coordinator(desktop, cast, "/import/")
    plain = browser.new_context(
        java_script_enabled=False, storage_state=desktop.context.storage_state()
    )
    page = plain.new_page()
    page.goto(desktop.evaluate("location.origin") + file.get_absolute_url())
    in_hand(file).hear(Progress(PAGES, 150, 300))
    page.get_by_role("link", name="Se hur långt läsningen kommit").click()
    expect(page.locator("#reading")).to_contain_text("Läser sidorna: 150 av 300.")
    plain.close()
