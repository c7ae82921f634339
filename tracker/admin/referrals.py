"""Referrals."""

from django.contrib import admin

from tracker.admin.typed import ModelAdmin
from tracker.models import Referral


@admin.register(Referral)
class ReferralAdmin(ModelAdmin[Referral]):
    search_fields = ("title", "sender", "reference")
    list_display = ("title", "sender", "body", "answer_by", "status")
    list_filter = ("status", "body")
    list_select_related = ("body",)
    autocomplete_fields = ("body",)
    date_hierarchy = "answer_by"
