"""Adjusters are told of minutes that wait for them: once, then weekly, with what else is due."""

import datetime

import pytest

from tests.factories import AgendaItemFactory, MailHoldFactory, MeetingFactory
from tests.mail_server import VANISH, Inbox
from tests.reminders.scenes import at, counts, matter, state
from tests.reminders.test_letters import part
from tracker import approval
from tracker.models import Approval, Mailing, Meeting, Person, Reminder
from tracker.redacting import without_tokens
from tracker.reminders import plan, send_copy, tell, try_again
from tracker.reminders.claiming import claim
from tracker.reminders.collecting import collect
from tracker.reminders.sending import send
from tracker.reminders.writing import write

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
# Friday; the letters go on Monday.
ASKED_AT = at("2019-01-25T16:00")
MONDAY = at("2019-01-28T07:30")


@pytest.fixture
def asked(cecilia: Person, anna: Person, meeting: Meeting) -> Approval:
    AgendaItemFactory(meeting=meeting)
    return approval.ask(meeting, [cecilia], by=anna, via="page", now=ASKED_AT)[0]


def rows() -> list[tuple[str, str]]:
    return list(Reminder.objects.order_by("pk").values_list("occasion", "status"))


def subjects(smtp: Inbox, person: Person) -> list[str]:
    return [mail["Subject"] for mail in smtp.to(person.email)]


def test_the_letter_says_what_waits_who_asks_and_where_to_answer(
    asked: Approval, smtp: Inbox
) -> None:
    tell(ASKED_AT)
    assert smtp.messages == []
    tell(MONDAY)
    [mail] = smtp.to("cecilia@example.org")
    assert mail["Subject"] == "Justera protokollet: LG 25 januari"
    assert mail["Reply-To"] == "anna@example.org"
    assert without_tokens(part(mail, "plain")) == (
        """\
Hej Cecilia!


Protokoll att justera
----------
Du är justerare. Läs protokollet och justera det, eller skriv vad som behöver ändras. \
Länken öppnar en sida där du gör det utan att logga in.

* Ledningsgruppen fredag 25 januari 2019
  Anna Söderström skickade protokollet för justering fre 25 jan 2019.
  Läs och justera: http://testserver/justera/…/


-- 
Samordnare, som du når genom att svara på mejlet:
Anna Söderström, anna@example.org
Välj vilka mejl du får: http://testserver/installningar/…/
"""  # noqa: W291
    )


def test_the_html_says_the_same_on_one_button(asked: Approval, smtp: Inbox) -> None:
    tell(MONDAY)
    html = part(smtp.messages[0], "html")
    assert html.count('href="http://testserver/justera/') == 1
    assert "Läs och justera</a>" in html
    assert "Ledningsgruppen fredag 25 januari 2019" in html


def test_whoever_wants_english_gets_english(asked: Approval, cecilia: Person, smtp: Inbox) -> None:
    cecilia.language = "en"
    cecilia.save()
    tell(MONDAY)
    [mail] = smtp.messages
    assert mail["Subject"] == "Approve the minutes: LG 25 January"
    assert "Read and approve: http://testserver/justera/" in part(mail, "plain")


def test_one_mail_a_day_with_what_else_is_due(
    asked: Approval, cecilia: Person, meeting: Meeting, smtp: Inbox
) -> None:
    matter(cecilia, due="2019-02-07", text="Boka lokal", decision__agenda_item__meeting=meeting)
    tell(MONDAY)
    tell(MONDAY + DAY / 4)
    assert subjects(smtp, cecilia) == [
        "Nytt, senast tors 7 feb: Boka lokal; justera protokollet: LG 25 januari"
    ]
    assert state(cecilia)[2] == ["sent", "sent"]
    assert list(Mailing.objects.get().bodies.all()) == [meeting.body]


def test_several_minutes_are_counted(asked: Approval, anna: Person, smtp: Inbox) -> None:
    other = MeetingFactory(body=asked.meeting.body, date=datetime.date(2019, 1, 11))
    AgendaItemFactory(meeting=other)
    approval.ask(other, [asked.person], by=anna, via="page", now=ASKED_AT)
    tell(MONDAY)
    assert subjects(smtp, asked.person) == ["Justera 2 protokoll"]
    assert part(smtp.messages[0], "plain").count("/justera/") == 2


def test_who_does_not_answer_is_reminded_weekly(asked: Approval, smtp: Inbox) -> None:
    for days in range(22):
        tell(MONDAY + days * DAY)
    assert rows() == [
        ("approve", "sent"),
        ("approve:7", "sent"),
        ("approve:14", "sent"),
        ("approve:21", "sent"),
    ]
    assert subjects(smtp, asked.person)[1:] == ["Väntar på din justering: LG 25 januari"] * 3


def test_missed_weeks_are_caught_up_with_one_letter(asked: Approval, smtp: Inbox) -> None:
    tell(MONDAY + 16 * DAY)
    assert rows() == [("approve:14", "sent")]
    assert len(smtp.messages) == 1


def test_who_has_chosen_fewer_letters_gets_the_first(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    cecilia.pace = Person.Pace.FEWER
    cecilia.save()
    for days in range(15):
        tell(MONDAY + days * DAY)
    assert rows() == [("approve", "sent")]


def test_the_first_letter_that_was_missed_is_caught_up_with_for_them_too(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    cecilia.pace = Person.Pace.FEWER
    cecilia.save()
    tell(MONDAY + 16 * DAY)
    assert rows() == [("approve", "sent")]


def test_a_weekly_letter_takes_it_along(asked: Approval, cecilia: Person, smtp: Inbox) -> None:
    cecilia.pace = Person.Pace.WEEKLY
    cecilia.save()
    Approval.objects.update(asked_at=MONDAY)
    for days in range(8):
        tell(MONDAY + days * DAY)
    assert [mail["Date"][:16] for mail in smtp.messages] == ["Mon, 04 Feb 2019"]


@pytest.mark.parametrize("answer", ["approve", "comment", "withdraw"])
def test_what_was_answered_or_withdrawn_before_it_went_is_not_told(
    answer: str, asked: Approval, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    plan(MONDAY)
    collect(MONDAY)
    if answer == "approve":
        approval.approve(asked, by=cecilia, via="page", now=MONDAY)
    elif answer == "comment":
        approval.comment(asked, "Punkt 4.", by=cecilia, via="page", now=MONDAY)
    else:
        approval.withdraw(asked.meeting, by=anna, via="page", now=MONDAY)
    assert counts(tell(MONDAY)) == (0, 0, 0)
    assert (smtp.messages, rows()) == ([], [("approve", "obsolete")])


def test_an_approval_that_is_undone_waits_again(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    plan(MONDAY)
    approval.approve(asked, by=cecilia, via="page", now=MONDAY)
    tell(MONDAY)
    approval.undo(asked, by=cecilia, via="page", now=MONDAY)
    tell(MONDAY + DAY)
    assert rows() == [("approve", "sent")]


def test_who_is_asked_again_gets_another_letter_on_another_day(
    asked: Approval, anna: Person, smtp: Inbox
) -> None:
    tell(MONDAY)
    approval.ask_again(asked, by=anna, via="page", now=MONDAY)
    tell(MONDAY + DAY / 4)
    assert len(smtp.messages) == 1
    tell(MONDAY + DAY)
    assert subjects(smtp, asked.person) == ["Justera protokollet: LG 25 januari"] * 2


def test_planning_twice_or_at_once_adds_nothing(asked: Approval) -> None:
    assert [plan(MONDAY) for _ in range(3)] == [1, 0, 0]


def test_a_process_that_dies_leaves_the_letter_to_the_next(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    """It had written the letter, and not handed it over."""
    plan(MONDAY)
    collect(MONDAY)
    [written] = write(claim(MONDAY), MONDAY)
    assert written.letter is not None
    Mailing.objects.update(leased_until=at("2019-01-01T00:00"))
    assert counts(send(MONDAY)) == (1, 0, 0)
    assert state(cecilia) == ("sent", "250 OK", ["sent"])


def test_a_refusal_is_settled_and_may_be_tried_again(
    asked: Approval, anna: Person, smtp: Inbox
) -> None:
    smtp.on_recipient = lambda _address: "550 5.1.1 No such user"
    assert counts(tell(MONDAY)) == (0, 1, 0)
    assert rows() == [("approve", "failed")]
    smtp.clear()
    try_again(Mailing.objects.get(), by=anna, now=MONDAY)
    assert counts(tell(MONDAY)) == (1, 0, 0)
    assert rows() == [("approve", "sent")]


def test_a_copy_goes_with_the_same_words(asked: Approval, anna: Person, smtp: Inbox) -> None:
    tell(MONDAY)
    copy = send_copy(Mailing.objects.get(), by=anna, now=MONDAY, copies=0)
    assert list(copy.bodies.all()) == [asked.meeting.body]
    tell(MONDAY)
    first, second = smtp.messages
    assert part(second, "plain") == part(first, "plain")
    assert second["Reply-To"] == "anna@example.org"


def test_without_an_address_the_ledger_says_so_until_there_is_one(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    Person.objects.filter(pk=cecilia.pk).update(email="")
    tell(MONDAY)
    assert rows() == [("approve", "no_address")]
    Person.objects.filter(pk=cecilia.pk).update(email="cecilia@example.org")
    tell(MONDAY + DAY)
    assert rows() == [("approve", "sent")]


def test_mail_that_is_held_waits(asked: Approval, cecilia: Person, smtp: Inbox) -> None:
    MailHoldFactory(person=cecilia)
    tell(MONDAY)
    assert (smtp.messages, rows()) == ([], [("approve", "waiting")])


def test_a_doubtful_letter_goes_again_as_the_same_and_only_while_it_waits(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    smtp.on_message = lambda _mail: VANISH
    assert counts(tell(MONDAY)) == (0, 0, 1)
    assert rows() == [("approve", "uncertain")]
    [first] = smtp.messages
    smtp.clear()
    assert counts(tell(MONDAY + HOUR)) == (1, 0, 0)
    assert [mail["Message-ID"] for mail in smtp.messages] == [first["Message-ID"]]


def test_a_doubtful_letter_that_was_answered_is_not_sent_again(
    asked: Approval, cecilia: Person, smtp: Inbox
) -> None:
    smtp.on_message = lambda _mail: VANISH
    tell(MONDAY)
    smtp.clear()
    approval.approve(asked, by=cecilia, via="mail", now=MONDAY)
    tell(MONDAY + HOUR)
    assert (smtp.messages, rows()) == ([], [("approve", "obsolete")])
