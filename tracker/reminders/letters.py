"""A mailing's rows → the letter, in the person's language, as text and HTML."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr, parseaddr
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker import links
from tracker.formats.ics import Entry, calendar
from tracker.models import Mailing, Membership, Person, Reminder
from tracker.reminders.courier import envelope_address
from tracker.reminders.matters import (
    Address,
    Matter,
    matters_of,
    page_address,
    sections_of,
)
from tracker.reminders.minutes import comments_on_minutes, minutes_to_approve
from tracker.reminders.notices import notices_of
from tracker.reminders.policy import is_for_coordinators
from tracker.reminders.subjects import subject_of
from tracker.reminders.wording import shortened

SUMMARY_LENGTH = 100


class Coordinators:
    """Who coordinates the bodies that decided; asked once for the letters of a batch."""

    def __init__(self) -> None:
        self._known: dict[frozenset[int], list[Person]] = {}

    def of(self, bodies: frozenset[int]) -> list[Person]:
        """Each once, by name."""
        if bodies not in self._known:
            memberships = Membership.objects.current().filter(is_coordinator=True, body__in=bodies)
            people = memberships.select_related("person").order_by("person__name", "person_id")
            self._known[bodies] = list(dict.fromkeys(each.person for each in people))
        return self._known[bodies]


def compose(
    mailing: Mailing,
    reminders: Sequence[Reminder],
    *,
    now: datetime.datetime,
    coordinators: Coordinators | None = None,
    address: Address = page_address,
    note: str = "",
) -> EmailMultiAlternatives:
    """The letter that tells a person of `reminders`, which all are theirs.

    One that is tried has other links (`address`), and says so first (`note`).
    """
    known = coordinators or Coordinators()
    with translation.override(mailing.person.language):
        context = _context(mailing, reminders, timezone.localdate(now), known, address)
        context["note"] = note
        letter = EmailMultiAlternatives(
            subject=context["subject"],
            body=render_to_string("email/reminder_body.txt", context).strip() + "\n",
            # The sender on the envelope: bounces go where answers go.
            from_email=context["answers_to"] or settings.DEFAULT_FROM_EMAIL,
            to=[mailing.person.email],
            reply_to=context["reply_to"],
            headers=headers_of(mailing, reminders, context["settings_link"], now),
        )
        html = render_to_string("email/reminder_body.html", context)
        letter.attach_alternative(html, "text/html")
        if context["has_calendar"]:
            attach_days(letter, context["matters"], now)
    return letter


def attach_days(
    letter: EmailMultiAlternatives, matters: Iterable[Matter], now: datetime.datetime
) -> None:
    """Add a calendar file with the days by which the matters are to be done, if there are any."""
    if entries := _entries(matters):
        letter.attach(_calendar_file(calendar(entries, stamp=now)))


def reachable(people: Iterable[Person]) -> list[str]:
    """Their addresses, those that are any."""
    return [each.email for each in people if _is_address(each.email)]


def _context(
    mailing: Mailing,
    reminders: Sequence[Reminder],
    today: datetime.date,
    known: Coordinators,
    address: Address,
) -> dict[str, Any]:
    """What both templates show. `answers_to`: empty where answers go to the coordinators."""
    person = mailing.person
    own, others = _apart(reminders)
    matters = matters_of(person, own, today, address)
    to_approve = minutes_to_approve(person, reminders, today, address)
    notices = [*to_approve, *comments_on_minutes(others, today), *notices_of(others, today)]
    answers_to = links.reply_address(mailing, today=max(today, timezone.localdate()))
    coordinators = known.of(answering_bodies(reminders))
    return {
        "subject": subject_of(matters, notices),
        "language": person.language,
        "greeting": _("Hej %(name)s!") % {"name": person.first_name},
        "lead": _lead(len(matters)),
        "matters": matters,
        "sections": sections_of(matters),
        "notices": notices,
        # A coordinator's notices lead to pages behind a login.
        "needs_account": bool(others) and person.user_id is None,
        "coordinators": coordinators,
        "answers_to": answers_to,
        # Matters go by their numbers where an answer could be about any of several.
        "numbered": bool(answers_to) and len(matters) > 1,
        # What one answers is one's own matters; a coordinator's notices have pages.
        "may_answer": bool(answers_to and matters),
        "reply_to": [answers_to] if answers_to and matters else reachable(coordinators),
        "settings_link": address("mail_settings", links.SETTINGS, person, today=today),
        "count": len(matters),
        "has_calendar": person.wants_calendar and any(matter.due_on for matter in matters),
    }


def _lead(count: int) -> str:
    words = ngettext(
        "Du har ett uppdrag att hålla reda på. Länken öppnar en sida där du svarar utan att logga "
        "in: klart, pågår eller mer tid.",
        "Du har %(counter)s uppdrag att hålla reda på. Varje länk öppnar en sida där du svarar "
        "utan att logga in: klart, pågår eller mer tid.",
        count,
    )
    return words % {"counter": count}


def own_rows(reminders: Iterable[Reminder]) -> list[Reminder]:
    """Rows about matters that are the person's own."""
    return _apart(reminders)[0]


def answering_bodies(reminders: Iterable[Reminder]) -> frozenset[int]:
    """The bodies whose coordinators are asked about what a letter tells its person."""
    told = (row for row in reminders if not is_for_coordinators(row.occasion))
    return frozenset(row.source.body_id for row in told)


def _apart(reminders: Iterable[Reminder]) -> tuple[list[Reminder], list[Reminder]]:
    """Rows about the person's own matters, and about what they coordinate."""
    own: list[Reminder] = []
    others: list[Reminder] = []
    for row in reminders:
        if is_for_coordinators(row.occasion):
            others.append(row)
        elif not row.approval_id:
            own.append(row)
    return own, others


def host() -> str:
    """The installation's name on the network: the right side of its Message-IDs."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def new_message_id() -> str:
    return f"<{uuid.uuid4().hex}@{host()}>"


def _is_address(email: str) -> bool:
    """A coordinator's slip in an address is no reason to tell the members nothing."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def headers_of(
    mailing: Mailing, reminders: Iterable[Reminder], settings_link: str, now: datetime.datetime
) -> dict[str, str]:
    return {
        "From": _as_header(settings.DEFAULT_FROM_EMAIL),
        "Message-ID": mailing.message_id,
        "Date": format_datetime(timezone.localtime(now)),
        "X-Tracker-Reminder": ", ".join(str(reminder.pk) for reminder in reminders),
        # RFC 8058: a mail program's own button, which posts to the settings page.
        "List-Unsubscribe": f"<{settings_link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        # RFC 3834: no out-of-office replies, please.
        "Auto-Submitted": "auto-generated",
        "Content-Language": mailing.person.language,
    }


@cache
def _as_header(sender: str) -> str:
    """As mail writes it: encoded once, and not for every letter."""
    name, _bare = parseaddr(sender)
    return formataddr((name, envelope_address(sender)))


def _entries(matters: Iterable[Matter]) -> list[Entry]:
    return [
        Entry(
            uid=f"action-item-{matter.item.pk}@{host()}",
            day=matter.due_on,
            summary=shortened(matter.text, SUMMARY_LENGTH),
            description=f"{matter.text}\n{matter.decided}\n{matter.link}",
            url=matter.link,
        )
        for matter in matters
        if matter.due_on
    ]


def _calendar_file(content: bytes) -> MIMEText:
    part = MIMEText(content.decode(), "calendar", "utf-8")
    part.set_param("method", "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename=_("klart-senast.ics"))
    return part
