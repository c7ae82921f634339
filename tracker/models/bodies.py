"""Who meets: boards, committees, groups and networks, and who sits in them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.people import Person


class BodyQuerySet(models.QuerySet["Body"]):
    def named(self, name: str) -> "BodyQuerySet":
        """Bodies known by this name or short name, whatever the case."""
        folded = " ".join(name.split())
        return self.filter(Q(name__iexact=folded) | Q(short_name__iexact=folded))


class Body(models.Model):
    """A body that meets, or a group, role or network that only gets matters assigned."""

    class Kind(models.TextChoices):
        BOARD = "board", _("styrelse eller nämnd")
        COMMITTEE = "committee", _("kommitté eller utskott")
        GROUP = "group", _("grupp")
        NETWORK = "network", _("nätverk")
        ROLE = "role", _("roll")

    name = models.CharField(_("namn"), max_length=200, unique=True)
    short_name = models.CharField(_("kortnamn"), max_length=40, blank=True)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind, default=Kind.GROUP)
    contact = models.ForeignKey(
        Person,
        verbose_name=_("kontaktperson"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contact_for",
        help_text=_("Får mejlen om det som gruppen ska göra."),
    )
    people = models.ManyToManyField(
        Person, through="Membership", related_name="bodies", verbose_name=_("ledamöter")
    )

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = pgettext_lazy("flertal", "organ")
        ordering = ("name",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="body_has_a_name"),
            models.UniqueConstraint(
                fields=["short_name"], condition=~Q(short_name=""), name="body_short_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.pk])

    @property
    def label(self) -> str:
        """What people call it in running text."""
        return self.short_name or self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(end__isnull=True)


class Membership(models.Model):
    """That a person sits in a body, and whether they coordinate it."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("ordförande")
        MEMBER = "member", _("ledamot")
        DEPUTY = "deputy", _("ersättare")
        SECRETARY = "secretary", _("sekreterare")
        GUEST = "guest", _("adjungerad")

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    body = models.ForeignKey(
        Body, verbose_name=_("organ"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("roll"), max_length=10, choices=Role, default=Role.MEMBER)
    is_coordinator = models.BooleanField(
        _("samordnare"), default=False, help_text=_("Får redigera allt som hör till organet.")
    )
    start = models.DateField(_("från och med"), null=True, blank=True)
    end = models.DateField(_("till och med"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("medlemskap")
        verbose_name_plural = pgettext_lazy("flertal", "medlemskap")
        ordering = ("body__name", "person__name")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "body"], condition=Q(end__isnull=True), name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="membership_ends_after_its_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.body}"
