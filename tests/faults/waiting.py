"""Waiting for what another process does."""

import time
from collections.abc import Callable


def until(happened: Callable[[], bool], *, seconds: float = 120, pause: float = 0.002) -> None:
    """Return once it has happened; AssertionError when the time is over."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"nothing happened within {seconds} s"
        time.sleep(pause)
