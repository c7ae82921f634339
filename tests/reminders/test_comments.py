"""Coordinators are told that an adjuster wants something changed in the minutes."""

import datetime
from typing import Any

import pytest

from tests.factories import AgendaItemFactory, MeetingFactory, MembershipFactory
from tests.mail_server import Inbox
from tests.reminders.scenes import at, matter
from tests.reminders.test_letters import part
from tracker import approval
from tracker.models import Approval, Meeting, Person, Reminder
from tracker.reminders import plan, tell

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
ASKED_AT = at("2019-01-25T16:00")
# Thursday; the letter goes on Friday.
COMMENTED_AT = at("2019-01-31T10:00")
FRIDAY = at("2019-02-01T07:30")
MONDAY = at("2019-02-04T07:30")


@pytest.fixture
def commented(cecilia: Person, anna: Person, meeting: Meeting) -> Approval:
    """Cecilia wants something changed in the minutes that Anna has sent her."""
    AgendaItemFactory(meeting=meeting, is_confidential=True)
    [asked] = approval.ask(meeting, [cecilia], by=anna, via="page", now=ASKED_AT)
    approval.comment(asked, "Stryk namnet i punkt 4.", by=cecilia, via="mail", now=COMMENTED_AT)
    return asked


def rows() -> list[tuple[str, str]]:
    """To whom, and what became of it."""
    found = Reminder.objects.filter(occasion__startswith="comment:").order_by("pk")
    return [(row.person.first_name, row.status) for row in found]


def test_the_coordinator_is_told_the_next_morning_and_once(
    commented: Approval, smtp: Inbox
) -> None:
    tell(COMMENTED_AT)
    assert smtp.messages == []
    for later in range(3):
        tell(FRIDAY + later * DAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "Synpunkt på protokollet: LG 25 januari"
    assert rows() == [("Anna", "sent")]


def test_the_letter_says_who_and_where_and_not_what(commented: Approval, smtp: Inbox) -> None:
    """The words may be about a confidential point."""
    tell(FRIDAY)
    [mail] = smtp.messages
    assert f"""\
Synpunkter på protokoll
----------
Rätta protokollet och skicka det igen. Så länge är det inte justerat.

* Ledningsgruppen fredag 25 januari 2019
  Cecilia Mårtensson vill att något ändras.
  Läs synpunkten: http://testserver{commented.get_absolute_url()}
""" in part(mail, "plain")
    assert "Stryk namnet" not in part(mail, "plain") + part(mail, "html")


def test_it_goes_with_what_else_is_due(
    commented: Approval, anna: Person, meeting: Meeting, smtp: Inbox
) -> None:
    matter(
        anna,
        due="2019-02-04",
        text="Boka lokal",
        assigned_at=COMMENTED_AT,
        decision__agenda_item__meeting=meeting,
    )
    tell(FRIDAY)
    assert [mail["Subject"] for mail in smtp.messages] == [
        "Senast mån 4 feb: Boka lokal; synpunkt på protokollet: LG 25 januari"
    ]


def test_each_coordinator_is_told_but_not_who_wrote_it(
    commented: Approval, cecilia: Person, rickard: Person, meeting: Meeting
) -> None:
    for person in (cecilia, rickard):
        MembershipFactory(person=person, body=meeting.body, is_coordinator=True)
    plan(FRIDAY)
    assert rows() == [("Anna", "waiting"), ("Rickard", "waiting")]
    assert plan(FRIDAY) == 0


@pytest.mark.parametrize("answer", [approval.ask_again, approval.excuse])
def test_what_was_settled_before_the_letter_went_is_not_told(
    commented: Approval, anna: Person, smtp: Inbox, answer: Any
) -> None:
    plan(FRIDAY)
    answer(commented, by=anna, via="page", now=FRIDAY)
    tell(FRIDAY)
    assert (smtp.to("anna@example.org"), rows()) == ([], [("Anna", "obsolete")])


def test_who_approves_after_all_has_nothing_changed(
    commented: Approval, cecilia: Person, smtp: Inbox
) -> None:
    plan(FRIDAY)
    approval.approve(commented, by=cecilia, via="mail", now=FRIDAY)
    tell(FRIDAY)
    assert (smtp.messages, rows()) == ([], [("Anna", "obsolete")])


def test_another_comment_is_told_again(commented: Approval, cecilia: Person, smtp: Inbox) -> None:
    tell(FRIDAY)
    approval.comment(commented, "Och punkt 5.", by=cecilia, via="mail", now=FRIDAY)
    tell(MONDAY)
    assert rows() == [("Anna", "sent"), ("Anna", "sent")]


def test_two_comments_before_the_letter_went_are_one_line(
    commented: Approval, cecilia: Person, smtp: Inbox
) -> None:
    plan(FRIDAY)
    approval.comment(commented, "Och punkt 5.", by=cecilia, via="mail", now=COMMENTED_AT)
    tell(FRIDAY)
    [mail] = smtp.messages
    assert mail["Subject"] == "Synpunkt på protokollet: LG 25 januari"
    assert part(mail, "plain").count("vill att något ändras") == 1


def test_several_are_counted(
    commented: Approval, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    other = MeetingFactory(body=commented.meeting.body, date=datetime.date(2019, 1, 11))
    AgendaItemFactory(meeting=other)
    [asked] = approval.ask(other, [cecilia], by=anna, via="page", now=ASKED_AT)
    approval.comment(asked, "Fel datum.", by=cecilia, via="mail", now=COMMENTED_AT)
    tell(FRIDAY)
    assert [mail["Subject"] for mail in smtp.messages] == ["2 synpunkter på protokoll"]


def test_who_no_longer_coordinates_is_not_told(
    commented: Approval, anna: Person, smtp: Inbox
) -> None:
    plan(FRIDAY)
    anna.memberships.update(is_coordinator=False)
    tell(FRIDAY)
    assert (smtp.messages, rows()) == ([], [("Anna", "obsolete")])
