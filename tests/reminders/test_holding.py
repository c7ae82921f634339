"""A person's mail that a coordinator holds, and lets go."""

import datetime

import pytest
from django.core.mail import EmailMessage

from tests.mail_server import Inbox
from tests.reminders.scenes import at, counts, day, matter, row, state
from tracker.errors import DomainError
from tracker.models import MailHold, Mailing, Person, Reminder
from tracker.reminders import dry_run, hold, plan, release, tell
from tracker.reminders.claiming import claim
from tracker.reminders.collecting import collect
from tracker.reminders.courier import Answer, Courier

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
DAY = datetime.timedelta(days=1)
WHY = "Är på föräldraledighet"


def test_nothing_goes_to_who_is_held_and_all_else_does(
    cecilia: Person, rickard: Person, anna: Person, smtp: Inbox
) -> None:
    row(cecilia)
    row(rickard)
    hold(cecilia, by=anna, now=NOW, reason=WHY)
    assert dry_run(NOW)[0].address == "rickard@example.org"
    assert counts(tell(NOW)) == (1, 0, 0)
    assert smtp.to("cecilia@example.org") == []
    waiting = Reminder.objects.get(person=cecilia)
    assert (waiting.status, waiting.mailing) == ("waiting", None)


def test_what_came_up_meanwhile_goes_as_one_mail_once_released(
    cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    for due in ("2019-02-01", "2019-02-04", "2019-02-12"):
        matter(cecilia, due=due, text=f"Boka {due}")
    hold(cecilia, by=anna, now=NOW, reason=WHY)
    for later in range(6):
        tell(NOW + later * DAY)
    assert smtp.messages == []
    assert release(cecilia, by=anna, now=NOW + 6 * DAY)
    assert counts(tell(NOW + 6 * DAY)) == (1, 0, 0)
    [mail] = smtp.to("cecilia@example.org")
    assert mail["Subject"] == "3 uppdrag, 2 försenade, närmast tis 12 feb: Boka 2019-02-01"


def test_a_hold_ends_by_itself_after_its_last_day(
    cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    row(cecilia)
    hold(cecilia, by=anna, now=NOW, reason=WHY, until=day("2019-01-31"))
    assert counts(tell(NOW)) == (0, 0, 0)
    assert counts(tell(NOW + DAY)) == (1, 0, 0)


def test_a_letter_that_is_made_already_waits_too(cecilia: Person, anna: Person) -> None:
    row(cecilia)
    plan(NOW)
    collect(NOW)
    mailing = Mailing.objects.get()
    hold(cecilia, by=anna, now=NOW, reason=WHY)
    assert claim(NOW) == []
    release(cecilia, by=anna, now=NOW)
    assert [each.mailing for each in claim(NOW)] == [mailing]


def test_a_letter_let_go_after_a_week_is_tried_for_two_days_from_then(
    cecilia: Person, anna: Person, smtp: Inbox
) -> None:
    row(cecilia)
    plan(NOW)
    collect(NOW)
    hold(cecilia, by=anna, now=NOW, reason=WHY)
    week = at("2019-02-07T07:30")
    release(cecilia, by=anna, now=week)
    smtp.on_recipient = lambda _address: "451 4.3.0 Try later"
    tell(week)
    assert state(cecilia)[:2] == ("waiting", "451 4.3.0 Try later")


def test_who_held_and_released_it_is_kept(cecilia: Person, anna: Person, rickard: Person) -> None:
    hold(cecilia, by=anna, now=NOW, reason=f" {WHY} ")
    release(cecilia, by=rickard, now=NOW + DAY)
    kept = MailHold.objects.get()
    assert (kept.reason, kept.held_by, kept.held_by_name, kept.held_at) == (
        WHY,
        anna,
        "Anna Söderström",
        NOW,
    )
    assert (kept.released_by, kept.released_by_name, kept.released_at) == (
        rickard,
        "Rickard Sundbom",
        NOW + DAY,
    )


def test_a_new_hold_takes_the_place_of_the_old(cecilia: Person, anna: Person) -> None:
    hold(cecilia, by=anna, now=NOW, reason="Sjuk")
    hold(cecilia, by=anna, now=NOW + DAY, reason=WHY)
    today = (NOW + DAY).date()
    assert [each.reason for each in MailHold.objects.in_force(today)] == [WHY]
    assert MailHold.objects.count() == 2


def test_releasing_what_is_not_held_changes_nothing(cecilia: Person, anna: Person) -> None:
    assert release(cecilia, by=anna, now=NOW) is False


@pytest.mark.parametrize(
    ("reason", "until", "said"),
    [(" ", None, "Skriv varför"), (WHY, "2019-01-30", "Välj en dag som inte har varit")],
)
def test_a_hold_needs_a_reason_and_a_day_to_come(
    cecilia: Person, anna: Person, reason: str, until: str | None, said: str
) -> None:
    with pytest.raises(DomainError, match=said):
        hold(cecilia, by=anna, now=NOW, reason=reason, until=day(until) if until else None)
    assert MailHold.objects.count() == 0


def test_a_pause_of_ones_own_is_another_thing(cecilia: Person, anna: Person, smtp: Inbox) -> None:
    row(cecilia)
    Person.objects.filter(pk=cecilia.pk).update(paused_until=day("2019-01-31"))
    hold(cecilia, by=anna, now=NOW, reason=WHY)
    release(cecilia, by=anna, now=NOW)
    assert counts(tell(NOW)) == (0, 0, 0)
    assert Reminder.objects.get().status == "waiting"


def test_a_letter_in_hand_does_not_go_and_waits_until_released(
    cecilia: Person,
    rickard: Person,
    anna: Person,
    smtp: Inbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Held while the server has the letter before it."""
    for person in (cecilia, rickard):
        row(person)
    carry = Courier.carry

    def meanwhile(courier: Courier, mail: EmailMessage) -> Answer:
        hold(rickard, by=anna, now=NOW, reason=WHY)
        return carry(courier, mail)

    monkeypatch.setattr(Courier, "carry", meanwhile)
    assert counts(tell(NOW)) == (1, 0, 0)
    assert [mail["To"] for mail in smtp.messages] == [cecilia.email]
    assert state(rickard) == ("waiting", "", ["waiting"])
    monkeypatch.undo()
    assert release(rickard, by=anna, now=NOW)
    assert counts(tell(NOW)) == (1, 0, 0)
