"""The letter itself, as it goes out."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django import Settings

from tests.factories import (
    DecisionFactory,
    MailingFactory,
    MeetingFactory,
    MembershipFactory,
    PersonFactory,
    ReminderFactory,
)
from tests.reminders.scenes import at, day, matter
from tracker import links
from tracker.models import ActionItem, Meeting, Person
from tracker.redacting import without_tokens
from tracker.reminders.courier import wire_format
from tracker.reminders.letters import compose

NOW = at("2019-01-31T07:30")


def letter_about(*items: ActionItem, person: Person, occasion: str = "new") -> EmailMessage:
    """The letter as a mail program reads it."""
    mailing = MailingFactory(person=person, message_id="<brev@beslut.example>")
    rows = [
        ReminderFactory(person=person, action_item=item, occasion=occasion, deadline=item.due_on)
        for item in items
    ]
    raw = wire_format(compose(mailing, rows, now=NOW))
    return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)


def part(letter: EmailMessage, kind: str) -> str:
    body: Any = letter.get_body((kind,))
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.fixture
def item(cecilia: Person, meeting: Meeting) -> ActionItem:
    """The real decision of 25 January 2019."""
    ssk = MeetingFactory(body__short_name="SSK", date=day("2019-02-07"))
    decision = DecisionFactory(
        agenda_item__meeting=meeting,
        agenda_item__number="5",
        text="Cecilia fyller på och bevakar listan.",
    )
    return matter(
        cecilia,
        due="2019-02-07",
        due_meeting=ssk,
        due_text="på nästa SSK 7/2",
        decision=decision,
        text="Fylla på och bevaka listan med möten",
    )


def test_the_text_says_it_all(item: ActionItem, cecilia: Person, anna: Person) -> None:
    text = part(letter_about(item, person=cecilia, occasion="before:7"), "plain")
    answer, settings = (word for word in text.split() if word.startswith("http"))
    assert (
        text
        == f"""\
Hej Cecilia!

Du har ett uppdrag att hålla reda på. Länken öppnar en sida där du svarar utan att logga in: \
klart, pågår eller mer tid.


Klart senast tors 7 feb 2019
----------

* Fylla på och bevaka listan med möten
  Klart senast: tors 7 feb 2019, om 7 dagar – ”på nästa SSK 7/2”
  Beslut av LG fre 25 jan 2019, punkt 5: ”Cecilia fyller på och bevakar listan.”
  Du står som ansvarig.
  Svara här: {answer}


Dagarna följer med som en kalenderfil.

--\x20
Samordnare, som du når genom att svara på mejlet:
Anna Söderström, anna@example.org
Välj vilka mejl du får: {settings}
"""
    )


def test_the_html_says_the_same(item: ActionItem, cecilia: Person, anna: Person) -> None:
    letter = letter_about(item, person=cecilia, occasion="before:7")
    html = part(letter, "html")
    for words in (
        '<html lang="sv">',
        "<title>Senast tors 7 feb: Fylla på och bevaka listan med möten</title>",
        "Hej Cecilia!",
        "Klart senast: tors 7 feb 2019, om 7 dagar – ”på nästa SSK 7/2”",
        "Beslut av LG fre 25 jan 2019, punkt 5: ”Cecilia fyller på och bevakar listan.”",
        "Du står som ansvarig.",
        "Anna Söderström",
    ):
        assert words in html
    links = [word for word in part(letter, "plain").split() if word.startswith("http")]
    assert [html.count(f'href="{link}"') for link in links] == [1, 1]


def test_no_picture_no_script_no_table(item: ActionItem, cecilia: Person) -> None:
    html = part(letter_about(item, person=cecilia), "html")
    assert [mark for mark in ("<img", "<script", "<table", "<link") if mark in html] == []


def test_markup_in_a_matter_is_shown_and_not_obeyed(cecilia: Person) -> None:
    letter = letter_about(matter(cecilia, text="Svara <b>A & B</b>"), person=cecilia)
    assert "Svara &lt;b&gt;A &amp; B&lt;/b&gt;" in part(letter, "html")
    assert "* Svara <b>A & B</b>\n" in part(letter, "plain")


def test_the_headers(item: ActionItem, cecilia: Person, anna: Person) -> None:
    letter = letter_about(item, person=cecilia, occasion="before:7")
    row = item.reminders.get()
    [settings] = [word for word in part(letter, "plain").split() if "/installningar/" in word]
    expected = {
        "Subject": "Senast tors 7 feb: Fylla på och bevaka listan med möten",
        "From": "Beslutsspår <spar@example.org>",
        "To": "cecilia@example.org",
        "Reply-To": "anna@example.org",
        "Date": "Thu, 31 Jan 2019 07:30:00 +0100",
        "Message-ID": "<brev@beslut.example>",
        "X-Tracker-Reminder": str(row.pk),
        "List-Unsubscribe": f"<{settings}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "sv",
    }
    assert {name: str(letter[name]) for name in expected} == expected


def test_the_address_to_unsubscribe_is_written_plainly(cecilia: Person) -> None:
    """RFC 8058 lets nothing be encoded there."""
    row = ReminderFactory(person=cecilia, action_item=matter(cecilia))
    raw = wire_format(compose(MailingFactory(person=cecilia), [row], now=NOW))
    assert b"\nList-Unsubscribe: <http://testserver/installningar/" in raw


def test_the_ledger_ids_of_all_rows_are_named(cecilia: Person) -> None:
    items = [matter(cecilia) for _ in range(100)]
    header = str(letter_about(*items, person=cecilia)["X-Tracker-Reminder"])
    assert [int(each) for each in header.split(",")] == sorted(
        row.pk for item in items for row in item.reminders.all()
    )


def test_a_reply_reaches_every_coordinator_who_has_an_address(
    cecilia: Person, meeting: Meeting, anna: Person
) -> None:
    MembershipFactory(
        person=PersonFactory(name="Bo Renman", email=""), body=meeting.body, is_coordinator=True
    )
    MembershipFactory(
        person=PersonFactory(name="Förra", email="forra@example.org"),
        body=meeting.body,
        is_coordinator=True,
        end=day("2018-12-31"),
    )
    item = matter(cecilia, decision__agenda_item__meeting=meeting)
    letter = letter_about(item, person=cecilia)
    assert letter["Reply-To"] == "anna@example.org"
    assert "Anna Söderström, anna@example.org\nBo Renman\n" in part(letter, "plain")


class TestAnswersByMail:
    """Where the installation takes answers in, they go to the matter."""

    @pytest.fixture(autouse=True)
    def reply_address(self, settings: Settings) -> None:
        settings.REPLY_ADDRESS = "svar@beslut.example"

    def test_the_address_is_the_letters_own(
        self, item: ActionItem, cecilia: Person, anna: Person
    ) -> None:
        letter = letter_about(item, person=cecilia)
        token = links.reply_token_in(str(letter["Reply-To"]))
        mailing = links.read_reply_token(token, today=timezone.localdate())
        assert mailing.person == cecilia
        assert letter["From"] == "Beslutsspår <spar@example.org>"

    def test_a_letter_about_one_matter_says_how(
        self, item: ActionItem, cecilia: Person, anna: Person
    ) -> None:
        letter = letter_about(item, person=cecilia)
        said = (
            "Du kan också svara på det här mejlet, så sparas svaret hos uppdraget. "
            "Börja med ordet klart om det är gjort."
        )
        for kind in ("plain", "html"):
            words = part(letter, kind)
            assert said in words
            assert f"[U{item.pk}]" not in words
            assert "Samordnare:" in words
            assert "anna@example.org" in words

    def test_what_is_said_to_be_done_waits_for_the_coordinator(self, cecilia: Person) -> None:
        item = matter(cecilia, said_done_at=NOW)
        said = "Det är anmält som klart, och samordnaren har inte bekräftat det än."
        assert said in part(letter_about(item, person=cecilia), "plain")

    def test_several_matters_have_their_numbers(self, cecilia: Person) -> None:
        items = [matter(cecilia, text=text) for text in ("Ringa", "Skriva")]
        letter = letter_about(*items, person=cecilia)
        for kind in ("plain", "html"):
            words = part(letter, kind)
            assert [f"{item.text} [U{item.pk}]" in words for item in items] == [True, True]
            assert "skriv uppdragets nummer, som U12" in words


def test_without_a_coordinator_nobody_is_named(cecilia: Person) -> None:
    letter = letter_about(matter(cecilia), person=cecilia)
    assert letter["Reply-To"] is None
    assert "Samordnare" not in part(letter, "plain") + part(letter, "html")


class TestConfidential:
    @pytest.fixture
    def letter(self, cecilia: Person, meeting: Meeting, item: ActionItem) -> EmailMessage:
        decision = item.decision
        decision.agenda_item.is_confidential = True
        decision.agenda_item.title = "Rekrytering"
        decision.agenda_item.save()
        return letter_about(item, person=cecilia, occasion="before:7")

    def test_it_says_only_that_there_is_one(self, letter: EmailMessage) -> None:
        everything = part(letter, "plain") + part(letter, "html") + str(letter["Subject"])
        # The letters of a token are random, and may well be "LG".
        everything = without_tokens(everything)
        secrets = ("lista", "Rekrytering", "7 feb", "SSK", "punkt 5", "LG", "25 jan")
        assert [secret for secret in secrets if secret in everything] == []
        assert letter["Subject"] == "Ett konfidentiellt uppdrag"
        assert "* Ett uppdrag från en konfidentiell punkt.\n  Svara här: http://" in part(
            letter, "plain"
        )

    def test_nor_does_the_calendar(self, letter: EmailMessage) -> None:
        assert list(letter.iter_attachments()) == []
        assert "kalenderfil" not in part(letter, "plain")


def test_the_deadlines_come_as_a_calendar(item: ActionItem, cecilia: Person) -> None:
    letter = letter_about(item, matter(cecilia), person=cecilia)
    [attached] = letter.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == (
        "text/calendar",
        "klart-senast.ics",
    )
    event: Any = Calendar.from_ical(attached.get_content()).walk("VEVENT")[0]
    assert event["UID"] == f"action-item-{item.pk}@testserver"
    assert event["DTSTART"].dt == day("2019-02-07")
    assert event["SUMMARY"] == "Fylla på och bevaka listan med möten"


def test_in_english(item: ActionItem, cecilia: Person) -> None:
    cecilia.language = "en"
    cecilia.save()
    letter = letter_about(item, person=cecilia, occasion="before:7")
    assert letter["Content-Language"] == "en"
    assert '<html lang="en">' in part(letter, "html")
    assert "Thu 7 Feb 2019" in part(letter, "plain")


@pytest.mark.parametrize("address", ["", "bo vid example.org", "bo@\nexample.org"])
def test_a_coordinator_without_an_address_is_named_but_not_to_be_answered(
    cecilia: Person, meeting: Meeting, address: str
) -> None:
    bo = PersonFactory(name="Bo Renman", email=address)
    MembershipFactory(person=bo, body=meeting.body, is_coordinator=True)
    item = matter(cecilia, decision__agenda_item__meeting=meeting)
    Person.objects.exclude(pk=bo.pk).update(email="")
    letter = letter_about(item, person=cecilia)
    assert letter["Reply-To"] is None
    assert "Samordnare:" in part(letter, "plain")
    assert "Bo Renman" in part(letter, "plain")
    assert "genom att svara" not in part(letter, "plain")
