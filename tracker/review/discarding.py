"""A draft that nobody wants is thrown away, with its file."""

from django.db import transaction

from tracker.errors import AlreadyAccepted, DomainError, gettext_noop
from tracker.models import MinutesFile

ACCEPTED = gettext_noop(
    "Protokollet är godtaget och kan inte slängas. Ta tillbaka godkännandet först."
)
BUSY = gettext_noop("Filen läses just nu. Avbryt läsningen i stället.")


@transaction.atomic
def discard(file: MinutesFile) -> None:
    """Delete a draft and its file; the same file can be brought again.

    Raises AlreadyAccepted, and DomainError for what has no draft yet (`reading.forget`). A draft
    that is gone already is no error.
    """
    locked = MinutesFile.objects.select_for_update(of=("self",)).filter(pk=file.pk).first()
    if locked is None:
        return
    if locked.is_accepted:
        raise AlreadyAccepted(ACCEPTED)
    if not locked.is_read:
        raise DomainError(BUSY)
    locked.delete()
    if locked.file:
        transaction.on_commit(lambda: locked.file.delete(save=False))
