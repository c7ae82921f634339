"""A meeting is planned, moved and cancelled as on the pages: its deadlines follow."""

import datetime

import pytest
from django.test import Client

from tests.admin.pages import add_page, do, list_of, page_of, send, told
from tests.factories import (
    ActionItemFactory,
    BodyFactory,
    MeetingFactory,
    PersonFactory,
)
from tracker.admin.meetings import MeetingForm
from tracker.models import ActionItem, Body, Meeting, Person

pytestmark = pytest.mark.django_db

FEB_7 = datetime.date(2019, 2, 7)
FEB_14 = datetime.date(2019, 2, 14)


@pytest.fixture
def ssk() -> Body:
    return BodyFactory(name="Samarbetskommittén", short_name="SSK")


@pytest.fixture
def meeting(ssk: Body) -> Meeting:
    return MeetingFactory(body=ssk, date=FEB_7)


@pytest.fixture
def slides(meeting: Meeting) -> ActionItem:
    """An action item that is due at the meeting."""
    return ActionItemFactory(due_text="nästa SSK 7/2", due_meeting=meeting, due_on=FEB_7)


def test_a_meeting_that_is_moved_takes_its_deadlines_along(
    browser: Client, admin: Person, meeting: Meeting, slides: ActionItem
) -> None:
    response = send(browser, page_of(meeting), {"date": "2019-02-14"})
    slides.refresh_from_db()
    assert (slides.due_on, slides.due_meeting) == (FEB_14, meeting)
    event = slides.events.get()
    assert (event.via, event.by, event.before, event.after) == (
        "admin",
        admin,
        "SSK 2019-02-07",
        "SSK 2019-02-14",
    )
    assert told(response)[0] == "Mötet är flyttat. Uppdrag som följde med: 1."


def test_a_meeting_over_two_days_stays_that_long(browser: Client, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(end_date=datetime.date(2019, 2, 8))
    send(browser, page_of(meeting), {"date": "2019-02-14"})
    meeting.refresh_from_db()
    assert (meeting.date, meeting.end_date) == (FEB_14, datetime.date(2019, 2, 15))


def test_the_place_changes_without_anything_moving(
    browser: Client, meeting: Meeting, slides: ActionItem
) -> None:
    send(browser, page_of(meeting), {"place": "Nykvarn"})
    meeting.refresh_from_db()
    assert (meeting.place, meeting.date, slides.events.count()) == ("Nykvarn", FEB_7, 0)


def test_a_day_that_is_taken_is_refused_with_the_reason(browser: Client, meeting: Meeting) -> None:
    MeetingFactory(body=meeting.body, date=FEB_14)
    page = send(browser, page_of(meeting), {"date": "2019-02-14"})
    assert page.context["errors"] == [["Organet har redan ett möte den dagen."]]
    meeting.refresh_from_db()
    assert meeting.date == FEB_7


def test_a_day_that_is_taken_while_the_form_is_checked_is_refused_all_the_same(
    browser: Client, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    MeetingFactory(body=meeting.body, date=FEB_14)
    monkeypatch.setattr(MeetingForm, "_refuse_taken_day", lambda *args: None)
    monkeypatch.setattr(Meeting, "validate_constraints", lambda *args, **kwargs: None)
    response = send(browser, page_of(meeting), {"date": "2019-02-14", "place": "Nykvarn"})
    meeting.refresh_from_db()
    assert told(response) == ["SSK har redan ett möte 2019-02-14. Ingenting har ändrats."]
    assert (meeting.date, meeting.place) == (FEB_7, "")


@pytest.mark.parametrize(
    ("filled_in", "says"),
    [
        ({"end_date": "2019-02-06"}, "Sista dagen är före första dagen."),
        ({"starts_at": "10:00", "ends_at": "09:00"}, "Mötet slutar innan det börjar."),
    ],
)
def test_an_end_before_the_start_is_refused(
    browser: Client, meeting: Meeting, filled_in: dict[str, str], says: str
) -> None:
    assert send(browser, page_of(meeting), filled_in).context["errors"] == [[says]]


def test_a_new_meeting_settles_what_waited_for_it(browser: Client, ssk: Body) -> None:
    waiting = ActionItemFactory(due_text="nästa SSK", due_body=ssk)
    send(browser, add_page(Meeting), {"body": ssk.pk, "date": "2019-02-07", "place": "Nykvarn"})
    meeting = Meeting.objects.get(body=ssk)
    waiting.refresh_from_db()
    assert (meeting.place, meeting.status) == ("Nykvarn", Meeting.Status.PLANNED)
    assert (waiting.due_meeting, waiting.due_on, waiting.due_body) == (meeting, FEB_7, None)


def test_a_meeting_is_cancelled_after_a_question(
    browser: Client, meeting: Meeting, slides: ActionItem
) -> None:
    question = do(browser, "cancel", meeting)
    meeting.refresh_from_db()
    assert meeting.status == Meeting.Status.PLANNED
    assert "SSK 2019-02-07" in question.content.decode()

    response = do(browser, "cancel", meeting, confirmed="yes")
    meeting.refresh_from_db()
    slides.refresh_from_db()
    assert meeting.status == Meeting.Status.CANCELLED
    assert (slides.due_on, slides.due_body) == (None, meeting.body)
    assert told(response) == ["Inställda möten: 1. Det som hängde på dem väntar på nästa möte."]


def test_a_cancelled_meeting_is_not_cancelled_again(browser: Client, meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(status=Meeting.Status.CANCELLED)
    assert told(do(browser, "cancel", meeting, confirmed="yes")) == [
        "SSK 2019-02-07: Mötet är redan inställt. Ingenting har ändrats."
    ]


def test_attendance_and_agenda_are_written_on_the_meetings_page(
    browser: Client, meeting: Meeting
) -> None:
    cecilia = PersonFactory(name="Cecilia Mårtensson")
    filled_in = {
        "attendance-TOTAL_FORMS": 1,
        "attendance-0-person": cecilia.pk,
        "attendance-0-status": "guest",
        "agenda_items-TOTAL_FORMS": 1,
        "agenda_items-0-number": "1",
        "agenda_items-0-title": "Aktuellt Nykvarn",
        "agenda_items-0-position": 1,
    }
    send(browser, page_of(meeting), filled_in)
    assert [str(each) for each in meeting.attendance.all()] == [
        "Cecilia Mårtensson (övrig deltagare)"
    ]
    assert [str(each) for each in meeting.agenda_items.all()] == ["1. Aktuellt Nykvarn"]


def test_meetings_are_searched_by_body_and_day(browser: Client, meeting: Meeting) -> None:
    MeetingFactory(body=meeting.body, date=FEB_14)
    page = browser.get(list_of(Meeting), {"q": "ssk 2019-02-07"})
    assert list(page.context["cl"].result_list) == [meeting]
