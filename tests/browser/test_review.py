"""A draft is corrected by keyboard alone and accepted, in a browser, at two widths."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.browser.reviewing import cast_with_pia, focused, open_review, tab_to
from tests.factories import NOW
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES, Cast
from tracker.models import ActionItem, Decision, Meeting, MinutesFile
from tracker.review import store

pytestmark = pytest.mark.django_db(transaction=True)

# What the reader cannot know: Pia is in the register, and "Någon" is nobody.
LONG = MINUTES.replace(
    "- Planen godkänns.",
    "- Pia bokar lokal snarast.\n- Planen godkänns och skickas till kommunerna.",
) + "\n".join(f"\n{number}. Punkt {number}\nFrågan diskuterades." for number in range(4, 30))


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    return cast_with_pia(settings, tmp_path)


@pytest.fixture
def file(cast: Cast) -> MinutesFile:
    with read_once():
        return store(LONG.encode(), "protokoll.txt", by=cast.coordinator.user, now=NOW)[0]


def texts(file: MinutesFile) -> list[str]:
    file.refresh_from_db()
    return [each["text"] for each in file.draft["decisions"]]


def test_corrected_by_keyboard_alone_and_accepted(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    page, press = desktop, desktop.keyboard.press
    open_review(page, cast, file)

    press("o")
    expect(focused(page)).to_contain_text("Pia finns inte i registret")
    meant = page.get_by_role("button", name="Menas Pia Forsberg (Huddinge)?")
    tab_to(page, meant)
    press("Enter")
    names = page.locator("#id_d1-a0-assignees")
    expect(names).to_have_value("Pia Forsberg")
    expect(names).to_be_focused()
    expect(page.get_by_role("status").last).to_contain_text("Namnet är utbytt.")

    tab_to(page, page.locator("#id_d1-a0-due"))
    press("Control+a")
    page.keyboard.type("14 mars")
    press("Control+Enter")
    expect(page.locator("#review-status")).to_contain_text("Sparat ")
    expect(page.locator("#menas-d1-a0")).to_contain_text("tors 14 mar 2019")

    press("Alt+ArrowDown")
    expect(page.locator("#id_d2-text")).to_be_focused()
    press("Control+Home")
    for _sign in "Planen godkänns":
        press("ArrowRight")
    press("Alt+p")
    expect(page.locator("#id_d3-text")).to_be_focused()
    expect(page.locator("#id_d3-text")).to_have_value("och skickas till kommunerna.")
    press("Alt+m")
    expect(page.locator("#id_d2-text")).to_be_focused()

    press("Alt+l")
    for _line in range(7):
        press("ArrowDown")
    expect(focused(page)).to_contain_text("Frågan diskuterades.")
    press("Shift+ArrowDown")
    press("ArrowUp")
    press("n")
    expect(page.locator("#id_d4-text")).to_be_focused()
    expect(page.locator("#id_d4-text")).to_have_value("Frågan diskuterades.")
    page.keyboard.type("Mer. ")
    press("Alt+k")
    press("Alt+x")

    tab_to(page, page.get_by_role("button", name="Godta protokollet"), 300)
    press("Enter")
    expect(page.get_by_text("Protokollet är godtaget.")).to_be_visible()
    meeting = Meeting.objects.get(body=cast.body)
    kept = Decision.objects.filter(agenda_item__meeting=meeting).order_by("position")
    assert [each.text for each in kept] == [
        "Cecilia Mårtensson tar fram planen till nästa SSK 7/2.",
        "Pia bokar lokal snarast.",
        "Planen godkänns och skickas till kommunerna.",
        "Mer. Frågan diskuterades.",
    ]
    item = ActionItem.objects.get(text="Pia bokar lokal snarast.")
    assert ([str(each) for each in item.assignments.all()], str(item.due_on)) == (
        ["Pia Forsberg"],
        "2019-03-14",
    )


def test_the_source_follows_the_draft(desktop: Page, cast: Cast, file: MinutesFile) -> None:
    open_review(desktop, cast, file)
    for _decision in range(4):
        desktop.keyboard.press("j")
        desktop.locator("h1").click()
    desktop.keyboard.press("k")
    current = desktop.locator(".source-lines > .current")
    expect(current).to_contain_text("Planen godkänns och skickas till kommunerna.")
    expect(current).to_be_in_viewport()


def test_marked_with_the_mouse_it_becomes_a_decision(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    desktop.locator(".source-text", has_text="Rickard öppnar mötet.").click(click_count=3)
    desktop.get_by_role("button", name="Nytt beslut av markeringen").click()
    expect(desktop.locator("#id_d0-text")).to_have_value("Rickard öppnar mötet.")
    expect(desktop.locator("#id_d0-text")).to_be_focused()


def test_letters_typed_in_a_field_are_letters(desktop: Page, cast: Cast, file: MinutesFile) -> None:
    open_review(desktop, cast, file)
    text = desktop.locator("#id_d0-text")
    text.fill("")
    text.press_sequentially("jko?xnplm")
    expect(text).to_have_value("jko?xnplm")
    expect(desktop.get_by_role("dialog")).to_have_count(0)


def test_the_list_of_shortcuts_and_single_letters_turned_off(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    desktop.keyboard.press("?")
    expect(desktop.get_by_role("dialog", name="Kortkommandon")).to_be_visible()
    desktop.get_by_label("Ensamma bokstäver är kortkommandon").press("Space")
    desktop.keyboard.press("Escape")
    desktop.keyboard.press("j")
    expect(desktop.locator(".review-decision.current")).to_have_count(0)
    desktop.keyboard.press("Alt+j")
    expect(desktop.locator("#id_d0-text")).to_be_focused()


def test_what_is_typed_is_saved_along_the_way(desktop: Page, cast: Cast, file: MinutesFile) -> None:
    desktop.clock.install()
    open_review(desktop, cast, file)
    desktop.locator("#id_d0-text").fill("Halvt granskat.")
    expect(desktop.locator("#review-status")).to_contain_text("ändringar som inte är sparade")
    desktop.clock.run_for(9000)
    expect(desktop.locator("#review-status")).to_contain_text(re.compile(r"Sparat 1\d\.\d\d\."))
    assert texts(file)[0] == "Halvt granskat."


@pytest.mark.console_errors("401")
def test_logged_out_in_the_middle_nothing_typed_is_lost(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    desktop.locator("#id_d0-text").fill("Skrivet före utloggningen.")
    desktop.context.clear_cookies(name="sessionid")
    save = desktop.get_by_role("button", name="Spara utkastet")
    save.click()
    expect(desktop.locator("#review-status")).to_contain_text("Du har blivit utloggad.")
    expect(desktop.locator("#id_d0-text")).to_have_value("Skrivet före utloggningen.")

    open_review(desktop.context.new_page(), cast, file)
    save.click()
    expect(desktop.get_by_text("Utkastet är sparat.")).to_be_visible()
    assert texts(file)[0] == "Skrivet före utloggningen."


@pytest.mark.console_errors("409")
def test_two_tabs_one_chooses_between_two_versions(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    other = desktop.context.new_page()
    open_review(other, cast, file)
    for page, words in ((other, "Den andras."), (desktop, "Min.")):
        page.locator("#id_d0-text").fill(words)
        page.locator("#id_d0-text").press("Control+Enter")
        if page is other:
            expect(other.locator("#review-status")).to_contain_text("Sparat ")
    both = desktop.locator("#valj-d0")
    expect(both).to_contain_text("Den andras.")
    tab_to(desktop, both.get_by_label("Ta min"))
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Control+Enter")
    expect(desktop.get_by_text("Utkastet är sparat.")).to_be_visible()
    assert texts(file)[0] == "Den andras."


def test_a_day_chosen_in_the_calendar_becomes_words(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    desktop.locator("#id_d0-a0-due_day").fill("2019-03-14")
    expect(desktop.locator("#id_d0-a0-due")).to_have_value("14 mars 2019")
    desktop.locator("#id_d0-a0-due").press("Control+Enter")
    expect(desktop.locator("#menas-d0-a0")).to_contain_text("tors 14 mar 2019")


@pytest.mark.console_errors("422")
def test_what_cannot_be_saved_is_shown_at_its_field(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    due = desktop.locator("#id_d0-a0-due")
    due.fill("hux flux")
    due.press("Control+Enter")
    expect(desktop.get_by_role("alert")).to_contain_text("går inte att tolka som en tid")
    expect(due).to_have_value("hux flux")


def test_a_second_name_is_completed_after_the_first(
    desktop: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(desktop, cast, file)
    names = desktop.locator("#id_d0-a0-assignees")
    names.press("End")
    names.press_sequentially(", ")
    options: list[str] = desktop.evaluate(
        "[...document.getElementById('names').options].map((each) => each.value)"
    )
    assert "Cecilia Mårtensson, Pia Forsberg" in options
    assert "Cecilia Mårtensson, Cecilia Mårtensson" not in options


@pytest.fixture(params=["desktop", "phone", "narrow"])
def anywhere(request: pytest.FixtureRequest) -> Page:
    """At 1366 and 390 px, and at 320 px with the text twice as large."""
    wide = request.param == "desktop"
    page: Page = request.getfixturevalue("desktop" if wide else "phone")
    if request.param == "narrow":
        page.set_viewport_size({"width": 320, "height": 640})
        page.add_init_script(
            "addEventListener('DOMContentLoaded',"
            " () => { document.documentElement.style.fontSize = '200%' })"
        )
    return page


def test_everybody_can_use_it(
    anywhere: Page,
    cast: Cast,
    file: MinutesFile,
    screenshot: Callable[[Page, str], Path],
    request: pytest.FixtureRequest,
) -> None:
    open_review(anywhere, cast, file)
    screenshot(anywhere, f"review-{request.node.callspec.id}")
    found: Any = Axe().run(anywhere)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []
    wider = anywhere.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0


def test_on_a_phone_it_is_corrected_and_accepted(
    phone: Page, cast: Cast, file: MinutesFile
) -> None:
    open_review(phone, cast, file)
    phone.get_by_role("button", name="Menas Pia Forsberg (Huddinge)?").tap()
    expect(phone.locator("#id_d1-a0-assignees")).to_have_value("Pia Forsberg")
    phone.get_by_role("button", name="Godta protokollet").tap()
    expect(phone.get_by_text("Protokollet är godtaget.")).to_be_visible()
