"""A file is read anew, and its draft is as the reader makes it."""

from django.db import transaction

from tracker.errors import DomainError, gettext_noop
from tracker.intake import read_minutes_apart
from tracker.models import MinutesFile
from tracker.review.storing import UNREAD, revise

GONE = gettext_noop("Filen finns inte kvar och kan inte läsas om. Utkastet är som det var.")


def read_again(file: MinutesFile) -> None:
    """Put the file's own draft in the place of the corrected one.

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
        revise(file, draft.to_json(), body=file.body)
        file.text = text
        file.save(update_fields=["text"])
