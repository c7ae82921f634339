"""Minutes that came in: the file as it was, what was read out of it, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tracker.models.bodies import Body
from tracker.models.meetings import Meeting
from tracker.models.people import User


class MinutesFile(models.Model):
    """An uploaded minutes file with its draft: JSON as `tracker.intake.Draft` writes it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("utkast att granska")
        ACCEPTED = "accepted", _("godtaget")
        READING = "reading", _("läses in")
        REFUSED = "refused", _("gick inte att läsa")

    name = models.CharField(_("filnamn"), max_length=255)
    file = models.FileField(_("fil"), upload_to="minutes/%Y/")
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, unique=True, editable=False)
    text = models.TextField(_("text"), blank=True)
    draft = models.JSONField(_("utkast"), default=dict)
    state = models.CharField(_("läge"), max_length=10, choices=State, default=State.DRAFT)
    body = models.ForeignKey(
        Body,
        verbose_name=_("organ"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_files",
    )
    meeting = models.OneToOneField(
        Meeting,
        verbose_name=_("möte"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_file",
    )
    uploaded_by = models.ForeignKey(
        User,
        verbose_name=_("lämnad av"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("lämnad"))
    accepted_by = models.ForeignKey(
        User,
        verbose_name=_("godtagen av"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    accepted_at = models.DateTimeField(_("godtagen"), null=True, blank=True)
    # What accepting it made, by kind of record, as `tracker.review` notes it.
    made = models.JSONField(_("det som blev till"), default=dict, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        User,
        verbose_name=_("godkännandet tillbakataget av"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("godkännandet tillbakataget"), null=True, blank=True)

    # A long file's way to its draft, in real time, also where the demo's clock shows another day.
    asked_at = models.DateTimeField(_("väntar på läsning sedan"), null=True, blank=True)
    leased_until = models.DateTimeField(_("upptaget till"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)
    # {"step", "done", "of"} as `tracker.intake.Progress`; {} before the first is heard.
    progress = models.JSONField(_("läsningens läge"), default=dict, blank=True, editable=False)
    # {"template", "params"} of the message, translated where it is shown.
    refusal = models.JSONField(_("varför inte"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("protokollfil")
        verbose_name_plural = _("protokollfiler")
        ordering = ("-uploaded_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(state="accepted") & Q(meeting__isnull=True, accepted_at__isnull=True))
                | Q(state="accepted", meeting__isnull=False, accepted_at__isnull=False),
                name="minutes_file_accepted_has_its_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(state="reading") | Q(asked_at__isnull=False),
                name="minutes_file_read_when_asked",
            ),
        ]
        indexes: ClassVar = [
            # The sweep for files to read: review.reading.
            models.Index(
                fields=["asked_at"],
                condition=Q(state__in=("reading", "refused")),
                name="minutes_file_to_read",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.pk])

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def is_read(self) -> bool:
        """Whether there is a draft, accepted or not."""
        return self.state in (self.State.DRAFT, self.State.ACCEPTED)

    @property
    def is_read_anew(self) -> bool:
        """Whether it is being read though it has had a draft, which waits for the new one."""
        return self.state == self.State.READING and bool(self.draft)

    @property
    def is_refused(self) -> bool:
        return self.state == self.State.REFUSED
