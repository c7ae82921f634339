"""What a coordinator is told of others' matters: wishes for more time, and the week's troubles."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.models import ActionEvent, ActionItem, Assignment, Body, Reminder
from tracker.reminders.policy import WEEK, WISH
from tracker.reminders.troubles import Trouble, troubles_of
from tracker.reminders.wording import (
    day_words,
    deadline_words,
    decided_words,
    on_one_line,
    short_day,
    shortened,
)

# Of each kind of trouble; the rest are counted, and stand in the list that the link opens.
MOST = 15
SUBJECT_LENGTH = 60


@dataclass(frozen=True)
class Notice:
    """A matter as the templates show it. Of a confidential one they get the link alone."""

    link: str
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """`more`: that there are more than are shown, and `link`: where."""

    heading: str
    notices: Sequence[Notice]
    more: str = ""
    link: str = ""


@dataclass(frozen=True)
class NoticeSection:
    """`subject` says the section in a letter's subject; `short` where it stands after others."""

    heading: str
    lead: str
    groups: Sequence[Group]
    subject: str
    short: str
    button: str = ""


def notices_of(rows: Sequence[Reminder], today: datetime.date) -> list[NoticeSection]:
    """The sections about matters, each matter once in each."""
    rows = [row for row in rows if not row.approval_id]
    hidden = {row.pk for row in rows if row.item.decision.agenda_item.is_confidential}
    seen = [row for row in rows if row.pk not in hidden]
    return [
        *_wishes([row for row in seen if row.occasion.startswith(WISH)], today),
        *_weeks([row for row in seen if row.occasion.startswith(WEEK)], today),
        *_confidential([row for row in rows if row.pk in hidden]),
    ]


def _wishes(rows: Sequence[Reminder], today: datetime.date) -> Iterator[NoticeSection]:
    if not rows:
        return
    latest = {row.item.pk: row for row in sorted(rows, key=_number)}
    wishes = ActionEvent.objects.in_bulk([_number(row) for row in latest.values()])
    notices = [_wish(row, wishes.get(_number(row)), today) for row in latest.values()]
    count = len(notices)
    yield NoticeSection(
        heading=_("Mer tid önskas"),
        lead=_("Mötet bestämde dagen. Du som är samordnare avgör om den ska flyttas."),
        groups=[Group("", notices)],
        subject=_subject_of_wish(*latest.values()),
        short=ngettext("%(count)d önskar mer tid", "%(count)d önskar mer tid", count)
        % {"count": count},
        button=_("Bevilja eller avslå"),
    )


def _number(row: Reminder) -> int:
    """Of the line of history in which the wish stands."""
    return int(row.occasion.removeprefix(WISH))


def _subject_of_wish(row: Reminder, *others: Reminder) -> str:
    count = 1 + len(others)
    if others or row.deadline is None:
        words = ngettext(
            "Mer tid önskas för %(count)d uppdrag", "Mer tid önskas för %(count)d uppdrag", count
        )
        return words % {"count": count}
    text = shortened(row.item.text, SUBJECT_LENGTH)
    return _("Mer tid önskas till %(day)s: %(text)s") % {
        "day": short_day(row.deadline),
        "text": text,
    }


def _wish(row: Reminder, wish: ActionEvent | None, today: datetime.date) -> Notice:
    item = row.item
    params = {
        "name": on_one_line(wish.by_name) if wish else "",
        "day": day_words(row.deadline) if row.deadline else "",
    }
    if params["name"]:
        asked = _("%(name)s ber om mer tid, till %(day)s.") % params
    else:
        asked = _("Någon ber om mer tid, till %(day)s.") % params
    words = on_one_line(wish.note) if wish else ""
    quoted = _("”%(words)s”") % {"words": words} if words else ""
    lines = (f"{asked} {quoted}".strip(), _due(item, today), decided_words(item.decision))
    return Notice(_page(item), on_one_line(item.text), tuple(line for line in lines if line))


def _weeks(rows: Sequence[Reminder], today: datetime.date) -> Iterator[NoticeSection]:
    """A section a body, by name."""
    items = {row.item.pk: row.item for row in rows}
    if not items:
        return
    troubles = troubles_of(ActionItem.objects.filter(pk__in=items), today)
    assigned = _assignments(ActionItem.objects.filter(pk__in=items))
    bodies = {item.meeting.body for item in items.values()}
    for body in sorted(bodies, key=lambda each: each.label):
        theirs = [item for item in items.values() if item.meeting.body_id == body.pk]
        lists = {kind: [] for kind in Trouble}  # type: dict[Trouble, list[ActionItem]]
        for item in sorted(theirs, key=_urgency):
            if item.pk in troubles:
                lists[troubles[item.pk][0]].append(item)
        yield _week(body, {k: v for k, v in lists.items() if v}, troubles, assigned, today)


def _urgency(item: ActionItem) -> tuple[datetime.date, int]:
    return item.due_on or datetime.date.max, item.pk


def _week(
    body: Body,
    lists: Mapping[Trouble, Sequence[ActionItem]],
    troubles: Mapping[int, Sequence[Trouble]],
    assigned: Mapping[int, Sequence[Assignment]],
    today: datetime.date,
) -> NoticeSection:
    label = on_one_line(body.label)
    heading = _("Läget i %(body)s") % {"body": label}
    counts = ", ".join(_counted(kind, len(items)) for kind, items in lists.items())
    return NoticeSection(
        heading=heading,
        lead=_("Du får det här en gång i veckan som samordnare för %(body)s.") % {"body": label},
        groups=[
            _group(body, kind, [
                _trouble(item, troubles[item.pk][1:], assigned.get(item.pk, ()), today)
                for item in items
            ])
            for kind, items in lists.items()
        ],
        subject=f"{heading}: {counts}",
        short=heading[:1].lower() + heading[1:],
    )  # fmt: skip


def _group(body: Body, kind: Trouble, notices: Sequence[Notice]) -> Group:
    extra = len(notices) - MOST
    narrowed = {Trouble.OVERDUE: "&overdue=on", Trouble.UNASSIGNED: "&who=none"}.get(kind, "")
    more = ngettext("och %(count)d till", "och %(count)d till", extra) % {"count": extra}
    return Group(
        heading=_heading(kind),
        notices=notices[:MOST],
        more=more if extra > 0 else "",
        link=f"{settings.SITE_URL}{reverse('action_items')}?body={body.pk}{narrowed}",
    )


def _heading(kind: Trouble) -> str:
    return {
        Trouble.OVERDUE: _("Försenat"),
        Trouble.UNASSIGNED: _("Utan ansvarig"),
        Trouble.NO_ADDRESS: _("Saknar e-postadress"),
        Trouble.REFUSED: _("Mejlet gick inte fram"),
        Trouble.UNCERTAIN: _("Osäkert om mejlet gick fram"),
    }[kind]


def _counted(kind: Trouble, count: int) -> str:
    words = {
        Trouble.OVERDUE: ngettext("%(count)d försenat", "%(count)d försenade", count),
        Trouble.UNASSIGNED: ngettext("%(count)d utan ansvarig", "%(count)d utan ansvarig", count),
        Trouble.NO_ADDRESS: ngettext("%(count)d utan adress", "%(count)d utan adress", count),
        Trouble.REFUSED: ngettext("%(count)d inte framme", "%(count)d inte framme", count),
        Trouble.UNCERTAIN: ngettext("%(count)d osäkert", "%(count)d osäkra", count),
    }[kind]
    return words % {"count": count}


def _trouble(
    item: ActionItem,
    others: Sequence[Trouble],
    assigned: Sequence[Assignment],
    today: datetime.date,
) -> Notice:
    """`others`: what else is wrong with it; of addresses and who has it the names tell."""
    told = (Trouble.UNASSIGNED, Trouble.NO_ADDRESS)
    more = [f"{_heading(kind)}." for kind in others if kind not in told]
    names = ", ".join(_name(each) for each in assigned)
    who = _("Ansvarig: %(names)s") % {"names": names} if names else _("Ingen ansvarig.")
    lines = (_due(item, today), who, *more, decided_words(item.decision))
    return Notice(_page(item), on_one_line(item.text), tuple(line for line in lines if line))


def _name(assignment: Assignment) -> str:
    name, recipient = on_one_line(str(assignment)), assignment.recipient
    if recipient and recipient.email:
        return name
    return _("%(name)s (saknar e-postadress)") % {"name": name}


def _assignments(items: QuerySet[ActionItem]) -> dict[int, list[Assignment]]:
    rows = Assignment.objects.filter(action_item__in=items).order_by("pk")
    found: dict[int, list[Assignment]] = {}
    for each in rows.select_related("person", "body__contact"):
        found.setdefault(each.action_item_id, []).append(each)
    return found


def _confidential(rows: Iterable[Reminder]) -> Iterator[NoticeSection]:
    links = list(dict.fromkeys(_page(row.item) for row in rows))
    if links:
        words = ngettext(
            "Ett konfidentiellt uppdrag behöver dig", "Konfidentiella uppdrag behöver dig",
            len(links),
        )  # fmt: skip
        yield NoticeSection(
            heading=_("Konfidentiellt"),
            lead=_("Du är samordnare för uppdrag från konfidentiella punkter som behöver dig."),
            groups=[Group("", [Notice(link) for link in links])],
            subject=words,
            short=words[:1].lower() + words[1:],
            button=_("Öppna uppdraget"),
        )


def _due(item: ActionItem, today: datetime.date) -> str:
    words = deadline_words(item, today)
    return _("Klart senast: %(words)s") % {"words": words} if words else ""


def _page(item: ActionItem) -> str:
    """Where a coordinator who is logged in works with it."""
    return f"{settings.SITE_URL}{item.get_absolute_url()}"
