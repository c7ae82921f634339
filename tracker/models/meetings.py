"""When a body meets, what is on the agenda, who was there, and what it means to be due then."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.bodies import Body
from tracker.models.people import Organization, Person


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def standing(self) -> "MeetingQuerySet":
        """Meetings that were or will be held."""
        return self.exclude(status=Meeting.Status.CANCELLED)

    def after(self, day: datetime.date) -> "MeetingQuerySet":
        """The meetings after a day, the nearest first."""
        return self.standing().filter(date__gt=day).order_by("date", "pk")

    def coming(self, today: datetime.date) -> "MeetingQuerySet":
        """Today's meetings and those after, the nearest first."""
        return self.standing().filter(date__gte=today).order_by("date", "pk")

    def for_list(self) -> "MeetingQuerySet":
        return self.select_related("body")


class Meeting(models.Model):
    """One meeting of a body. Its date changes only in `tracker.deadlines`."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planerat")
        HELD = "held", _("hållet")
        CANCELLED = "cancelled", _("inställt")

    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.PROTECT, related_name="meetings"
    )
    date = models.DateField(_("dag"))
    end_date = models.DateField(_("sista dag"), null=True, blank=True)
    starts_at = models.TimeField(_("börjar"), null=True, blank=True)
    ends_at = models.TimeField(_("slutar"), null=True, blank=True)
    place = models.CharField(_("plats"), max_length=300, blank=True)
    number = models.CharField(_("nummer"), max_length=20, blank=True)
    status = models.CharField(_("läge"), max_length=10, choices=Status, default=Status.PLANNED)
    adjusters = models.ManyToManyField(
        Person,
        blank=True,
        related_name="adjusts",
        verbose_name=pgettext_lazy("flertal", "justerare"),
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("möte")
        verbose_name_plural = _("möten")
        ordering = ("-date", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "date"],
                condition=~Q(status="cancelled"),
                name="meeting_once_a_day_and_body",
            ),
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("date")),
                name="meeting_ends_on_or_after_its_first_day",
            ),
            models.CheckConstraint(
                # NULL > date is unknown, and what is unknown is let through: hence the first.
                condition=Q(end_date__isnull=False, end_date__gt=F("date"))
                | Q(starts_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
        ]
        indexes: ClassVar = [
            # Meeting.objects.coming() and .after(): a body's next meeting.
            models.Index(fields=["body", "date"], name="meeting_next_of_body"),
        ]

    def __str__(self) -> str:
        return f"{self.body.label} {self.date:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def ends_before_it_starts(self) -> bool:
        """What the database refuses: the last day before the first, or the end before the start."""
        if self.last_day != self.date:
            return self.last_day < self.date
        starts, ends = self.starts_at, self.ends_at
        return starts is not None and ends is not None and ends <= starts

    @property
    def last_day(self) -> datetime.date:
        return self.end_date or self.date


class AgendaItem(models.Model):
    """A point on the agenda. What hangs on a confidential one is confidential too."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("möte"), on_delete=models.CASCADE, related_name="agenda_items"
    )
    number = models.CharField(_("nummer"), max_length=20, blank=True)
    title = models.CharField(_("rubrik"), max_length=500)
    position = models.PositiveIntegerField(_("ordning"), default=0)
    is_confidential = models.BooleanField(
        _("konfidentiell"), default=False, help_text=_("Syns bara för organets egna ledamöter.")
    )

    class Meta:
        verbose_name = _("punkt")
        verbose_name_plural = _("punkter")
        ordering = ("meeting", "position", "pk")

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


class Attendance(models.Model):
    """That a person was present, absent or a guest at a meeting."""

    class Status(models.TextChoices):
        PRESENT = "present", _("närvarande")
        ABSENT = "absent", _("frånvarande")
        GUEST = "guest", _("övrig deltagare")

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("möte"), on_delete=models.CASCADE, related_name="attendance"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="attendance"
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("företräder"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    status = models.CharField(_("närvaro"), max_length=10, choices=Status, default=Status.PRESENT)
    is_chair = models.BooleanField(_("ordförande"), default=False)
    is_secretary = models.BooleanField(_("sekreterare"), default=False)
    is_adjuster = models.BooleanField(_("justerare"), default=False)
    items = models.CharField(
        _("punkter"), max_length=100, blank=True, help_text=_("Tomt betyder hela mötet.")
    )
    position = models.PositiveIntegerField(_("ordning"), default=0)

    class Meta:
        verbose_name = _("närvaro")
        verbose_name_plural = _("närvaro")
        ordering = ("meeting", "position", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="attendance_once_a_person_and_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_status_display()})"


class Due(models.Model):
    """What has a deadline: the words as decided, and what they have been settled to.

    A deadline at a meeting belongs to the meeting: `due_on` follows `due_meeting.date` whenever
    the meeting moves. Where the meeting is not planned yet, `due_body` tells whose it will be.
    A vague deadline has words alone. Changed only in `tracker.deadlines`.
    """

    due_text = models.CharField(_("klart senast, som beslutat"), max_length=300, blank=True)
    due_on = models.DateField(_("klart senast"), null=True, blank=True)
    due_meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("till möte"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss_due",
    )
    due_body = models.ForeignKey(
        Body,
        verbose_name=_("till organets nästa möte"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss_waiting",
        help_text=_("När mötet ännu inte är planerat."),
    )
    due_set_on = models.DateField(_("klart senast bestämdes"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(due_meeting__isnull=True) | Q(due_on__isnull=False),
                name="%(class)s_due_at_a_meeting_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(due_body__isnull=True)
                | Q(due_meeting__isnull=True, due_on__isnull=True),
                name="%(class)s_waits_for_a_meeting_or_has_one",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A row that says its meeting and not the day gets the meeting's, as scripts expect."""
        if self.due_meeting is not None and self.due_on is None:
            self.due_on = self.due_meeting.date
        super().save(*args, **kwargs)

    @property
    def has_deadline(self) -> bool:
        return bool(self.due_on or self.due_body_id or self.due_text)
