"""A small SMTP server that delivers nothing: it keeps each mail as a file, for the demo.

python -m config.mail_sink PORT FOLDER
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from config.processes import LOOPBACK


class KeepAsFiles:
    """Writes each accepted mail to `folder` as .eml, in names that sort by arrival."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        path = self.folder / f"{time.time_ns()}.eml"
        # Under another name until it is whole: the pages read this folder meanwhile.
        part = path.with_suffix(".part")
        part.write_bytes(envelope.original_content or b"")
        part.rename(path)
        return "250 OK"


async def serve(port: int, folder: Path) -> None:
    """Receive mail until cancelled."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = KeepAsFiles(folder)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(handler, hostname="localhost", enable_SMTPUTF8=True), LOOPBACK, port
    )
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
