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


def report(*lines: str) -> bytes:
    """A report whose block about the recipient has these lines."""
    block = "".join(f"{line}\n" for line in lines)
    return (
        "From: MAILER-DAEMON@mx.example\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n\n"
        f"Final-Recipient: rfc822; cecilia@example.org\n{block}\n--x--\n"
    ).encode()


@pytest.mark.parametrize(
    ("lines", "action"),
    [
        (("Action: FAILED (not found)", "Status: 5.1.1"), Action.FAILED),
        (("Status: 5.1.1",), Action.FAILED),
        (("Status: 4.4.1",), Action.DELAYED),
        (("Status: 2.0.0",), Action.ARRIVED),
        (("Action: relayed (to a server that reports nothing)",), Action.ARRIVED),
    ],
)
def test_what_became_of_it_however_the_server_writes_that(
    lines: tuple[str, ...], action: Action
) -> None:
    bounce = read_message(report(*lines)).bounce
    assert bounce is not None
    assert bounce.action is action


@pytest.mark.parametrize(
    ("subject", "action"),
    [
        ("failure notice", Action.FAILED),
        ("DELIVERY FAILURE: User cecilia not listed in Domino Directory", Action.FAILED),
        ("Message status - undeliverable", Action.FAILED),
        ("Det går inte att leverera: Dina uppdrag", Action.FAILED),
        ("Kunde inte levereras: Dina uppdrag", Action.FAILED),
        ("Delivery Status Notification (Delay)", Action.DELAYED),
        ("Warning: could not send message for past 4 hours", Action.DELAYED),
        ("Leveransen är försenad: Dina uppdrag", Action.DELAYED),
    ],
)
def test_one_in_plain_words(subject: str, action: Action) -> None:
    bounce = read_message(plain("x", subject=subject, From="postmaster@mx.example")).bounce
    assert bounce is not None
    assert bounce.action is action
