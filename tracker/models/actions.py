"""What somebody has to do because of a decision."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.bodies import Body
from tracker.models.decisions import Decision
from tracker.models.meetings import Due, Meeting
from tracker.models.people import Person


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

    def forget_told(self) -> None:
        """That everybody knows the deadline: somebody is to be told another one."""
        self.filter(deadline_is_told=True).update(deadline_is_told=False)

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
    # Kept by the planner of reminders, who asks which are untold: reminders.told. Where it is told,
    # whoever was told of a deadline was told this one at last.
    deadline_is_told = models.BooleanField(default=False, editable=False)
    told_on = models.DateField(null=True, editable=False)
    # By the database, so that no way of changing a deadline can forget it.
    deadline_is_untold = models.GeneratedField(
        expression=Case(
            When(Q(deadline_is_told=False), then=True),
            When(Q(told_on=F("due_on")), then=False),
            When(Q(told_on__isnull=True, due_on__isnull=True), then=False),
            default=True,
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

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
            models.Index(
                fields=["id"],
                condition=Q(status__in=("open", "in_progress"), deadline_is_untold=True),
                name="action_item_open_untold",
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
