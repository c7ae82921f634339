"""Files that a test has in hand before it begins: each is read once, and not for every test.

It is read as always, in a process of its own, which takes most of a second.
"""

import functools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tracker.intake import Draft, read_minutes_apart
from tracker.intake.sandbox import Listener

_read = functools.cache(read_minutes_apart)


def _as_before(data: bytes, _hear: Listener) -> tuple[Draft, str]:
    return _read(data)


@contextmanager
def read_once() -> Iterator[None]:
    """Within this block what is stored is what came out when the same file was first read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.review.storing.read_minutes_apart", _as_before)
        yield
