"""What people are told: the policy, the ledger of what was to be told, and the letters."""

import datetime
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.actions import ActionItem
from tracker.models.approvals import Approval
from tracker.models.bodies import Body
from tracker.models.meetings import Meeting
from tracker.models.people import Person


def default_days_before() -> list[int]:
    return [7, 1]


class ReminderPolicy(models.Model):
    """When a body's people are told. A body without a row has the defaults.

    Without days before, or with 0 days after or before a meeting: not at all; 0 between: once.
    """

    body = models.OneToOneField(
        Body, verbose_name=_("organ"), on_delete=models.CASCADE, related_name="reminder_policy"
    )
    tells_new = models.BooleanField(_("berättar om nya uppdrag"), default=True)
    days_before = models.JSONField(
        _("dagar före"), default=default_days_before, help_text=_("Till exempel [7, 1].")
    )
    overdue_first = models.PositiveSmallIntegerField(
        _("dagar efter, första gången"), default=1, help_text=_("0: inte alls.")
    )
    overdue_every = models.PositiveSmallIntegerField(
        _("dagar mellan därefter"), default=7, help_text=_("0: bara den första gången.")
    )
    brief_days = models.PositiveSmallIntegerField(
        _("dagar före möte"), default=5, help_text=_("0: inte alls.")
    )
    hour = models.TimeField(_("klockslag"), default=datetime.time(7))
    working_days_only = models.BooleanField(_("bara arbetsdagar"), default=True)

    class Meta:
        verbose_name = _("påminnelseregler")
        verbose_name_plural = _("påminnelseregler")

    def __str__(self) -> str:
        return str(self.body)


class MailingQuerySet(models.QuerySet["Mailing"]):
    def for_list(self) -> "MailingQuerySet":
        return self.select_related("person").prefetch_related("reminders__action_item")


class Mailing(models.Model):
    """A letter to one person on one day, with all that is to be told that day.

    Claimed by a conditional update with a lease. Its Message-ID is made with the row and stays
    the same over every try, so that a mail server can drop the second copy of an uncertain one.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("väntar")
        SENDING = "sending", _("skickas")
        SENT = "sent", _("skickat")
        FAILED = "failed", _("kunde inte skickas")
        UNCERTAIN = "uncertain", _("osäkert")

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="mailings"
    )
    day = models.DateField(_("dag"))
    to_email = models.EmailField(_("till"))
    # The bodies whose matters the text tells of: rows may go, the text stays.
    bodies = models.ManyToManyField(
        Body, verbose_name=_("berättar om"), blank=True, editable=False, related_name="mailings"
    )
    subject = models.CharField(_("ämne"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("html"), blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=255, unique=True)
    # Sent once more because somebody asked for it: a letter of its own, and no rows hang on it.
    copy_of = models.ForeignKey(
        "self",
        verbose_name=_("kopia av"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="copies",
    )
    status = models.CharField(_("läge"), max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)
    was_uncertain = models.BooleanField(_("har varit osäkert"), default=False)
    created_at = models.DateTimeField(_("skapat"))
    next_try_at = models.DateTimeField(_("nästa försök"))
    leased_until = models.DateTimeField(_("upptaget till"), null=True, blank=True)
    # In real time. A letter in hand without it has not gone to the server yet.
    handed_over_at = models.DateTimeField(_("lämnat till servern"), null=True, blank=True)
    failed_at = models.DateTimeField(_("senaste misslyckade försök"), null=True, blank=True)
    sent_at = models.DateTimeField(_("skickat"), null=True, blank=True)
    # The server took it and could not deliver it after all.
    bounced_at = models.DateTimeField(_("kom tillbaka"), null=True, blank=True)
    response = models.TextField(_("serverns svar"), blank=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("utskick")
        verbose_name_plural = pgettext_lazy("flertal", "utskick")
        ordering = ("-day", "-pk")
        constraints: ClassVar = [
            # A copy goes on the day that somebody asks for it, whatever else went on it.
            models.UniqueConstraint(
                fields=["person", "day"],
                condition=Q(copy_of__isnull=True),
                name="mailing_once_a_person_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False),
                name="mailing_sent_has_its_time",
            ),
        ]
        indexes: ClassVar = [
            # The sweep for letters to send, in their order: reminders.claiming.
            models.Index(
                fields=["next_try_at", "id"],
                condition=Q(status__in=("waiting", "sending", "uncertain")),
                name="mailing_to_send",
            ),
            # The ledger's list, the latest first; and the last days' figures: reminders.insight.
            models.Index(fields=["-day", "-id"], name="mailing_latest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.to_email}"

    def get_absolute_url(self) -> str:
        return reverse("mailing", args=[self.pk])


def in_bodies(bodies: Iterable[Body] | Iterable[int]) -> Q:
    """Rows about some bodies' matters, or about their minutes."""
    return Q(action_item__decision__agenda_item__meeting__body__in=bodies) | Q(
        approval__meeting__body__in=bodies
    )


class Reminder(models.Model):
    """A row of the ledger: that a person is to be told of a matter, and what became of it.

    `occasion` says why: `new`, `new:2019-02-05` (theirs again), `before:7`, `before:1`,
    `overdue:1`, `overdue:8`, …, `brief` (before a meeting), `moved:1`, `moved:2`, … (the deadline
    has changed since they were told).
    A coordinator is told of others' matters: `wish:17` (more time is wished for, by the number of
    the line of history), `week:2019-02-04` (it needs them, in the letter of that week).
    `deadline` is the day that the telling is about; None where there is none.

    A row is about a matter or about minutes to approve, never both: `approve`, and `approve:7`,
    `approve:14`, … as long as nobody answers; a coordinator is told that the adjuster wants
    something changed (`comment:23`, by the number of the line of history). `item` and `approval`
    keep the two apart.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("väntar")
        SENT = "sent", _("skickad")
        FAILED = "failed", _("kunde inte skickas")
        UNCERTAIN = "uncertain", _("osäker")
        NO_ADDRESS = "no_address", _("saknar e-postadress")
        DECLINED = "declined", _("avböjd")
        OBSOLETE = "obsolete", _("behövdes inte längre")

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="reminders"
    )
    action_item = models.ForeignKey(
        ActionItem,
        verbose_name=_("uppdrag"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminders",
    )
    approval = models.ForeignKey(
        Approval,
        verbose_name=_("justering"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminders",
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("inför möte"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminders",
    )
    occasion = models.CharField(_("anledning"), max_length=20)
    deadline = models.DateField(_("gäller dag"), null=True, blank=True)
    due_at = models.DateTimeField(_("ska skickas"))
    status = models.CharField(_("läge"), max_length=10, choices=Status, default=Status.WAITING)
    mailing = models.ForeignKey(
        Mailing,
        verbose_name=_("utskick"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reminders",
    )
    created_at = models.DateTimeField(_("skapad"))

    class Meta:
        verbose_name = _("påminnelse")
        verbose_name_plural = _("påminnelser")
        ordering = ("-due_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(action_item__isnull=False, approval__isnull=True)
                | Q(action_item__isnull=True, approval__isnull=False),
                name="reminder_of_a_matter_or_of_minutes",
            ),
            models.UniqueConstraint(
                fields=["person", "approval", "occasion"],
                condition=Q(approval__isnull=False),
                name="reminder_once_an_approval",
            ),
            models.UniqueConstraint(
                fields=["person", "action_item", "occasion", "deadline"],
                condition=Q(deadline__isnull=False),
                name="reminder_once_with_a_deadline",
            ),
            models.UniqueConstraint(
                fields=["person", "action_item", "occasion"],
                condition=Q(deadline__isnull=True),
                name="reminder_once_without_a_deadline",
            ),
        ]
        indexes: ClassVar = [
            # The sweep for rows to put into letters: reminders.letters.
            models.Index(
                fields=["due_at", "person"],
                condition=Q(status="waiting", mailing__isnull=True),
                name="reminder_to_tell",
            ),
            # What is still open in letters: reminders.writing, reminders.settling.
            models.Index(
                fields=["mailing"],
                condition=Q(status__in=("waiting", "uncertain")),
                name="reminder_in_letter_unsettled",
            ),
            # Rows that may come back: reminders.candidates.
            models.Index(
                fields=["action_item"],
                condition=Q(status__in=("obsolete", "failed", "no_address", "declined")),
                name="reminder_asleep",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.due_at):%Y-%m-%d} {self.person}"

    @property
    def item(self) -> ActionItem:
        """The matter of a row that is about one."""
        if self.action_item is None:
            raise ValueError(f"reminder {self.pk} is about no matter")
        return self.action_item

    @property
    def about(self) -> ActionItem | Approval:
        return self.approval or self.item

    @property
    def source(self) -> Meeting:
        """The meeting that decided the matter, or whose minutes are to be approved."""
        return self.approval.meeting if self.approval else self.item.meeting
