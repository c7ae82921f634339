"""What letters tell of minutes that are out: an adjuster, that they wait for their approval; a
coordinator, what an adjuster wants changed."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker import links
from tracker.models import Approval, Meeting, Person, Reminder
from tracker.reminders.matters import Address
from tracker.reminders.notices import Group, Notice, NoticeSection
from tracker.reminders.policy import is_for_coordinators
from tracker.reminders.wording import day_words, on_one_line, plain_day, spoken_day

WEEK = datetime.timedelta(days=7)


def minutes_to_approve(
    person: Person, rows: Iterable[Reminder], today: datetime.date, address: Address
) -> Iterator[NoticeSection]:
    """One section, each meeting's minutes once in it, the oldest request first; or none.

    Nothing of what the minutes say stands in a letter.
    """
    approvals = _approvals(row for row in rows if not is_for_coordinators(row.occasion))
    if not approvals:
        return
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
    params = _named(approvals[0].meeting, today)
    if today - timezone.localdate(approvals[0].asked_at) < WEEK:
        return _("Justera protokollet: %(body)s %(day)s") % params
    return _("Väntar på din justering: %(body)s %(day)s") % params


def _notice(approval: Approval, today: datetime.date, link: str) -> Notice:
    asked = _("%(name)s skickade protokollet för justering %(day)s.") % {
        "name": on_one_line(approval.asked_by_name),
        "day": day_words(timezone.localdate(approval.asked_at)),
    }
    return Notice(link, _title(approval.meeting), (asked,))


def comments_on_minutes(rows: Iterable[Reminder], today: datetime.date) -> Iterator[NoticeSection]:
    """One section, each adjuster who wants something changed once in it; or none.

    What they wrote stands on the meeting's page: it may be about a confidential point.
    """
    approvals = _approvals(rows)
    if not approvals:
        return
    subject = _subject_of_comments(approvals, today)
    yield NoticeSection(
        heading=_("Synpunkter på protokoll"),
        lead=_("Rätta protokollet och skicka det igen. Så länge är det inte justerat."),
        groups=[Group("", [_comment(each) for each in approvals])],
        subject=subject,
        short=subject[:1].lower() + subject[1:],
        button=_("Läs synpunkten"),
    )


def _subject_of_comments(approvals: Sequence[Approval], today: datetime.date) -> str:
    count = len(approvals)
    if count > 1:
        words = ngettext(
            "%(count)d synpunkter på protokoll", "%(count)d synpunkter på protokoll", count
        )
        return words % {"count": count}
    return _("Synpunkt på protokollet: %(body)s %(day)s") % _named(approvals[0].meeting, today)


def _comment(approval: Approval) -> Notice:
    said = _("%(name)s vill att något ändras.") % {"name": on_one_line(approval.person.name)}
    link = f"{settings.SITE_URL}{approval.get_absolute_url()}"
    return Notice(link, _title(approval.meeting), (said,))


def _approvals(rows: Iterable[Reminder]) -> list[Approval]:
    """Each once, the oldest request first."""
    about = {row.approval.pk: row.approval for row in rows if row.approval}
    return sorted(about.values(), key=lambda each: (each.asked_at, each.pk))


def _title(meeting: Meeting) -> str:
    return f"{on_one_line(meeting.body.name)} {spoken_day(meeting.date)} {meeting.date.year}"


def _named(meeting: Meeting, today: datetime.date) -> dict[str, str]:
    """For a subject."""
    return {"body": on_one_line(meeting.body.label), "day": plain_day(meeting.date, today)}
