"""What accepting a draft will make, in words."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from tracker.review import Preview


def consequences(found: Preview) -> list[str]:
    """Counted, like "10 beslut", "1 nytt möte (SSK 2019-02-07)"; without what there is none of."""
    return list(_records(found)) + list(_loose_ends(found))


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
        yield words % {"n": n, "which": ", ".join(meetings)}


def _loose_ends(found: Preview) -> Iterator[str]:
    if n := found.unassigned:
        words = ngettext("%(n)d uppdrag utan ansvarig", "%(n)d uppdrag utan ansvarig", n)
        yield words % {"n": n}
    if n := len(found.without_address):
        yield ngettext("%(n)d saknar e-postadress", "%(n)d saknar e-postadress", n) % {"n": n}
