"""A file that is read anew: what somebody has corrected around the decisions may stay."""

from dataclasses import replace
from typing import Any

from tracker.intake import Draft, reviewed

# In the JSON of a draft whose file is being read anew: whether what stands around stays.
KEEPS = "keeps_around"


def renewed(kept: dict[str, Any], read: Draft, *, keep_around: bool, has_body: bool) -> Draft:
    """The draft as read, judged; `kept` as JSON is what it takes the place of."""
    draft = _around(Draft.from_json(kept), read) if keep_around else read
    return reviewed(draft, has_body=has_body)


def _around(kept: Draft, read: Draft) -> Draft:
    """The decisions as read, under the points of the kept agenda."""
    names = _points(kept, read)
    return replace(
        kept,
        decisions=tuple(replace(each, item=names.get(each.item)) for each in read.decisions),
        follow_ups=tuple(replace(each, item=names.get(each.item)) for each in read.follow_ups),
        upcoming=tuple(replace(each, item=names.get(each.item)) for each in read.upcoming),
        warnings=read.warnings,
    )


def _points(kept: Draft, read: Draft) -> dict[str | None, str | None]:
    """What the kept agenda calls each point that was read: by number, else by title."""
    known = {each.number or each.title for each in kept.agenda_items}
    titles = {each.title.casefold(): each.number or each.title for each in kept.agenda_items}
    found: dict[str | None, str | None] = {}
    for each in read.agenda_items:
        name = each.number or each.title
        same = titles.get(each.title.casefold())
        found[name] = same or (name if name in known else None)
    return found
