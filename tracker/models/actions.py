"""What somebody has to do because of a decision, who that is, and all that happened to it."""

import datetime
from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.bodies import Body
from tracker.models.decisions import Decision
from tracker.models.meetings import Due, Meeting
from tracker.models.people import Person, User, name_of


class ActionItemQuerySet(models.QuerySet["ActionItem"]):
    def open(self) -> "ActionItemQuerySet":
        """Not done and not cancelled."""
        return self.filter(status__in=ActionItem.OPEN)

    def overdue(self, today: datetime.date) -> "ActionItemQuerySet":
        """Open though the deadline day has ended."""
        return self.open().filter(due_on__lt=today)

    def due_at(self, meeting: Meeting) -> "ActionItemQuerySet":
        return self.filter(due_meeting=meeting)

    def of_body(self, body: Body) -> "ActionItemQuerySet":
        return self.filter(decision__agenda_item__meeting__body=body)

    def assigned_to(self, person: Person) -> "ActionItemQuerySet":
        """What a person has to do, or has to see done as a group's contact."""
        mine = Q(assignments__person=person) | Q(assignments__body__contact=person)
        return self.filter(pk__in=ActionItem.objects.filter(mine).values("pk"))

    def unassigned(self) -> "ActionItemQuerySet":
        return self.filter(assignments__isnull=True)

    def for_list(self) -> "ActionItemQuerySet":
        """All that a line in a list shows, in three queries however long the list."""
        return self.select_related(
            "decision__agenda_item__meeting__body", "due_meeting__body", "due_body"
        ).prefetch_related("assignments__person", "assignments__body__contact")


class ActionItem(Due):
    """A matter to be done. Changed only by the verbs, each change with an `ActionEvent`."""

    class Status(models.TextChoices):
        OPEN = "open", _("öppet")
        IN_PROGRESS = "in_progress", _("pågår")
        DONE = "done", _("klart")
        CANCELLED = "cancelled", _("avskrivet")

    OPEN = (Status.OPEN, Status.IN_PROGRESS)

    decision = models.ForeignKey(
        Decision, verbose_name=_("beslut"), on_delete=models.CASCADE, related_name="action_items"
    )
    text = models.TextField(_("uppdrag"))
    status = models.CharField(_("läge"), max_length=12, choices=Status, default=Status.OPEN)
    wished_on = models.DateField(
        _("önskad dag"), null=True, blank=True, help_text=_("Någon har bett om mer tid.")
    )
    said_done_at = models.DateTimeField(
        _("anmält som klart"),
        null=True,
        blank=True,
        help_text=_("Någon har svarat att det är klart. Samordnaren avgör."),
    )
    replied_at = models.DateTimeField(
        _("oläst svar"), null=True, blank=True, help_text=_("Ett svar på mejl som är oläst.")
    )
    position = models.PositiveIntegerField(_("ordning"), default=0)
    created_at = models.DateTimeField(_("skapat"), default=timezone.now)

    objects = ActionItemQuerySet.as_manager()

    class Meta(Due.Meta):
        verbose_name = _("uppdrag")
        verbose_name_plural = pgettext_lazy("flertal", "uppdrag")
        ordering = ("due_on", "pk")
        constraints: ClassVar = [
            *Due.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="action_item_has_a_text"),
        ]
        indexes: ClassVar = [
            # ActionItem.objects.open() by deadline: the planner of reminders, overdue().
            models.Index(
                fields=["due_on"],
                condition=Q(status__in=("open", "in_progress")),
                name="action_item_open_by_deadline",
            ),
            # Wishes for more time, which coordinators are told of: reminders.coordinating.
            models.Index(
                fields=["wished_on"],
                condition=Q(wished_on__isnull=False),
                name="action_item_wished",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("action_item", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def meeting(self) -> Meeting:
        return self.decision.agenda_item.meeting

    def is_overdue(self, today: datetime.date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today


class Assignment(models.Model):
    """That a person, or a group through its contact, shall do an action item."""

    action_item = models.ForeignKey(
        ActionItem, verbose_name=_("uppdrag"), on_delete=models.CASCADE, related_name="assignments"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
    )
    body = models.ForeignKey(
        Body,
        verbose_name=_("grupp"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
    )
    assigned_at = models.DateTimeField(_("tilldelat"), default=timezone.now)

    class Meta:
        verbose_name = _("ansvarig")
        verbose_name_plural = _("ansvariga")
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, body__isnull=True)
                | Q(person__isnull=True, body__isnull=False),
                name="assignment_to_a_person_or_a_body",
            ),
            models.UniqueConstraint(
                fields=["action_item", "person"], name="assignment_once_a_person"
            ),
            models.UniqueConstraint(fields=["action_item", "body"], name="assignment_once_a_body"),
        ]

    def __str__(self) -> str:
        return str(self.person or self.body)

    @property
    def recipient(self) -> Person | None:
        """Who gets the mail: the person, or the group's contact."""
        return self.person or (self.body.contact if self.body else None)


class ActionEventManager(models.Manager["ActionEvent"]):
    def record(
        self,
        item: ActionItem,
        kind: str,
        *,
        by: Person | User | None,
        via: str,
        now: datetime.datetime,
        before: str = "",
        after: str = "",
        note: str = "",
    ) -> "ActionEvent":
        """Add a line to the history of `item`; the name is kept even if the person goes."""
        person, name = name_of(by)
        return self.create(
            action_item=item,
            kind=kind,
            via=via,
            at=now,
            by=person,
            by_name=name,
            before=before[:500],
            after=after[:500],
            note=note,
        )

    def record_all(
        self,
        items: Sequence[ActionItem],
        kind: str,
        *,
        by: Person | User | None,
        via: str,
        now: datetime.datetime,
    ) -> None:
        """Add the same line to the history of each item."""
        person, name = name_of(by)
        self.bulk_create(
            self.model(action_item=item, kind=kind, via=via, at=now, by=person, by_name=name)
            for item in items
        )


class ActionEvent(models.Model):
    """A line of an action item's history. Lines are added, never changed."""

    class Kind(models.TextChoices):
        CREATED = "created", _("skapat")
        STATUS = "status", _("läge ändrat")
        NOTE = "note", _("anteckning")
        DEADLINE = "deadline", _("klart senast ändrat")
        ASSIGNED = "assigned", _("ansvarig ändrad")
        TIME_WISHED = "time_wished", _("mer tid önskad")
        TIME_REFUSED = "time_refused", _("mer tid avslogs")
        SAID_DONE = "said_done", _("anmält som klart")
        DONE_DENIED = "done_denied", _("inte klart än")

    class Via(models.TextChoices):
        MAIL = "mail", _("länk i mejl")
        REPLY = "reply", _("svar på mejl")
        PAGE = "page", _("sidan")
        ADMIN = "admin", _("administrationen")
        API = "api", _("API")
        MEETING = "meeting", _("mötet")
        IMPORT = "import", _("protokollet")
        SCRIPT = "script", _("skript")

    action_item = models.ForeignKey(
        ActionItem, verbose_name=_("uppdrag"), on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(_("när"))
    kind = models.CharField(_("vad"), max_length=12, choices=Kind)
    via = models.CharField(_("väg"), max_length=8, choices=Via)
    by = models.ForeignKey(
        Person,
        verbose_name=_("vem"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("vem, som det hette då"), max_length=254, blank=True)
    # Of a status its value, of all else words in the installation's language.
    before = models.CharField(_("före"), max_length=500, blank=True)
    after = models.CharField(_("efter"), max_length=500, blank=True)
    note = models.TextField(_("anteckning"), blank=True)

    objects = ActionEventManager()

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.get_kind_display()}"

    @property
    def before_words(self) -> str:
        """What it was, in the reader's language."""
        return self._words(self.before)

    @property
    def after_words(self) -> str:
        """What it became, in the reader's language."""
        return self._words(self.after)

    def _words(self, value: str) -> str:
        is_status = self.kind == self.Kind.STATUS and value in ActionItem.Status.values
        return str(ActionItem.Status(value).label) if is_status else value
