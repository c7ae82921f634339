"""Letters in hand → the letters as they are right now, in a few queries however many they are."""

import datetime
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext_noop

from tracker.models import Mailing, Reminder
from tracker.reminders.claiming import UNSETTLED, Claim
from tracker.reminders.copying import compose_copy
from tracker.reminders.ledger import (
    keep_reachable,
    keep_what_holds,
    undeliverable,
    with_matters,
)
from tracker.reminders.letters import Coordinators, compose

logger = logging.getLogger(__name__)

# Kept in the place of a server's answer, and translated where it is shown.
NOTHING_LEFT = gettext_noop(
    "Osäkert om det kom fram. Skickades inte igen: inget var kvar att påminna om."
)
NOT_AGAIN = gettext_noop(
    "Skickades inte igen: inget var kvar att påminna om, eller personen tar inte emot mejl."
)


@dataclass(frozen=True)
class Written:
    """A letter in hand, what it tells, and the mail, or why it could not be written."""

    claim: Claim
    rows: Sequence[Reminder]
    letter: EmailMultiAlternatives | None
    error: str = ""


def write(claims: Sequence[Claim], now: datetime.datetime) -> list[Written]:
    """The letters as they are right now; those in which nothing is left to say are dropped."""
    told = _told(claims, timezone.localdate(now))
    coordinators = Coordinators()
    written: list[Written] = []
    for mine in claims:
        if original := mine.mailing.copy_of:
            written += _copy(mine, original, coordinators)
        elif rows := told.get(mine.mailing.pk):
            written.append(_written(mine, rows, coordinators))
        else:
            _drop(mine)
    return written


def _told(claims: Sequence[Claim], today: datetime.date) -> Mapping[int, Sequence[Reminder]]:
    """What each letter is to tell; kept also as the bodies whose matters it tells of.

    No row comes to a letter that somebody has in hand.
    """
    letters = [each.mailing.pk for each in claims]
    unsettled = Reminder.objects.filter(mailing__in=letters, status__in=UNSETTLED).order_by("pk")
    told: dict[int, list[Reminder]] = defaultdict(list)
    for row in keep_what_holds(keep_reachable(with_matters(unsettled)), today):
        if row.mailing_id is not None:
            told[row.mailing_id].append(row)
    _keep_bodies(told)
    return told


def _written(mine: Claim, rows: Sequence[Reminder], coordinators: Coordinators) -> Written:
    mailing = mine.mailing
    try:
        letter = compose(mailing, rows, now=mine.now, coordinators=coordinators)
    except Exception as error:
        # Whatever is wrong with this letter must stop no other; it has not been sent.
        logger.exception("Letter %s could not be written", mailing.pk)
        return Written(mine, rows, None, f"{type(error).__name__}: {error}")
    mailing.subject, mailing.to_email = str(letter.subject), mailing.person.email
    mailing.text, mailing.html = str(letter.body), str(letter.alternatives[0][0])
    return Written(mine, rows, letter)


def _copy(mine: Claim, original: Mailing, coordinators: Coordinators) -> list[Written]:
    """Another letter once more, as it was; nothing, where the person takes no mail any longer."""
    if undeliverable(mine.mailing.person):
        _drop(mine)
        return []
    rows = list(with_matters(original.reminders.order_by("pk")))
    mine.mailing.to_email = mine.mailing.person.email
    try:
        letter = compose_copy(mine.mailing, original, rows, now=mine.now, coordinators=coordinators)
    except Exception as error:
        logger.exception("Letter %s could not be copied", original.pk)
        return [Written(mine, (), None, f"{type(error).__name__}: {error}")]
    return [Written(mine, (), letter)]


def _keep_bodies(told: Mapping[int, Sequence[Reminder]]) -> None:
    link = Mailing.bodies.through
    link._default_manager.filter(mailing__in=told).delete()
    pairs = {(letter, row.source.body_id) for letter, rows in told.items() for row in rows}
    link._default_manager.bulk_create(
        [link(mailing_id=letter, body_id=body) for letter, body in sorted(pairs)]
    )


def _drop(mine: Claim) -> None:
    """A letter with nothing left in it; one that anybody may look for stays in the ledger."""
    mailing = mine.mailing
    if mailing.was_uncertain:
        words = NOTHING_LEFT
    elif mailing.copy_of_id or mailing.events.exists():
        words = NOT_AGAIN
    else:
        mailing.delete()
        return
    mine.update(status=Mailing.Status.FAILED, leased_until=None, response=words)
