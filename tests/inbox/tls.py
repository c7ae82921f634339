"""TLS from the first byte, in front of a server that speaks none (imaps://, RFC 8314)."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

LOOPBACK = "127.0.0.1"


def _pump(source: socket.socket, target: socket.socket) -> None:
    """Hand on what comes until one of the two is gone."""
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def tls_before(port: int, certificate: Path, key: Path) -> Iterator[int]:
    """The port at which the server of another port is met with TLS."""
    safe = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    safe.load_cert_chain(certificate, key)

    class Front(BaseRequestHandler):
        def handle(self) -> None:
            # Who does not trust the certificate hangs up.
            with (
                suppress(OSError),
                safe.wrap_socket(self.request, server_side=True) as guest,
                socket.create_connection((LOOPBACK, port)) as host,
            ):
                back = Thread(target=_pump, args=(host, guest))
                back.start()
                _pump(guest, host)
                back.join()

    class Server(ThreadingTCPServer):
        daemon_threads = True

    with Server((LOOPBACK, 0), Front) as server:
        serving = Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        yield int(server.server_address[1])
        server.shutdown()
        serving.join()
