"""One's open matters in the order in which they press."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.models import ActionItem


@dataclass(frozen=True)
class Group:
    """Matters that press alike, under their heading."""

    heading: str
    items: list[ActionItem]


def by_urgency(items: Iterable[ActionItem], today: datetime.date) -> list[Group]:
    """Late ones, this week's (until Sunday), later ones, those without a day; no empty groups."""
    sunday = today + datetime.timedelta(days=6 - today.weekday())
    late, week, later, dayless = [], [], [], []
    for item in items:
        if item.due_on is None:
            dayless.append(item)
        elif item.due_on < today:
            late.append(item)
        elif item.due_on <= sunday:
            week.append(item)
        else:
            later.append(item)
    groups = [
        Group(_("Försenat"), late),
        Group(_("Denna vecka"), week),
        Group(_("Senare"), later),
        Group(_("Utan bestämd dag"), dayless),
    ]
    return [group for group in groups if group.items]
