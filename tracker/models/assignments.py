"""Who is to do an action item."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.actions import ActionItem
from tracker.models.bodies import Body
from tracker.models.people import Person


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
    # Whom the ledger tells that it is theirs, and when; kept by the planner of reminders, who asks
    # which are untold: reminders.told.
    news_to = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        db_index=False,
        related_name="+",
    )
    news_at = models.DateTimeField(null=True, editable=False)
    # Of a person; a group's contact may change, which no column of this table knows.
    person_is_untold = models.GeneratedField(
        expression=Case(
            When(Q(person__isnull=True), then=False),
            When(Q(news_to=F("person"), news_at__gte=F("assigned_at")), then=False),
            default=True,
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

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
        indexes: ClassVar = [
            models.Index(
                fields=["action_item"],
                condition=Q(person_is_untold=True),
                name="assignment_untold",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.body)

    @property
    def recipient(self) -> Person | None:
        """Who gets the mail: the person, or the group's contact."""
        return self.person or (self.body.contact if self.body else None)

    @property
    def recipient_is_told(self) -> bool:
        """Whether whoever gets the mail by now has been told that it is theirs."""
        to, at = self.recipient, self.news_at
        told = at is not None and at >= self.assigned_at
        return to is None or (told and self.news_to_id == to.pk)
