"""Minutes go out for approval on the page of a meeting, and are answered by the link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from tests.browser.conftest import DESKTOP, PHONE, clean_page
from tests.factories import (
    NOW,
    PASSWORD,
    ActionItemFactory,
    AgendaItemFactory,
    ApprovalFactory,
    AssignmentFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tracker import links
from tracker.models import Approval, Meeting, Person

pytestmark = pytest.mark.django_db(transaction=True)

NARROW: dict[str, Any] = PHONE | {"viewport": {"width": 375, "height": 812}}
WIDTHS = {"desktop": DESKTOP, "phone": NARROW}


@pytest.fixture(params=WIDTHS)
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(device: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with clean_page(browser, request, **WIDTHS[device]) as page:
        yield page


@pytest.fixture
def anna(settings: Settings) -> Person:
    settings.TRACKER_NOW = NOW
    return PersonFactory(name="Anna Söderström", user=UserFactory(email="anna@example.org"))


@pytest.fixture
def meeting(anna: Person) -> Meeting:
    body = BodyFactory(name="Södertörnskommunernas samarbetskommitté", short_name="SSK")
    meeting = MeetingFactory(body=body, status=Meeting.Status.HELD, place="Nynäshamn")
    MembershipFactory(person=anna, body=body, is_coordinator=True)
    for name in ("Cecilia Mårtensson", "Rickard Sundbom", "Bo Renman"):
        person = PersonFactory(name=name, email="" if name.startswith("Bo") else "x@example.org")
        MembershipFactory(person=person, body=body)
        AttendanceFactory(meeting=meeting, person=person, is_chair=name.startswith("Rickard"))
    meeting.adjusters.set(Person.objects.filter(name__in=("Cecilia Mårtensson", "Rickard Sundbom")))
    point = AgendaItemFactory(meeting=meeting, number="5", title="Möteslista")
    decision = DecisionFactory(agenda_item=point, text="Cecilia fyller på och bevakar listan.")
    item = ActionItemFactory(decision=decision, text="Fylla på listan", due_text="nästa SSK 7/2")
    AssignmentFactory(action_item=item, person=Person.objects.get(name="Cecilia Mårtensson"))
    AgendaItemFactory(meeting=meeting, number="6", title="Personalfråga", is_confidential=True)
    return meeting


def check(page: Page) -> None:
    """Nothing sticks out to the side, and axe finds nothing."""
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider == 0
    found = {each["id"] for each in Axe().run(page).response["violations"]}
    assert found == set()


def test_the_coordinator_sends_minutes_out(
    page: Page, device: str, meeting: Meeting, screenshot: Callable[[Page, str], Path]
) -> None:
    page.goto(f"/logga-in/?next={meeting.get_absolute_url()}")
    page.get_by_label("E-postadress").fill("anna@example.org")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_text("Skicka för justering").click()
    expect(page.get_by_label("Cecilia Mårtensson")).to_be_checked()
    expect(page.get_by_label("Bo Renman (saknar e-postadress)")).not_to_be_checked()
    check(page)
    screenshot(page, f"approval-{device}-1-ask")
    page.get_by_role("button", name="Skicka till de valda").click()
    expect(page.get_by_text("skickat för justering till 2 justerare")).to_be_visible()
    check(page)
    screenshot(page, f"approval-{device}-2-out")
    Approval.objects.filter(person__name__startswith="Cecilia").update(
        status="commented", comment="Punkt 5: det ska stå senast 1 februari.", commented_at=NOW
    )
    page.reload()
    page.get_by_text("Vad som har hänt").click()
    check(page)
    screenshot(page, f"approval-{device}-3-comment")


def test_an_adjuster_answers_by_the_link(
    page: Page, device: str, meeting: Meeting, screenshot: Callable[[Page, str], Path]
) -> None:
    outsider = PersonFactory(name="Olle Öberg")
    asked = ApprovalFactory(meeting=meeting, person=outsider)
    page.goto(f"/justera/{links.make_token(links.APPROVE, outsider, asked, today=NOW.date())}/")
    expect(page.get_by_text("Konfidentiell punkt")).to_be_visible()
    check(page)
    screenshot(page, f"approval-{device}-4-link")
    page.get_by_label("Vad behöver ändras?").fill("Punkt 5: det ska stå senast 1 februari.")
    page.get_by_role("button", name="Skicka synpunkt").click()
    expect(page.get_by_text("skickad till samordnaren")).to_be_visible()
    page.get_by_role("button", name="Justera").click()
    expect(page.get_by_text("protokollet är klart")).to_be_visible()
    check(page)
    screenshot(page, f"approval-{device}-5-thanks")
