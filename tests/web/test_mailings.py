"""The ledger of mails: who sees which letters, and what could not be told."""

import datetime
import re
from html import unescape
from typing import Any

import pytest

from tests.factories import (
    NOW,
    AssignmentFactory,
    DecisionFactory,
    MailingFactory,
    MeetingFactory,
    PersonFactory,
    ReminderFactory,
)
from tests.web.conftest import Cast, client_of, confidential, matter
from tests.web.reading import titles, words
from tracker.models import ActionItem, Mailing, Person, Reminder

pytestmark = pytest.mark.django_db


def letter(person: Person, item: ActionItem, subject: str, **given: Any) -> Mailing:
    """A letter about one matter, sent unless something else is said."""
    given = {"status": Mailing.Status.SENT, "sent_at": NOW, "attempts": 1} | given
    mailing: Mailing = MailingFactory(person=person, subject=subject, **given)
    status = given["status"] if given["status"] in Reminder.Status.values else "waiting"
    ReminderFactory(person=person, action_item=item, mailing=mailing, status=status)
    return mailing


@pytest.fixture
def theirs(cast: Cast) -> Mailing:
    """A letter about another body's matter."""
    held = MeetingFactory(body=cast.other)
    decision = DecisionFactory(agenda_item__meeting=held)
    return letter(cast.olle, matter(decision, "Mäta", cast.olle), "Olles mejl")


@pytest.fixture
def cecilias(cast: Cast) -> Mailing:
    return letter(cast.cecilia, cast.item, "Cecilias mejl")


@pytest.fixture
def saras(cast: Cast) -> Mailing:
    return letter(cast.sara, cast.item, "Saras mejl")


def test_everyone_sees_what_is_theirs_to_see(
    cast: Cast, cecilias: Mailing, saras: Mailing, theirs: Mailing
) -> None:
    seen = {
        each.name: sorted(titles(client_of(each).get("/utskick/")))
        for each in (cast.ada, cast.anna, cast.cecilia, cast.olle)
    }
    assert seen == {
        "Ada": ["Cecilias mejl", "Olles mejl", "Saras mejl"],
        "Anna Andersson": ["Cecilias mejl", "Saras mejl"],
        "Cecilia Mårtensson": ["Cecilias mejl"],
        "Olle Öberg": ["Olles mejl"],
    }


def test_a_letter_that_one_may_not_see_does_not_exist(cast: Cast, cecilias: Mailing) -> None:
    address = cecilias.get_absolute_url()
    statuses = [
        client_of(each).get(address).status_code
        for each in (cast.ada, cast.anna, cast.cecilia, cast.sara, cast.olle)
    ]
    assert statuses == [200, 200, 200, 404, 404]


def test_nobody_logged_in(cast: Cast, cecilias: Mailing, client: Any) -> None:
    addresses = ("/utskick/", cecilias.get_absolute_url())
    assert [client.get(address).status_code for address in addresses] == [302, 302]


def test_filtered_by_status_and_person(cast: Cast, cecilias: Mailing, saras: Mailing) -> None:
    Mailing.objects.filter(pk=saras.pk).update(status="failed")
    anna = client_of(cast.anna)
    by_status = titles(anna.get("/utskick/?status=failed"))
    by_person = titles(anna.get(f"/utskick/?person={cast.cecilia.pk}"))
    assert (by_status, by_person) == (["Saras mejl"], ["Cecilias mejl"])


def test_the_people_to_choose_from_are_those_whose_letters_one_sees(
    cast: Cast, cecilias: Mailing, theirs: Mailing
) -> None:
    answer: Any = client_of(cast.anna).get("/utskick/")
    choices = answer.context["filters"].form.fields["person"].queryset
    assert list(choices) == [cast.cecilia]


def test_what_could_not_be_told_stands_first_with_what_to_do(cast: Cast) -> None:
    nobody = PersonFactory(name="Nils Utan", email="")
    ReminderFactory(person=nobody, action_item=cast.item, status="no_address")
    AssignmentFactory(person=nobody, action_item=cast.item)
    failed = letter(cast.sara, cast.item, "Saras mejl", status="failed", sent_at=None)
    answer = client_of(cast.anna).get("/utskick/")
    (notice,) = words(answer, ".notice--warning")
    assert "Nils Utan: saknar e-postadress. Ge en e-postadress, så går mejlet" in notice
    assert "Sara Sjö: mejlet gick inte fram. Kontrollera adressen" in notice
    page = answer.content.decode()
    assert f'href="{failed.get_absolute_url()}">Se mejlet' in page
    assert f'href="{nobody.get_absolute_url()}">Ge en e-postadress' in page
    assert f'href="{cast.sara.get_absolute_url()}">Kontrollera adressen' in page


def test_who_may_not_mend_an_address_is_told_to_ask(cast: Cast) -> None:
    unassigned_since = PersonFactory(name="Nils Utan", email="")
    ReminderFactory(person=unassigned_since, action_item=cast.item, status="no_address")
    (notice,) = words(client_of(cast.anna).get("/utskick/"), ".notice--warning")
    assert "Nils Utan: saknar e-postadress. Be en administratör lägga in en" in notice


def test_what_could_not_be_told_of_a_closed_matter_is_past(cast: Cast) -> None:
    nobody = PersonFactory(name="Nils Utan", email="")
    ReminderFactory(person=nobody, action_item=cast.item, status="no_address")
    ActionItem.objects.update(status="done")
    assert words(client_of(cast.anna).get("/utskick/"), ".notice--warning") == []


def test_what_was_told_later_is_past(cast: Cast) -> None:
    letter(cast.sara, cast.item, "Saras mejl", status="failed", sent_at=None)
    later = NOW + datetime.timedelta(days=1)
    ReminderFactory(
        person=cast.sara, action_item=cast.item, status="sent", occasion="before:1", due_at=later
    )
    assert words(client_of(cast.anna).get("/utskick/"), ".notice--warning") == []


def test_what_could_not_be_told_elsewhere_does_not_exist(cast: Cast) -> None:
    nobody = PersonFactory(name="Nils Utan", email="")
    ReminderFactory(person=nobody, action_item=cast.item, status="no_address")
    pages = [
        client_of(each).get("/utskick/").content.decode() for each in (cast.olle, cast.cecilia)
    ]
    assert ["Nils Utan" in page for page in pages] == [False, False]


def test_a_letter_is_shown_as_it_was_sent(cast: Cast) -> None:
    html = '<p onclick="x()">Hej "du" & hej</p><script>alert(1)</script>'
    mailing = letter(
        cast.cecilia,
        cast.item,
        "Hej",
        text="Se http://testserver/svar/abc/",
        html=html,
        response="250 OK",
    )
    page = client_of(cast.cecilia).get(mailing.get_absolute_url()).content.decode()
    (frame,) = re.findall(r"<iframe[^>]*>", page)
    assert 'sandbox=""' in frame
    assert unescape(re.search(r'srcdoc="([^"]*)"', frame)[1]) == html  # type: ignore[index]
    assert "<script>alert" not in page
    assert '<a href="http://testserver/svar/abc/"' in page
    for shown in (mailing.message_id, "250 OK", cast.cecilia.email):
        assert shown.replace("<", "&lt;").replace(">", "&gt;") in page


@pytest.mark.parametrize(
    ("status", "attempts", "told"),
    [
        ("failed", 3, "Mejlet kunde inte skickas. 3 försök gjordes"),
        ("uncertain", 1, "Det är osäkert om mejlet gick fram"),
        ("waiting", 2, "Servern tog inte emot mejlet än. Nästa försök görs"),
    ],
)
def test_what_became_of_a_letter_in_words(
    cast: Cast, status: str, attempts: int, told: str
) -> None:
    mailing = letter(cast.cecilia, cast.item, "Hej", status=status, attempts=attempts, sent_at=None)
    answer = client_of(cast.anna).get(mailing.get_absolute_url())
    assert told in " ".join(words(answer, ".notice"))


def test_a_confidential_matter_is_not_named_to_who_may_not_know(cast: Cast) -> None:
    item = confidential(cast.held, "Anställa någon", cast.sara)
    mailing = letter(cast.sara, item, "Ett uppdrag")
    rows = {
        each.name: titles(client_of(each).get(mailing.get_absolute_url()))
        for each in (cast.sara, cast.anna)
    }
    assert rows == {
        "Sara Sjö": ["Ett uppdrag som du inte kan se"],
        "Anna Andersson": ["Anställa någon"],
    }


def test_the_list_takes_as_many_queries_for_three_letters_as_for_one(
    cast: Cast, cecilias: Mailing, django_assert_num_queries: Any
) -> None:
    anna = client_of(cast.anna)
    with django_assert_num_queries(14):
        anna.get("/utskick/")
    for name in ("Ett", "Två"):
        letter(PersonFactory(name=name), cast.item, name)
    with django_assert_num_queries(14):
        anna.get("/utskick/")


def test_only_the_letters_person_sees_its_personal_links(cast: Cast) -> None:
    link = "http://testserver/svar/WzEsMV0:secret-token_1/"
    address = letter(
        cast.cecilia, cast.item, "Mejl", text=f"Svara: {link}", html=f'<a href="{link}">Svara</a>'
    ).get_absolute_url()
    pages = {who: client_of(who).get(address).content.decode() for who in (cast.anna, cast.cecilia)}
    assert ["secret-token_1" in page for page in pages.values()] == [False, True]
    assert "Länkarna är personliga" in pages[cast.anna]


def test_everybody_logged_in_finds_their_letters_in_the_menu(cast: Cast) -> None:
    menus = [words(client_of(who).get("/"), ".site-nav") for who in (cast.cecilia, cast.anna)]
    assert menus == [
        ["Min sida Möten Uppdrag Beslut Remisser Utskick"],
        ["Min sida Möten Uppdrag Beslut Remisser Import Utskick"],
    ]
