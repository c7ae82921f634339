"""The pages for whoever has chosen English."""

import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import ActionItemFactory, AssignmentFactory, MeetingFactory, PersonFactory
from tests.web.conftest import Cast, client_of
from tests.web.reading import words
from tracker import links
from tracker.models import Person

pytestmark = pytest.mark.django_db


def english(person: Person) -> Client:
    client = client_of(person)
    client.post("/sprak/", {"language": "en", "next": "/"})
    return client


def test_one_logs_in_in_english(client: Client) -> None:
    client.post("/sprak/", {"language": "en", "next": "/"})
    page = client.post("/logga-in/", {"username": "x@example.org", "password": "x"})
    assert words(page, "h1") == ["Log in"]
    assert words(page, "label") == ["E-mail address", "Password"]
    assert words(page, ".notice") == [
        "The address and the password do not belong together. Check both and try again."
    ]


def test_an_action_item_in_english(cast: Cast) -> None:
    page = english(cast.cecilia).get(f"/uppdrag/{cast.item.pk}/")
    assert words(page, ".kicker") == ["Action item from LG Fri 25 Jan"]
    assert words(page, "dt") == ["Due", "Assignee", "Decision", "Meeting"]
    assert words(page, "dd")[0] == (
        "Thu 7 Feb, in 13 days “nästa möte” "
        "Follows the meeting of LG: if the meeting moves, so does the due date."
    )
    assert words(page, "h2") == ["About the action item", "How is it going?", "History"]
    buttons = words(page, "button")
    assert buttons[2:] == ["Done", "In progress", "Save the note only", "Ask for more time"]


@pytest.mark.parametrize(("count", "said"), [(1, "1 action item"), (2, "2 action items")])
def test_one_is_counted_unlike_two(cast: Cast, count: int, said: str) -> None:
    for _number in range(count):
        item = ActionItemFactory(decision=cast.decision, text="Boka lokal")
        AssignmentFactory(action_item=item, person=cast.cecilia)
    page = english(cast.cecilia).get("/uppdrag/?q=lokal")
    assert [text for text in words(page, "p") if text.startswith(str(count))] == [said]


def test_what_is_refused_is_said_in_english(cast: Cast) -> None:
    taken = MeetingFactory(body=cast.group, date=datetime.date(2019, 2, 14))
    page = english(cast.anna).post(
        f"/moten/{cast.coming.pk}/", {"action": "move", "date": taken.date.isoformat()}
    )
    assert words(page, ".field-error") == [
        "LG already has a meeting on 2019-02-14. Nothing has been changed."
    ]


def test_the_demo_tells_the_day_in_english(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    client.post("/sprak/", {"language": "en", "next": "/"})
    (day,) = words(client.get("/logga-in/"), ".demo-bar-day")
    assert day == "Demo: Friday 25 January 2019, 16:00"


def test_the_answer_page_speaks_its_persons_language(cast: Cast) -> None:
    cast.cecilia.language = Person.Language.ENGLISH
    cast.cecilia.save()
    token = links.make_token(links.ANSWER, cast.cecilia, cast.item, today=cast.held.date)
    page = Client().get(f"/svar/{token}/")
    assert words(page, "h1") == ["How is the action item going?"]
    assert words(page, "button") == ["Mark as done", "It is in progress", "Ask for more time"]


def test_an_old_link_says_so_in_english(client: Client) -> None:
    client.post("/sprak/", {"language": "en", "next": "/"})
    person = PersonFactory(language="en")
    token = links.make_token(links.SETTINGS, person, today=datetime.date(2015, 1, 1))
    page = client.get(f"/installningar/{token}/")
    assert words(page, "h1") == ["The link is no longer valid"]


def test_a_person_and_a_body_in_english(cast: Cast) -> None:
    anna = english(cast.anna)
    page = anna.get(cast.cecilia.get_absolute_url())
    assert words(page, "dt") == ["E-mail address", "E-mail"]
    assert words(page, "summary") == [
        "Name and e-mail address",
        "Hold the mail",
        "Revoke all links",
    ]
    wrong = {"action": "policy", "policy-overdue_first": "366"}
    page = anna.post(f"/organ/{cast.group.pk}/", wrong)
    assert "Write a whole number between 0 and 365." in words(page, ".field-error")[0]
