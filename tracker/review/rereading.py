"""A file is read anew, and its draft is as the reader makes it."""

from dataclasses import replace

from django.db import transaction

from tracker.errors import DomainError, gettext_noop
from tracker.intake import Draft, read_minutes_apart
from tracker.models import MinutesFile
from tracker.review.storing import UNREAD, revise

GONE = gettext_noop("Filen finns inte kvar och kan inte läsas om. Utkastet är som det var.")


def read_again(file: MinutesFile, *, keep_around: bool = False) -> None:
    """Put the file's own draft in the place of the corrected one.

    `keep_around`: what stands around the decisions stays as somebody has corrected it.
    Raises DomainError where the file is gone or was never read, UnreadableMinutes where it cannot
    be read any more, and AlreadyAccepted; the draft then stays as it was.
    """
    if not file.is_read:
        raise DomainError(UNREAD)
    try:
        with file.file.open("rb") as kept:
            data = kept.read()
    except FileNotFoundError as error:
        raise DomainError(GONE) from error
    draft, text = read_minutes_apart(data)
    with transaction.atomic():
        if keep_around:
            draft = _around(Draft.from_json(file.draft), draft)
        revise(file, draft.to_json(), body=file.body)
        file.text = text
        file.save(update_fields=["text"])


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
