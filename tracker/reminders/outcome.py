"""What became of a run's letters."""

from collections import Counter
from dataclasses import dataclass
from threading import Lock

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


class Tally:
    """Counts letters as they are settled, from several threads."""

    def __init__(self, *, keep_lines: bool) -> None:
        self._lines: list[Line] | None = [] if keep_lines else None
        self._count: Counter[str] = Counter()
        self._lock = Lock()

    def add(self, line: Line) -> None:
        with self._lock:
            self._count[line.status] += 1
            if self._lines is not None:
                self._lines.append(line)

    def outcome(self) -> Outcome:
        count = self._count
        return Outcome(
            tuple(self._lines or ()),
            count[STATUS.SENT],
            count[STATUS.FAILED],
            count[STATUS.UNCERTAIN],
        )
