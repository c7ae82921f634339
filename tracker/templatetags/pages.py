"""Words and marks for the pages' templates: `{% load pages %}`.

`{{ day|day:today }}` fre 7 feb · `{{ day|due_words:today }}` om 6 dagar ·
`{{ day|late_words:today }}` 3 dagar försenat · `{% here 'meetings' 'meeting' %}` marks the menu.
"""

import datetime

from django import template
from django.template import Context
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def day(value: datetime.date | None, today: datetime.date) -> str:
    """A day as people say it: "fre 7 feb", with the year when it is not this one."""
    if value is None:
        return ""
    return date_format(value, "D j M" if value.year == today.year else "D j M Y")


@register.filter
def due_words(value: datetime.date | None, today: datetime.date) -> str:
    """How far off a day is: "i dag", "i morgon", "om 6 dagar", "3 dagar sedan"."""
    if value is None:
        return ""
    days = (value - today).days
    near = {-1: _("i går"), 0: _("i dag"), 1: _("i morgon")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("om %(count)d dag", "om %(count)d dagar", days) % {"count": days}
    return ngettext("%(count)d dag sedan", "%(count)d dagar sedan", -days) % {"count": -days}


@register.filter
def late_words(value: datetime.date, today: datetime.date) -> str:
    """How long a deadline has been passed: "3 dagar försenat"."""
    days = (today - value).days
    return ngettext("%(count)d dag försenat", "%(count)d dagar försenat", days) % {"count": days}


@register.simple_tag(takes_context=True)
def here(context: Context, *names: str) -> SafeString:
    """Marks the menu's link to where one is, by the names of its addresses."""
    match = getattr(context.get("request"), "resolver_match", None)
    is_here = match is not None and match.url_name in names
    return mark_safe('aria-current="page"' if is_here else "")  # noqa: S308 - constant text

