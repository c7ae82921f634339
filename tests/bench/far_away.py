"""A proxy on loopback that makes a server far away: each byte comes later by half a round trip."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from config.processes import LOOPBACK

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@contextmanager
def far_away(port: int, round_trip: float) -> Iterator[int]:
    """The port under which the server at `port` is so many seconds there and back away."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection(LOOPBACK, port)
        await asyncio.gather(
            _carry(reader, there[1], round_trip / 2), _carry(there[0], writer, round_trip / 2)
        )

    starting = asyncio.start_server(serve, LOOPBACK, 0)
    server = asyncio.run_coroutine_threadsafe(starting, loop).result(10)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Each piece as late as the others: a distance, and not a narrow road."""
    loop = asyncio.get_running_loop()
    while piece := await reader.read(65536):
        loop.call_later(delay, writer.write, piece)
    await asyncio.sleep(delay)
    with suppress(OSError):
        writer.close()
