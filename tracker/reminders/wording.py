"""Days and deadlines in a letter's words, in the language that is active."""

import datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tracker.models import ActionItem, Decision
from tracker.reminders.policy import (
    APPROVE,
    BEFORE,
    BRIEF,
    COMMENT,
    MOVED,
    NEW,
    NEW_AGAIN,
    OVERDUE,
    WEEK,
    WISH,
)


def on_one_line(text: str) -> str:
    """The text without line breaks, which would break a header or a list."""
    return " ".join(text.split())


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut at a word where there is one."""
    line = on_one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rsplit(' ', 1)[0].rstrip(',.;:–- ')}…"


def short_day(day: datetime.date) -> str:
    """Like "tors 7 feb"."""
    return _formatted(day, "D j M", get_language())


def spoken_day(day: datetime.date) -> str:
    """Like "måndag 28 januari"."""
    return _formatted(day, "l j F", get_language())


def plain_day(day: datetime.date, today: datetime.date) -> str:
    """Like "7 februari", with the year when it is not this one."""
    return _formatted(day, "j F" if day.year == today.year else "j F Y", get_language())


@lru_cache
def _formatted(day: datetime.date, form: str, language: str) -> str:
    """In the language that is active: letters of one run tell of the same days again and again."""
    words = date_format(day, form)
    # Swedish writes months small; Django's Swedish does not.
    return words.lower() if language == "sv" else words


def day_words(day: datetime.date) -> str:
    """Like "tors 7 feb 2019"."""
    return f"{short_day(day)} {day.year}"


def distance(day: datetime.date, today: datetime.date) -> str:
    """Like "om 7 dagar", "i morgon", "i dag", "3 dagar sedan"."""
    days = (day - today).days
    near = {-1: _("i går"), 0: _("i dag"), 1: _("i morgon")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("om %(count)d dag", "om %(count)d dagar", days) % {"count": days}
    return ngettext("%(count)d dag sedan", "%(count)d dagar sedan", -days) % {"count": -days}


def deadline_words(item: ActionItem, today: datetime.date) -> str:
    """The day as people say it and as decided: "tors 7 feb 2019, om 7 dagar – ”nästa SSK 7/2”".

    Empty where there is no deadline.
    """
    decided = on_one_line(item.due_text)
    if item.due_on:
        settled = f"{day_words(item.due_on)}, {distance(item.due_on, today)}"
        is_quoted = decided and decided != item.due_on.isoformat()
    elif item.due_body:
        settled = _("nästa %(body)s, ännu inte planerat") % {"body": item.due_body.label}
        is_quoted = bool(decided)
    else:
        return quoted(decided) if decided else ""
    return f"{settled} – {quoted(decided)}" if is_quoted else settled


def quoted(words: str) -> str:
    return _("”%(words)s”") % {"words": words}


def decided_words(decision: Decision) -> str:
    """Who decided and when: "Beslut av Ledningsgruppen fre 25 jan 2019, punkt 5"."""
    meeting = decision.agenda_item.meeting
    params = {
        "body": on_one_line(meeting.body.label),
        "day": day_words(decision.decided_on or meeting.date),
        "number": on_one_line(decision.agenda_item.number),
    }
    if params["number"]:
        return _("Beslut av %(body)s %(day)s, punkt %(number)s") % params
    return _("Beslut av %(body)s %(day)s") % params


def occasion_words(occasion: str) -> str:
    """Why somebody was told, by the occasion of a row of the ledger: "7 dagar före"."""
    plain = {
        NEW: _("nytt uppdrag"),
        BRIEF: _("inför mötet"),
        MOVED: _("klart senast har ändrats"),
        WISH: _("någon ber om mer tid"),
        WEEK: _("läget i veckan"),
        COMMENT: _("synpunkt på protokollet"),
        APPROVE: _("protokoll att justera"),
        f"{APPROVE}:": _("påminnelse om att justera"),
    }
    kind, colon, number = occasion.partition(":")
    if occasion.startswith(NEW_AGAIN):
        return _("nytt uppdrag igen")
    if kind + colon in plain:
        return plain[kind + colon]
    count = int(number or 0)
    if occasion == f"{BEFORE}0":
        return _("samma dag")
    if f"{kind}:" == BEFORE:
        return ngettext("%(count)d dag före", "%(count)d dagar före", count) % {"count": count}
    if f"{kind}:" == OVERDUE:
        return ngettext("%(count)d dag efter", "%(count)d dagar efter", count) % {"count": count}
    return occasion
