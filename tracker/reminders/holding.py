"""A person's mail held by a coordinator: it waits, and then goes as one letter."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from tracker.errors import DomainError, gettext_noop
from tracker.models import MailHold, Person, User

NO_REASON = gettext_noop("Skriv varför posten hålls, så att andra förstår. Inget är ändrat.")
PAST = gettext_noop("Välj en dag som inte har varit, eller ingen dag alls. Inget är ändrat.")


def held(person: str, today: datetime.date) -> Exists:
    """Whether the mail of the person that a column holds is held today."""
    return Exists(MailHold.objects.in_force(today).filter(person=OuterRef(person)))


@transaction.atomic
def hold(
    person: Person,
    *,
    by: Person | User,
    now: datetime.datetime,
    reason: str,
    until: datetime.date | None = None,
) -> MailHold:
    """Let a person's mail wait, until a day (its last) or until it is released.

    A new hold takes the place of one that is there. Raises DomainError without a reason, or with
    a day in the past.
    """
    if not reason.strip():
        raise DomainError(NO_REASON)
    if until is not None and until < timezone.localdate(now):
        raise DomainError(PAST)
    # Two at once stand in line here, not at the constraint.
    Person.objects.select_for_update().get(pk=person.pk)
    person.mail_holds.release(by=by, now=now)
    return MailHold.objects.start(person, by=by, now=now, until=until, reason=reason.strip())


def release(person: Person, *, by: Person | User, now: datetime.datetime) -> bool:
    """Let a person's mail go with the next run. False: it was not held."""
    return bool(person.mail_holds.release(by=by, now=now))
