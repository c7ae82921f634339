"""Bodies, who sits in them, and when their people are reminded."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import Compact
from tracker.admin.typed import ModelAdmin, ModelForm, StackedInline, TabularInline
from tracker.models import Body, Membership, ReminderPolicy
from tracker.register.days import DaysField


class PolicyForm(ModelForm[ReminderPolicy]):
    days_before = DaysField(
        label=_("Dagar före"),
        required=False,
        initial=[7, 1],
        help_text=_("Hela tal med komma emellan. Tomt betyder ingen påminnelse i förväg."),
    )

    class Meta:
        model = ReminderPolicy
        fields = (
            "body",
            "tells_new",
            "days_before",
            "overdue_first",
            "overdue_every",
            "brief_days",
            "hour",
            "working_days_only",
        )


class OfABody:
    """A body's name in a list; Django would keep a long one on one line."""

    @admin.display(description=_("organ"), ordering="body__name")
    def body_name(self, record: ReminderPolicy | Membership) -> str:
        return str(record.body)


@admin.register(ReminderPolicy)
class ReminderPolicyAdmin(OfABody, ModelAdmin[ReminderPolicy]):
    form = PolicyForm
    search_fields = ("body__name", "body__short_name")
    list_display = ("body_name", "days", "first", "every", "brief", "hour")
    list_filter = ("tells_new", "working_days_only")
    list_select_related = ("body",)
    autocomplete_fields = ("body",)

    @admin.display(description=_("dagar före"))
    def days(self, policy: ReminderPolicy) -> str:
        return ", ".join(str(day) for day in policy.days_before) or "–"

    @admin.display(description=_("efter"), ordering="overdue_first")
    def first(self, policy: ReminderPolicy) -> int | str:
        return policy.overdue_first or "–"

    @admin.display(description=_("sedan var"), ordering="overdue_every")
    def every(self, policy: ReminderPolicy) -> int | str:
        return policy.overdue_every or "–"

    @admin.display(description=_("före möte"), ordering="brief_days")
    def brief(self, policy: ReminderPolicy) -> int | str:
        return policy.brief_days or "–"


class PolicyInline(StackedInline[ReminderPolicy, Body]):
    model = ReminderPolicy
    form = PolicyForm
    verbose_name_plural = _("påminnelseregler (utan egna regler gäller 7 dagar och 1 dag före)")


class MembershipInline(Compact, TabularInline[Membership, Body]):
    model = Membership
    extra = 0
    autocomplete_fields = ("person",)


@admin.register(Body)
class BodyAdmin(ModelAdmin[Body]):
    search_fields = ("name", "short_name")
    list_display = ("name", "short_name", "kind", "contact", "members")
    list_filter = ("kind", ("contact", admin.EmptyFieldListFilter))
    list_select_related = ("contact",)
    autocomplete_fields = ("contact",)
    inlines = (MembershipInline, PolicyInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Body]:
        current = Count("memberships", filter=Q(memberships__end__isnull=True))
        return super().get_queryset(request).annotate(current_members=current)

    @admin.display(description=_("ledamöter"), ordering="current_members")
    def members(self, body: Body) -> int:
        return int(getattr(body, "current_members", 0))


@admin.register(Membership)
class MembershipAdmin(OfABody, ModelAdmin[Membership]):
    search_fields = ("person__name", "body__name", "body__short_name")
    list_display = ("person", "body_name", "role", "is_coordinator", "since", "until")
    list_filter = ("body", "role", "is_coordinator")
    list_select_related = ("person", "body")
    autocomplete_fields = ("person", "body")

    @admin.display(description=_("från"), ordering="start")
    def since(self, membership: Membership) -> str:
        return membership.start.isoformat() if membership.start else "–"

    @admin.display(description=_("till"), ordering="end")
    def until(self, membership: Membership) -> str:
        return membership.end.isoformat() if membership.end else "–"
