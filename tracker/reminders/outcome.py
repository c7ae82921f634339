"""What became of a run's letters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.models import Mailing

STATUS = Mailing.Status


@dataclass(frozen=True)
class Line:
    """One letter: to whom, its subject, what became of it, and the server's words."""

    address: str
    subject: str
    status: str
    response: str = ""


@dataclass(frozen=True)
class Outcome:
    """A run: what waits for another try stands in `lines` alone."""

    lines: tuple[Line, ...]
    sent: int
    failed: int
    uncertain: int

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Outcome":
        all_lines = tuple(lines)
        count = Counter(line.status for line in all_lines)
        return cls(all_lines, count[STATUS.SENT], count[STATUS.FAILED], count[STATUS.UNCERTAIN])
