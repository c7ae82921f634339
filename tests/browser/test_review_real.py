"""Each of the real minutes, as a PDF: imported, corrected to what it says, and accepted by keys."""

from __future__ import annotations

import difflib
import html
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings

from tests.browser.reviewing import open_as_coordinator, tab_to
from tests.factories import NOW
from tests.web.import_cast import Cast, make_cast
from tracker.models import Decision, MinutesFile

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = [
    "2018-06-06-samarbetskommitten.txt",
    "2019-01-25-ledningsgruppen.txt",
    "2019-09-05-ledningsgruppen-planeringskonferens.md",
    "2019-12-06-ledningsgruppen.txt",
    "2020-11-20-ledningsgruppen.txt",
]


@pytest.fixture
def cast(settings: Settings, tmp_path: Path) -> Cast:
    settings.TRACKER_NOW = NOW
    settings.MEDIA_ROOT = tmp_path
    return make_cast()


def as_pdf(page: Page, minutes: Path) -> bytes:
    """The minutes on paper, as a browser prints them."""
    text = html.escape(minutes.read_text("utf-8"))
    page.set_content(f"<pre style='font: 11pt sans-serif; white-space: pre-wrap'>{text}</pre>")
    return page.pdf(format="A4", margin={"top": "20mm", "bottom": "20mm", "left": "20mm"})


def import_file(page: Page, name: str, pdf: bytes) -> MinutesFile:
    """By the keys alone, but for the file chooser, which is the system's."""
    chosen: Any = {"name": name, "mimeType": "application/pdf", "buffer": pdf}
    page.get_by_label("Protokollfil").set_input_files(chosen)
    tab_to(page, page.get_by_role("button", name="Läs in filen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Granska utkastet")).to_be_visible()
    return MinutesFile.objects.get()


def write(page: Page, field: Locator, value: str) -> None:
    """Go to a field by Tab and type, where it says something else."""
    if field.input_value() == value:
        return
    tab_to(page, field, 400)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(value)


def correct(page: Page, number: int, wanted: dict[str, Any]) -> None:
    """One decision and its action items."""
    write(page, page.locator(f"#id_d{number}-text"), wanted["text"])
    kind = page.locator(f"#id_d{number}-kind")
    if kind.input_value() != wanted["kind"]:
        tab_to(page, kind, 400)
        page.keyboard.type(kind.locator(f"option[value={wanted['kind']}]").inner_text())
    actions = wanted["actions"]
    for place, action in enumerate(actions):
        part = f"#id_d{number}-a{place}"
        more = page.locator("details", has=page.locator(f"{part}-text")).last
        if page.locator(f"{part}-text").is_hidden():
            tab_to(page, more.locator("summary"), 400)
            page.keyboard.press("Enter")
        write(page, page.locator(f"{part}-text"), action["text"])
        write(page, page.locator(f"{part}-assignees"), ", ".join(action["assignees"]))
        due = action["deadline"]["text"] if action["deadline"] else ""
        write(page, page.locator(f"{part}-due"), due)
    boxes = page.locator(f"#beslut-{number} input[name$='-keep'][id*='-a']").all()
    for box in boxes[len(actions) :]:
        tab_to(page, box, 400)
        page.keyboard.press("Space")


def choose_body(page: Page, name: str) -> None:
    """Where the minutes do not say it."""
    field = page.locator("#id_head-body")
    if field.locator("option").first.inner_text() == "Välj organ":
        tab_to(page, field, 400)
        page.keyboard.type(name)


def save(page: Page) -> None:
    """Until it is kept; what is still being saved aside comes first."""
    page.keyboard.press("Control+Enter")
    expect(page.locator("#review-status")).to_contain_text("Sparat")


def add(page: Page, wanted: dict[str, Any]) -> None:
    tab_to(page, page.get_by_text("Lägg till ett beslut som saknas"), 600)
    page.keyboard.press("Enter")
    write(page, page.locator("#id_new-text"), wanted["text"])
    tab_to(page, page.get_by_role("button", name="Lägg till beslutet"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Beslutet är tillagt.")).to_be_visible()


def pairs(texts: list[str], gold: list[dict[str, Any]]) -> dict[int, int]:
    """Which decision of the draft is which of those that the minutes hold."""
    found: dict[int, int] = {}
    for place, wanted in enumerate(gold):
        free = [number for number in range(len(texts)) if number not in found]
        likeness = {
            number: difflib.SequenceMatcher(None, texts[number], wanted["text"]).ratio()
            for number in free
        }
        best = max(likeness, key=lambda number: likeness[number], default=None)
        if best is not None and likeness[best] > 0.5:
            found[best] = place
    return found


def told(decisions: list[dict[str, Any]]) -> list[Any]:
    """What a person can say of decisions on the page, whatever their order."""
    return sorted(
        [
            each["text"],
            each["kind"],
            [
                [
                    action["text"],
                    action["assignees"],
                    action["deadline"] and [action["deadline"][key] for key in ("text", "date")],
                ]
                for action in each["actions"]
            ],
        ]
        for each in decisions
    )


@pytest.mark.parametrize("name", NAMES)
def test_imported_corrected_and_accepted_by_keyboard(
    desktop: Page, cast: Cast, shared_minutes: Path, name: str
) -> None:
    page = desktop
    gold = json.loads((shared_minutes / "gold" / name).with_suffix(".json").read_text("utf-8"))
    pdf = as_pdf(page, shared_minutes / "real" / name)
    open_as_coordinator(page, cast, "/import/")
    file = import_file(page, f"{name}.pdf", pdf)

    def decided() -> list[str]:
        count = page.locator(".review-decision").count()
        return [page.locator(f"#id_d{number}-text").input_value() for number in range(count)]

    choose_body(page, "Samarbetskommittén")
    found = pairs(decided(), gold["decisions"])
    for missing in set(range(len(gold["decisions"]))) - set(found.values()):
        add(page, gold["decisions"][missing])
    found = pairs(decided(), gold["decisions"])
    for number in range(len(decided())):
        if number in found:
            correct(page, number, gold["decisions"][found[number]])
        else:
            tab_to(page, page.locator(f"#id_d{number}-keep"), 600)
            page.keyboard.press("Space")
    save(page)
    file.refresh_from_db()
    assert told(file.draft["decisions"]) == told(gold["decisions"])

    tab_to(page, page.get_by_role("button", name="Godta protokollet"), 900)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Protokollet är godtaget.")).to_be_visible()
    assert Decision.objects.count() == len(gold["decisions"])
