"""What has come in by mail: which messages were taken, and how far a mailbox has been read."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.reminders import Mailing


class ReceivedMail(models.Model):
    """An answer to a letter, or its bounce, that was taken: the same message again does nothing.

    The words stand in the history of the matters, where who may see those can read them.
    """

    class Kind(models.TextChoices):
        REPLY = "reply", _("svar")
        BOUNCE = "bounce", _("kom tillbaka")

    mailing = models.ForeignKey(
        Mailing, verbose_name=_("utskick"), on_delete=models.CASCADE, related_name="received"
    )
    message_id = models.CharField(_("Message-ID"), max_length=255)
    kind = models.CharField(_("vad"), max_length=6, choices=Kind)
    received_at = models.DateTimeField(_("mottaget"))

    class Meta:
        verbose_name = _("mottaget mejl")
        verbose_name_plural = pgettext_lazy("flertal", "mottagna mejl")
        ordering = ("-received_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mailing", "message_id"], name="received_mail_once"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.received_at):%Y-%m-%d %H:%M} {self.get_kind_display()}"


class Mailbox(models.Model):
    """How far an IMAP mailbox has been read. Nothing in the mailbox itself is changed.

    UIDs grow as long as `uid_validity` stays (RFC 9051, 2.3.1.1). Claimed with a lease, in real
    time, so that two who read at once do not read the same.
    """

    name = models.CharField(_("brevlåda"), max_length=400, unique=True)
    uid_validity = models.BigIntegerField(_("UIDVALIDITY"), default=0)
    last_uid = models.BigIntegerField(_("senaste UID"), default=0)
    leased_until = models.DateTimeField(_("upptaget till"), null=True, blank=True)
    read_at = models.DateTimeField(_("senast läst"), null=True, blank=True)
    # What stood in the way the last time; empty where nothing did.
    trouble = models.TextField(_("hinder"), blank=True)

    class Meta:
        verbose_name = _("brevlåda")
        verbose_name_plural = _("brevlådor")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
