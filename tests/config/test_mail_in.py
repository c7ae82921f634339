import pytest

from config.mail_in import is_mailbox, is_reply_address, wrong_in


@pytest.mark.parametrize(
    "address", ["svar@beslut.example.org", "s@host", "Svar.Till-oss_1@example.org"]
)
def test_an_address_for_answers(address: str) -> None:
    assert is_reply_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "svar",
        "@example.org",
        "svar@",
        "sv+ar@example.org",
        "Svar <svar@example.org>",
        "a@b@c",
        "a@example.org\nBcc: x@y",
        "å@example.org",
    ],
)
def test_none_for_answers(address: str) -> None:
    assert not is_reply_address(address)


@pytest.mark.parametrize(
    "url",
    [
        "imaps://svar:x@mail.example.org/INBOX",
        "imaps://svar%40beslut.example:x%2Fy@mail.example.org:1993/Svar/Nya",
        "imaps://svar:x@mail.example.org",
        "imap+tls://svar:x@mail.example.org/INBOX",
        "imap://svar:x@127.0.0.1:1143/INBOX",
    ],
)
def test_a_mailbox(url: str) -> None:
    assert is_mailbox(url)


@pytest.mark.parametrize(
    "url",
    [
        "imap://svar:x@mail.example.org/INBOX",
        "pop3://svar:x@mail.example.org",
        "imaps://svar@mail.example.org",
        "imaps://:x@mail.example.org",
        "imaps://svar:x@mail.example.org:99999/INBOX",
        "imaps://svar:x@mail.example.org:0/INBOX",
        "imaps://svar:x%0d%0aA1@mail.example.org/INBOX",
        "nonsense",
    ],
)
def test_none(url: str) -> None:
    assert not is_mailbox(url)


def test_both_may_be_off() -> None:
    assert wrong_in("", "") is None
