"""What an adjuster is told in a letter: the minutes that wait for their approval."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker import links
from tracker.models import Approval, Person, Reminder
from tracker.reminders.matters import Address
from tracker.reminders.notices import Group, Notice, NoticeSection
from tracker.reminders.wording import day_words, on_one_line, plain_day, spoken_day

WEEK = datetime.timedelta(days=7)


def minutes_to_approve(
    person: Person, rows: Iterable[Reminder], today: datetime.date, address: Address
) -> Iterator[NoticeSection]:
    """One section, each meeting's minutes once in it, the oldest request first; or none.

    Nothing of what the minutes say stands in a letter.
    """
    about = {row.approval.pk: row.approval for row in rows if row.approval}
    if not about:
        return
    approvals = sorted(about.values(), key=lambda each: (each.asked_at, each.pk))
    notices = [
        _notice(each, today, address("approve", links.APPROVE, person, each, today=today))
        for each in approvals
    ]
    subject = _subject(approvals, today)
    yield NoticeSection(
        heading=_("Protokoll att justera"),
        lead=ngettext(
            "Du är justerare. Läs protokollet och justera det, eller skriv vad som behöver ändras. "
            "Länken öppnar en sida där du gör det utan att logga in.",
            "Du är justerare. Läs protokollen och justera dem, eller skriv vad som behöver ändras. "
            "Varje länk öppnar en sida där du gör det utan att logga in.",
            len(approvals),
        ),
        groups=[Group("", notices)],
        subject=subject,
        short=subject[:1].lower() + subject[1:],
        button=_("Läs och justera"),
    )


def _subject(approvals: Sequence[Approval], today: datetime.date) -> str:
    """Another one for what has waited for a week, so that the letters look different."""
    count = len(approvals)
    if count > 1:
        return ngettext("Justera %(count)d protokoll", "Justera %(count)d protokoll", count) % {
            "count": count
        }
    meeting = approvals[0].meeting
    params = {"body": on_one_line(meeting.body.label), "day": plain_day(meeting.date, today)}
    if today - timezone.localdate(approvals[0].asked_at) < WEEK:
        return _("Justera protokollet: %(body)s %(day)s") % params
    return _("Väntar på din justering: %(body)s %(day)s") % params


def _notice(approval: Approval, today: datetime.date, link: str) -> Notice:
    meeting = approval.meeting
    title = f"{on_one_line(meeting.body.name)} {spoken_day(meeting.date)} {meeting.date.year}"
    asked = _("%(name)s skickade protokollet för justering %(day)s.") % {
        "name": on_one_line(approval.asked_by_name),
        "day": day_words(timezone.localdate(approval.asked_at)),
    }
    return Notice(link, title, (asked,))
