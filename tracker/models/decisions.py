"""What a meeting decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.meetings import AgendaItem, Due, Meeting


class DecisionQuerySet(models.QuerySet["Decision"]):
    def for_list(self) -> "DecisionQuerySet":
        return self.select_related("agenda_item__meeting__body", "due_meeting__body", "due_body")

    def tabled(self) -> "DecisionQuerySet":
        return self.filter(kind=Decision.Kind.TABLED)

    def tabled_to(self, meeting: Meeting) -> "DecisionQuerySet":
        """Matters put off to this very meeting."""
        return self.tabled().filter(due_meeting=meeting)


class Decision(Due):
    """A decision as it stands in the minutes. A tabled one is due at the meeting it goes to."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("beslut")
        TABLED = "tabled", _("bordlagt")
        EARLIER = "earlier", _("tidigare beslut")

    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("punkt"), on_delete=models.CASCADE, related_name="decisions"
    )
    text = models.TextField(_("beslut"))
    kind = models.CharField(_("slag"), max_length=10, choices=Kind, default=Kind.DECISION)
    decided_on = models.DateField(
        _("beslutat"), null=True, blank=True, help_text=_("För tidigare beslut som citeras.")
    )
    position = models.PositiveIntegerField(_("ordning"), default=0)
    source_line = models.PositiveIntegerField(_("rad i källan"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta(Due.Meta):
        verbose_name = _("beslut")
        verbose_name_plural = pgettext_lazy("flertal", "beslut")
        ordering = ("agenda_item__meeting", "agenda_item__position", "position", "pk")
        constraints: ClassVar = [
            *Due.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="decision_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.pk])

    @property
    def meeting(self) -> Meeting:
        return self.agenda_item.meeting
