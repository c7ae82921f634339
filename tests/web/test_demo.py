"""The demo's bar steps the day forward with a real worker; outside the demo there is no bar."""

import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import (
    NOW,
    STOCKHOLM,
    ActionItemFactory,
    ApprovalFactory,
    AssignmentFactory,
    BodyFactory,
    MailingFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    UserFactory,
)
from tests.mail_server import Inbox
from tests.web.import_cast import MINUTES
from tests.web.reading import words
from tests.worker import Worker
from tracker import clock
from tracker.approval import approve
from tracker.models import ActionEvent, ActionItem, Body
from tracker.review import accept, store
from tracker.web.views import demo


@pytest.fixture
def in_demo(settings: Settings, transactional_db: None, unmeasured: None) -> None:
    settings.DEMO = True


@pytest.fixture
def item(in_demo: None) -> ActionItem:
    """Cecilia's matter, decided on the Friday and due on the Thursday after the next."""
    item: ActionItem = ActionItemFactory(due_on=datetime.date(2019, 2, 7))
    AssignmentFactory(action_item=item, person=PersonFactory(name="Cecilia Mårtensson"))
    return item


def step(days: object, browser: Client | None = None, **more: str) -> Any:
    browser = browser or Client(enforce_csrf_checks=True, headers={"origin": "null"})
    return browser.post("/demo/steg/", {"days": days, **more}, follow=True)


def morning(day: int, month: int = 1) -> datetime.datetime:
    return datetime.datetime(2019, month, day, 7, 30, tzinfo=STOCKHOLM)


def stands_at(moment: datetime.datetime) -> bool:
    """The clock runs on from where it was set."""
    return moment <= clock.now() < moment + datetime.timedelta(minutes=5)


@pytest.mark.django_db
def test_outside_the_demo_there_is_no_step(settings: Settings) -> None:
    assert settings.DEMO is False
    assert step(1).status_code == 404
    assert clock.today() == NOW.date()


@pytest.mark.django_db
def test_outside_the_demo_there_is_no_bar() -> None:
    assert words(Client().get("/logga-in/"), ".demo-bar") == []


def test_looking_does_not_step(in_demo: None) -> None:
    assert Client().get("/demo/steg/").status_code == 405
    assert clock.today() == NOW.date()


def test_the_bar_shows_the_day_to_everyone(in_demo: None) -> None:
    (bar,) = words(Client().get("/logga-in/"), ".demo-bar")
    assert bar.startswith("Demo: fredag 25 januari 2019, 16.00")


def test_a_day_goes_to_the_next_morning(in_demo: None, celery_worker: Worker) -> None:
    (bar,) = words(step(1), ".demo-bar-last")
    assert bar == "0 mejl skickade, se Utskick"
    assert stands_at(morning(26))


def test_a_week_does_the_work_of_each_of_its_days(
    item: ActionItem, celery_worker: Worker, smtp: Inbox
) -> None:
    (bar,) = words(step(7), ".demo-bar-last")
    # The news on Monday, and on Thursday that a week is left.
    assert bar == "2 mejl skickade, se Utskick"
    assert len(smtp.messages) == 2
    assert stands_at(morning(1, month=2))


def test_one_lands_where_one_was(in_demo: None, celery_worker: Worker) -> None:
    there = step(1, next="/logga-in/?next=/moten/").redirect_chain
    away = step(1, next="https://annan.example/").redirect_chain
    assert there == [("/logga-in/?next=/moten/", 302)]
    assert away[0] == ("/", 302)


def test_any_other_number_of_days_is_no_step(in_demo: None) -> None:
    for days in ("0", "-1", "365", "x", ""):
        step(days)
    assert clock.today() == NOW.date()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "PATIENCE", 1)


def test_without_a_worker_the_clock_stays(in_demo: None, impatient: None) -> None:
    answer = step(7)
    (message,) = words(answer, ".notice--error")
    assert message.startswith("Arbetaren (Celery) svarade inte")
    assert clock.today() == NOW.date()


def guide(browser: Client) -> list[bool]:
    """Which of the guided steps are ticked."""
    page = browser.get("/")
    html = page.content.decode()
    items = html.partition('<ol class="demo-guide">')[2].partition("</ol>")[0].split("<li")[1:]
    return ["badge--done" in each for each in items]


@pytest.fixture
def anna(in_demo: None) -> Client:
    account = UserFactory()
    person = PersonFactory(user=account)
    for body in (BodyFactory(name="Ledningsgruppen"), BodyFactory(name="K", short_name="SSK")):
        MembershipFactory(person=person, body=body, is_coordinator=True)
    browser = Client()
    browser.force_login(account)
    return browser


def test_the_guide_ticks_off_what_is_done(anna: Client) -> None:
    file, _new = store(MINUTES.encode(), "p.txt", by=None, now=NOW)
    assert guide(anna) == [False] * 8
    accept(file, by=None, now=NOW)
    assert guide(anna) == [True] + [False] * 7
    clock.set_forward(morning(31))
    assert guide(anna) == [True] * 2 + [False] * 6


def test_the_guide_ticks_off_the_letter_that_was_read(anna: Client) -> None:
    cecilia = PersonFactory(user=UserFactory(email="cecilia@example.org"))
    mailing = MailingFactory(person=cecilia, status="sent", sent_at=NOW)
    admin = Client()
    admin.force_login(UserFactory(is_superuser=True))
    assert guide(admin)[2] is False
    admin.get(mailing.get_absolute_url())
    assert guide(admin)[2] is True


def test_the_guide_ticks_off_the_answer_and_the_move(anna: Client) -> None:
    item = ActionItemFactory()
    ActionEvent.objects.record(item, "status", by=None, via="mail", now=NOW)
    assert guide(anna)[3:6] == [True, False, False]
    ssk = Body.objects.get(short_name="SSK")
    meeting = MeetingFactory(body=ssk, date=datetime.date(2019, 2, 14))
    assert guide(anna)[3:6] == [True, True, False]
    ActionItem.objects.update(due_meeting=meeting, due_on=meeting.date)
    assert guide(anna)[3:6] == [True, True, True]


def test_the_guide_ticks_off_minutes_that_are_sent_and_approved(anna: Client) -> None:
    asked = ApprovalFactory()
    assert guide(anna)[6:] == [True, False]
    approve(asked, by=asked.person, via="mail", now=NOW)
    assert guide(anna)[6:] == [True, True]
