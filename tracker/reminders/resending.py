"""A letter once more, because somebody asked for it.

One that failed is put back among those that wait, with its rows: nobody has had it, and it keeps
its Message-ID. One that was sent goes again as a letter of its own, a copy, so that the ledger
shows both. Nothing of this happens by itself.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from tracker.errors import Conflict, DomainError, gettext_noop
from tracker.models import Mailing, MailingEvent, Person, Reminder, User
from tracker.reminders.ledger import keep_what_holds, undeliverable, with_matters
from tracker.reminders.letters import new_message_id

NOT_FAILED = gettext_noop(
    "Det går bara att försöka igen med ett mejl som inte kunde skickas. Inget är ändrat."
)
NOT_SENT = gettext_noop("Bara ett mejl som har skickats kan skickas som kopia. Inget är ändrat.")
NOTHING_TO_TELL = gettext_noop(
    "Inget i mejlet behöver längre berättas: uppdragen är klara, eller har gått i ett senare mejl. "
    "Inget är ändrat."
)
NO_ADDRESS = gettext_noop("Personen saknar e-postadress. Ge en först. Inget är ändrat.")
DECLINED = gettext_noop("Personen har valt att inte få några mejl. Inget är ändrat.")
COPIED_MEANWHILE = gettext_noop(
    "En kopia är redan beställd. Vänta tills den har gått, så skickas inget dubbelt av misstag."
)

UNSETTLED = (Mailing.Status.WAITING, Mailing.Status.SENDING, Mailing.Status.UNCERTAIN)


@transaction.atomic
def try_again(mailing: Mailing, *, by: Person | User, now: datetime.datetime) -> None:
    """Put a letter that failed back among those that wait for the next run, with its rows.

    Raises Conflict where it has not failed, or was put back meanwhile; DomainError where the
    person cannot be written to or nothing is left to tell.
    """
    locked = _locked(mailing)
    if locked.status != Mailing.Status.FAILED:
        raise Conflict(NOT_FAILED)
    _check_address(locked.person)
    if not locked.copy_of_id:
        _wake_rows(locked, timezone.localdate(now))
    locked.status = Mailing.Status.WAITING
    locked.next_try_at = now
    # What came back is on its way again; who asked for it stands in its history.
    locked.bounced_at = None
    locked.save(update_fields=["status", "next_try_at", "bounced_at"])
    MailingEvent.objects.record(locked, MailingEvent.Kind.AGAIN, by=by, now=now)


@transaction.atomic
def send_copy(
    mailing: Mailing, *, by: Person | User, now: datetime.datetime, copies: int
) -> Mailing:
    """Send a letter that has been sent once more as it was, with the next run.

    `copies` is how many there were when somebody asked for one more: the same wish twice makes
    one. Raises Conflict where there are more by now or one is on its way; DomainError as above.
    """
    original = _locked(mailing)
    if original.status != Mailing.Status.SENT or original.copy_of_id:
        raise Conflict(NOT_SENT)
    _check_address(original.person)
    made = original.copies.all()
    if made.count() != copies or made.filter(status__in=UNSETTLED).exists():
        raise Conflict(COPIED_MEANWHILE)
    copy = Mailing.objects.create(
        person=original.person,
        day=timezone.localdate(now),
        to_email=original.person.email,
        subject=original.subject,
        text=original.text,
        html=original.html,
        message_id=new_message_id(),
        copy_of=original,
        created_at=now,
        next_try_at=now,
    )
    copy.bodies.set(_bodies_of(original))
    MailingEvent.objects.record(original, MailingEvent.Kind.COPY, by=by, now=now)
    return copy


def _locked(mailing: Mailing) -> Mailing:
    letters = Mailing.objects.select_related("person").select_for_update(of=("self",))
    return letters.get(pk=mailing.pk)


def _bodies_of(mailing: Mailing) -> set[int]:
    """Whose matters it tells of, by its text and by its rows."""
    rows = with_matters(mailing.reminders.all())
    return {*mailing.bodies.values_list("pk", flat=True), *(row.source.body_id for row in rows)}


def _check_address(person: Person) -> None:
    wrong = undeliverable(person)
    if wrong:
        no_address = wrong == Reminder.Status.NO_ADDRESS
        raise DomainError(NO_ADDRESS if no_address else DECLINED)


def _wake_rows(mailing: Mailing, today: datetime.date) -> None:
    """The rows that the letter failed to tell wait again, those that still hold."""
    failed = mailing.reminders.filter(status=Reminder.Status.FAILED).select_for_update(of=("self",))
    kept = keep_what_holds(with_matters(failed), today)
    if not kept:
        raise DomainError(NOTHING_TO_TELL)
    woken = Reminder.objects.filter(pk__in=[row.pk for row in kept])
    woken.update(status=Reminder.Status.WAITING)
