"""Sending where things go wrong: with a real mail server, a real database and real processes."""

import datetime
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest
from django.db import connection
from django.test.utils import override_settings
from django.utils import timezone

from tests.factories import PersonFactory, ReminderFactory
from tests.mail_server import VANISH, Inbox, MailServer
from tests.reminders.scenes import at, day, matter
from tests.worker import Worker
from tracker.models import ActionItem, Assignment, Mailing, Person, Reminder
from tracker.reminders import Outcome, plan, tell
from tracker.reminders.collecting import collect
from tracker.reminders.sending import GIVE_UP_AFTER, claim, send
from tracker.tasks import tell_people

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)
LEASE = 5 * MINUTE


@pytest.fixture
def cecilia(db: None) -> Person:
    return PersonFactory(name="Cecilia Mårtensson", email="cecilia@example.org")


@pytest.fixture
def rickard(db: None) -> Person:
    return PersonFactory(name="Rickard Sundbom", email="rickard@example.org")


def row(person: Person, item: ActionItem | None = None) -> Reminder:
    """News of a matter that waits for its letter."""
    item = item or matter(person)
    return ReminderFactory(
        person=person, action_item=item, deadline=item.due_on, due_at=at("2019-01-31T07:00")
    )


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.sent, outcome.failed, outcome.uncertain


def state(person: Person) -> tuple[str, str, list[str]]:
    """A person's one letter, the server's words, and its rows."""
    mailing = Mailing.objects.get(person=person)
    rows = mailing.reminders.order_by("pk").values_list("status", flat=True)
    return mailing.status, mailing.response, list(rows)


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

    def test_three_missed_days_are_caught_up_with_one_mail(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        for due in ("2019-01-28", "2019-02-01", "2019-02-07"):
            matter(cecilia, due=due)
        tell(NOW)
        assert [mail["Subject"] for mail in smtp.messages] == [
            "3 uppdrag, 1 försenat, närmast fre 1 feb"
        ]

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

    def test_a_line_that_begins_with_a_dot_arrives_whole(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        Person.objects.update(name=".Cecilia")
        row(cecilia, matter(cecilia, text="x " * 600 + "."))
        tell(NOW)
        plain = smtp.messages[0].get_body(("plain",))
        assert plain is not None
        assert "x " * 599 + "x ." in plain.get_content()


class TestRefused:
    def test_a_bad_address_stops_nobody_else(
        self, cecilia: Person, rickard: Person, smtp: Inbox
    ) -> None:
        row(cecilia), row(rickard)
        smtp.on_recipient = lambda to: "550 no such user" if to == cecilia.email else None
        assert counts(tell(NOW)) == (1, 1, 0)
        assert state(cecilia) == ("failed", "550 no such user", ["failed"])
        assert state(rickard) == ("sent", "250 OK", ["sent"])
        assert smtp.connections == 1

    def test_what_was_refused_for_good_is_not_tried_again(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        row(cecilia)
        smtp.on_recipient = lambda _to: "550 no such user"
        tell(NOW)
        smtp.clear()
        assert counts(tell(NOW + DAY)) == (0, 0, 0)
        assert smtp.messages == []

    def test_the_text_may_be_refused_too(self, cecilia: Person, smtp: Inbox) -> None:
        row(cecilia)
        smtp.on_message = lambda _message: "554 looks like spam"
        assert counts(tell(NOW)) == (0, 1, 0)
        assert state(cecilia) == ("failed", "554 looks like spam", ["failed"])

    @pytest.mark.parametrize("address", ["öberg@example.org", f"x@{'a' * 64}.example"])
    def test_an_address_that_no_mail_can_carry(
        self, cecilia: Person, rickard: Person, smtp: Inbox, address: str
    ) -> None:
        row(cecilia), row(rickard)
        Person.objects.filter(pk=cecilia.pk).update(email=address)
        assert counts(tell(NOW)) == (1, 1, 0)
        assert state(cecilia)[0] == "failed"

    def test_a_domain_with_swedish_letters_is_written_as_dns_does(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        row(cecilia)
        Person.objects.update(email="cecilia@södertörn.example")
        assert counts(tell(NOW)) == (1, 0, 0)
        assert smtp.recipients == [("cecilia@xn--sdertrn-90ae.example",)]

    def test_a_letter_that_cannot_be_written_stops_nobody_else(
        self, cecilia: Person, rickard: Person, smtp: Inbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tracker.reminders import letters, sending

        def broken(mailing: Mailing, *rows: object, **given: object) -> object:
            if mailing.person == cecilia:
                raise RuntimeError("a bug")
            return letters.compose(mailing, *rows, **given)  # type: ignore[arg-type]

        row(cecilia), row(rickard)
        monkeypatch.setattr(sending, "compose", broken)
        assert counts(tell(NOW)) == (1, 0, 0)
        assert state(cecilia) == ("waiting", "RuntimeError: a bug", ["waiting"])


class TestForNow:
    @pytest.fixture
    def grey(self, smtp: Inbox) -> Inbox:
        """A server that says "later" to everybody."""
        smtp.on_recipient = lambda _to: "451 try again later"
        return smtp

    def test_later_and_then_yes(self, cecilia: Person, grey: Inbox) -> None:
        row(cecilia)
        assert counts(tell(NOW)) == (0, 0, 0)
        assert state(cecilia) == ("waiting", "451 try again later", ["waiting"])
        grey.clear()
        assert counts(tell(NOW + 4 * MINUTE)) == (0, 0, 0)
        assert counts(tell(NOW + 5 * MINUTE)) == (1, 0, 0)
        assert state(cecilia) == ("sent", "250 OK", ["sent"])

    def test_the_pauses_grow_and_after_two_days_it_is_given_up(
        self, cecilia: Person, grey: Inbox
    ) -> None:
        matter(cecilia)
        moment = monday = at("2019-01-28T07:30")
        tries = []
        while tell(moment).lines:
            tries.append((moment - monday) // MINUTE)
            moment = Mailing.objects.get().next_try_at
        assert tries[:7] == [0, 5, 20, 80, 260, 440, 620]
        assert tries[-1] == GIVE_UP_AFTER // MINUTE
        assert state(cecilia) == ("failed", "451 try again later", ["failed"])

    def test_nothing_is_tried_on_a_day_off(self, cecilia: Person, grey: Inbox) -> None:
        row(cecilia)
        tell(at("2019-02-01T07:30"))
        assert tell(at("2019-02-02T07:30")).lines == ()
        assert tell(at("2019-02-03T07:30")).lines == ()
        assert len(tell(at("2019-02-04T07:30")).lines) == 1

    def test_what_waits_over_midnight_is_that_days_letter(
        self, cecilia: Person, grey: Inbox
    ) -> None:
        row(cecilia)
        tell(NOW)
        grey.clear()
        matter(cecilia, due="2019-02-08")
        friday = NOW + DAY
        assert counts(tell(friday)) == (1, 0, 0)
        assert counts(tell(friday + 60 * MINUTE)) == (0, 0, 0)
        mailing = Mailing.objects.get()
        assert (mailing.day, mailing.reminders.count()) == (friday.date(), 3)

    def test_what_waits_over_the_weekend_goes_on_monday(self, cecilia: Person, grey: Inbox) -> None:
        friday = at("2019-02-01T23:50")
        row(cecilia)
        tell(friday)
        grey.clear()
        assert counts(tell(friday + DAY)) == (0, 0, 0)
        assert counts(tell(friday + 3 * DAY)) == (1, 0, 0)

    def test_closed_between_planning_and_sending_nothing_goes(
        self, cecilia: Person, grey: Inbox
    ) -> None:
        reminder = row(cecilia)
        tell(NOW)
        grey.clear()
        ActionItem.objects.update(status="done")
        assert tell(NOW + 5 * MINUTE) == Outcome((), 0, 0, 0)
        reminder.refresh_from_db()
        assert (reminder.status, reminder.mailing, grey.messages) == ("obsolete", None, [])
        assert not Mailing.objects.exists()

    def test_an_assignment_taken_back_before_the_next_try(
        self, cecilia: Person, grey: Inbox
    ) -> None:
        row(cecilia), row(cecilia)
        tell(NOW)
        grey.clear()
        first = ActionItem.objects.order_by("pk")[0]
        Assignment.objects.filter(action_item=first).delete()
        tell(NOW + 5 * MINUTE)
        assert [mail["Subject"] for mail in grey.messages] == [str(ActionItem.objects.last())]

    @pytest.mark.parametrize(
        ("change", "fate"), [({"email": ""}, "no_address"), ({"wants_mail": False}, "declined")]
    )
    def test_whoever_cannot_or_will_not_be_written_to_any_more(
        self, cecilia: Person, grey: Inbox, change: dict[str, object], fate: str
    ) -> None:
        row(cecilia)
        tell(NOW)
        grey.clear()
        Person.objects.update(**change)
        tell(NOW + 5 * MINUTE)
        assert (grey.messages, Reminder.objects.get().status) == ([], fate)

    def test_a_pause_holds_the_next_try_back(self, cecilia: Person, grey: Inbox) -> None:
        row(cecilia)
        tell(NOW)
        grey.clear()
        Person.objects.update(paused_until=NOW.date())
        assert counts(tell(NOW + 5 * MINUTE)) == (0, 0, 0)
        assert counts(tell(NOW + DAY)) == (1, 0, 0)

    def test_a_corrected_address_is_used_at_the_next_try(
        self, cecilia: Person, grey: Inbox
    ) -> None:
        row(cecilia)
        tell(NOW)
        grey.clear()
        Person.objects.update(email="cissi@example.org")
        tell(NOW + 5 * MINUTE)
        assert grey.recipients == [("cissi@example.org",)]
        assert Mailing.objects.get().to_email == "cissi@example.org"


@pytest.fixture
def closing_port() -> Iterator[int]:
    """A port on which every connection is closed as soon as it is open."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def close_all() -> None:
            while True:
                try:
                    server.accept()[0].close()
                except OSError:
                    return

        thread = threading.Thread(target=close_all, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


class TestServerAway:
    @pytest.fixture
    def away(self, free_port: int) -> Iterator[int]:
        with override_settings(EMAIL_PORT=free_port):
            yield free_port

    @pytest.fixture
    def free_port(self) -> int:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port: int = server.getsockname()[1]
            return port

    def test_it_comes_back_and_nothing_is_lost(
        self, cecilia: Person, rickard: Person, away: int
    ) -> None:
        row(cecilia), row(rickard)
        outcome = tell(NOW)
        assert counts(outcome) == (0, 0, 0)
        assert {line.status for line in outcome.lines} == {"waiting"}
        assert "ConnectionRefusedError" in state(cecilia)[1]
        server = MailServer(away)
        server.start()
        try:
            assert counts(tell(NOW + 5 * MINUTE)) == (2, 0, 0)
        finally:
            server.stop()
        assert len(server.inbox.messages) == 2

    def test_a_server_that_hangs_up_at_once(self, cecilia: Person, closing_port: int) -> None:
        row(cecilia)
        with override_settings(EMAIL_PORT=closing_port):
            assert counts(tell(NOW)) == (0, 0, 0)
        assert state(cecilia)[0] == "waiting"


class TestConnectionBreaks:
    def test_before_the_text_nothing_was_sent_and_the_next_mail_gets_a_new_connection(
        self, cecilia: Person, rickard: Person, smtp: Inbox
    ) -> None:
        row(cecilia), row(rickard)
        smtp.on_recipient = lambda to: "421 closing" if to == cecilia.email else None
        assert counts(tell(NOW)) == (1, 0, 0)
        assert state(cecilia) == ("waiting", "421 closing", ["waiting"])
        assert state(rickard)[0] == "sent"
        assert smtp.connections == 2

    def test_a_worn_out_connection_is_opened_again_for_the_same_mail(
        self, smtp: Inbox, db: None
    ) -> None:
        """As with servers that take so many mails a connection, and no more."""
        for _ in range(4):
            row(PersonFactory())

        def twice_a_connection(_to: str) -> str | None:
            used_up = len(smtp.messages) == 2 and smtp.connections == 1
            return "421 enough for now" if used_up else None

        smtp.on_recipient = twice_a_connection
        assert counts(tell(NOW)) == (4, 0, 0)
        assert (len(smtp.messages), smtp.connections) == (4, 2)

    def test_after_the_text_nobody_knows_and_it_goes_again_as_the_same_mail(
        self, cecilia: Person, rickard: Person, smtp: Inbox
    ) -> None:
        row(cecilia), row(rickard)
        smtp.on_message = lambda mail: VANISH if mail["To"] == cecilia.email else None
        assert counts(tell(NOW)) == (1, 0, 1)
        status, response, rows = state(cecilia)
        assert (status, rows) == ("uncertain", ["uncertain"])
        assert "SMTPServerDisconnected" in response
        smtp.on_message = lambda _mail: None
        assert counts(tell(NOW + 5 * MINUTE)) == (1, 0, 0)
        first, second = smtp.to(cecilia.email)
        assert first["Message-ID"] == second["Message-ID"]
        assert state(cecilia) == ("sent", "250 OK", ["sent"])
        assert Mailing.objects.get(person=cecilia).was_uncertain

    def test_doubt_stays_doubt_when_the_next_try_is_refused_for_now(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        row(cecilia)
        smtp.on_message = lambda _mail: VANISH
        tell(NOW)
        smtp.on_message = lambda _mail: "451 later"
        assert counts(tell(NOW + 5 * MINUTE)) == (0, 0, 1)
        assert state(cecilia) == ("uncertain", "451 later", ["uncertain"])

    def test_closed_while_in_doubt_it_goes_no_second_time_but_stays_in_the_ledger(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        row(cecilia)
        smtp.on_message = lambda _mail: VANISH
        tell(NOW)
        ActionItem.objects.update(status="done")
        smtp.on_message = lambda _mail: None
        assert tell(NOW + 5 * MINUTE) == Outcome((), 0, 0, 0)
        mailing = Mailing.objects.get()
        assert (len(smtp.messages), mailing.status, mailing.was_uncertain) == (1, "failed", True)
        assert mailing.response.startswith("Osäkert om det kom fram.")


class TestLease:
    @pytest.fixture
    def letter(self, cecilia: Person) -> Mailing:
        """A letter that waits to be sent."""
        row(cecilia)
        plan(NOW)
        collect(NOW)
        return Mailing.objects.get()

    def test_what_another_has_in_hand_is_left_alone(self, letter: Mailing, smtp: Inbox) -> None:
        assert claim(letter.pk, NOW, LEASE)
        assert claim(letter.pk, NOW, LEASE) is None
        assert tell(NOW) == Outcome((), 0, 0, 0)
        assert smtp.messages == []

    def test_also_where_the_demo_has_stepped_a_week_forward(
        self, letter: Mailing, smtp: Inbox
    ) -> None:
        """A lease is real time: a clock set forward frees nothing that is in somebody's hand."""
        assert claim(letter.pk, NOW, LEASE)
        assert counts(tell(NOW + 7 * DAY)) == (0, 0, 0)
        assert smtp.messages == []

    def test_whose_process_died_is_in_doubt_and_goes_again_as_the_same_mail(
        self, letter: Mailing, smtp: Inbox
    ) -> None:
        assert claim(letter.pk, NOW, LEASE)
        Mailing.objects.update(leased_until=timezone.now())
        assert counts(tell(NOW)) == (1, 0, 0)
        letter.refresh_from_db()
        assert [mail["Message-ID"] for mail in smtp.messages] == [letter.message_id]
        assert (letter.status, letter.was_uncertain, letter.attempts) == ("sent", True, 2)

    def test_whoever_comes_back_after_their_lease_changes_nothing(self, letter: Mailing) -> None:
        late = claim(letter.pk, NOW, LEASE)
        Mailing.objects.update(leased_until=timezone.now() + 2 * LEASE)
        assert late is not None
        assert not late.update(status="failed")
        letter.refresh_from_db()
        assert letter.status == "sending"

    def test_a_claim_by_another_after_we_looked(
        self, letter: Mailing, smtp: Inbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tracker.reminders.sending.letters_to_send", lambda _now: [letter.pk])
        assert claim(letter.pk, NOW, LEASE)
        assert send(NOW) == Outcome((), 0, 0, 0)
        assert smtp.messages == []


class TestTwoAtOnce:
    @pytest.mark.django_db(transaction=True)
    def test_two_threads_send_each_mail_once(self, smtp: Inbox) -> None:
        for number in range(12):
            matter(PersonFactory(email=f"person{number}@example.org"))
        ready, outcomes = threading.Barrier(2), list[Outcome]()

        def run() -> None:
            ready.wait(10)
            outcomes.append(tell(NOW))
            connection.close()

        threads = [threading.Thread(target=run) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert sum(outcome.sent for outcome in outcomes) == 12
        assert sorted(to for (to,) in smtp.recipients) == sorted(
            f"person{number}@example.org" for number in range(12)
        )

    @pytest.mark.django_db(transaction=True)
    def test_two_workers_with_two_processes_each_send_each_mail_once(
        self, start_worker: Callable[[], Worker], smtp: Inbox
    ) -> None:
        start_worker(), start_worker()
        for number in range(12):
            matter(PersonFactory(email=f"person{number}@example.org"))
        queued = [tell_people.delay(at="2019-01-31T07:30") for _ in range(8)]
        sent = [each.get(timeout=60)["sent"] for each in queued]
        assert sum(sent) == 12
        assert sorted(to for (to,) in smtp.recipients) == sorted(
            f"person{number}@example.org" for number in range(12)
        )

    @pytest.mark.django_db(transaction=True)
    def test_a_worker_killed_in_the_middle_loses_nothing(
        self, start_worker: Callable[[], Worker], smtp: Inbox
    ) -> None:
        """Killed while the server holds back its answer to the third of six mails."""
        for number in range(6):
            matter(PersonFactory(email=f"person{number}@example.org"))
        worker = start_worker()
        reached = threading.Event()

        def killed_at_the_third(_mail: EmailMessage) -> str | None:
            if len(smtp.messages) == 2:
                reached.set()
                for pid in (worker.pid, *pids):
                    os.kill(pid, signal.SIGKILL)
                return VANISH
            return None

        pids = worker.pool_pids()
        smtp.on_message = killed_at_the_third
        tell_people.delay(at="2019-01-31T07:30")
        assert reached.wait(60)
        worker.child.process.wait(30)
        smtp.on_message = lambda _mail: None
        Mailing.objects.filter(status="sending").update(leased_until=timezone.now())
        tell(NOW)
        doubted = Mailing.objects.get(was_uncertain=True)
        ids = [mail["Message-ID"] for mail in smtp.messages]
        assert sorted(ids) == sorted(
            [*Mailing.objects.values_list("message_id", flat=True), doubted.message_id]
        )
        assert set(Mailing.objects.values_list("status", flat=True)) == {"sent"}
