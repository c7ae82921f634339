"""What people have done with mails by hand: sent one again, held somebody's, let them go."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.people import Person, User, name_of
from tracker.models.reminders import Mailing


class MailHoldQuerySet(models.QuerySet["MailHold"]):
    def in_force(self, today: datetime.date) -> "MailHoldQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=today), released_at__isnull=True)

    def start(
        self,
        person: Person,
        *,
        by: Person | User,
        now: datetime.datetime,
        until: datetime.date | None,
        reason: str,
    ) -> "MailHold":
        holder, name = name_of(by)
        return self.create(
            person=person,
            held_at=now,
            held_by=holder,
            held_by_name=name,
            until=until,
            reason=reason,
        )

    def release(self, *, by: Person | User, now: datetime.datetime) -> int:
        """End those of these that nobody has ended. Returns how many."""
        releaser, name = name_of(by)
        going_on = self.filter(released_at__isnull=True)
        return going_on.update(released_at=now, released_by=releaser, released_by_name=name)


class MailHold(models.Model):
    """A coordinator's hand on a person's mail: what is to be told waits, and goes afterwards.

    Not the person's own pause, which is theirs (`Person.paused_until`).
    """

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="mail_holds"
    )
    reason = models.CharField(_("varför"), max_length=300)
    until = models.DateField(_("till och med"), null=True, blank=True)
    held_at = models.DateTimeField(_("hålls sedan"))
    held_by = models.ForeignKey(
        Person,
        verbose_name=_("av vem"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    held_by_name = models.CharField(_("av vem, som det hette då"), max_length=254)
    released_at = models.DateTimeField(_("släppt"), null=True, blank=True)
    released_by = models.ForeignKey(
        Person,
        verbose_name=_("släppt av"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    released_by_name = models.CharField(
        _("släppt av, som det hette då"), max_length=254, blank=True
    )

    objects = MailHoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hållen post")
        verbose_name_plural = _("hållen post")
        ordering = ("-held_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(released_at__isnull=True),
                name="mail_hold_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.held_at):%Y-%m-%d} {self.person}"


class MailingEventManager(models.Manager["MailingEvent"]):
    def record(
        self, mailing: Mailing, kind: str, *, by: Person | User, now: datetime.datetime
    ) -> "MailingEvent":
        person, name = name_of(by)
        return self.create(mailing=mailing, kind=kind, at=now, by=person, by_name=name)


class MailingEvent(models.Model):
    """What somebody asked for with a letter. Lines are added, never changed."""

    class Kind(models.TextChoices):
        AGAIN = "again", _("bad om ett nytt försök")
        COPY = "copy", _("bad om en kopia")

    mailing = models.ForeignKey(
        Mailing, verbose_name=_("utskick"), on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(_("vad"), max_length=8, choices=Kind)
    at = models.DateTimeField(_("när"))
    by = models.ForeignKey(
        Person,
        verbose_name=_("vem"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("vem, som det hette då"), max_length=254)

    objects = MailingEventManager()

    class Meta:
        verbose_name = _("begäran om utskick")
        verbose_name_plural = _("begäranden om utskick")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.get_kind_display()}"
