"""A letter that went before, as the mail that goes once more."""

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation

from tracker import links
from tracker.models import Mailing, Reminder
from tracker.reminders.letters import (
    Coordinators,
    answering_bodies,
    attach_days,
    headers_of,
    own_rows,
    reachable,
)
from tracker.reminders.matters import matters_of, page_address


def compose_copy(
    copy: Mailing,
    original: Mailing,
    reminders: Sequence[Reminder],
    *,
    now: datetime.datetime,
    coordinators: Coordinators,
) -> EmailMultiAlternatives:
    """The text as it was; `reminders`, which it told of, give its calendar.

    Its Message-ID is its own: with the first one's, a mail server that once had that may drop the
    copy, and nobody gets what was asked for. `References` says what it is a copy of (RFC 5322,
    3.6.4).
    """
    person, today = copy.person, timezone.localdate(now)
    with translation.override(person.language):
        matters = matters_of(person, own_rows(reminders), today)
        bodies = answering_bodies(reminders)
        day = max(today, timezone.localdate())
        answers_to = links.reply_address(original, today=day)
        link = page_address("mail_settings", links.SETTINGS, person, today=today)
        letter = EmailMultiAlternatives(
            subject=copy.subject,
            body=copy.text,
            # Where bounces go: it is the copy that comes back.
            from_email=links.reply_address(copy, today=day) or settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            reply_to=[answers_to] if answers_to and matters else reachable(coordinators.of(bodies)),
            headers=headers_of(copy, reminders, link, now) | {"References": original.message_id},
        )
        letter.attach_alternative(copy.html, "text/html")
        if person.wants_calendar:
            attach_days(letter, matters, now)
    return letter
