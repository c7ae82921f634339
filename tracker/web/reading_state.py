"""How far the reading of a long file has come, in words and as a share."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.intake import LINES, PAGES
from tracker.models import MinutesFile
from tracker.review import is_stalled

# Where on the bar a step begins and how long it is, in hundredths, about as long as each takes.
_SHARES = {PAGES: (0, 20), LINES: (20, 80)}


@dataclass(frozen=True)
class ReadingState:
    """`percent` None: nothing has been heard. `mark` changes with what is to be seen."""

    words: str
    percent: int | None
    stalled: bool = False
    done: bool = False

    @property
    def mark(self) -> str:
        return f"{self.words}{self.stalled}"


def state_of(file: MinutesFile) -> ReadingState:
    if file.is_read:
        return ReadingState(_("Filen är läst. Utkastet öppnas."), 100, done=True)
    if file.leased_until is None:
        return ReadingState(_("Läsningen har inte börjat än."), 0, is_stalled(file))
    if not file.progress:
        return ReadingState(_("Filen öppnas."), None, is_stalled(file))
    step, done, of = (file.progress[name] for name in ("step", "done", "of"))
    start, length = _SHARES[step]
    counts = {"done": _number(done), "of": _number(of)}
    if step == PAGES:
        words = _("Läser sidorna: %(done)s av %(of)s.") % counts
    else:
        words = _("Letar efter beslut och uppdrag: rad %(done)s av %(of)s.") % counts
    return ReadingState(words, start + length * min(done, of) // max(of, 1), is_stalled(file))


def _number(count: int) -> str:
    return number_format(count, force_grouping=True)


def refusal(file: MinutesFile) -> str:
    """Why the file could not be read, in the reader's language."""
    template, params = file.refusal["template"], file.refusal["params"]
    return _(template) % params if params else _(template)
