"""What a message changes."""

import datetime
import logging

import pytest

from tests.inbox.conftest import letter_about
from tests.inbox.raw import message, plain
from tests.mail_server import Inbox
from tests.reminders.scenes import at, matter
from tracker import links
from tracker.inbox import Kind, Taken, receive
from tracker.models import ActionEvent, ActionItem, Mailing, Person, ReceivedMail
from tracker.responses import change_status

NOW = at("2019-01-31T09:00")
SENT_ON = datetime.date(2019, 1, 31)


def address(letter: Mailing) -> str:
    return links.reply_address(letter, today=SENT_ON)


def history(item: ActionItem) -> list[tuple[str, str, str]]:
    return [(each.kind, each.via, each.note) for each in item.events.all()]


def nothing_kept() -> bool:
    return not (ActionEvent.objects.exists() or ReceivedMail.objects.exists())


class TestReply:
    def test_is_a_note_by_the_person_and_waits_to_be_read(
        self, letter: Mailing, item: ActionItem, cecilia: Person
    ) -> None:
        taken = receive(plain("Skickat i går.\n\n> Hej!", to=address(letter)), now=NOW)
        event = item.events.get()
        item.refresh_from_db()
        assert taken.kind == Kind.REPLY
        assert (event.kind, event.via, event.by, event.note, event.at) == (
            "note",
            "reply",
            cecilia,
            "Skickat i går.",
            NOW,
        )
        assert (item.status, item.said_done_at, item.replied_at) == ("open", None, NOW)

    def test_that_begins_with_klart_is_a_wish_to_close(
        self, letter: Mailing, item: ActionItem
    ) -> None:
        receive(message("gmail", to=address(letter)), now=NOW)
        item.refresh_from_db()
        words = "Klart! Listan är skickad i går.\n\n/Cecilia"
        assert history(item) == [("said_done", "reply", words)]
        assert (item.status, item.said_done_at, item.replied_at) == ("open", NOW, None)

    def test_about_a_closed_matter_is_a_note_only(
        self, letter: Mailing, item: ActionItem, anna: Person
    ) -> None:
        change_status(item, "done", by=anna, via="page", now=NOW)
        receive(plain("Klart!", to=address(letter)), now=NOW)
        item.refresh_from_db()
        assert history(item)[1:] == [("note", "reply", "Klart!")]
        assert (item.status, item.said_done_at) == ("done", None)

    def test_about_a_matter_that_somebody_else_has_now_is_a_note_only(
        self, letter: Mailing, item: ActionItem
    ) -> None:
        item.assignments.all().delete()
        receive(plain("Klart!", to=address(letter)), now=NOW)
        note = "Klart!\n\n(Uppdraget låg inte längre hos personen när svaret kom.)"
        assert history(item) == [("note", "reply", note)]

    def test_from_another_address_says_so(self, letter: Mailing, item: ActionItem) -> None:
        raw = plain("Klart!", to=address(letter)).replace(b"cecilia@", b"olle@")
        receive(raw, now=NOW)
        event = item.events.get()
        assert (event.by_name, event.note) == (
            "Cecilia Mårtensson",
            "Klart!\n\n(Skickat från olle@example.org.)",
        )

    def test_with_attachments_names_them(self, letter: Mailing, item: ActionItem) -> None:
        receive(message("outlook", to=address(letter)), now=NOW)
        assert item.events.get().note.endswith(
            "\n\n(Bifogat, inte sparat: underlag för listan.pdf.)"
        )

    def test_without_words_is_what_its_subject_says(
        self, letter: Mailing, item: ActionItem
    ) -> None:
        receive(plain("", to=address(letter), subject="Klart!"), now=NOW)
        assert history(item) == [("said_done", "reply", "Klart!")]

    def test_without_any_words_is_kept_all_the_same(
        self, letter: Mailing, item: ActionItem
    ) -> None:
        receive(plain("", to=address(letter)), now=NOW)
        assert history(item) == [("note", "reply", "(Mejlet hade ingen egen text.)")]

    def test_that_is_very_long_is_cut(self, letter: Mailing, item: ActionItem) -> None:
        receive(plain("ord " * 20_000, to=address(letter)), now=NOW)
        note = item.events.get().note
        assert (len(note), note[-1]) == (5_000, "…")

    def test_delivered_twice_is_taken_once(self, letter: Mailing, item: ActionItem) -> None:
        raw = plain("Skickat.", to=address(letter))
        kinds = [receive(raw, now=NOW).kind for _ in range(2)]
        assert kinds == [Kind.REPLY, Kind.REPEATED]
        assert item.events.count() == 1

    def test_to_an_address_in_capitals_arrives(self, letter: Mailing, item: ActionItem) -> None:
        receive(plain("Skickat.", to=address(letter).upper()), now=NOW)
        assert item.events.count() == 1

    def test_arrives_by_the_servers_word_alone(self, letter: Mailing, item: ActionItem) -> None:
        raw = plain("Skickat.", to="undisclosed-recipients:;")
        assert receive(raw, now=NOW, recipients=[address(letter)]).kind == Kind.REPLY

    def test_writes_no_mail(self, letter: Mailing, smtp: Inbox) -> None:
        receive(plain("Skickat.", to=address(letter)), now=NOW)
        assert smtp.messages == []


class TestSeveralMatters:
    @pytest.fixture
    def other(self, cecilia: Person, item: ActionItem) -> ActionItem:
        return matter(cecilia, text="Ringa", decision__agenda_item__meeting=item.meeting)

    @pytest.fixture
    def letter(self, cecilia: Person, item: ActionItem, other: ActionItem) -> Mailing:
        return letter_about(cecilia, item, other)

    def test_each_gets_what_is_said_of_it(
        self, letter: Mailing, item: ActionItem, other: ActionItem
    ) -> None:
        words = f"U{item.pk}: klart\nU{other.pk}: nästa vecka"
        receive(plain(words, to=address(letter)), now=NOW)
        assert history(item) == [("said_done", "reply", "klart")]
        assert history(other) == [("note", "reply", "nästa vecka")]

    def test_an_unclear_klart_is_asked_about_for_each(
        self, letter: Mailing, item: ActionItem, other: ActionItem
    ) -> None:
        receive(plain("Klart!", to=address(letter)), now=NOW)
        line = ("said_done", "reply", "Klart!\n\n(Svar på brev om flera uppdrag.)")
        assert (history(item), history(other)) == ([line], [line])

    def test_words_that_may_be_confidential_stand_only_there(
        self, letter: Mailing, item: ActionItem, other: ActionItem
    ) -> None:
        agenda_item = other.decision.agenda_item
        agenda_item.is_confidential = True
        agenda_item.save()
        receive(plain("Förhandlingen strandade.", to=address(letter)), now=NOW)
        assert history(other)[0][2].startswith("Förhandlingen strandade.")
        assert history(item)[0][2] == (
            "Texten står hos ett konfidentiellt uppdrag.\n\n(Svar på brev om flera uppdrag.)"
        )


class TestRefused:
    """Kept nowhere, and logged."""

    def test_an_altered_address(self, letter: Mailing, caplog: pytest.LogCaptureFixture) -> None:
        good = address(letter)
        wrong = good.replace("+a", "+b") if "+a" in good else good.replace(good[5], "a", 1)
        taken = receive(plain("Klart!", to=wrong), now=NOW)
        assert taken == Taken(
            Kind.UNKNOWN, "an address that does not hold (LinkInvalid); nothing was kept"
        )
        assert nothing_kept()
        assert caplog.record_tuples == [
            (
                "tracker.inbox.receiving",
                logging.WARNING,
                f"Mail in <svar-1@example.org>: unknown, {taken.words}",
            )
        ]

    def test_a_revoked_one(self, letter: Mailing, cecilia: Person) -> None:
        to = address(letter)
        cecilia.links_revision += 1
        cecilia.save()
        assert receive(plain("Klart!", to=to), now=NOW).kind == Kind.UNKNOWN
        assert nothing_kept()

    def test_an_old_one(self, letter: Mailing) -> None:
        taken = receive(plain("Klart!", to=address(letter)), now=at("2019-08-01T09:00"))
        assert "LinkExpired" in taken.words
        assert nothing_kept()

    @pytest.mark.parametrize(
        "to", ["svar@beslut.example", "svar+abc@annan.example", "svar+@beslut.example", "x", ""]
    )
    def test_none_of_ours(self, letter: Mailing, to: str) -> None:
        assert receive(plain("Klart!", to=to), now=NOW).kind == Kind.UNKNOWN
        assert nothing_kept()

    def test_a_letter_about_nothing(self, cecilia: Person) -> None:
        taken = receive(plain("Hej", to=address(letter_about(cecilia))), now=NOW)
        assert (taken.kind, ActionEvent.objects.count()) == (Kind.UNKNOWN, 0)

    def test_no_message_at_all(self, db: None) -> None:
        deep = "".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)
        )
        assert receive(deep.encode(), now=NOW).kind == Kind.UNKNOWN


class TestAutomatic:
    @pytest.mark.parametrize("name", ["out_of_office", "read_receipt", "postfix_delay"])
    def test_changes_nothing(self, name: str, letter: Mailing) -> None:
        taken = receive(message(name, to=address(letter), letter=letter.message_id), now=NOW)
        letter.refresh_from_db()
        assert (taken.kind, letter.status) == (Kind.AUTOMATIC, "sent")
        assert nothing_kept()

    def test_our_own_letter_that_comes_back_in_a_loop(self, letter: Mailing) -> None:
        raw = plain("Hej!", to=address(letter), Auto_Submitted="auto-generated")
        assert receive(raw, now=NOW).kind == Kind.AUTOMATIC
        assert nothing_kept()


class TestBounce:
    @pytest.mark.parametrize(
        "name", ["postfix_dsn", "exchange_dsn", "exim_dsn", "exim_plain_bounce"]
    )
    def test_settles_the_letter_with_the_servers_words(
        self, name: str, letter: Mailing, item: ActionItem
    ) -> None:
        """By the returned letter's Message-ID: the address may be another."""
        raw = message(name, to="spar@example.org", letter=letter.message_id)
        taken = receive(raw, now=NOW)
        letter.refresh_from_db()
        assert (taken.kind, letter.status, letter.bounced_at) == (Kind.BOUNCE, "failed", NOW)
        assert letter.response[:3] in ("550", "552", "hos")
        assert item.reminders.get().status == "failed"
        assert item.events.count() == 0

    def test_is_known_by_its_address_alone(self, letter: Mailing) -> None:
        raw = message("postfix_dsn", to=address(letter), letter="<annat@example.org>")
        receive(raw, now=NOW)
        letter.refresh_from_db()
        assert letter.status == "failed"

    def test_delivered_twice_is_taken_once(self, letter: Mailing) -> None:
        raw = message("exim_dsn", letter=letter.message_id)
        assert [receive(raw, now=NOW).kind for _ in range(2)] == [Kind.BOUNCE, Kind.REPEATED]

    def test_of_no_letter_of_ours_changes_nothing(self, letter: Mailing) -> None:
        taken = receive(message("exim_dsn", letter="<annat@example.org>"), now=NOW)
        letter.refresh_from_db()
        assert (taken.kind, letter.status) == (Kind.UNKNOWN, "sent")
