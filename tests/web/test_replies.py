"""What a coordinator meets of answers and bounces by mail."""

import pytest

from tests.factories import NOW, MailingFactory, PersonFactory, ReminderFactory
from tests.web.conftest import Cast, client_of, confidential
from tests.web.reading import Answer, words
from tracker.models import ActionItem, Mailing, Person
from tracker.responses import keep_reply, say_done

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(cast: Cast) -> Cast:
    """Cecilia has answered that it is done."""
    say_done(cast.item, by=cast.cecilia, via="reply", now=NOW, note="Klart! Skickad i går.")
    return cast


def send(cast: Cast, who: Person, action: str) -> Answer:
    address = f"/uppdrag/{cast.item.pk}/"
    return client_of(who).post(address, {"action": action, "next": "/"}, follow=True)


def now(cast: Cast) -> ActionItem:
    return ActionItem.objects.get(pk=cast.item.pk)


def test_the_box_lists_what_is_said_to_be_done_with_the_words(said: Cast) -> None:
    box = words(client_of(said.anna).get("/"), ".to-do")[0]
    assert (
        "Anmält som klart Göra en lista över möten Cecilia Mårtensson 2019-01-25 "
        "Klart! Skickad i går. Bekräfta Inte klart än"
    ) in box


def test_one_click_confirms_it(said: Cast) -> None:
    page = send(said, said.anna, "confirm_done")
    assert page.redirect_chain == [("/", 302)]
    assert words(page, ".notice") == ["Klart: Göra en lista över möten"]
    assert (now(said).status, now(said).said_done_at) == ("done", None)
    assert [(each.kind, each.by_name) for each in said.item.events.all()] == [
        ("said_done", "Cecilia Mårtensson"),
        ("status", "Anna Andersson"),
    ]


def test_one_click_leaves_it_open(said: Cast) -> None:
    page = send(said, said.anna, "deny_done")
    assert words(page, ".notice") == ["Uppdraget är fortfarande öppet."]
    assert (now(said).status, now(said).said_done_at) == ("open", None)


def test_a_second_click_is_told_so(said: Cast) -> None:
    send(said, said.anna, "confirm_done")
    page = send(said, said.anna, "deny_done")
    assert words(page, ".notice") == [
        "Ingen har anmält att uppdraget är klart. Ingenting har ändrats."
    ]


@pytest.mark.parametrize("action", ["confirm_done", "deny_done", "mark_read"])
def test_only_who_coordinates_answers_it(said: Cast, action: str) -> None:
    statuses = [send(said, who, action).status_code for who in (said.cecilia, said.olle)]
    assert statuses == [403, 404]
    assert now(said).said_done_at == NOW


def test_the_items_page_asks_the_coordinator_and_nobody_else(said: Cast) -> None:
    address = f"/uppdrag/{said.item.pk}/"
    assert words(client_of(said.anna).get(address), ".notice") == [
        "Anmält som klart i ett svar på mejl den 2019-01-25. Svaret står i historiken. "
        "Bekräfta Inte klart än"
    ]
    page = client_of(said.cecilia).get(address)
    assert words(page, ".notice") == []
    assert "Cecilia Mårtensson via svar på mejl: anmält som klart" in words(page, ".history")[0]


def test_a_reply_waits_until_it_is_read(cast: Cast) -> None:
    keep_reply(cast.item, "Vem har listan?", by=cast.cecilia, now=NOW)
    anna = client_of(cast.anna)
    box = words(anna.get("/"), ".to-do")[0]
    assert "Nya svar på mejl Göra en lista över möten" in box
    assert "Vem har listan? Läst" in box
    page = send(cast, cast.anna, "mark_read")
    assert words(page, ".notice") == ["Svaret är läst."]
    assert "Vem har listan?" not in words(anna.get("/"), ".to-do")[0]


def test_a_reply_about_a_confidential_matter_is_not_for_other_coordinators(cast: Cast) -> None:
    item = confidential(cast.held, "Hemligt", cast.cecilia)
    keep_reply(item, "Förhandlingen strandade.", by=cast.cecilia, now=NOW)
    seen = {
        who.name: "strandade" in client_of(who).get("/").content.decode()
        for who in (cast.anna, cast.olle, cast.sara)
    }
    assert seen == {"Anna Andersson": True, "Olle Öberg": False, "Sara Sjö": False}


class TestBounced:
    @pytest.fixture
    def letter(self, cast: Cast) -> Mailing:
        letter = MailingFactory(
            person=cast.cecilia,
            status="failed",
            attempts=1,
            sent_at=NOW,
            bounced_at=NOW,
            response="550 5.1.1 no such user (mx.example.org)",
        )
        ReminderFactory(person=cast.cecilia, action_item=cast.item, mailing=letter, status="failed")
        return letter

    def test_the_box_lists_it_with_the_servers_words(self, cast: Cast, letter: Mailing) -> None:
        box = words(client_of(cast.anna).get("/"), ".to-do")[0]
        assert (
            f"Mejl som kom tillbaka Cecilia Mårtensson, {cast.cecilia.email} "
            "550 5.1.1 no such user (mx.example.org)"
        ) in box

    def test_until_the_address_is_another(self, cast: Cast, letter: Mailing) -> None:
        cast.cecilia.email = "ny@example.org"
        cast.cecilia.save()
        assert "kom tillbaka" not in words(client_of(cast.anna).get("/"), ".to-do")[0]

    def test_the_letters_page_says_what_happened(self, cast: Cast, letter: Mailing) -> None:
        page = client_of(cast.anna).get(letter.get_absolute_url())
        assert words(page, ".notice")[0].startswith("Mejlet kom tillbaka 25 januari 2019")
        assert "550 5.1.1 no such user (mx.example.org)" in words(page, "code")

    def test_the_ledger_counts_the_person_among_the_untold(
        self, cast: Cast, letter: Mailing
    ) -> None:
        notice = words(client_of(cast.anna).get("/utskick/"), ".notice")[0]
        assert "Cecilia Mårtensson: mejlet gick inte fram." in notice


def test_it_holds_nothing_of_another_bodys_letters(cast: Cast) -> None:
    MailingFactory(person=PersonFactory(name="Okänd"), status="failed", bounced_at=NOW)
    assert "Okänd" not in client_of(cast.anna).get("/").content.decode()
