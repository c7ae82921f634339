"""Letters once more: those that failed, and copies of those that were sent."""

import datetime

import pytest

from tests.mail_server import Inbox
from tests.reminders.scenes import at, counts, matter, row, state
from tracker.errors import Conflict, DomainError
from tracker.models import ActionItem, Mailing, MailingEvent, Person
from tracker.reminders import send_copy, tell, try_again

pytestmark = pytest.mark.django_db
NOW = at("2019-01-31T07:30")
LATER = at("2019-02-06T09:00")
DAY = datetime.timedelta(days=1)
REFUSED = "550 5.1.1 No such user"


@pytest.fixture
def failed(cecilia: Person, anna: Person, smtp: Inbox) -> Mailing:
    """A letter that the server refused for good."""
    row(cecilia)
    smtp.on_recipient = lambda _address: REFUSED
    assert counts(tell(NOW)) == (0, 1, 0)
    smtp.clear()
    return Mailing.objects.get()


@pytest.fixture
def sent(cecilia: Person, anna: Person, smtp: Inbox) -> Mailing:
    matter(cecilia, due="2019-02-07")
    assert counts(tell(NOW)) == (1, 0, 0)
    return Mailing.objects.get()


def asked() -> list[tuple[str, str, datetime.datetime]]:
    return list(MailingEvent.objects.values_list("kind", "by_name", "at"))


class TestAFailedLetter:
    def test_goes_with_the_next_run_and_its_rows(
        self, failed: Mailing, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        try_again(failed, by=anna, now=LATER)
        assert state(cecilia)[::2] == ("waiting", ["waiting"])
        assert counts(tell(LATER)) == (1, 0, 0)
        [mail] = smtp.messages
        assert mail["Message-ID"] == failed.message_id
        assert state(cecilia) == ("sent", "250 OK", ["sent"])
        assert asked() == [("again", "Anna Söderström", LATER)]

    def test_a_second_press_puts_nothing_back(self, failed: Mailing, anna: Person) -> None:
        try_again(failed, by=anna, now=LATER)
        with pytest.raises(Conflict):
            try_again(failed, by=anna, now=LATER)
        assert len(asked()) == 1

    def test_is_tried_for_two_days_from_the_wish(
        self, failed: Mailing, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        try_again(failed, by=anna, now=LATER)
        smtp.on_recipient = lambda _address: "451 4.3.0 Try later"
        tell(LATER)
        assert state(cecilia)[0] == "waiting"

    def test_one_put_back_beside_a_letter_that_waits_stops_nobody(
        self, failed: Mailing, cecilia: Person, rickard: Person, anna: Person, smtp: Inbox
    ) -> None:
        matter(cecilia, assigned_at=LATER)
        smtp.on_recipient = lambda _address: "451 4.3.0 Try later"
        tell(LATER + DAY)
        try_again(failed, by=anna, now=LATER + DAY)
        smtp.clear()
        row(rickard)
        found = [counts(tell(LATER + later * DAY)) for later in (2, 5, 6)]
        assert found == [(2, 0, 0), (1, 0, 0), (0, 0, 0)]
        assert len(smtp.to("cecilia@example.org")) == 2

    def test_one_about_closed_matters_is_left_as_it_is(
        self, failed: Mailing, cecilia: Person, anna: Person
    ) -> None:
        ActionItem.objects.update(status="done")
        with pytest.raises(DomainError, match="Inget i mejlet behöver"):
            try_again(failed, by=anna, now=LATER)
        assert state(cecilia) == ("failed", REFUSED, ["failed"])

    def test_one_whose_matter_is_closed_before_the_run_stays_in_the_ledger(
        self, failed: Mailing, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        try_again(failed, by=anna, now=LATER)
        ActionItem.objects.update(status="done")
        assert counts(tell(LATER)) == (0, 0, 0)
        failed.refresh_from_db()
        assert (failed.status, failed.response[:21]) == ("failed", "Skickades inte igen: ")
        assert smtp.messages == []

    def test_nobody_without_an_address_is_written_to(
        self, failed: Mailing, cecilia: Person, anna: Person
    ) -> None:
        Person.objects.filter(pk=cecilia.pk).update(email="")
        with pytest.raises(DomainError, match="saknar e-postadress"):
            try_again(failed, by=anna, now=LATER)
        assert asked() == []

    def test_what_went_in_a_later_letter_is_not_told_again(
        self, failed: Mailing, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        Person.objects.filter(pk=cecilia.pk).update(email="cecilia@new.example")
        assert counts(tell(NOW + DAY)) == (1, 0, 0)
        with pytest.raises(DomainError, match="Inget i mejlet behöver"):
            try_again(failed, by=anna, now=LATER)


class TestACopy:
    def test_is_the_letter_as_it_was_under_a_name_of_its_own(
        self, sent: Mailing, anna: Person, smtp: Inbox
    ) -> None:
        ActionItem.objects.update(text="Något helt annat")
        copy = send_copy(sent, by=anna, now=LATER, copies=0)
        tell(LATER)
        first, *_, second = [mail for mail in smtp.messages if mail["Subject"] == sent.subject]
        bodies = [mail.get_body(("plain",)) for mail in (first, second)]
        assert len({body.get_content() for body in bodies if body}) == 1
        assert (second["Message-ID"], second["References"]) == (copy.message_id, sent.message_id)
        assert second["X-Tracker-Reminder"] == first["X-Tracker-Reminder"]
        assert [part.get_filename() for part in second.iter_attachments()] == ["klart-senast.ics"]

    def test_both_stand_in_the_ledger_with_who_asked(
        self, sent: Mailing, anna: Person, smtp: Inbox
    ) -> None:
        copy = send_copy(sent, by=anna, now=NOW, copies=0)
        assert counts(tell(NOW)) == (1, 0, 0)
        sent.refresh_from_db()
        copy.refresh_from_db()
        assert (sent.sent_at, copy.sent_at, copy.copy_of) == (NOW, NOW, sent)
        assert (sent.status, copy.status, sent.attempts) == ("sent", "sent", 1)
        assert asked() == [("copy", "Anna Söderström", NOW)]

    def test_the_same_wish_twice_makes_one(self, sent: Mailing, anna: Person, smtp: Inbox) -> None:
        send_copy(sent, by=anna, now=NOW, copies=0)
        tell(NOW)
        with pytest.raises(Conflict):
            send_copy(sent, by=anna, now=NOW, copies=0)
        assert (sent.copies.count(), len(smtp.messages)) == (1, 2)

    def test_none_while_one_is_on_its_way(self, sent: Mailing, anna: Person) -> None:
        send_copy(sent, by=anna, now=NOW, copies=0)
        with pytest.raises(Conflict):
            send_copy(sent, by=anna, now=NOW, copies=1)

    def test_holds_no_letter_of_the_day_up_and_takes_no_rows(
        self, sent: Mailing, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        copy = send_copy(sent, by=anna, now=LATER, copies=0)
        matter(cecilia, due="2019-02-20", assigned_at=LATER - DAY)
        assert counts(tell(LATER)) == (2, 0, 0)
        assert copy.reminders.count() == 0
        assert counts(tell(LATER + DAY / 24)) == (0, 0, 0)

    def test_a_failed_letter_has_none(self, failed: Mailing, anna: Person) -> None:
        with pytest.raises(Conflict):
            send_copy(failed, by=anna, now=NOW, copies=0)

    def test_one_that_failed_is_tried_again_as_it_was(
        self, sent: Mailing, anna: Person, smtp: Inbox
    ) -> None:
        copy = send_copy(sent, by=anna, now=NOW, copies=0)
        smtp.on_recipient = lambda _address: REFUSED
        assert counts(tell(NOW)) == (0, 1, 0)
        smtp.on_recipient = lambda _address: None
        try_again(copy, by=anna, now=NOW)
        assert counts(tell(NOW)) == (1, 0, 0)
        assert smtp.messages[-1]["Message-ID"] == copy.message_id

    def test_who_wants_no_mail_any_longer_gets_none(
        self, sent: Mailing, cecilia: Person, anna: Person, smtp: Inbox
    ) -> None:
        copy = send_copy(sent, by=anna, now=NOW, copies=0)
        Person.objects.filter(pk=cecilia.pk).update(wants_mail=False)
        tell(NOW)
        copy.refresh_from_db()
        assert (copy.status, len(smtp.messages)) == ("failed", 1)
