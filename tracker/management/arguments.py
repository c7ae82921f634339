"""What commands are given on the command line, read with one clear line where it cannot be."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.deadlines import find_body
from tracker.errors import DomainError
from tracker.intake import MAX_BYTES
from tracker.models import Body, User


def refusal(message: str) -> CommandError:
    """An error that ends the command with exit code 2 and this line on standard error."""
    return CommandError(" ".join(message.split()), returncode=2)


@contextmanager
def refusals() -> Iterator[None]:
    """What the verbs inside refuse ends the command in the same way."""
    try:
        yield
    except DomainError as error:
        raise refusal(_(error.template) % error.params) from error


def file_content(path: str) -> bytes:
    """The bytes of a file; of one too large for `tracker.intake` just so many that it says so."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise refusal(_("Filen finns inte: %(path)s") % {"path": path}) from error
    except OSError as error:
        reason = {"path": path, "reason": error.strerror}
        raise refusal(_("Filen går inte att läsa: %(path)s (%(reason)s)") % reason) from error


def moment(text: str) -> datetime.datetime:
    """An aware moment; without a zone it is local time."""
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or ":" not in text or not 1970 <= found.year < 2200:
        wanted = _("--at: skriv en tid som 2019-01-25T16:00, inte %(text)s")
        raise refusal(wanted % {"text": repr(text)})
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def day(text: str) -> datetime.date:
    """A day; of a moment its day."""
    try:
        return datetime.date.fromisoformat(text.partition("T")[0])
    except ValueError as error:
        wanted = _("--at: skriv en dag som 2019-01-25, inte %(text)s")
        raise refusal(wanted % {"text": repr(text)}) from error


def user(email: str) -> User:
    try:
        return User.objects.get_by_natural_key(email)
    except User.DoesNotExist as error:
        raise refusal(_("Det finns inget konto för %(email)s") % {"email": email}) from error


def body(name: str) -> Body:
    """A body by name or short name."""
    found = find_body(name)
    if found is None:
        known = ", ".join(each.label for each in Body.objects.all()) or "–"
        raise refusal(
            _("Det finns inget organ som heter %(name)s. De som finns: %(known)s")
            % {"name": name, "known": known}
        )
    return found
