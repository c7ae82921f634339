"""Another try and a copy of a letter, asked for on its page."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import DecisionFactory, MeetingFactory, ReminderFactory
from tests.web.conftest import Cast, client_of, matter
from tests.web.reading import words
from tests.web.test_mailings import letter
from tracker.models import Mailing, Reminder

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(cast: Cast) -> Mailing:
    mailing = letter(
        cast.sara, cast.item, "Saras mejl", status="failed", sent_at=None, response="550 Nobody"
    )
    Reminder.objects.update(deadline=cast.item.due_on)
    return mailing


@pytest.fixture
def sent(cast: Cast) -> Mailing:
    return letter(cast.sara, cast.item, "Saras mejl", text="Hej", html="<p>Hej</p>")


def press(client: Client, mailing: Mailing, action: str, **given: object) -> Any:
    return client.post(mailing.get_absolute_url(), {"action": action, **given}, follow=True)


def test_a_failed_letter_is_put_back_and_the_page_says_who_asked(
    cast: Cast, failed: Mailing
) -> None:
    page = press(client_of(cast.anna), failed, "again")
    failed.refresh_from_db()
    assert (failed.status, Reminder.objects.get().status) == ("waiting", "waiting")
    assert words(page, ".notice--success") == ["Mejlet väntar igen och går med nästa utskick."]
    assert "25 januari 2019 16.00: Anna Andersson bad om ett nytt försök" in words(page, "dd")


def test_a_second_press_says_that_it_was_done(cast: Cast, failed: Mailing) -> None:
    anna = client_of(cast.anna)
    press(anna, failed, "again")
    page = press(anna, failed, "again")
    assert words(page, ".notice--error")[0].startswith("Det går bara att försöka igen")


def test_a_sent_letter_goes_as_a_copy_and_once_for_a_double_click(
    cast: Cast, sent: Mailing
) -> None:
    anna = client_of(cast.anna)
    press(anna, sent, "copy", copies=0)
    page = press(anna, sent, "copy", copies=0)
    copy = Mailing.objects.get(copy_of=sent)
    assert (copy.status, copy.text, copy.html, copy.person) == (
        "waiting",
        "Hej",
        "<p>Hej</p>",
        cast.sara,
    )
    assert words(page, ".notice--error")[0].startswith("En kopia är redan beställd")


def test_the_copy_and_the_first_lead_to_each_other(cast: Cast, sent: Mailing) -> None:
    anna = client_of(cast.anna)
    press(anna, sent, "copy", copies=0)
    copy = Mailing.objects.get(copy_of=sent)
    pages = {each.pk: anna.get(each.get_absolute_url()).content.decode() for each in (sent, copy)}
    assert f'href="{copy.get_absolute_url()}"' in pages[sent.pk]
    assert f'href="{sent.get_absolute_url()}"' in pages[copy.pk]


@pytest.mark.parametrize(
    ("action", "shown"), [("failed", True), ("sent", True), ("waiting", False)]
)
def test_the_button_stands_where_it_does_something(
    cast: Cast, sent: Mailing, action: str, shown: bool
) -> None:
    Mailing.objects.update(status=action)
    page = client_of(cast.anna).get(sent.get_absolute_url()).content.decode()
    assert ("Skicka igen" in page) is shown


def test_only_who_keeps_all_its_bodies_may(cast: Cast, failed: Mailing) -> None:
    people = (cast.sara, cast.cecilia, cast.olle)
    answers = [press(client_of(each), failed, "again").status_code for each in people]
    assert answers == [403, 404, 404]
    decision = DecisionFactory(agenda_item__meeting=MeetingFactory(body=cast.other))
    ReminderFactory(person=cast.sara, action_item=matter(decision, "Mäta"), mailing=failed)
    assert press(client_of(cast.anna), failed, "again").status_code == 404
    assert press(client_of(cast.ada), failed, "again").status_code == 200


def test_looking_changes_nothing(cast: Cast, failed: Mailing) -> None:
    address = f"{failed.get_absolute_url()}?action=again"
    assert client_of(cast.anna).get(address).status_code == 200
    failed.refresh_from_db()
    assert failed.status == "failed"


def test_a_button_that_is_none_is_refused(cast: Cast, failed: Mailing) -> None:
    assert press(client_of(cast.anna), failed, "erase").status_code == 403
