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

from tests.factories import PersonFactory
from tests.mail_server import VANISH, Inbox, MailServer
from tests.reminders.scenes import at, counts, matter, row, state
from tests.worker import Worker
from tracker.models import ActionItem, Mailing, Person, Reminder
from tracker.reminders import Outcome, tell
from tracker.reminders.claiming import BATCH
from tracker.tasks import tell_people

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


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
        from tracker.reminders import letters, writing

        def broken(mailing: Mailing, *rows: object, **given: object) -> object:
            if mailing.person == cecilia:
                raise RuntimeError("a bug")
            return letters.compose(mailing, *rows, **given)  # type: ignore[arg-type]

        row(cecilia), row(rickard)
        monkeypatch.setattr(writing, "compose", broken)
        assert counts(tell(NOW)) == (1, 0, 0)
        assert state(cecilia) == ("waiting", "RuntimeError: a bug", ["waiting"])


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


class TestGivingUp:
    """NOW is a Thursday: what is late by two days goes no more before the Monday after."""

    def test_two_days_after_it_was_made(self, cecilia: Person, smtp: Inbox) -> None:
        row(cecilia)
        smtp.on_recipient = lambda _to: "451 later"
        assert counts(tell(NOW)) == (0, 0, 0)
        assert counts(tell(NOW + 4 * DAY)) == (0, 1, 0)

    def test_but_news_that_joined_it_gets_two_days_of_its_own(
        self, cecilia: Person, smtp: Inbox
    ) -> None:
        row(cecilia)
        smtp.on_recipient = lambda _to: "451 later"
        tell(NOW)
        fresh = row(cecilia)
        Reminder.objects.filter(pk=fresh.pk).update(due_at=NOW + 4 * DAY)
        assert counts(tell(NOW + 4 * DAY)) == (0, 0, 0)
        assert state(cecilia) == ("waiting", "451 later", ["waiting", "waiting"])


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


class TestTwoAtOnce:
    @pytest.mark.django_db(transaction=True)
    def test_two_threads_send_each_mail_once(self, smtp: Inbox) -> None:
        for number in range(12):
            matter(PersonFactory(email=f"person{number}@example.org"))
        ready, outcomes = threading.Barrier(2), list[Outcome]()

        def run() -> None:
            ready.wait(60)
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
    def test_a_process_with_several_connections_sends_each_mail_once(self, smtp: Inbox) -> None:
        people = [PersonFactory() for _ in range(2 * BATCH + 1)]
        for person in people:
            row(person)
        with override_settings(MAIL_THREADS=3):
            assert counts(tell(NOW)) == (len(people), 0, 0)
        assert sorted(to for (to,) in smtp.recipients) == sorted(each.email for each in people)
        assert smtp.connections == 3

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
