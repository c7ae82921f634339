"""Signed links: for whom, for what, until when.

Letters make them, the pages that need no login read them. A token holds the purpose, the person,
the action item or the approval, the day of issue and the person's `links_revision`: raising that
number revokes all links that the person has been sent.

A reply's token stands in an address (`svar+TOKEN@host`), where there is room for 64 characters
before the @ (RFC 5321, 4.5.3.1.1) and upper and lower case are the same: it is written in base 32,
holds the letter and the day, and its seal is 96 bits of an HMAC.
"""

import base64
import binascii
import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

from tracker.errors import LinkExpired, LinkInvalid, gettext_noop
from tracker.models import ActionItem, Approval, Mailing, Person

ANSWER = "answer"
APPROVE = "approve"
SETTINGS = "settings"
CALENDAR = "calendar"
REPLY = "reply"

# Days that a link is good for; None: until it is revoked (a calendar is subscribed to once).
MAX_AGE: dict[str, int | None] = {
    ANSWER: 180,
    APPROVE: 180,
    SETTINGS: 730,
    CALENDAR: None,
    REPLY: 180,
}

# The parts of a reply's token, in bytes: the day, and the seal.
DAY_BYTES = 3
SEAL_BYTES = 12

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
    action_item: ActionItem | None = None
    approval: Approval | None = None


def make_token(
    purpose: str,
    person: Person,
    about: ActionItem | Approval | None = None,
    *,
    today: datetime.date,
) -> str:
    """A token for the address of a page; the same day gives the same token."""
    payload = [person.pk, about.pk if about else 0, today.toordinal(), person.links_revision]
    return _signer(purpose).sign_object(payload)


def read_token(token: str, purpose: str, *, today: datetime.date) -> Link:
    """What the token stands for.

    Raises LinkInvalid where it was altered, revoked or made for another purpose, and LinkExpired.
    """
    person_id, about, issued, revision = _payload(token, purpose)
    person = Person.objects.filter(pk=person_id, links_revision=revision).first()
    if person is None:
        raise LinkInvalid(INVALID)
    link = _link(purpose, person, about)
    _check_age(purpose, issued, today)
    return link


def _link(purpose: str, person: Person, about: int) -> Link:
    if not about:
        return Link(person)
    if purpose == APPROVE:
        approval = Approval.objects.for_list().filter(pk=about, person=person).first()
        link = Link(person, approval=approval)
    else:
        link = Link(person, ActionItem.objects.for_list().filter(pk=about).first())
    if not (link.action_item or link.approval):
        raise LinkInvalid(INVALID)
    return link


def reply_address(mailing: Mailing, *, today: datetime.date) -> str:
    """Where an answer to a letter goes; empty where the installation takes none."""
    if not settings.REPLY_ADDRESS:
        return ""
    local, _at, domain = settings.REPLY_ADDRESS.rpartition("@")
    return f"{local}+{make_reply_token(mailing, today=today)}@{domain}"


def reply_token_in(address: str) -> str:
    """The token of one of our addresses for answers; empty where it is another's."""
    local, _at, domain = settings.REPLY_ADDRESS.lower().rpartition("@")
    its_local, _at, its_domain = address.lower().rpartition("@")
    is_ours = bool(local) and its_domain == domain and its_local.startswith(f"{local}+")
    return its_local.removeprefix(f"{local}+") if is_ours else ""


def make_reply_token(mailing: Mailing, *, today: datetime.date) -> str:
    """A token for the address that a letter is answered at."""
    number = mailing.pk.to_bytes((mailing.pk.bit_length() + 7) // 8, "big")
    told = today.toordinal().to_bytes(DAY_BYTES, "big") + number
    return _base32(told + _seal(told, mailing.person))


def read_reply_token(token: str, *, today: datetime.date) -> Mailing:
    """The letter that a token was made for, with its person.

    Raises LinkInvalid where it was altered or revoked, and LinkExpired.
    """
    try:
        whole = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except (binascii.Error, ValueError) as error:
        raise LinkInvalid(INVALID) from error
    told, seal = whole[:-SEAL_BYTES], whole[-SEAL_BYTES:]
    number = int.from_bytes(told[DAY_BYTES:], "big")
    letters = Mailing.objects.select_related("person")
    letter = letters.filter(pk=number).first() if 0 < number < 2**63 else None
    # Base 32 has more than one way to write some bytes: only ours counts.
    if letter is None or _base32(whole) != token.lower():
        raise LinkInvalid(INVALID)
    if not constant_time_compare(seal, _seal(told, letter.person)):
        raise LinkInvalid(INVALID)
    _check_age(REPLY, int.from_bytes(told[:DAY_BYTES], "big"), today)
    return letter


def _check_age(purpose: str, issued: int, today: datetime.date) -> None:
    age = MAX_AGE[purpose]
    if age is not None and today.toordinal() > issued + age:
        raise LinkExpired(EXPIRED)


def _base32(content: bytes) -> str:
    return base64.b32encode(content).decode().rstrip("=").lower()


def _seal(told: bytes, person: Person) -> bytes:
    """Holds for one person, until their links are revoked."""
    words = f"{told.hex()}:{person.pk}:{person.links_revision}"
    return salted_hmac(f"tracker.links.{REPLY}", words, algorithm="sha256").digest()[:SEAL_BYTES]


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"tracker.links.{purpose}")


def _payload(token: str, purpose: str) -> list[Any]:
    try:
        payload: list[Any] = _signer(purpose).unsign_object(token)
    except (BadSignature, ValueError) as error:
        raise LinkInvalid(INVALID) from error
    return payload
