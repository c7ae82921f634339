"""Signed links: for whom, for what, until when.

Letters make them, the pages that need no login read them. A token holds the purpose, the person,
the action item, the day of issue and the person's `links_revision`: raising that number revokes
all links that the person has been sent.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer

from tracker.errors import LinkExpired, LinkInvalid, gettext_noop
from tracker.models import ActionItem, Person

ANSWER = "answer"
SETTINGS = "settings"
CALENDAR = "calendar"

# Days that a link is good for; None: until it is revoked (a calendar is subscribed to once).
MAX_AGE: dict[str, int | None] = {ANSWER: 180, SETTINGS: 730, CALENDAR: None}

# The signed part of a link in a letter: whoever has it may answer as the letter's person.
SIGNED = re.compile(r"(/(?:svar|installningar|kalender)/)[\w:=-]+")

INVALID = gettext_noop(
    "Länken stämmer inte. Den kan ha blivit avhuggen i mejlet eller återkallad. "
    "Ingenting har ändrats. Öppna den ur det senaste mejlet, eller be samordnaren om ett nytt."
)
EXPIRED = gettext_noop(
    "Länken har blivit för gammal och gäller inte längre. Ingenting har ändrats. "
    "Öppna den ur det senaste mejlet, eller be samordnaren om ett nytt."
)


@dataclass(frozen=True)
class Link:
    """What a token stands for."""

    person: Person
    action_item: ActionItem | None


def make_token(
    purpose: str, person: Person, action_item: ActionItem | None = None, *, today: datetime.date
) -> str:
    """A token for the address of a page; the same day gives the same token."""
    item_id = action_item.pk if action_item else 0
    payload = [person.pk, item_id, today.toordinal(), person.links_revision]
    return _signer(purpose).sign_object(payload)


def read_token(token: str, purpose: str, *, today: datetime.date) -> Link:
    """What the token stands for.

    Raises LinkInvalid where it was altered, revoked or made for another purpose, and LinkExpired.
    """
    person_id, item_id, issued, revision = _payload(token, purpose)
    person = Person.objects.filter(pk=person_id, links_revision=revision).first()
    item = ActionItem.objects.for_list().filter(pk=item_id).first() if item_id else None
    if person is None or (item_id and item is None):
        raise LinkInvalid(INVALID)
    age = MAX_AGE[purpose]
    if age is not None and today.toordinal() > issued + age:
        raise LinkExpired(EXPIRED)
    return Link(person, item)


def without_tokens(text: str) -> str:
    """A letter for others to read than the person that it is to."""
    return SIGNED.sub(r"\1…", text)


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"tracker.links.{purpose}")


def _payload(token: str, purpose: str) -> list[Any]:
    try:
        payload: list[Any] = _signer(purpose).unsign_object(token)
    except (BadSignature, ValueError) as error:
        raise LinkInvalid(INVALID) from error
    return payload
