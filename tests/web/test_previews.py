"""A letter tried with real data before it goes."""

import re
from html import unescape
from typing import Any

import pytest

from tests.factories import DecisionFactory, MeetingFactory, ReminderPolicyFactory
from tests.mail_server import Inbox
from tests.reminders.test_letters import part
from tests.web.conftest import Cast, client_of, confidential, matter
from tests.web.reading import status_of, words
from tests.web.rows import all_rows
from tracker.models import Mailing, Person, Reminder
from tracker.redacting import without_tokens

pytestmark = pytest.mark.django_db

PAGE = "/utskick/forhandsgranska/"
# The first letter after the afternoon of Friday 25 January goes on Monday.
MONDAY = "2019-01-28"


def page(reader: Person, person: Person, day: str = MONDAY) -> Any:
    return client_of(reader).get(PAGE, {"person": str(person.pk), "day": day})


def send(reader: Person, person: Person, day: str = MONDAY) -> Any:
    return client_of(reader).post(PAGE, {"person": person.pk, "day": day}, follow=True)


def kept() -> list[tuple[object, ...]]:
    """All rows that are ours, but for the accounts, which note when somebody logs in."""
    return [row for row in all_rows() if row[0] != "User"]


def test_it_is_for_coordinators(cast: Cast) -> None:
    readers = (cast.anna, cast.ada, cast.cecilia, cast.sara)
    assert [status_of(client_of(each), PAGE) for each in readers] == [200, 200, 404, 404]


def test_it_shows_what_somebody_would_get_and_keeps_nothing(cast: Cast) -> None:
    before = kept()
    answer = page(cast.anna, cast.cecilia)
    assert answer.context["subject"] == "Nytt, senast tors 7 feb: Göra en lista över möten"
    assert "Göra en lista över möten" in answer.context["text"]
    assert kept() == before


def test_the_letter_stands_whole_in_its_frame(cast: Cast) -> None:
    shown = page(cast.anna, cast.cecilia)
    srcdoc = re.findall(r'srcdoc="([^"]*)"', shown.content.decode())
    assert [unescape(each) for each in srcdoc] == [shown.context["html"]]


def test_the_person_is_chosen_by_name_out_of_a_list(cast: Cast) -> None:
    answer = client_of(cast.anna).get(PAGE, {"person": "cecilia  mårtensson", "day": MONDAY})
    assert answer.context["subject"] == "Nytt, senast tors 7 feb: Göra en lista över möten"
    shown = page(cast.anna, cast.cecilia)
    assert shown.context["form"]["person"].value() == "Cecilia Mårtensson"
    assert '<option value="Cecilia Mårtensson">' in shown.content.decode()


def test_a_name_that_nobody_has_is_told(cast: Cast) -> None:
    answer = client_of(cast.anna).get(PAGE, {"person": "Nisse Hult", "day": MONDAY})
    assert answer.status_code == 422
    assert words(answer, ".field-error")[0].startswith("Ingen i registret heter så.")


def test_the_days_until_then_are_lived_through(cast: Cast) -> None:
    """On the Thursday the news has gone: the week before the deadline is what there is to tell."""
    subjects = {
        day: page(cast.anna, cast.cecilia, day).context.get("subject")
        for day in ("2019-01-25", MONDAY, "2019-01-29", "2019-01-31", "2019-02-02")
    }
    told = "Senast tors 7 feb: Göra en lista över möten"
    assert subjects == {
        "2019-01-25": None,
        MONDAY: f"Nytt, s{told[1:]}",
        "2019-01-29": None,
        "2019-01-31": told,
        "2019-02-02": None,
    }


def test_the_days_before_the_next_meetings_are_suggested(cast: Cast) -> None:
    ReminderPolicyFactory(body=cast.group, brief_days=3)
    answer = client_of(cast.anna).get(PAGE)
    assert [str(each.day) for each in answer.context["suggestions"]] == ["2019-02-04"]


def test_nothing_in_it_is_signed(cast: Cast) -> None:
    answer = page(cast.anna, cast.cecilia)
    shown = answer.context["text"] + answer.context["html"]
    assert without_tokens(shown) == shown
    addresses = set(re.findall(r"http://testserver(/[^\s\"<]*)", shown))
    assert addresses == {cast.item.get_absolute_url(), cast.cecilia.get_absolute_url()}


def test_only_what_the_coordinators_bodies_decided(cast: Cast) -> None:
    elsewhere = DecisionFactory(agenda_item__meeting=MeetingFactory(body=cast.other))
    matter(elsewhere, "Mäta buller", cast.cecilia)
    texts = [page(each, cast.cecilia).context["text"] for each in (cast.anna, cast.ada)]
    assert ["Mäta buller" in text for text in texts] == [False, True]


def test_nobody_that_the_coordinator_has_nothing_to_do_with(cast: Cast) -> None:
    answer = page(cast.anna, cast.olle)
    assert (answer.status_code, "subject" in answer.context) == (422, False)


def test_a_confidential_matter_says_only_that_there_is_one(cast: Cast) -> None:
    confidential(cast.held, "Anställa någon", cast.olle)
    text = page(cast.anna, cast.olle).context["text"]
    assert ("Anställa" in text, "Ett uppdrag från en konfidentiell punkt." in text) == (False, True)


@pytest.mark.parametrize("day", ["2019-01-24", "2019-06-01", "snart"])
def test_a_day_that_cannot_be_seen(cast: Cast, day: str) -> None:
    assert page(cast.anna, cast.cecilia, day).status_code == 422


def test_no_letter_that_day_is_said(cast: Cast) -> None:
    Person.objects.filter(pk=cast.cecilia.pk).update(wants_mail=False)
    (said,) = words(page(cast.anna, cast.cecilia), ".empty")
    assert said.startswith("Cecilia Mårtensson får inget mejl om dina organ mån 28 jan")


def test_sent_to_who_tries_it_and_to_nobody_else(cast: Cast, smtp: Inbox) -> None:
    before = kept()
    answer = send(cast.anna, cast.cecilia)
    [mail] = smtp.messages
    assert (mail["To"], mail["Subject"]) == (
        cast.anna.email,
        "Prov: Nytt, senast tors 7 feb: Göra en lista över möten",
    )
    assert f"Provet är skickat till {cast.anna.email}." in answer.content.decode()
    assert kept() == before
    assert (Mailing.objects.count(), Reminder.objects.count()) == (0, 0)


def test_the_test_says_so_and_holds_nothing_of_somebody_elses(cast: Cast, smtp: Inbox) -> None:
    send(cast.anna, cast.cecilia)
    [mail] = smtp.messages
    plain, html = part(mail, "plain"), part(mail, "html")
    assert plain.startswith("Det här är ett prov. Så ser mejlet till Cecilia Mårtensson ut ")
    assert "Det här är ett prov." in html
    calendar = "".join(str(each.get_content()) for each in mail.iter_attachments())
    unfolded = calendar.replace("\r\n ", "").replace("\n ", "")
    assert "BEGIN:VEVENT" in unfolded
    everything = plain + html + unfolded
    assert without_tokens(everything) == everything
    assert [mail[name] for name in ("List-Unsubscribe", "Reply-To", "X-Tracker-Reminder")] == [
        None
    ] * 3
    assert mail["X-Tracker-Test"] == str(cast.cecilia.pk)


def test_the_log_says_that_it_was_tried(cast: Cast, smtp: Inbox) -> None:
    from django.contrib.admin.models import LogEntry

    send(cast.anna, cast.cecilia)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.get_change_message()) == (
        cast.anna.user,
        str(cast.cecilia.pk),
        f"Provmejl skickat till {cast.anna.email}.",
    )


def test_a_refusal_by_the_server_is_told(cast: Cast, smtp: Inbox) -> None:
    smtp.on_recipient = lambda *_given: "550 5.1.1 No such user"
    answer = send(cast.anna, cast.cecilia)
    assert "Provet kunde inte skickas. Servern svarade: 550" in answer.content.decode()


def test_members_can_send_none(cast: Cast, smtp: Inbox) -> None:
    assert (send(cast.cecilia, cast.cecilia).status_code, smtp.messages) == (404, [])
