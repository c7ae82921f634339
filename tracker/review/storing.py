"""A file comes in and is kept with its draft; the draft is corrected until it is accepted."""

import datetime
import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from tracker.errors import AlreadyAccepted, gettext_noop
from tracker.intake import Draft, read_minutes_apart, reviewed
from tracker.models import Body, MinutesFile, User

ACCEPTED = gettext_noop(
    "Protokollet är redan godtaget. Dina ändringar sparades inte; ändra i mötet i stället."
)


def store(
    data: bytes,
    name: str,
    *,
    body: Body | None = None,
    by: User | None,
    now: datetime.datetime,
) -> tuple[MinutesFile, bool]:
    """Keep a file and what was read out of it. False: the same file was here before.

    `name` is the file's name as it came; only its last part is kept, as a label. Raises
    `tracker.intake.UnreadableMinutes`, and then nothing is stored.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = MinutesFile.objects.filter(sha256=digest).first()
    if known is not None:
        return known, False
    draft, text = read_minutes_apart(data)
    file = MinutesFile(
        name=PurePath(name.replace("\\", "/")).name[:255],
        sha256=digest,
        text=text,
        draft=draft.to_json(),
        body=body,
        uploaded_by=by,
        uploaded_at=now,
    )
    return _keep(file, data)


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

    Raises AlreadyAccepted, and KeyError or ValueError where `draft` has another shape than
    `tracker.intake.Draft`.
    """
    locked = MinutesFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if locked.is_accepted:
        raise AlreadyAccepted(ACCEPTED)
    file.draft = reviewed(Draft.from_json(draft), has_body=body is not None).to_json()
    file.body = body
    file.save(update_fields=["draft", "body"])
