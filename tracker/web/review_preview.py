"""What accepting a draft will make, in words."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import ngettext

from tracker import clock
from tracker.models import MinutesFile
from tracker.reminders import first_letters
from tracker.reminders.wording import day_words, spoken_day
from tracker.review import Preview, preview
from tracker.web.support import explain, logged_in


def forecast(request: HttpRequest, file: MinutesFile) -> dict[str, Any]:
    """What accepting would do, or why it cannot be done as the draft stands."""
    now = clock.now()
    found = preview(
        file,
        by=logged_in(request),
        now=now,
        letters=lambda meeting: first_letters(meeting, now),
    )
    return {
        "preview": found,
        "consequences": consequences(found),
        "obstacle": explain(found.error) if found.error else "",
    }


def consequences(found: Preview) -> list[str]:
    """Counted, like "10 beslut", "1 nytt möte (SSK tors 7 feb 2019)", "7 mejl måndag 28 januari".

    Without what there is none of.
    """
    return [*_records(found), *_letters(found), *_loose_ends(found)]


def _records(found: Preview) -> Iterator[str]:
    people, bodies, meetings = found.new_people, found.new_bodies, found.new_meetings
    yield ngettext("%(n)d beslut", "%(n)d beslut", found.decisions) % {"n": found.decisions}
    yield ngettext("%(n)d uppdrag", "%(n)d uppdrag", found.action_items) % {"n": found.action_items}
    if n := len(people):
        yield ngettext("%(n)d ny person", "%(n)d nya personer", n) % {"n": n}
    if n := len(bodies):
        yield ngettext("%(n)d nytt organ", "%(n)d nya organ", n) % {"n": n}
    if n := len(meetings):
        words = ngettext("%(n)d nytt möte (%(which)s)", "%(n)d nya möten (%(which)s)", n)
        which = ", ".join(f"{body} {day_words(day)}" for body, day in meetings)
        yield words % {"n": n, "which": which}


def _letters(found: Preview) -> Iterator[str]:
    for day, n in found.letters.items():
        words = ngettext("%(n)d mejl %(day)s", "%(n)d mejl %(day)s", n)
        yield words % {"n": n, "day": spoken_day(day)}


def _loose_ends(found: Preview) -> Iterator[str]:
    if n := found.unassigned:
        words = ngettext("%(n)d uppdrag utan ansvarig", "%(n)d uppdrag utan ansvarig", n)
        yield words % {"n": n}
    if n := len(found.without_address):
        yield ngettext("%(n)d saknar e-postadress", "%(n)d saknar e-postadress", n) % {"n": n}
