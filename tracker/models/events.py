"""All that has happened to an action item."""

import datetime
from collections.abc import Sequence

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.actions import ActionItem
from tracker.models.people import Person, User, name_of


class ActionEventManager(models.Manager["ActionEvent"]):
    def record(
        self,
        item: ActionItem,
        kind: str,
        *,
        by: Person | User | None,
        via: str,
        now: datetime.datetime,
        before: str = "",
        after: str = "",
        note: str = "",
    ) -> "ActionEvent":
        """Add a line to the history of `item`; the name is kept even if the person goes."""
        person, name = name_of(by)
        return self.create(
            action_item=item,
            kind=kind,
            via=via,
            at=now,
            by=person,
            by_name=name,
            before=before[:500],
            after=after[:500],
            note=note,
        )

    def record_all(
        self,
        items: Sequence[ActionItem],
        kind: str,
        *,
        by: Person | User | None,
        via: str,
        now: datetime.datetime,
    ) -> None:
        """Add the same line to the history of each item."""
        person, name = name_of(by)
        self.bulk_create(
            self.model(action_item=item, kind=kind, via=via, at=now, by=person, by_name=name)
            for item in items
        )


class ActionEvent(models.Model):
    """A line of an action item's history. Lines are added, never changed."""

    class Kind(models.TextChoices):
        CREATED = "created", _("skapat")
        STATUS = "status", _("läge ändrat")
        NOTE = "note", _("anteckning")
        DEADLINE = "deadline", _("klart senast ändrat")
        ASSIGNED = "assigned", _("ansvarig ändrad")
        TIME_WISHED = "time_wished", _("mer tid önskad")
        TIME_REFUSED = "time_refused", _("mer tid avslogs")
        SAID_DONE = "said_done", _("anmält som klart")
        DONE_DENIED = "done_denied", _("inte klart än")

    class Via(models.TextChoices):
        MAIL = "mail", _("länk i mejl")
        REPLY = "reply", _("svar på mejl")
        PAGE = "page", _("sidan")
        ADMIN = "admin", _("administrationen")
        API = "api", _("API")
        MEETING = "meeting", _("mötet")
        IMPORT = "import", _("protokollet")
        SCRIPT = "script", _("skript")

    action_item = models.ForeignKey(
        ActionItem, verbose_name=_("uppdrag"), on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(_("när"))
    kind = models.CharField(_("vad"), max_length=12, choices=Kind)
    via = models.CharField(_("väg"), max_length=8, choices=Via)
    by = models.ForeignKey(
        Person,
        verbose_name=_("vem"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("vem, som det hette då"), max_length=254, blank=True)
    # Of a status its value, of all else words in the installation's language.
    before = models.CharField(_("före"), max_length=500, blank=True)
    after = models.CharField(_("efter"), max_length=500, blank=True)
    note = models.TextField(_("anteckning"), blank=True)

    objects = ActionEventManager()

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.get_kind_display()}"

    @property
    def before_words(self) -> str:
        """What it was, in the reader's language."""
        return self._words(self.before)

    @property
    def after_words(self) -> str:
        """What it became, in the reader's language."""
        return self._words(self.after)

    def _words(self, value: str) -> str:
        is_status = self.kind == self.Kind.STATUS and value in ActionItem.Status.values
        return str(ActionItem.Status(value).label) if is_status else value
