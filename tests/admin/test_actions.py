"""Action items change through the verbs: each change leaves its line of history."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.pages import add_page, delete_page, do, list_of, page_of, send, told
from tests.factories import (
    ActionEventFactory,
    ActionItemFactory,
    AssignmentFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PersonFactory,
)
from tracker import clock
from tracker.models import ActionEvent, ActionItem, Person

pytestmark = pytest.mark.django_db

Status = ActionItem.Status
MARCH_31 = datetime.date(2019, 3, 31)


@pytest.fixture
def item() -> ActionItem:
    return ActionItemFactory(text="Förbereder bilder")


def history(item: ActionItem) -> list[tuple[str, str, str, str]]:
    return list(item.events.values_list("kind", "via", "before", "after"))


def test_a_new_status_is_a_line_of_history_with_who_and_which_way(
    browser: Client, admin: Person, item: ActionItem
) -> None:
    send(browser, page_of(item), {"status": "done", "note": "Bilderna är klara."})
    item.refresh_from_db()
    event = item.events.get()
    assert item.status == Status.DONE
    assert history(item) == [("status", "admin", "open", "done")]
    assert (event.by, event.note) == (admin, "Bilderna är klara.")


def test_another_wording_alone_leaves_the_status(browser: Client, item: ActionItem) -> None:
    send(browser, page_of(item), {"text": "Förbereder alla bilder"})
    item.refresh_from_db()
    assert (item.text, item.status, history(item)) == ("Förbereder alla bilder", Status.OPEN, [])


def test_a_note_alone_is_kept(browser: Client, item: ActionItem) -> None:
    send(browser, page_of(item), {"note": "Väntar på underlag."})
    assert item.events.get().note == "Väntar på underlag."


@pytest.mark.parametrize(
    ("words", "due_on", "due_text"),
    [("2019-03-31", MARCH_31, "2019-03-31"), ("snarast", None, "snarast")],
)
def test_a_new_deadline_is_read_as_in_minutes(
    browser: Client,
    item: ActionItem,
    words: str,
    due_on: datetime.date | None,
    due_text: str,
) -> None:
    send(browser, page_of(item), {"new_deadline": words})
    item.refresh_from_db()
    assert (item.due_on, item.due_text) == (due_on, due_text)
    assert history(item) == [("deadline", "admin", "", words)]


def test_a_new_deadline_may_be_a_meeting(browser: Client, item: ActionItem) -> None:
    coming = clock.today() + datetime.timedelta(days=7)
    ssk = MeetingFactory(body=BodyFactory(short_name="SSK"), date=coming)
    send(browser, page_of(item), {"new_deadline": "nästa SSK"})
    item.refresh_from_db()
    assert (item.due_meeting, item.due_on) == (ssk, ssk.date)


def test_a_deadline_is_taken_away(browser: Client) -> None:
    item = ActionItemFactory(due_on=MARCH_31, due_text="sista mars")
    send(browser, page_of(item), {"no_deadline": "on"})
    item.refresh_from_db()
    assert (item.due_on, item.due_text) == (None, "")


def test_a_deadline_is_not_taken_away_and_set_at_once(browser: Client, item: ActionItem) -> None:
    page = send(browser, page_of(item), {"no_deadline": "on", "new_deadline": "2019-03-31"})
    assert page.context["errors"] == [["Skriv en ny dag eller ta bort den gamla, inte båda."]]


def test_words_that_are_no_deadline_are_refused_with_the_reason(
    browser: Client, item: ActionItem
) -> None:
    page = send(browser, page_of(item), {"new_deadline": "när det passar sig"})
    assert page.context["errors"] == [
        ["Det går inte att läsa ut någon dag eller något möte ur orden."]
    ]


def test_assignees_are_people_or_groups_and_leave_one_line(
    browser: Client, item: ActionItem
) -> None:
    AssignmentFactory(action_item=item, person=PersonFactory(name="Anna Söderström"))
    cecilia, snug = PersonFactory(name="Cecilia Mårtensson"), BodyFactory(name="SNUG")
    filled_in = {
        "assignments-TOTAL_FORMS": 3,
        "assignments-0-DELETE": "on",
        "assignments-1-person": cecilia.pk,
        "assignments-2-body": snug.pk,
    }
    send(browser, page_of(item), filled_in)
    assert {str(each) for each in item.assignments.all()} == {"Cecilia Mårtensson", "SNUG"}
    assert history(item) == [("assigned", "admin", "Anna Söderström", "Cecilia Mårtensson, SNUG")]


def test_one_line_names_a_person_or_a_group_not_both(browser: Client, item: ActionItem) -> None:
    both = {
        "assignments-TOTAL_FORMS": 1,
        "assignments-0-person": PersonFactory().pk,
        "assignments-0-body": BodyFactory().pk,
    }
    page = send(browser, page_of(item), both)
    assert page.context["errors"] == [["Välj antingen en person eller en grupp."]]
    assert not item.assignments.exists()


def test_a_new_action_item_begins_its_history(browser: Client) -> None:
    cecilia = PersonFactory(name="Cecilia Mårtensson")
    filled_in = {
        "decision": DecisionFactory().pk,
        "text": "Tar fram förslag",
        "new_deadline": "2019-03-31",
        "assignments-TOTAL_FORMS": 1,
        "assignments-0-person": cecilia.pk,
    }
    send(browser, add_page(ActionItem), filled_in)
    item = ActionItem.objects.get()
    assert (item.text, item.status, item.due_on) == ("Tar fram förslag", Status.OPEN, MARCH_31)
    assert [kind for kind, *_ in history(item)] == ["created", "deadline", "assigned"]


@pytest.mark.parametrize(("action", "status"), [("mark_done", "done"), ("write_off", "cancelled")])
def test_several_are_closed_from_the_list(browser: Client, action: str, status: str) -> None:
    items = ActionItemFactory.create_batch(2)
    response = do(browser, action, *items)
    assert [each.status for each in ActionItem.objects.all()] == [status, status]
    assert [each.via for each in ActionEvent.objects.all()] == ["admin", "admin"]
    assert told(response) == ["Ändrade uppdrag: 2."]


def test_more_time_is_granted_from_the_list(browser: Client) -> None:
    item = ActionItemFactory(wished_on=MARCH_31)
    do(browser, "grant", item)
    item.refresh_from_db()
    assert (item.due_on, item.wished_on) == (MARCH_31, None)


def test_more_time_is_refused_from_the_list(browser: Client) -> None:
    item = ActionItemFactory(wished_on=MARCH_31)
    do(browser, "refuse", item)
    item.refresh_from_db()
    assert (item.due_on, item.wished_on) == (None, None)


def test_more_time_that_nobody_asked_for_is_not_granted(browser: Client, item: ActionItem) -> None:
    assert told(do(browser, "grant", item)) == [
        "Förbereder bilder: Ingen har bett om mer tid. Ingenting har ändrats.",
        "Ändrade uppdrag: 0.",
    ]


def test_history_is_shown_and_an_action_item_is_never_taken_away(
    browser: Client, item: ActionItem
) -> None:
    ActionEventFactory(action_item=item, note="Väntar på underlag.")
    assert "Väntar på underlag." in browser.get(page_of(item)).content.decode()
    assert browser.post(delete_page(item), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("lines", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    browser: Client, lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    meeting = MeetingFactory()
    for item in ActionItemFactory.create_batch(lines, due_meeting=meeting, due_on=meeting.date):
        AssignmentFactory.create_batch(2, action_item=item)
        AssignmentFactory(action_item=item, person=None, body=BodyFactory(contact=PersonFactory()))
    with django_assert_num_queries(10):
        browser.get(list_of(ActionItem))
