"""Letters that are sent, and who has them in hand meanwhile."""

import datetime
import time

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from tests.factories import MailingFactory, PersonFactory
from tests.mail_server import Inbox
from tests.reminders.scenes import at, counts, day, matter, row, state, told
from tracker.models import ActionItem, Mailing, Person, Reminder
from tracker.reminders import Outcome, plan, tell
from tracker.reminders.claiming import claim
from tracker.reminders.collecting import collect
from tracker.reminders.courier import Answer, Courier
from tracker.reminders.noting import Accepted, note
from tracker.reminders.sending import send

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)
LEASE = 5 * MINUTE


class TestAllWell:
    def test_one_mail_with_each_matter(self, cecilia: Person, smtp: Inbox) -> None:
        first, second = row(cecilia), row(cecilia)
        assert counts(tell(NOW)) == (1, 0, 0)
        [mail] = smtp.to("cecilia@example.org")
        assert mail["X-Tracker-Reminder"] == f"{first.pk}, {second.pk}"
        assert state(cecilia) == ("sent", "250 OK", ["sent", "sent"])

    def test_the_ledger_keeps_the_letter_as_it_was_sent(self, cecilia: Person, smtp: Inbox) -> None:
        row(cecilia)
        tell(NOW)
        [mail], mailing = smtp.messages, Mailing.objects.get()
        plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
        assert plain is not None
        assert html is not None
        assert mailing.text == plain.get_content().replace("\r\n", "\n")
        assert mailing.html.strip() == html.get_content().replace("\r\n", "\n").strip()
        assert (mailing.subject, mailing.message_id) == (mail["Subject"], mail["Message-ID"])
        assert (mailing.sent_at, mailing.attempts, mailing.leased_until) == (NOW, 1, None)

    def test_a_second_run_sends_nothing(self, cecilia: Person, smtp: Inbox) -> None:
        row(cecilia)
        tell(NOW)
        assert tell(NOW) == tell(NOW + 8 * 60 * MINUTE) == Outcome((), 0, 0, 0)
        assert len(smtp.messages) == 1

    def test_a_batch_goes_over_one_connection(self, smtp: Inbox, db: None) -> None:
        for _ in range(5):
            row(PersonFactory())
        assert counts(tell(NOW)) == (5, 0, 0)
        assert smtp.connections == 1

    def test_three_missed_days_are_caught_up_with_one_mail_each(
        self, cecilia: Person, rickard: Person, anna: Person, smtp: Inbox
    ) -> None:
        """The last run was on the Monday, and on Friday 8 February it is run again and again."""
        tell(at("2019-02-04T07:30"))
        on_time, late = matter(rickard, due="2019-02-14"), matter(cecilia, due="2019-02-05")
        told(rickard, on_time)
        told(cecilia, late)
        told(cecilia, matter(cecilia, due="2019-02-07"))
        matter(cecilia, anna, text="Läs planen", assigned_at=at("2019-02-05T09:00"))
        for minutes in range(3):
            tell(at(f"2019-02-08T07:3{minutes}"))
        assert {str(mail["To"]): str(mail["Subject"]) for mail in smtp.messages} == {
            rickard.email: f"Senast tors 14 feb: {on_time.text}",
            cecilia.email: f"3 uppdrag, 2 försenade: {late.text}",
            anna.email: "Nytt: Läs planen",
        }
        assert len(smtp.messages) == 3

    def test_never_two_mails_on_one_day_whatever_happens(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        for later in range(0, 30):
            matter(cecilia, due=f"2019-02-{1 + later % 28:02}")
            for hour in (6, 7, 12, 23):
                tell(at(f"2019-01-{1 + later:02}T{hour:02}:30"))
        days = [mail["Date"].datetime.date() for mail in smtp.messages]
        assert len(days) == len(set(days)) > 3
        assert [each for each in days if each.weekday() >= 5] == []

    def test_a_new_deadline_is_told_and_reminded_of(self, cecilia: Person, smtp: Inbox) -> None:
        item = matter(cecilia, due="2019-02-07")
        tell(NOW)
        ActionItem.objects.update(due_on=day("2019-02-14"), due_set_on=day("2019-02-01"))
        for later in range(1, 15):
            tell(NOW + later * DAY)
        told = Reminder.objects.filter(action_item=item, status="sent").order_by("due_at", "pk")
        assert list(told.values_list("occasion", "deadline")) == [
            ("new", day("2019-02-07")),
            ("before:7", day("2019-02-07")),
            ("moved:1", day("2019-02-14")),
            ("before:7", day("2019-02-14")),
            ("before:1", day("2019-02-14")),
        ]
        assert len(smtp.messages) == 4


class TestLease:
    @pytest.fixture
    def letter(self, cecilia: Person) -> Mailing:
        """A letter that waits to be sent."""
        row(cecilia)
        plan(NOW)
        collect(NOW)
        return Mailing.objects.get()

    def test_what_another_has_in_hand_is_left_alone(self, letter: Mailing, smtp: Inbox) -> None:
        assert len(claim(NOW)) == 1
        assert claim(NOW) == []
        assert tell(NOW) == Outcome((), 0, 0, 0)
        assert smtp.messages == []

    def test_also_where_the_demo_has_stepped_a_week_forward(
        self, letter: Mailing, smtp: Inbox
    ) -> None:
        """A lease is real time: a clock set forward frees nothing that is in somebody's hand."""
        assert claim(NOW)
        assert counts(tell(NOW + 7 * DAY)) == (0, 0, 0)
        assert smtp.messages == []

    def test_one_held_up_waits_where_the_days_letter_has_gone(
        self, letter: Mailing, smtp: Inbox
    ) -> None:
        """There is no second mail on a day, however the first came to be."""
        MailingFactory(person=letter.person, day=day("2019-02-01"), status="sent", sent_at=NOW)
        assert counts(tell(NOW + DAY)) == (0, 0, 0)
        assert counts(tell(NOW + 4 * DAY)) == (1, 0, 0)

    def test_whose_process_died_is_in_doubt_and_goes_again_as_the_same_mail(
        self, letter: Mailing, smtp: Inbox
    ) -> None:
        [mine] = claim(NOW)
        assert note(None, mine, NOW) == (False, True)
        Mailing.objects.update(leased_until=timezone.now())
        assert counts(tell(NOW)) == (1, 0, 0)
        letter.refresh_from_db()
        assert [mail["Message-ID"] for mail in smtp.messages] == [letter.message_id]
        assert (letter.status, letter.was_uncertain, letter.attempts) == ("sent", True, 2)

    def test_what_it_had_not_handed_over_is_in_no_doubt(self, letter: Mailing, smtp: Inbox) -> None:
        assert claim(NOW)
        Mailing.objects.update(leased_until=timezone.now())
        assert counts(tell(NOW)) == (1, 0, 0)
        letter.refresh_from_db()
        assert (letter.status, letter.was_uncertain, letter.attempts) == ("sent", False, 1)

    def test_rows_that_it_did_not_come_to_are_settled(self, letter: Mailing) -> None:
        """It died after it had noted the letter as sent, and before it came to the rows."""
        Mailing.objects.update(status="sent", sent_at=NOW)
        send(NOW)
        assert state(letter.person) == ("sent", "", ["sent"])

    def test_whoever_comes_back_after_their_lease_changes_nothing(self, letter: Mailing) -> None:
        [late] = claim(NOW)
        Mailing.objects.update(leased_until=timezone.now() + 2 * LEASE)
        assert not late.update(status="failed")
        assert note(Accepted(late, "250 OK"), None, NOW) == (False, False)
        assert note(None, late, NOW) == (False, False)
        letter.refresh_from_db()
        assert letter.status == "sending"

    def test_a_batch_that_takes_too_long_is_given_back_and_written_anew(
        self, letter: Mailing, smtp: Inbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A matter that is closed while a slow server has the letters before it in hand."""
        row(PersonFactory())
        collect(NOW)
        monkeypatch.setattr("tracker.reminders.sending.FRESH", 0.2)

        carry = Courier.carry

        def slowly(courier: Courier, mail: EmailMessage) -> Answer:
            time.sleep(0.3)
            ActionItem.objects.update(status="done")
            return carry(courier, mail)

        monkeypatch.setattr(Courier, "carry", slowly)
        assert counts(tell(NOW)) == (1, 0, 0)
        assert len(smtp.messages) == 1

    def test_where_already_the_writing_takes_too_long_they_go_one_by_one(
        self, letter: Mailing, smtp: Inbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        row(PersonFactory())
        collect(NOW)
        monkeypatch.setattr("tracker.reminders.sending.FRESH", -1)
        assert counts(tell(NOW)) == (2, 0, 0)
        assert len(smtp.messages) == 2

    def test_a_letter_that_took_longer_than_its_lease_is_the_next_ones_to_note(
        self, letter: Mailing, smtp: Inbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """While the server thinks, the lease runs out and somebody else takes the letter."""
        carry = Courier.carry

        def slowly(courier: Courier, mail: EmailMessage) -> Answer:
            Mailing.objects.update(leased_until=timezone.now() + 2 * LEASE)
            return carry(courier, mail)

        monkeypatch.setattr(Courier, "carry", slowly)
        tell(NOW)
        letter.refresh_from_db()
        assert (letter.status, letter.reminders.get().status) == ("sending", "waiting")
