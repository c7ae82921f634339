"""The dialogue with the mail server, word for word, with a server that says what it is told to."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import pytest
from django.core.mail import EmailMessage
from django.test.utils import override_settings

from tracker.reminders.courier import Answer, Courier, Fate, envelope_address

# An answer that closes the connection without a word.
SILENCE = "silence"
USUAL = {"EHLO": "250 hello", "DATA": "354 go on", "QUIT": SILENCE}


class Server:
    """Answers each command by its first word, "250 fine" where it was told nothing else."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = USUAL | answers
        self.heard: list[str] = []
        self.text: list[str] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                client, _address = self.listener.accept()
            except OSError:
                return
            with client, client.makefile("rwb") as wire:
                self._talk(cast(BinaryIO, wire))

    def _talk(self, wire: BinaryIO) -> None:
        answer = "220 ready"
        while answer != SILENCE:
            wire.write(f"{answer}\r\n".encode())
            wire.flush()
            command = wire.readline().decode().split(maxsplit=1)
            if answer.startswith("354"):
                while (line := wire.readline()) not in (b".\r\n", b""):
                    self.text.append(line.decode())
                command = ["TEXT"]
            if not command:
                return
            self.heard.append(" ".join(command).strip())
            answer = self.answers.get(command[0].upper(), "250 fine")


@contextmanager
def serving(**answers: str) -> Iterator[Server]:
    server = Server(answers)
    try:
        with override_settings(EMAIL_HOST="127.0.0.1", EMAIL_PORT=server.port):
            yield server
    finally:
        server.stop()


def letter(**given: object) -> EmailMessage:
    facts = {"subject": "Hej", "body": "Text", "from_email": "Spår <spar@example.org>"}
    return EmailMessage(**(facts | {"to": ["cecilia@example.org"]} | given))  # type: ignore[arg-type]


def test_what_is_said() -> None:
    with serving(TEXT="250 kept as 4711") as server, Courier() as courier:
        assert courier.carry(letter()) == Answer(Fate.ACCEPTED, "250 kept as 4711")
    assert server.heard[1:] == [
        "MAIL FROM:<spar@example.org>",
        "RCPT TO:<cecilia@example.org>",
        "DATA",
        "TEXT",
        "quit",
    ]


def test_what_the_server_can_do_is_used() -> None:
    with (
        serving(EHLO="250-hello\r\n250-SIZE 10000\r\n250 8BITMIME") as server,
        Courier() as courier,
    ):
        courier.carry(letter())
    [said] = [words for words in server.heard if words.startswith("MAIL")]
    assert said.startswith("MAIL FROM:<spar@example.org> SIZE=")
    assert said.endswith(" BODY=8BITMIME")


def test_a_line_that_begins_with_a_dot_does_not_end_the_letter() -> None:
    with serving() as server, Courier() as courier:
        courier.carry(letter(body="Text\n.\n.se\nslut"))
    assert server.text[-4:] == ["Text\r\n", "..\r\n", "..se\r\n", "slut\r\n"]


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "TEXT"])
@pytest.mark.parametrize(
    ("words", "fate"), [("550 never", Fate.REFUSED), ("451 later", Fate.REFUSED_FOR_NOW)]
)
def test_a_refusal_at_each_step(command: str, words: str, fate: Fate) -> None:
    with serving(**{command: words}), Courier() as courier:
        assert courier.carry(letter()) == Answer(fate, words)


@pytest.mark.parametrize("command", ["EHLO", "MAIL", "RCPT", "DATA"])
def test_a_connection_that_breaks_before_the_text_has_sent_nothing(command: str) -> None:
    with serving(**{command: SILENCE}), Courier() as courier:
        assert courier.carry(letter()).fate is Fate.REFUSED_FOR_NOW


@pytest.mark.parametrize("answer", [SILENCE, "gobbledygook"])
def test_no_answer_to_the_text_or_none_that_can_be_read_leaves_it_open(answer: str) -> None:
    with serving(TEXT=answer), Courier() as courier:
        assert courier.carry(letter()).fate is Fate.UNKNOWN


@pytest.mark.parametrize("answer", ["502 what?", SILENCE])
def test_a_server_that_knows_no_reset_gets_a_new_connection(answer: str) -> None:
    with serving(RCPT="550 never", RSET=answer) as server, Courier() as courier:
        assert courier.carry(letter()).fate is Fate.REFUSED
        assert courier.carry(letter()).fate is Fate.REFUSED
    assert [words.split()[0] for words in server.heard].count("ehlo") == 2


def test_a_server_that_is_away_is_asked_once_a_run() -> None:
    with serving(EHLO=SILENCE, HELO=SILENCE) as server, Courier() as courier:
        first, second = courier.carry(letter()), courier.carry(letter())
    assert first == second
    assert [words.split()[0] for words in server.heard] == ["ehlo"]


def test_a_log_in_that_is_refused_fails_no_letter() -> None:
    greeting = "250-hello\r\n250 AUTH PLAIN"
    login = override_settings(EMAIL_HOST_USER="spar", EMAIL_HOST_PASSWORD="wrong")
    with login, serving(EHLO=greeting, AUTH="535 who are you?"), Courier() as courier:
        assert courier.carry(letter()) == Answer(Fate.REFUSED_FOR_NOW, "535 who are you?")


@pytest.mark.parametrize(
    "given",
    [
        {"to": ["cecilia@example.org\r\nDATA"]},
        {"to": ["<cecilia@example.org>\nRCPT TO:<alla@example.org>"]},
        {"from_email": "spår@example.org"},
        {"subject": "Hej\nBcc: alla@example.org"},
        {"headers": {"X-Tracker-Reminder": "1\r\nBcc: alla@example.org"}},
    ],
)
def test_nothing_can_be_slipped_into_the_dialogue_or_the_headers(given: dict[str, object]) -> None:
    with serving() as server, Courier() as courier:
        assert courier.carry(letter(**given)).fate is Fate.REFUSED
    assert [words for words in server.heard if words.startswith(("rcpt", "DATA"))] == []


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("cecilia@example.org", "cecilia@example.org"),
        ("Spår <spar@example.org>", "spar@example.org"),
        ("cecilia@södertörn.example", "cecilia@xn--sdertrn-90ae.example"),
    ],
)
def test_the_address_on_the_envelope(address: str, bare: str) -> None:
    assert envelope_address(address) == bare
