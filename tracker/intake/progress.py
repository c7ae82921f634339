"""How far a reading has come: told by whoever reads, heard by whoever started it.

The ear is a context variable and no argument, so that the readers and the rules stay as they are:
where nobody listens, telling costs next to nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
# The steps of a reading, in their order.
PAGES = "pages"
LINES = "lines"


@dataclass(frozen=True)
class Progress:
    """`done` of `of` pages are read, or lines understood."""

    step: str
    done: int
    of: int


Ear = Callable[[Progress], None]


@dataclass
class _Telling:
    """Who listens, and the part that is in hand: its first line, and how many it has."""

    ear: Ear
    step: str = ""
    done: int = 0
    of: int = 0
    part: int = 0

    def tell(self, done: int) -> None:
        self.ear(Progress(self.step, done, self.of))


_telling: ContextVar[_Telling | None] = ContextVar("telling", default=None)


@contextmanager
def heard(ear: Ear) -> Iterator[None]:
    """Inside, `ear` is told of each part that is done."""
    token = _telling.set(_Telling(ear))
    try:
        yield
    finally:
        _telling.reset(token)


def through(step: str, parts: Sequence[T], size: Callable[[T], int] = lambda _: 1) -> Iterator[T]:
    """The parts one after the other, telling before each how much of them all is done."""
    telling = _telling.get()
    if telling is None:
        yield from parts
        return
    telling.step, telling.done, telling.of = step, 0, sum(map(size, parts))
    for each in parts:
        telling.tell(telling.done)
        telling.part = size(each)
        yield each
        telling.done += telling.part
    telling.tell(telling.done)


def within(matters: Iterable[T], count: int) -> Iterator[T]:
    """The matters of the part that is in hand, telling how much of it is done."""
    telling = _telling.get()
    for index, each in enumerate(matters):
        if telling is not None and telling.step:
            telling.tell(telling.done + telling.part * index // count)
        yield each
