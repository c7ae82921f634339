"""Who takes part: organizations, people, and the accounts that some of them log in with."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Accounts are named by e-mail address, in lower case."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=(username or "").strip())


class User(AbstractBaseUser, PermissionsMixin):
    """An account. A superuser is the admin of `access.py`."""

    email = models.EmailField(_("e-postadress"), unique=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_staff = models.BooleanField(_("får använda administrationen"), default=False)
    date_joined = models.DateTimeField(_("skapad"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("konto")
        verbose_name_plural = _("konton")
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="user_email_once_whatever_case"),
        ]

    def __str__(self) -> str:
        return self.email


class Organization(models.Model):
    """Where people come from: a municipality, a region, a company."""

    name = models.CharField(_("namn"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self, name: str) -> "PersonQuerySet":
        """People with exactly this name, whatever the case."""
        return self.filter(name__iexact=" ".join(name.split()))

    def for_list(self) -> "PersonQuerySet":
        return self.select_related("organization", "user")


class Person(models.Model):
    """Somebody who can be present, assigned and reminded, with or without an account."""

    class Language(models.TextChoices):
        SWEDISH = "sv", _("svenska")
        ENGLISH = "en", _("engelska")

    class Pace(models.TextChoices):
        ALL = "all", _("alla påminnelser")
        FEWER = "fewer", _("färre: nytt, strax före och försenat")
        WEEKLY = "weekly", _("ett mejl i veckan")

    name = models.CharField(_("namn"), max_length=200)
    email = models.EmailField(_("e-postadress"), blank=True)
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
    )
    title = models.CharField(_("titel"), max_length=200, blank=True)
    user = models.OneToOneField(
        User,
        verbose_name=_("konto"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
    )
    language = models.CharField(
        _("språk i mejl"), max_length=2, choices=Language, default=Language.SWEDISH
    )
    wants_mail = models.BooleanField(_("vill ha påminnelser"), default=True)
    pace = models.CharField(_("hur ofta"), max_length=6, choices=Pace, default=Pace.ALL)
    wants_calendar = models.BooleanField(_("vill ha kalenderfil i mejlen"), default=True)
    paused_until = models.DateField(_("mejl pausade till och med"), null=True, blank=True)
    links_revision = models.PositiveIntegerField(
        _("länkarnas utgåva"),
        default=0,
        help_text=_("Höj med ett för att göra personens alla gamla länkar ogiltiga."),
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        ordering = ("name", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(pace__in=("all", "fewer", "weekly")), name="person_has_a_known_pace"
            ),
        ]
        indexes: ClassVar = [
            # Person.objects.named(): every name in minutes that are read.
            models.Index(Lower("name"), name="person_named"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.pk])

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


def name_of(by: Person | User | None) -> tuple[Person | None, str]:
    """Who it is in the register, and the name that is kept even if they go."""
    person = getattr(by, "person", None) if isinstance(by, User) else by
    return person, str(person or by or "")
