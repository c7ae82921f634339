"""That somebody is asked to approve a meeting's minutes, what they answered, and all that was
done with it."""

import datetime
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.events import ActionEvent
from tracker.models.meetings import Meeting
from tracker.models.people import Person, User, name_of


def all_approved(statuses: Iterable[str]) -> bool:
    """Whether somebody is asked, and all who are have approved."""
    return set(statuses) == {Approval.Status.APPROVED}


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> "ApprovalQuerySet":
        """Requests that nobody has withdrawn."""
        return self.exclude(status=Approval.Status.WITHDRAWN)

    def waiting(self) -> "ApprovalQuerySet":
        """Requests that nobody has answered."""
        return self.filter(status=Approval.Status.WAITING)

    def all_given(self) -> bool:
        """Whether the minutes are approved, and locked."""
        return all_approved(self.standing().order_by().values_list("status", flat=True))

    def for_list(self) -> "ApprovalQuerySet":
        return self.select_related("person", "meeting__body").order_by("person__name", "pk")


class Approval(models.Model):
    """One request to one person. Who is asked again gets a new one, and the old one is withdrawn.

    Changed only in `tracker.approval`, each change with an `ApprovalEvent`.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("väntar")
        APPROVED = "approved", pgettext_lazy("protokoll", "justerat")
        COMMENTED = "commented", _("har en synpunkt")
        WITHDRAWN = "withdrawn", _("tillbakadragen")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("möte"), on_delete=models.CASCADE, related_name="approvals"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("justerare"), on_delete=models.PROTECT, related_name="approvals"
    )
    status = models.CharField(_("läge"), max_length=10, choices=Status, default=Status.WAITING)
    asked_at = models.DateTimeField(_("skickat för justering"))
    asked_by = models.ForeignKey(
        Person,
        verbose_name=_("av vem"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    asked_by_name = models.CharField(_("av vem, som det hette då"), max_length=254)
    approved_at = models.DateTimeField(_("justerat när"), null=True, blank=True)
    comment = models.TextField(_("synpunkt"), blank=True)
    commented_at = models.DateTimeField(_("synpunkt lämnad"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("justering")
        verbose_name_plural = _("justeringar")
        ordering = ("-asked_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=~Q(status="withdrawn"),
                name="approval_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="approved") | Q(approved_at__isnull=False),
                name="approval_given_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="commented") | Q(commented_at__isnull=False) & ~Q(comment=""),
                name="approval_commented_has_its_words",
            ),
        ]
        indexes: ClassVar = [
            # Whom the letters tell: reminders.approving.
            models.Index(
                fields=["asked_at"], condition=Q(status="waiting"), name="approval_waiting"
            ),
        ]

    def __str__(self) -> str:
        return _("Protokoll %(meeting)s") % {"meeting": self.meeting}

    def get_absolute_url(self) -> str:
        """Where it is shown: on the meeting's page."""
        return f"{reverse('meeting', args=[self.meeting_id])}#justering"

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_approved(self) -> bool:
        return self.status == self.Status.APPROVED

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN


class ApprovalEventManager(models.Manager["ApprovalEvent"]):
    def record(
        self,
        approval: Approval,
        kind: str,
        *,
        by: Person | User,
        via: str,
        now: datetime.datetime,
        note: str = "",
    ) -> "ApprovalEvent":
        person, name = name_of(by)
        return self.create(
            approval=approval, kind=kind, via=via, at=now, by=person, by_name=name, note=note
        )


class ApprovalEvent(models.Model):
    """A line of an approval's history. Lines are added, never changed."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("skickat för justering")
        APPROVED = "approved", pgettext_lazy("protokoll", "justerat")
        COMMENTED = "commented", _("synpunkt lämnad")
        UNDONE = "undone", _("justeringen ångrad")
        WITHDRAWN = "withdrawn", _("begäran tillbakadragen")
        REOPENED = "reopened", _("protokollet öppnat igen")

    approval = models.ForeignKey(
        Approval, verbose_name=_("justering"), on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(_("när"))
    kind = models.CharField(_("vad"), max_length=10, choices=Kind)
    via = models.CharField(_("väg"), max_length=8, choices=ActionEvent.Via)
    by = models.ForeignKey(
        Person,
        verbose_name=_("vem"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("vem, som det hette då"), max_length=254)
    note = models.TextField(_("anteckning"), blank=True)

    objects = ApprovalEventManager()

    class Meta:
        verbose_name = _("händelse i justering")
        verbose_name_plural = _("händelser i justering")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.get_kind_display()}"
