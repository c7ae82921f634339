import pytest

from tests.inbox.raw import LETTER_ID, message, plain
from tracker.inbox.bounces import Action, Bounce
from tracker.inbox.reading import read_message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "postfix_dsn",
            "550 5.1.1 <cecilia@example.org>: Recipient address rejected: "
            "User unknown in local recipient table (mail.example.org)",
        ),
        (
            "exchange_dsn",
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient cecilia@example.org not found "
            "by SMTP address lookup (AM0PR05MB4321.eurprd05.prod.outlook.example)",
        ),
        ("exim_dsn", "552 5.2.2 Mailbox full (mx.example.org)"),
        (
            "exim_plain_bounce",
            "host mx.example.org [192.0.2.26]: 550 5.1.1 No such user here",
        ),
    ],
)
def test_which_letter_came_back_and_why(name: str, words: str) -> None:
    bounce = read_message(message(name)).bounce
    assert bounce == Bounce(Action.FAILED, words, (LETTER_ID,))


def test_a_delay_is_no_failure() -> None:
    bounce = read_message(message("postfix_delay")).bounce
    assert bounce is not None
    assert bounce.action is Action.DELAYED


@pytest.mark.parametrize("name", ["gmail", "outlook", "apple", "out_of_office", "read_receipt"])
def test_what_is_none(name: str) -> None:
    assert read_message(message(name)).bounce is None


def test_a_person_may_write_about_one() -> None:
    assert read_message(plain("Hej", subject="Undeliverable: vad betyder det?")).bounce is None


def test_a_report_without_anything_in_it_tells_nothing() -> None:
    raw = (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        b"--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n\n--x--\n"
    )
    assert read_message(raw).bounce == Bounce(Action.ARRIVED, "", ())
