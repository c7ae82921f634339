"""Was somebody reminded, when, and did it fail? Their page says, and a matter's."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    NOW,
    DecisionFactory,
    MailHoldFactory,
    MeetingFactory,
    ReminderFactory,
)
from tests.web.conftest import Cast, client_of, confidential, matter
from tests.web.reading import titles, words
from tests.web.test_mailings import letter
from tracker.models import Mailing, Person

pytestmark = pytest.mark.django_db


def page(reader: Person, person: Person) -> Any:
    return client_of(reader).get(person.get_absolute_url())


def test_a_letter_that_failed_with_the_servers_words(cast: Cast) -> None:
    given = {"status": "failed", "sent_at": None, "attempts": 3, "response": "550 Nobody"}
    letter(cast.sara, cast.item, "Saras mejl", **given)
    shown = words(page(cast.anna, cast.sara), ".told")
    assert shown == [
        "Saras mejl kunde inte skickas fre 25 jan 3 försök servern svarade 550 Nobody "
        "Göra en lista över möten nytt uppdrag kunde inte skickas"
    ]


def test_a_letter_that_went_says_when(cast: Cast) -> None:
    letter(cast.sara, cast.item, "Saras mejl")
    (shown,) = words(page(cast.anna, cast.sara), ".told")
    assert "skickat 25 januari 2019 16.00 1 försök" in shown


def test_what_waits_and_is_held(cast: Cast) -> None:
    ReminderFactory(person=cast.sara, action_item=cast.item)
    MailHoldFactory(person=cast.sara)
    assert words(page(cast.anna, cast.sara), ".list-side")[-1:] == ["väntar hålls"]


def test_nothing_yet(cast: Cast) -> None:
    assert "Inget mejl har skickats än, och inget väntar." in words(
        page(cast.anna, cast.sara), ".muted"
    )


def test_others_matters_and_confidential_ones_are_not_named(cast: Cast) -> None:
    decision = DecisionFactory(agenda_item__meeting=MeetingFactory(body=cast.other))
    letter(cast.sara, matter(decision, "Mäta"), "Annat")
    secret = confidential(cast.held, "Anställa någon", cast.sara)
    ReminderFactory(person=cast.sara, action_item=secret)
    assert "Annat" not in page(cast.anna, cast.sara).content.decode()
    own = page(cast.sara, cast.sara)
    assert "Anställa någon" not in own.content.decode()
    assert titles(own).count("Ett uppdrag som du inte kan se") == 2


def test_others_see_none_of_it(cast: Cast) -> None:
    letter(cast.cecilia, cast.item, "Cecilias mejl")
    assert words(page(cast.sara, cast.anna), ".told") == []


def test_only_the_latest_stand_there(cast: Cast) -> None:
    for day in range(1, 13):
        letter(cast.sara, matter(cast.decision, str(day)), f"Mejl {day}", day=f"2019-01-{day:02}")
    shown = page(cast.anna, cast.sara)
    assert [each.split(" skickat")[0] for each in words(shown, ".told")][:2] == [
        "Mejl 12",
        "Mejl 11",
    ]
    assert len(words(shown, ".told")) == 10
    assert "Se också 2 äldre mejl" in shown.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_the_letters(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for day in range(1, many + 1):
        letter(cast.sara, matter(cast.decision, str(day)), "Mejl", day=f"2019-01-{day:02}")
        ReminderFactory(person=cast.sara, action_item=cast.item, occasion=f"before:{day}")
    anna = client_of(cast.anna)
    with django_assert_num_queries(20):
        anna.get(cast.sara.get_absolute_url())


def test_a_matter_says_who_was_reminded_and_how_it_went(cast: Cast) -> None:
    letter(cast.cecilia, cast.item, "Cecilias mejl")
    given = {"status": "failed", "sent_at": None, "attempts": 3, "response": "550 Nobody"}
    letter(cast.sara, cast.item, "Saras mejl", **given)
    ReminderFactory(person=cast.sara, action_item=cast.item, occasion="before:1")
    MailHoldFactory(person=cast.sara)
    answer = client_of(cast.anna).get(cast.item.get_absolute_url())
    (shown,) = [each for each in words(answer, ".plain-list") if "nytt uppdrag" in each]
    assert "Cecilia Mårtensson, nytt uppdrag: fre 25 jan, skickad 16.00" in shown
    assert "kunde inte skickas, 3 försök, servern svarade 550 Nobody" in shown
    assert "Sara Sjö, 1 dag före: 2019-01-25, väntar, hålls" in shown
    own = client_of(cast.sara).get(cast.item.get_absolute_url()).content.decode()
    assert "550 Nobody" not in own


def test_nobody_reminded_yet(cast: Cast) -> None:
    answer = client_of(cast.anna).get(cast.item.get_absolute_url())
    assert "Ingen har påmints än, och inget väntar." in words(answer, ".muted")


class TestFilters:
    @pytest.fixture(autouse=True)
    def letters(self, cast: Cast) -> None:
        letter(cast.cecilia, cast.item, "Cecilias mejl", day="2019-01-20")
        letter(cast.sara, cast.item, "Saras mejl")
        late = ReminderFactory(person=cast.sara, action_item=cast.item, occasion="overdue:1")
        late.mailing = Mailing.objects.get(person=cast.sara)
        late.save()
        decision = DecisionFactory(agenda_item__meeting=MeetingFactory(body=cast.other))
        letter(cast.olle, matter(decision, "Mäta"), "Olles mejl", sent_at=NOW)

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("q=sjö", ["Saras mejl"]),
            ("q=CECILIAS", ["Cecilias mejl"]),
            ("occasion=overdue:", ["Saras mejl"]),
            ("day_from=2019-01-21&day_to=2019-01-25", ["Olles mejl", "Saras mejl"]),
            ("day_to=2019-01-20", ["Cecilias mejl"]),
            ("status=failed", []),
        ],
    )
    def test_narrow_the_list(self, cast: Cast, asked: str, found: list[str]) -> None:
        assert titles(client_of(cast.ada).get(f"/utskick/?{asked}")) == found

    def test_by_body_also_where_no_row_is_left(self, cast: Cast) -> None:
        bare = Mailing.objects.get(subject="Olles mejl")
        bare.reminders.all().delete()
        bare.bodies.add(cast.other)
        ada = client_of(cast.ada)
        assert titles(ada.get(f"/utskick/?body={cast.other.pk}")) == ["Olles mejl"]
        assert titles(ada.get(f"/utskick/?body={cast.group.pk}")) == ["Saras mejl", "Cecilias mejl"]

    def test_nothing_fits(self, cast: Cast) -> None:
        answer = client_of(cast.anna).get("/utskick/?q=zzz")
        assert words(answer, ".empty") == [
            "Inget mejl passar in på urvalet. Välj något annat, eller visa alla."
        ]
