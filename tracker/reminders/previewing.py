"""A letter tried with real data before it goes: to be looked at, or sent to who tries it."""

import datetime
import logging
import uuid
from collections.abc import Collection
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tracker.models import Mailing, Person, Reminder
from tracker.models.reminders import in_bodies
from tracker.reminders.claiming import UNSETTLED
from tracker.reminders.collecting import collect
from tracker.reminders.courier import Answer, Courier
from tracker.reminders.ledger import keep_what_holds, undeliverable, with_matters
from tracker.reminders.letters import compose, host
from tracker.reminders.matters import plain_address
from tracker.reminders.planning import plan
from tracker.reminders.wording import day_words
from tracker.reminders.workdays import DAY

logger = logging.getLogger(__name__)

# Further ahead too much happens that nobody can know.
FURTHEST = 60 * DAY
EVENING = datetime.time(23)


def preview(
    person: Person,
    day: datetime.date,
    *,
    bodies: Collection[int],
    now: datetime.datetime,
    is_test: bool = False,
) -> EmailMultiAlternatives | None:
    """The letter that a person would get on a day, as far as it tells of some bodies.

    Nothing in it is signed: its links lead to pages that ask who one is. Found by living through
    the days until then, and taking it all back; None: no letter on that day.
    """
    if undeliverable(person):
        return None
    with transaction.atomic():
        letter = _live_through(person, day, bodies, now, is_test=is_test)
        transaction.set_rollback(True)
    return letter


def _live_through(
    person: Person,
    day: datetime.date,
    bodies: Collection[int],
    now: datetime.datetime,
    *,
    is_test: bool,
) -> EmailMultiAlternatives | None:
    today = timezone.localdate(now)
    for each in range((day - today).days + 1):
        moment = max(now, _evening(today + each * DAY))
        plan(moment, person, rehearsal=True)
        collect(moment, person)
        if timezone.localdate(moment) < day:
            _deliver(person, moment)
    letters = Mailing.objects.filter(person=person, status=Mailing.Status.WAITING)
    mailing = letters.select_related("person").order_by("pk").first()
    return _written(mailing, day, bodies, is_test=is_test) if mailing else None


def _evening(day: datetime.date) -> datetime.datetime:
    """When all that falls due on a day has."""
    return datetime.datetime.combine(day, EVENING, tzinfo=timezone.get_default_timezone())


def _deliver(person: Person, moment: datetime.datetime) -> None:
    """As if what waits had gone."""
    letters = Mailing.objects.filter(person=person, status=Mailing.Status.WAITING)
    rows = Reminder.objects.filter(mailing__in=letters, status__in=UNSETTLED)
    rows.update(status=Reminder.Status.SENT)
    letters.update(status=Mailing.Status.SENT, sent_at=moment)


def _written(
    mailing: Mailing, day: datetime.date, bodies: Collection[int], *, is_test: bool
) -> EmailMultiAlternatives | None:
    unsettled = mailing.reminders.filter(in_bodies(bodies), status__in=UNSETTLED)
    rows = keep_what_holds(with_matters(unsettled.order_by("pk")), day)
    if not rows:
        return None
    note = _note(mailing.person, day) if is_test else ""
    return compose(mailing, rows, now=_evening(day), address=plain_address, note=note)


def _note(person: Person, day: datetime.date) -> str:
    with translation.override(person.language):
        return _(
            "Det här är ett prov. Så ser mejlet till %(name)s ut %(day)s. Länkarna leder till "
            "sidor som man loggar in på."
        ) % {"name": person.name, "day": day_words(day)}


def send_test(
    letter: EmailMultiAlternatives, person: Person, email: str, *, now: datetime.datetime
) -> Answer:
    """Send a previewed letter to who tries it; the server's answer.

    It is no row of the ledger, which says what people have been told.
    """
    with translation.override(person.language):
        subject = _("Prov: %(subject)s") % {"subject": letter.subject}
    test = EmailMultiAlternatives(
        subject=subject,
        body=letter.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[email],
        headers=_headers(person, now),
    )
    for alternative in letter.alternatives:
        test.attach_alternative(str(alternative[0]), str(alternative[1]))
    for attachment in letter.attachments:
        test.attach(attachment)
    with Courier() as courier:
        answer = courier.carry(test)
    logger.info("Test letter for person %s: %s, %s", person.pk, answer.fate.value, answer.words)
    return answer


def _headers(person: Person, now: datetime.datetime) -> dict[str, str]:
    return {
        "Message-ID": f"<{uuid.uuid4().hex}@{host()}>",
        "Date": format_datetime(timezone.localtime(now)),
        "Auto-Submitted": "auto-generated",
        "Content-Language": person.language,
        "X-Tracker-Test": str(person.pk),
    }
