"""A file comes in and is kept with its draft; the draft is corrected until it is accepted."""

import datetime
import hashlib
import time
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from tracker.errors import AlreadyAccepted, Conflict, DomainError, gettext_noop
from tracker.intake import LINES, PAGES, Draft, Progress, read_minutes_apart, reviewed
from tracker.intake.sandbox import nobody
from tracker.models import Body, MinutesFile, User
from tracker.review.reading import forget

ACCEPTED = gettext_noop(
    "Protokollet är redan godtaget. Dina ändringar sparades inte; ändra i mötet i stället."
)
UNREAD = gettext_noop(
    "Filen är inte läst än, så det finns inget utkast. Ingenting har ändrats. "
    "Vänta tills läsningen är klar."
)
OVERTAKEN = gettext_noop(
    "Någon annan sparade utkastet i samma stund. Dina ändringar är inte sparade."
)
# A person waits about a second for so much, half of it for the reader to start. What counts is
# what the file holds: a picture makes a short file large, and Word packs a long one small.
SHORT = {PAGES: 60, LINES: 2_000}
# Where a file is short and takes its time all the same, in seconds.
PATIENCE = 10.0


class TooLong(Exception):
    """Reading the file takes longer than a person should wait without seeing anything."""


def store(
    data: bytes,
    name: str,
    *,
    body: Body | None = None,
    by: User | None,
    now: datetime.datetime,
    at_once: bool = True,
) -> tuple[MinutesFile, bool]:
    """Keep a file and what was read out of it. False: the same file was here before.

    `name` is the file's name as it came; only its last part is kept, as a label. Not `at_once`: a
    long file is only kept, and waits for `tracker.review.read_kept`. Raises
    `tracker.intake.UnreadableMinutes`, and then nothing is stored.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = MinutesFile.objects.filter(sha256=digest).first()
    if known is not None and not (known.is_refused and forget(known)):
        return known, False
    file = MinutesFile(
        name=PurePath(name.replace("\\", "/")).name[:255],
        sha256=digest,
        body=body,
        uploaded_by=by,
        uploaded_at=now,
    )
    try:
        draft, file.text = read_minutes_apart(data, nobody if at_once else patience())
        file.draft = draft.to_json()
    except TooLong:
        file.state, file.asked_at = MinutesFile.State.READING, timezone.now()
    return _keep(file, data)


def patience() -> Callable[[Progress | None], None]:
    """Stops a reading as soon as it shows that it will take long."""
    until = time.monotonic() + PATIENCE

    def hear(progress: Progress | None) -> None:
        if time.monotonic() > until or (progress and progress.of > SHORT[progress.step]):
            raise TooLong

    return hear


def _keep(file: MinutesFile, data: bytes) -> tuple[MinutesFile, bool]:
    """Row and file, or neither. Somebody else may store the same file at the same moment."""
    file.file.save(f"{file.sha256[:16]}{_suffix(data)}", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            file.save()
    except IntegrityError:
        file.file.delete(save=False)
        return MinutesFile.objects.get(sha256=file.sha256), False
    return file, True


def _suffix(data: bytes) -> str:
    """The ending that programs know the file by; what it says of itself was not believed."""
    return ".pdf" if b"%PDF-" in data[:1024] else ".docx" if data.startswith(b"PK") else ".txt"


@transaction.atomic
def revise(file: MinutesFile, draft: dict[str, Any], *, body: Body | None) -> None:
    """Keep a corrected draft, judged again, and whose minutes they are.

    Raises AlreadyAccepted, DomainError where it is not read yet, Conflict where somebody else has
    saved it since `file` was fetched, and KeyError or ValueError where `draft` has another shape
    than `tracker.intake.Draft`.
    """
    locked = MinutesFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if locked.is_accepted:
        raise AlreadyAccepted(ACCEPTED)
    if not locked.is_read:
        raise DomainError(UNREAD)
    if (locked.draft, locked.body_id) != (file.draft, file.body_id):
        raise Conflict(OVERTAKEN)
    file.draft = reviewed(Draft.from_json(draft), has_body=body is not None).to_json()
    file.body, file.refusal = body, {}
    file.save(update_fields=["draft", "body", "refusal"])
