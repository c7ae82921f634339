"""A coordinator is told of wishes for more time, the next morning."""

from typing import Any

import pytest

from tests.factories import ActionEventFactory, MembershipFactory, UserFactory
from tests.mail_server import Inbox
from tests.reminders.coordinating.scenes import DAY, FRIDAY, MONDAY, WISHED_AT, rows, wish
from tests.reminders.scenes import day, matter, told
from tests.reminders.test_letters import part
from tracker.models import ActionItem, Person, Reminder
from tracker.reminders import plan, tell
from tracker.responses import grant_time, refuse_time

pytestmark = pytest.mark.django_db


def test_the_coordinator_is_told_the_next_morning_and_once(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    wish(item, cecilia)
    tell(WISHED_AT)
    assert smtp.messages == []
    for later in range(4):
        tell(FRIDAY + later * DAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "Mer tid önskas till fre 1 mar: Ringa regionen"
    assert rows("wish") == [("Anna", "sent")]


def test_the_letter_says_who_what_and_where_to_decide(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    wish(item, cecilia)
    tell(FRIDAY)
    text = part(smtp.to("anna@example.org")[0], "plain")
    assert (
        f"""\
Mer tid önskas
----------
Mötet bestämde dagen. Du som är samordnare avgör om den ska flyttas.

* Ringa regionen
  Cecilia Mårtensson ber om mer tid, till fre 1 mar 2019. ”Regionen dröjer”
  Klart senast: ons 20 feb 2019, om 19 dagar
  Beslut av LG fre 25 jan 2019, punkt 5
  Bevilja eller avslå: http://testserver{item.get_absolute_url()}
"""
        in text
    )
    assert "Du har" not in text
    assert "/svar/" not in text


def test_one_without_an_account_is_told_how_to_get_in(
    item: ActionItem, cecilia: Person, anna: Person, rickard: Person, smtp: Inbox
) -> None:
    MembershipFactory(person=rickard, body=item.meeting.body, is_coordinator=True)
    Person.objects.filter(pk=anna.pk).update(user=UserFactory())
    wish(item, cecilia)
    tell(FRIDAY)
    said = "ännu har du inget konto"
    letters = [smtp.to(each.email)[0] for each in (anna, rickard)]
    assert [said in part(each, "plain") for each in letters] == [False, True]
    assert [said in part(each, "html") for each in letters] == [False, True]


def test_whoever_wished_is_not_told_of_their_own_wish(
    item: ActionItem, anna: Person, rickard: Person
) -> None:
    MembershipFactory(person=rickard, body=item.meeting.body, is_coordinator=True)
    wish(item, anna)
    plan(FRIDAY)
    assert rows("wish") == [("Rickard", "waiting")]


@pytest.mark.parametrize("answer", [grant_time, refuse_time])
def test_what_was_answered_before_the_letter_went_is_not_told(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox, answer: Any
) -> None:
    wish(item, cecilia)
    plan(FRIDAY)
    item.refresh_from_db()
    answer(item, by=anna, via="page", now=FRIDAY)
    tell(FRIDAY)
    assert (smtp.to("anna@example.org"), rows("wish")) == ([], [("Anna", "obsolete")])


def test_a_wish_after_one_that_was_refused_is_told_again(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    wish(item, cecilia)
    tell(FRIDAY)
    item.refresh_from_db()
    refuse_time(item, by=anna, via="page", now=FRIDAY)
    wish(item, cecilia, at_=FRIDAY)
    tell(MONDAY)
    tell(MONDAY + DAY)
    assert rows("wish") == [("Anna", "sent"), ("Anna", "sent")]


def test_another_day_before_the_letter_went_is_told_in_the_place_of_the_first(
    item: ActionItem, cecilia: Person, smtp: Inbox
) -> None:
    wish(item, cecilia)
    plan(FRIDAY)
    wish(item, cecilia, to="2019-03-15")
    tell(FRIDAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "Mer tid önskas till fre 15 mar: Ringa regionen"
    assert rows("wish") == [("Anna", "obsolete"), ("Anna", "sent")]


def test_who_no_longer_coordinates_is_not_told(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    wish(item, cecilia)
    plan(FRIDAY)
    anna.memberships.update(is_coordinator=False)
    tell(FRIDAY)
    assert (smtp.messages, rows("wish")) == ([], [("Anna", "obsolete")])


def test_who_wants_no_mail_or_has_paused(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    Person.objects.filter(pk=anna.pk).update(paused_until=FRIDAY.date())
    wish(item, cecilia)
    tell(FRIDAY)
    assert rows("wish") == [("Anna", "waiting")]
    Person.objects.filter(pk=anna.pk).update(wants_mail=False)
    tell(MONDAY)
    assert (smtp.messages, rows("wish")) == ([], [("Anna", "declined")])


def test_several_wishes_in_one_letter(item: ActionItem, cecilia: Person, smtp: Inbox) -> None:
    other = matter(cecilia, decision=item.decision, due="2019-02-25")
    told(cecilia, other)
    wish(item, cecilia)
    wish(other, cecilia)
    tell(FRIDAY)
    assert [str(mail["Subject"]) for mail in smtp.to("anna@example.org")] == [
        "Mer tid önskas för 2 uppdrag"
    ]


def test_a_wish_tells_nobody_of_a_new_deadline(
    item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    """A coordinator who also has the matter: the row of the wish is about another day."""
    item.assignments.update(person=anna)
    told(anna, item)
    wish(item, cecilia)
    tell(FRIDAY)
    tell(MONDAY)
    assert not Reminder.objects.filter(occasion__startswith="moved").exists()


def test_in_english(item: ActionItem, cecilia: Person, anna: Person, smtp: Inbox) -> None:
    Person.objects.filter(pk=anna.pk).update(language="en")
    wish(item, cecilia)
    tell(FRIDAY)
    [mail] = smtp.to("anna@example.org")
    assert mail["Subject"] == "More time wished for until Fri 1 Mar: Ringa regionen"
    assert "Grant or refuse: http://testserver/" in part(mail, "plain")


def test_a_wish_without_its_line_of_history_tells_nobody(item: ActionItem) -> None:
    ActionItem.objects.update(wished_on=day("2019-03-01"))
    plan(FRIDAY)
    assert rows("wish") == []


def test_a_wish_by_somebody_who_is_gone(item: ActionItem, smtp: Inbox) -> None:
    ActionItem.objects.update(wished_on=day("2019-03-01"))
    ActionEventFactory(action_item=item, kind="time_wished", at=WISHED_AT)
    tell(FRIDAY)
    assert "Någon ber om mer tid, till fre 1 mar 2019." in part(
        smtp.to("anna@example.org")[0], "plain"
    )
