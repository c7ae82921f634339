"""Referrals (remisser): what others ask a body to comment on, and by when."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tracker.models.bodies import Body


class ReferralQuerySet(models.QuerySet["Referral"]):
    def open(self) -> "ReferralQuerySet":
        return self.filter(status=Referral.Status.OPEN)

    def to_answer_before(self, day: datetime.date) -> "ReferralQuerySet":
        """Open ones whose last day comes before a day."""
        return self.open().filter(answer_by__lt=day)


class Referral(models.Model):
    """A proposal sent out for comment."""

    class Status(models.TextChoices):
        OPEN = "open", _("att besvara")
        ANSWERED = "answered", _("besvarad")
        DECLINED = "declined", _("avstår")

    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.CASCADE, related_name="referrals"
    )
    title = models.CharField(_("rubrik"), max_length=500)
    sender = models.CharField(_("avsändare"), max_length=200, blank=True)
    reference = models.CharField(_("diarienummer"), max_length=100, blank=True)
    received_on = models.DateField(_("inkom"), null=True, blank=True)
    answer_by = models.DateField(_("svar senast"), null=True, blank=True)
    status = models.CharField(_("läge"), max_length=10, choices=Status, default=Status.OPEN)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("remiss")
        verbose_name_plural = _("remisser")
        ordering = ("answer_by", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(answer_by__isnull=True)
                | Q(answer_by__gte=F("received_on")),
                name="referral_answered_after_it_came",
            ),
        ]
        indexes: ClassVar = [
            # Referral.objects.to_answer_before(): outstanding matters of a meeting.
            models.Index(
                fields=["body", "answer_by"],
                condition=Q(status="open"),
                name="referral_open_by_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title
