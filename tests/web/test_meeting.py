"""One meeting's page: what it shows, and moving or cancelling it."""

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    OrganizationFactory,
    PersonFactory,
    ReferralFactory,
)
from tests.web.conftest import Cast, client_of, confidential, matter
from tests.web.reading import status_of, titles, words
from tracker.models import ActionItem, Decision, Meeting

pytestmark = pytest.mark.django_db


def test_who_sees_it(cast: Cast) -> None:
    seen = {
        name: status_of(client_of(getattr(cast, name)), f"/moten/{cast.held.pk}/")
        for name in ("anna", "cecilia", "olle", "sara", "ada")
    }
    assert seen == {"anna": 200, "cecilia": 200, "olle": 404, "sara": 404, "ada": 200}


def test_what_is_outstanding_for_a_coming_meeting_stands_before_its_agenda(cast: Cast) -> None:
    AgendaItemFactory(meeting=cast.coming, number="1", title="Öppnande")
    DecisionFactory(
        agenda_item=cast.decision.agenda_item,
        text="Lokalfrågan bordläggs.",
        kind=Decision.Kind.TABLED,
        due_on=cast.coming.date,
        due_meeting=cast.coming,
    )
    matter(cast.decision, "Öppen", cast.cecilia)
    ReferralFactory(body=cast.group, title="Regionplanen")
    page = client_of(cast.cecilia).get(f"/moten/{cast.coming.pk}/")
    assert words(page, "h2") == ["Utestående ärenden", "Dagordning"]
    assert words(page, "h3") == [
        "Ska vara klart till mötet (1)",
        "Bordlagt till mötet (1)",
        "Öppet sedan tidigare möten (1)",
        "Remisser att besvara före nästa möte (1)",
        "1. Öppnande",
    ]
    assert titles(page) == [
        "Göra en lista över möten",
        "Lokalfrågan bordläggs.",
        "Öppen",
        "Regionplanen",
    ]


def test_a_held_meeting_shows_its_decisions_with_what_came_of_them(cast: Cast) -> None:
    page = client_of(cast.cecilia).get(f"/moten/{cast.held.pk}/")
    assert words(page, "h2") == ["Punkter och beslut"]
    assert words(page, ".decision-block") == [
        "Beslut Cecilia och Sara gör en lista. Göra en lista över möten "
        "tors 7 feb, om 13 dagar ”nästa möte” Cecilia Mårtensson, Sara Sjö öppet"
    ]


def test_who_was_there(cast: Cast) -> None:
    salem = OrganizationFactory(name="Salem")
    people = [("Rickard", "present"), ("Mats", "absent"), ("Gun", "guest")]
    for name, status in people:
        AttendanceFactory(
            meeting=cast.held,
            person=PersonFactory(name=name),
            status=status,
            organization=salem,
            is_chair=name == "Rickard",
            items="2-7" if name == "Gun" else "",
        )
    cast.held.adjusters.add(cast.cecilia)
    page = client_of(cast.cecilia).get(f"/moten/{cast.held.pk}/")
    assert words(page, "h3")[1:] == ["Närvarande (1)", "Frånvarande (1)", "Övriga deltagare (1)"]
    assert words(page, ".attendance") == [
        "Rickard, Salem, ordförande",
        "Mats, Salem",
        "Gun, Salem (punkterna 2-7)",
    ]
    assert "Justerare: Cecilia Mårtensson" in words(page, "main")[0]


def test_with_nothing_outstanding_the_page_says_so(cast: Cast) -> None:
    ActionItem.objects.update(status=ActionItem.Status.DONE)
    page = client_of(cast.cecilia).get(f"/moten/{cast.coming.pk}/")
    assert words(page, ".empty")[0].startswith("Inget är utestående.")


def test_another_bodys_matter_is_not_listed_for_one_who_does_not_see_it(cast: Cast) -> None:
    there = MeetingFactory(body=cast.other, date=cast.coming.date)
    confidential(cast.held, "Hemligt", cast.olle)
    ActionItem.objects.update(due_on=there.date, due_meeting=there)
    assert titles(client_of(cast.olle).get(f"/moten/{there.pk}/")) == []


def test_moving_a_meeting_moves_what_hangs_on_it_and_says_so(cast: Cast) -> None:
    data = {"action": "move", "date": "2019-02-14"}
    page = client_of(cast.anna).post(f"/moten/{cast.coming.pk}/", data, follow=True)
    assert words(page, ".notice") == [
        "Mötet är flyttat till tors 14 feb. "
        "1 uppdrag följde med, och den som är ansvarig får besked."
    ]
    item = ActionItem.objects.get(pk=cast.item.pk)
    event = item.events.get()
    assert item.due_on == datetime.date(2019, 2, 14)
    assert (event.by, event.via, event.after) == (cast.anna, "page", "LG 2019-02-14")


def test_before_moving_the_page_says_how_many_follow(cast: Cast) -> None:
    matter(cast.decision, "Två", due_on=cast.coming.date, due_meeting=cast.coming)
    page = client_of(cast.anna).get(f"/moten/{cast.coming.pk}/")
    assert "2 uppdrag ska vara klara till mötet. De följer med" in words(page, "details")[0]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2019-01-25", "LG har redan ett möte 2019-01-25. Ingenting har ändrats."),
        ("2019-01-24", "Välj en dag som inte har varit."),
        ("2019-02-07", "Mötet är redan den dagen. Välj en annan."),
        ("", "Detta fält måste fyllas i."),
    ],
)
def test_a_day_it_cannot_move_to_is_explained(cast: Cast, date: str, said: str) -> None:
    data = {"action": "move", "date": date}
    page = client_of(cast.anna).post(f"/moten/{cast.coming.pk}/", data)
    assert words(page, ".field-error") == [said]
    assert words(page, "h1") == ["LG tors 7 feb"]
    assert Meeting.objects.get(pk=cast.coming.pk).date == datetime.date(2019, 2, 7)


def test_cancelling_a_meeting_lets_what_hangs_on_it_wait(cast: Cast) -> None:
    address = f"/moten/{cast.coming.pk}/"
    page = client_of(cast.anna).post(address, {"action": "cancel"}, follow=True)
    assert words(page, ".notice") == [
        "Mötet är inställt. 1 uppdrag följde med, och den som är ansvarig får besked."
    ]
    assert words(page, ".badge")[0] == "inställt"
    assert ActionItem.objects.get(pk=cast.item.pk).due_body == cast.group


def test_a_held_meeting_stays_where_it_was(cast: Cast) -> None:
    data = {"action": "move", "date": "2019-02-14"}
    page = client_of(cast.anna).post(f"/moten/{cast.held.pk}/", data, follow=True)
    assert words(page, ".notice") == ["Mötet är redan hållet. Ingenting har ändrats."]
    assert Meeting.objects.get(pk=cast.held.pk).date == datetime.date(2019, 1, 25)


def test_cancelling_twice_says_so(cast: Cast) -> None:
    client, address = client_of(cast.anna), f"/moten/{cast.coming.pk}/"
    client.post(address, {"action": "cancel"})
    client.get(address)
    page = client.post(address, {"action": "cancel"}, follow=True)
    assert words(page, ".notice") == ["Mötet är redan inställt. Ingenting har ändrats."]


def test_a_member_moves_nothing(cast: Cast) -> None:
    client, address = client_of(cast.cecilia), f"/moten/{cast.coming.pk}/"
    assert client.post(address, {"action": "cancel"}).status_code == 403
    assert "Ändra mötet" not in words(client.get(address), "h2")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_meeting(
    cast: Cast, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        point = AgendaItemFactory(meeting=cast.held, position=number)
        decision = DecisionFactory(agenda_item=point)
        matter(decision, f"Nr {number}", PersonFactory())
        AttendanceFactory(meeting=cast.held)
        earlier = MeetingFactory(body=cast.group, date=datetime.date(2018, 1, 1 + number))
        matter(DecisionFactory(agenda_item__meeting=earlier), "Öppen", PersonFactory())
    client = client_of(cast.anna)
    with django_assert_num_queries(28):
        client.get(f"/moten/{cast.held.pk}/")
