"""Organizations, people and their accounts."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import Compact, link_to
from tracker.admin.typed import (
    AdminUserCreationForm,
    ModelAdmin,
    TabularInline,
    UserAdmin,
    UserChangeForm,
)
from tracker.models import Membership, Organization, Person, User


@admin.register(Organization)
class OrganizationAdmin(ModelAdmin[Organization]):
    search_fields = ("name",)
    list_display = ("name", "how_many")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        return super().get_queryset(request).annotate(how_many=Count("people"))

    @admin.display(description=_("personer"), ordering="how_many")
    def how_many(self, organization: Organization) -> int:
        return int(getattr(organization, "how_many", 0))


class AddressFilter(admin.SimpleListFilter):
    """Finds the people that no reminder reaches."""

    title = _("e-postadress")
    parameter_name = "address"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Person]
    ) -> list[tuple[str, str]]:
        return [("yes", str(_("har adress"))), ("no", str(_("saknar adress")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        match self.value():
            case "yes":
                return queryset.exclude(email="")
            case "no":
                return queryset.filter(email="")
        return queryset


class MembershipOfPerson(Compact, TabularInline[Membership, Person]):
    model = Membership
    extra = 0
    autocomplete_fields = ("body",)


MAIL_FIELDS = (
    "language",
    "wants_mail",
    "pace",
    "paused_until",
    "wants_calendar",
    "links_revision",
)


@admin.register(Person)
class PersonAdmin(ModelAdmin[Person]):
    search_fields = ("name", "email", "organization__name")
    list_display = ("name", "email", "organization", "account")
    list_filter = (AddressFilter, "wants_mail", "pace", "bodies")
    list_select_related = ("organization", "user")
    autocomplete_fields = ("organization", "user")
    inlines = (MembershipOfPerson,)
    fieldsets = (
        (None, {"fields": ("name", "email", "organization", "title", "user")}),
        (_("Mejl"), {"fields": MAIL_FIELDS}),
    )

    @admin.display(description=_("konto"), boolean=True)
    def account(self, person: Person) -> bool:
        return person.user_id is not None


class OneAccountAnAddress:
    """Addresses are kept in lower case; writing one otherwise gives no second account."""

    instance: User
    cleaned_data: dict[str, Any]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Det finns redan ett konto med den adressen."))
        return email


class AccountForm(OneAccountAnAddress, UserChangeForm[User]):
    class Meta:
        model = User
        fields = ("email", "password", "is_active", "is_staff", "is_superuser")


class NewAccountForm(OneAccountAnAddress, AdminUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("email",)


@admin.register(User)
class AccountAdmin(UserAdmin[User]):
    """Accounts, which log in with their e-mail address."""

    form = AccountForm
    add_form = NewAccountForm
    ordering = ("email",)
    search_fields = ("email", "person__name")
    list_display = ("email", "person_link", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser")
    list_select_related = ("person",)
    filter_horizontal = ()
    readonly_fields = ("person_link", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password", "person_link")}),
        (_("Rättigheter"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Tider"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "usable_password", "password1", "password2"),
            },
        ),
    )

    @admin.display(description=_("person"))
    def person_link(self, user: User) -> str:
        return link_to(getattr(user, "person", None))
