"""A file is read anew, and its draft is as the reader makes it."""

from django.db import transaction
from django.utils import timezone

from tracker.errors import DomainError, gettext_noop
from tracker.intake import read_minutes_apart
from tracker.intake.sandbox import nobody
from tracker.models import MinutesFile
from tracker.review.around import KEEPS, renewed
from tracker.review.storing import UNREAD, TooLong, patience, revise

GONE = gettext_noop("Filen finns inte kvar och kan inte läsas om. Utkastet är som det var.")


def read_again(file: MinutesFile, *, keep_around: bool = False, at_once: bool = True) -> bool:
    """Put the file's own draft in the place of the corrected one.

    `keep_around`: what stands around the decisions stays as somebody has corrected it. Not
    `at_once`: a long file waits for `tracker.review.read_kept`, and until it is read its draft
    waits with it. False: it waits.
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
    try:
        read, text = read_minutes_apart(data, nobody if at_once else patience())
    except TooLong:
        return not _wait(file, keep_around=keep_around)
    draft = renewed(file.draft, read, keep_around=keep_around, has_body=file.body_id is not None)
    with transaction.atomic():
        revise(file, draft.to_json(), body=file.body)
        file.text = text
        file.save(update_fields=["text"])
    return True


def _wait(file: MinutesFile, *, keep_around: bool) -> int:
    """The file waits to be read; 0 where somebody has accepted it meanwhile."""
    unread = MinutesFile.objects.filter(pk=file.pk, state=MinutesFile.State.DRAFT)
    return unread.update(
        state=MinutesFile.State.READING,
        draft={**file.draft, KEEPS: keep_around},
        asked_at=timezone.now(),
        leased_until=None,
        attempts=0,
        progress={},
        refusal={},
    )
