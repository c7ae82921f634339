"""Domain errors: each carries a message fit for the person who meets it.

This file knows nothing of Django, so that the pure files may raise from it. A message is marked
for translation here (`gettext_noop`) and translated where it is shown, by a door.
"""

from typing import Any


def gettext_noop(message: str) -> str:
    """Mark a message for translation without translating it yet."""
    return message


class DomainError(Exception):
    """Something that a person asked for cannot be done; nothing was changed.

    `template` is the message as marked for translation, `params` what stands in its places:
    a door shows `gettext(error.template) % error.params`; `str(error)` is the Swedish text.
    """

    def __init__(self, template: str, **params: Any) -> None:
        self.template = template
        self.params = params
        super().__init__(template % params if params else template)


class AlreadyAccepted(DomainError):
    """The minutes have been accepted before."""


class BodyUnknown(DomainError):
    """Nobody has said which body the minutes belong to."""


class Conflict(DomainError):
    """Somebody else changed the same thing in the meantime, or it clashes with what exists."""


class LinkInvalid(DomainError):
    """A signed link that was altered, revoked, or made for something else."""


class LinkExpired(DomainError):
    """A signed link that has aged out."""
