"""An SMTP server that misbehaves on the wire: it greets with 421, falls silent, hangs up."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import BinaryIO

# Instead of an answer: none, with the connection left open; none, with the connection cut.
SILENCE, CUT = "silence", "cut"
PATIENCE = 30


@dataclass
class Stubborn:
    """What arrived, and how the server is to answer: a reply, SILENCE or CUT."""

    port: int
    # What it says that it can do, in answer to EHLO.
    extensions: tuple[str, ...] = ()
    messages: list[EmailMessage] = field(default_factory=list)
    greet: Callable[[], str] = lambda: "220 ready"
    on_recipient: Callable[[str], str] = lambda _address: "250 OK"
    # After the text has come: it is kept, whatever is answered but a refusal.
    on_message: Callable[[str], str] = lambda _address: "250 OK"


def _serve(server: Stubborn, peer: socket.socket, closing: threading.Event) -> None:
    with suppress(OSError, ConnectionError), peer, peer.makefile("rb") as lines:
        peer.settimeout(PATIENCE)
        _say(peer, server.greet(), closing)
        recipient = ""
        for line in lines:
            verb = line[:4].upper()
            if verb == b"RCPT":
                recipient = line.decode().partition("<")[2].partition(">")[0]
                answer = server.on_recipient(recipient)
                recipient = recipient if answer.startswith("250") else ""
                _say(peer, answer, closing)
            elif verb == b"DATA":
                _say(peer, "354 go on", closing)
                message = _message(lines)
                # As RFC 2920 allows: that there is nobody to send it to is said at the end.
                answer = server.on_message(recipient) if recipient else "554 to nobody"
                if answer[0] not in "45":
                    server.messages.append(message)
                _say(peer, answer, closing)
            elif verb == b"EHLO":
                names = ("stubborn", *server.extensions)
                lasts = ["-"] * (len(names) - 1) + [" "]
                hello = [f"250{last}{name}" for last, name in zip(lasts, names, strict=True)]
                _say(peer, "\r\n".join(hello), closing)
            else:
                _say(peer, "250 OK", closing)


def _message(lines: BinaryIO) -> EmailMessage:
    text = bytearray()
    for line in lines:
        if line == b".\r\n":
            break
        text += line.removeprefix(b".")
    message = message_from_bytes(bytes(text), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _say(peer: socket.socket, answer: str, closing: threading.Event) -> None:
    if answer == SILENCE:
        closing.wait(PATIENCE)
    if answer in (SILENCE, CUT):
        raise ConnectionError
    peer.sendall(f"{answer}\r\n".encode())


@contextmanager
def stubborn(port: int = 0) -> Iterator[Stubborn]:
    """The server, on a port of loopback, in threads of its own."""
    closing = threading.Event()
    with socket.create_server(("127.0.0.1", port)) as listener:
        server = Stubborn(listener.getsockname()[1])

        def accept_all() -> None:
            with suppress(OSError):
                while True:
                    peer, _address = listener.accept()
                    threading.Thread(
                        target=_serve, args=(server, peer, closing), daemon=True
                    ).start()

        thread = threading.Thread(target=accept_all, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            closing.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)
