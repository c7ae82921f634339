"""One action item's page: what it shows, and what each may do with it."""

import datetime
import re

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    NOW,
    AssignmentFactory,
    BodyFactory,
    DecisionFactory,
    MailingFactory,
    PersonFactory,
    ReminderFactory,
)
from tests.web.conftest import Cast, client_of, confidential
from tests.web.reading import Answer, status_of, words
from tracker import responses
from tracker.models import ActionEvent, ActionItem, Person

pytestmark = pytest.mark.django_db


def send(cast: Cast, who: Person, action: str, **data: object) -> Answer:
    address = f"/uppdrag/{cast.item.pk}/"
    return client_of(who).post(address, {"action": action, **data}, follow=True)


def now(cast: Cast) -> ActionItem:
    return ActionItem.objects.get(pk=cast.item.pk)


def last_event(cast: Cast) -> ActionEvent:
    return cast.item.events.latest("at", "pk")


def test_who_sees_it(cast: Cast) -> None:
    seen = {
        name: status_of(client_of(getattr(cast, name)), f"/uppdrag/{cast.item.pk}/")
        for name in ("anna", "cecilia", "olle", "sara", "ada")
    }
    assert seen == {"anna": 200, "cecilia": 200, "olle": 404, "sara": 200, "ada": 200}


def test_a_confidential_one_does_not_exist_for_an_assignee_from_elsewhere(cast: Cast) -> None:
    address = f"/uppdrag/{confidential(cast.held, 'Hemligt', cast.sara).pk}/"
    client = client_of(cast.sara)
    assert client.get(address).status_code == 404
    assert client.post(address, {"action": "done"}).status_code == 404


def test_it_says_what_by_when_by_whom_and_where_from(cast: Cast) -> None:
    page = client_of(cast.cecilia).get(f"/uppdrag/{cast.item.pk}/")
    assert words(page, "h1") == ["Göra en lista över möten"]
    assert words(page, "dd") == [
        "tors 7 feb, om 13 dagar ”nästa möte” Följer mötet i LG: flyttas det, flyttas dagen.",
        "Cecilia Mårtensson Sara Sjö",
        "Cecilia och Sara gör en lista.",
        "Ledningsgruppen fre 25 jan 4. Möteslista",
    ]


def test_the_meeting_is_a_link_only_for_those_who_see_it(cast: Cast) -> None:
    def leads(name: str) -> bool:
        page = client_of(getattr(cast, name)).get(f"/uppdrag/{cast.item.pk}/")
        return f'href="/moten/{cast.held.pk}/"' in page.content.decode()

    assert (leads("cecilia"), leads("sara")) == (True, False)


def test_its_history_says_who_what_and_which_way(cast: Cast) -> None:
    responses.change_status(
        cast.item, "done", by=cast.cecilia, via="mail", now=NOW, note="Skickad."
    )
    page = client_of(cast.cecilia).get(f"/uppdrag/{cast.item.pk}/")
    assert words(page, ".history") == [
        "25 januari 2019 16.00 Cecilia Mårtensson via länk i mejl: öppet → klart Skickad."
    ]


def test_who_was_reminded_is_shown_to_the_coordinator_and_to_oneself(cast: Cast) -> None:
    letter = MailingFactory(person=cast.cecilia, status="sent", sent_at=NOW)
    ReminderFactory(
        person=cast.cecilia,
        action_item=cast.item,
        occasion="before:7",
        status="sent",
        mailing=letter,
    )
    address = f"/uppdrag/{cast.item.pk}/"
    line = "Cecilia Mårtensson, 7 dagar före: fre 25 jan, skickad"
    assert line in words(client_of(cast.anna).get(address), "main")[0]
    assert line in words(client_of(cast.cecilia).get(address), "main")[0]
    assert "Påminnelser" not in words(client_of(cast.sara).get(address), "h2")


@pytest.mark.parametrize("name", ["cecilia", "sara", "anna"])
def test_reporting_done_from_the_page(cast: Cast, name: str) -> None:
    person = getattr(cast, name)
    page = send(cast, person, "done", note="Den är klar.")
    event = last_event(cast)
    assert words(page, ".notice") == ["Klart: Göra en lista över möten"]
    assert now(cast).status == "done"
    assert (event.by, event.via, event.note) == (person, "page", "Den är klar.")


def test_a_member_who_is_not_assigned_reports_nothing(cast: Cast) -> None:
    cast.item.assignments.filter(person=cast.cecilia).delete()
    page = send(cast, cast.cecilia, "done")
    assert (page.status_code, words(page, "h1")) == (403, ["Du får inte göra det här"])
    assert now(cast).status == "open"
    shown = client_of(cast.cecilia).get(f"/uppdrag/{cast.item.pk}/")
    assert words(shown, "form")[2:] == []


def test_in_progress_with_a_note(cast: Cast) -> None:
    send(cast, cast.cecilia, "in_progress", note="Halvvägs.")
    assert (now(cast).status, last_event(cast).note) == ("in_progress", "Halvvägs.")


def test_a_note_alone_must_hold_something(cast: Cast) -> None:
    page = send(cast, cast.cecilia, "note", note=" ")
    assert words(page, ".field-error") == [
        "Skriv något i anteckningen först. Ingenting har sparats."
    ]
    send(cast, cast.cecilia, "note", note="Väntar på svar.")
    assert (now(cast).status, last_event(cast).note) == ("open", "Väntar på svar.")


def test_an_assignee_opens_again_what_is_done_but_not_what_is_written_off(cast: Cast) -> None:
    send(cast, cast.cecilia, "done")
    send(cast, cast.cecilia, "reopen")
    assert now(cast).status == "open"
    send(cast, cast.anna, "cancel", note="Behövs inte.")
    page = send(cast, cast.cecilia, "reopen")
    assert words(page, ".notice") == ["Uppdraget är avskrivet. Ingenting har ändrats."]
    assert now(cast).status == "cancelled"
    send(cast, cast.anna, "reopen")
    assert now(cast).status == "open"


def test_a_wish_for_more_time_is_a_wish(cast: Cast) -> None:
    page = send(cast, cast.cecilia, "more_time", wished_on="2019-03-01", note="Semester.")
    assert words(page, ".notice") == ["Ditt önskemål är framfört till samordnaren."]
    assert now(cast).wished_on == datetime.date(2019, 3, 1)
    assert now(cast).due_on == cast.coming.date


@pytest.mark.parametrize(
    ("wished", "said"),
    [
        ("2019-01-24", "Välj en dag som inte har varit. Ingenting har sparats."),
        ("2019-02-07", "Välj en dag efter den som gäller nu. Ingenting har sparats."),
        ("snart", "Fyll i ett giltigt datum."),
    ],
)
def test_a_wish_that_cannot_be_is_explained_and_the_reason_kept(
    cast: Cast, wished: str, said: str
) -> None:
    page = send(cast, cast.cecilia, "more_time", wished_on=wished, note="Semester.")
    assert words(page, ".field-error") == [said]
    assert "Semester." in words(page, "textarea")
    assert now(cast).wished_on is None


def test_who_wishes_for_time_for_what_is_closed_meanwhile_learns_so(cast: Cast) -> None:
    send(cast, cast.anna, "done")
    page = send(cast, cast.cecilia, "more_time", wished_on="2019-03-01")
    assert words(page, ".notice") == ["Uppdraget är redan avslutat. Ingenting har ändrats."]


def wish(cast: Cast) -> None:
    day = datetime.date(2019, 3, 1)
    responses.wish_for_time(cast.item, day, by=cast.cecilia, via="mail", now=NOW)


def test_the_coordinator_grants_more_time(cast: Cast) -> None:
    wish(cast)
    page = send(cast, cast.anna, "grant")
    assert words(page, ".notice") == ["Mer tid är beviljad."]
    assert words(page, "dd")[0] == "fre 1 mar, om 35 dagar"
    assert (now(cast).due_on, now(cast).wished_on) == (datetime.date(2019, 3, 1), None)


@pytest.mark.parametrize("action", ["grant", "refuse"])
def test_a_wish_that_changed_while_the_page_was_open_is_shown_and_not_answered(
    cast: Cast, action: str
) -> None:
    wish(cast)
    shown = client_of(cast.anna).get(cast.item.get_absolute_url())
    hidden = re.compile(r'<input type="hidden"\s+name="wished_on"\s+value="([^"]*)"')
    assert hidden.findall(shown.content.decode()) == ["2019-03-01"]
    send(cast, cast.cecilia, "more_time", wished_on="2019-03-08")
    page = send(cast, cast.anna, action, wished_on="2019-03-01")
    assert words(page, ".notice")[0] == (
        "Önskemålet gäller en annan dag nu: 2019-03-08. Ingenting har ändrats."
    )
    assert now(cast).wished_on == datetime.date(2019, 3, 8)


def test_the_coordinator_refuses_more_time(cast: Cast) -> None:
    wish(cast)
    page = send(cast, cast.anna, "refuse")
    assert words(page, ".notice") == ["Önskemålet om mer tid är avslaget. Dagen står kvar."]
    assert (now(cast).due_on, now(cast).wished_on) == (cast.coming.date, None)
    assert words(page, ".history")[0].endswith("mer tid avslogs: 2019-03-01")
    again = send(cast, cast.anna, "refuse")
    assert words(again, ".notice") == ["Ingen har bett om mer tid. Ingenting har ändrats."]


@pytest.mark.parametrize("action", ["grant", "refuse", "deadline", "assign", "cancel", "", "xyz"])
def test_an_assignee_changes_nothing_else(cast: Cast, action: str) -> None:
    assert send(cast, cast.cecilia, action, words="snarast").status_code == 403
    assert cast.item.events.count() == 0


def test_a_new_deadline_in_words(cast: Cast) -> None:
    page = send(cast, cast.anna, "deadline", words="den 14 mars")
    assert words(page, ".notice") == ["Klart senast är ändrat, och de ansvariga får besked."]
    assert (now(cast).due_on, now(cast).due_text) == (datetime.date(2019, 3, 14), "den 14 mars")


def test_a_day_out_of_the_calendar_keeps_the_words(cast: Cast) -> None:
    send(cast, cast.anna, "deadline", words="före sportlovet", date="2019-02-22")
    assert (now(cast).due_on, now(cast).due_text) == (
        datetime.date(2019, 2, 22),
        "före sportlovet",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            {"words": "xyz"},
            "Orden gick inte att tolka som en tid. Skriv dem på ett annat sätt, eller välj en dag.",
        ),
        ({}, "Skriv när det ska vara klart, eller välj en dag."),
        ({"date": "2018-01-01"}, "Välj en dag som inte har varit."),
    ],
)
def test_a_deadline_that_is_none_is_explained(cast: Cast, data: dict[str, str], said: str) -> None:
    page = send(cast, cast.anna, "deadline", **data)
    assert words(page, ".field-error") == [said]
    assert f'value="{data.get("words", "")}"' in page.content.decode() or not data.get("words")
    assert now(cast).due_on == cast.coming.date


def test_assigning_adds_and_removes(cast: Cast) -> None:
    snug = BodyFactory(name="SNUG", contact=cast.anna)
    other = DecisionFactory(agenda_item=cast.decision.agenda_item)
    AssignmentFactory(
        action_item__decision=other, action_item__text="Annat", person=None, body=snug
    )
    send(cast, cast.anna, "assign", keep=[f"Person-{cast.sara.pk}"], add="snug, Anna Andersson")
    assert {str(each) for each in now(cast).assignments.all()} == {
        "Sara Sjö",
        "SNUG",
        "Anna Andersson",
    }
    assert last_event(cast).before == "Cecilia Mårtensson, Sara Sjö"


def test_a_name_that_nobody_bears_is_explained_and_kept(cast: Cast) -> None:
    page = send(cast, cast.anna, "assign", add="Nils Holgersson")
    assert words(page, ".field-error") == [
        "Ingen i registret heter Nils Holgersson. Kontrollera stavningen, eller lägg till "
        "personen på organets sida först."
    ]
    assert 'value="Nils Holgersson"' in page.content.decode()
    assert now(cast).assignments.count() == 2


def test_two_of_one_name_are_told_apart(cast: Cast) -> None:
    for address in ("a@example.org", "b@example.org"):
        PersonFactory(name="Eva Ek", email=address)
    assert words(send(cast, cast.anna, "assign", add="Eva Ek"), ".field-error") != []
    send(cast, cast.anna, "assign", add="Eva Ek (b@example.org)")
    (assignment,) = now(cast).assignments.all()
    assert assignment.person is not None
    assert assignment.person.email == "b@example.org"


def test_a_page_elsewhere_is_not_gone_back_to(cast: Cast) -> None:
    address = f"/uppdrag/{cast.item.pk}/"
    data = {"action": "done", "next": "https://elsewhere.example/"}
    assert client_of(cast.cecilia).post(address, data)["Location"] == address


def test_a_word_to_go_back_to_is_an_address(cast: Cast) -> None:
    data = {"action": "done", "next": "nonsense"}
    response = client_of(cast.cecilia).post(f"/uppdrag/{cast.item.pk}/", data)
    assert (response.status_code, response["Location"]) == (302, "nonsense")


def test_reading_changes_nothing(cast: Cast) -> None:
    client_of(cast.anna).get(f"/uppdrag/{cast.item.pk}/?action=done")
    assert (now(cast).status, cast.item.events.count()) == ("open", 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_history(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        responses.add_note(cast.item, "!", by=cast.cecilia, via="page", now=NOW)
        person = PersonFactory()
        AssignmentFactory(action_item=cast.item, person=person)
        letter = MailingFactory(person=person)
        ReminderFactory(
            person=person, action_item=cast.item, occasion=f"moved:{number}", mailing=letter
        )
    client = client_of(cast.anna)
    with django_assert_num_queries(15):
        client.get(f"/uppdrag/{cast.item.pk}/")
