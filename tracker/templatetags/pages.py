"""Words and marks for the pages' templates: `{% load pages %}`.

`{{ day|day:today }}` fre 7 feb · `{{ day|due_words:today }}` om 6 dagar ·
`{{ day|late_words:today }}` 3 dagar försenat · `{% when day %}` the day as a `<time>`,
`{% when day far=True %}` with how far off it is: fre 7 feb, om 6 dagar ·
`{{ row.items|points }}` punkt 2 · `{% here 'meetings' 'meeting' %}` marks the menu.
"""

import datetime

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from tracker.reminders.wording import day_words, distance, occasion_words, short_day

register = template.Library()


@register.filter
def day(value: datetime.date | None, today: datetime.date) -> str:
    """A day as people say it: "fre 7 feb", with the year when it is not this one."""
    if value is None:
        return ""
    return short_day(value) if value.year == today.year else day_words(value)


@register.filter
def due_words(value: datetime.date | None, today: datetime.date) -> str:
    """How far off a day is: "i dag", "i morgon", "om 6 dagar", "3 dagar sedan"."""
    return distance(value, today) if value else ""


@register.filter
def late_words(value: datetime.date, today: datetime.date) -> str:
    """How long a deadline has been passed: "3 dagar försenat"."""
    days = (today - value).days
    return ngettext("%(count)d dag försenat", "%(count)d dagar försenat", days) % {"count": days}


@register.filter
def points(items: str) -> str:
    """What somebody took part in: "punkt 2", "punkterna 2-7"; other words as they are."""
    if not items[:1].isdigit():
        return items
    count = 1 if items.isdigit() else 2
    return ngettext("punkt %(items)s", "punkterna %(items)s", count) % {"items": items}


@register.simple_tag(takes_context=True)
def when(context: Context, value: datetime.date, far: bool = False) -> SafeString:
    """A day as people say it, with the ISO date at hand."""
    iso, today = value.isoformat(), context["today"]
    marked = format_html('<time datetime="{}" title="{}">{}</time>', iso, iso, day(value, today))
    return format_html("{}, {}", marked, distance(value, today)) if far else marked


@register.simple_tag(takes_context=True)
def here(context: Context, *names: str) -> SafeString:
    """Marks the menu's link to where one is, by the names of its addresses."""
    match = getattr(context.get("request"), "resolver_match", None)
    is_here = match is not None and match.url_name in names
    return mark_safe('aria-current="page"' if is_here else "")  # noqa: S308 - constant text


register.filter(occasion_words)
