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
            "days_before",
            "overdue_first",
            "overdue_every",
            "brief_days",
            "hour",
            "working_days_only",
        )


@admin.register(ReminderPolicy)
class ReminderPolicyAdmin(ModelAdmin[ReminderPolicy]):
    form = PolicyForm
    search_fields = ("body__name", "body__short_name")
    list_display = ("body", "days", "overdue_first", "overdue_every", "brief_days", "hour")
    list_filter = ("working_days_only",)
    list_select_related = ("body",)
    autocomplete_fields = ("body",)

    @admin.display(description=_("dagar före"))
    def days(self, policy: ReminderPolicy) -> str:
        return ", ".join(str(day) for day in policy.days_before) or "–"


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
class MembershipAdmin(ModelAdmin[Membership]):
    search_fields = ("person__name", "body__name", "body__short_name")
    list_display = ("person", "body", "role", "is_coordinator", "start", "end")
    list_filter = ("body", "role", "is_coordinator")
    list_select_related = ("person", "body")
    autocomplete_fields = ("person", "body")
