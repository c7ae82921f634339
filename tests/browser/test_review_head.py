"""Attendance, agenda, signers and the next meeting, edited by keyboard alone at two widths."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings

from tests.browser.reviewing import cast_with_pia, open_review, tab_to
from tests.factories import NOW
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES, Cast
from tracker.models import Attendance, Meeting, MinutesFile
from tracker.review import store

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    return cast_with_pia(settings, tmp_path)


@pytest.fixture
def file(cast: Cast) -> MinutesFile:
    with read_once():
        return store(MINUTES.encode(), "protokoll.txt", by=cast.coordinator.user, now=NOW)[0]


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Page:
    page: Page = request.getfixturevalue(request.param)
    return page


def unfold(page: Page, part: str) -> None:
    tab_to(page, page.locator(f"#{part} > summary"), 200)
    page.keyboard.press("Enter")


def write(page: Page, field: Locator, words: str) -> None:
    tab_to(page, field, 200)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def test_all_around_the_decisions_is_edited_by_keyboard(
    page: Page, cast: Cast, file: MinutesFile
) -> None:
    press = page.keyboard.press
    open_review(page, cast, file)
    expect(page.locator("#deltagare > summary")).to_contain_text("2 närvarande")

    unfold(page, "deltagare")
    write(page, page.locator("#id_p0-organization"), "Nacka")
    write(page, page.locator("#id_p2-name"), "Pia Forsberg")
    tab_to(page, page.locator("#id_p2-adjuster"))
    press("Space")
    tab_to(page, page.locator("#deltagare button"))
    press("Enter")
    expect(page.locator("#id_p3-name")).to_be_focused()
    page.keyboard.type("Nils Ny")
    press("Tab")
    press("Tab")
    press("ArrowDown")
    press("ArrowDown")

    unfold(page, "dagordning")
    write(page, page.locator("#id_i1-title"), "Planen för 2019")
    unfold(page, "avslut")
    write(page, page.locator("#id_end-adjusters"), "Pia Forsberg")
    write(page, page.locator("#id_end-place"), "Salem")
    tab_to(page, page.locator("#id_d2-point"), 200)
    press("Home")
    under = page.locator(".review-point", has=page.locator("#beslut-2")).get_by_role("heading")
    expect(under).to_have_text("Utan punkt")
    page.keyboard.type("2.")
    expect(under).to_have_text("2. Planen")
    expect(page.locator("#id_d2-point")).to_be_focused()
    press("Control+Enter")
    expect(page.locator("#review-status")).to_contain_text("Sparat ")
    expect(page.locator("#deltagare > summary")).to_contain_text("3 närvarande, 1 övriga deltagare")

    tab_to(page, page.get_by_role("button", name="Godta protokollet"), 300)
    press("Enter")
    expect(page.get_by_text("Protokollet är godtaget.")).to_be_visible()
    meeting = Meeting.objects.get(body=cast.body)
    there = Attendance.objects.filter(meeting=meeting).order_by("position")
    assert [
        (each.person.name, str(each.organization or ""), each.status, each.is_adjuster)
        for each in there
    ] == [
        ("Rickard Sundbom", "Nacka", "present", False),
        ("Cecilia Mårtensson", "Samarbetet", "present", False),
        ("Pia Forsberg", "", "present", True),
        ("Nils Ny", "", "guest", False),
    ]
    plan = meeting.agenda_items.get(number="2")
    assert (plan.title, plan.decisions.count()) == ("Planen för 2019", 3)
    assert [each.name for each in meeting.adjusters.all()] == ["Pia Forsberg"]


def test_unfolded_everybody_can_use_it(page: Page, cast: Cast, file: MinutesFile) -> None:
    open_review(page, cast, file)
    for part in ("motet", "deltagare", "dagordning", "avslut"):
        unfold(page, part)
    found = Axe().run(page)
    assert [each["id"] for each in found.response["violations"]] == []
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0


def test_an_unsure_decision_is_looked_at_and_checked(
    page: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(page, cast, file)
    expect(page.locator("#att-se-over")).to_be_hidden()
    names = page.locator("#id_d0-a0-assignees")
    write(page, names, " ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#osaker-d0")).to_have_text("Osäker: ingen ansvarig nämns")
    expect(page.locator("#varningar")).to_contain_text("Uppdrag utan ansvarig")
    page.keyboard.press("Alt+o")
    expect(page.locator("#osaker-d0")).to_be_focused()
    page.keyboard.press("Alt+s")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#osaker-d0")).to_have_text("Säker")
    write(page, names, "Rickard Sundbom")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#varningar")).to_be_hidden()


def test_the_characters_of_a_decision_stand_out(page: Page, cast: Cast, file: MinutesFile) -> None:
    open_review(page, cast, file)
    page.locator("#id_d1-text").focus()
    expect(page.locator("mark.current")).to_have_text("Planen godkänns.")
