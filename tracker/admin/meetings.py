"""Meetings with attendance, agenda and decisions. They move and are cancelled by the verbs."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.admin.base import Compact, InMinutes, VerbAdmin, mark
from tracker.admin.decisions import DecisionInline
from tracker.admin.meeting_decisions import MeetingDecisionInline
from tracker.admin.typed import ModelForm, TabularInline
from tracker.deadlines import cancel_meeting, ensure_meeting, move_meeting
from tracker.models import AgendaItem, Attendance, Meeting


class AttendanceInline(Compact, TabularInline[Attendance, Meeting]):
    model = Attendance
    extra = 0
    short = ("items",)
    fields = (
        "person",
        "organization",
        "status",
        "is_chair",
        "is_secretary",
        "is_adjuster",
        "items",
    )
    autocomplete_fields = ("person", "organization")


class AgendaItemInline(Compact, TabularInline[AgendaItem, Meeting]):
    model = AgendaItem
    extra = 0
    short = ("number",)
    can_delete = False
    show_change_link = True
    fields = ("number", "title", "is_confidential", "position")


class MeetingForm(ModelForm[Meeting]):
    class Meta:
        model = Meeting
        fields = (
            "body",
            "date",
            "end_date",
            "starts_at",
            "ends_at",
            "place",
            "number",
            "adjusters",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._bring_the_last_day_along(cleaned)
        self._refuse_taken_day(cleaned.get("body") or self.instance.body_id, cleaned.get("date"))
        self._refuse_end_before_start(cleaned)
        return cleaned

    def _bring_the_last_day_along(self, cleaned: dict[str, Any]) -> None:
        """A meeting over several days that is moved stays as long as it was."""
        before, after = self.initial.get("date"), cleaned.get("date")
        if before and after and cleaned.get("end_date") and "end_date" not in self.changed_data:
            cleaned["end_date"] += after - before

    def _refuse_taken_day(self, body: Any, date: Any) -> None:
        if not body or not date:
            return
        others = Meeting.objects.standing().filter(body=body).exclude(pk=self.instance.pk)
        if others.filter(Q(date=date) | Q(date__lt=date, end_date__gte=date)).exists():
            self.add_error("date", ValidationError(_("Organet har redan ett möte den dagen.")))

    def _refuse_end_before_start(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("date"), cleaned.get("end_date")
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if first and last and last < first:
            self.add_error("end_date", ValidationError(_("Sista dagen är före första dagen.")))
        elif starts and ends and ends <= starts and (last is None or last == first):
            self.add_error("ends_at", ValidationError(_("Mötet slutar innan det börjar.")))


@admin.register(Meeting)
class MeetingAdmin(InMinutes, VerbAdmin[Meeting]):
    form = MeetingForm
    search_fields = ("body__name", "body__short_name", "date", "number", "place")
    list_display = ("date", "body", "status", "place", "number")
    list_filter = ("status", "body")
    list_select_related = ("body",)
    date_hierarchy = "date"
    autocomplete_fields = ("body", "adjusters")
    inlines = (AttendanceInline, AgendaItemInline, MeetingDecisionInline)
    actions = ("cancel",)
    fieldsets = (
        (None, {"fields": ("body", "date", "end_date", "status")}),
        (None, {"fields": ("starts_at", "ends_at", "place", "number", "adjusters")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return super().get_queryset(request).select_related("body")

    def get_inlines(self, request: HttpRequest, obj: Meeting | None) -> Any:
        """A new meeting has no points yet that something could be decided on."""
        inlines = super().get_inlines(request, obj)
        return inlines if obj else [each for each in inlines if each is not MeetingDecisionInline]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Meeting | None = None
    ) -> tuple[str, ...]:
        """A meeting stays its body's; a cancelled one stays cancelled, on its day."""
        if obj is None:
            return ("status",)
        return ("status", "body", "date") if obj.is_cancelled else ("status", "body")

    def get_form(
        self, request: HttpRequest, obj: Meeting | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        help_texts = {
            "date": _("Flyttas mötet följer de öppna uppdrag som ska vara klara till det med."),
            "end_date": _("Bara för möten över flera dagar."),
        }
        return super().get_form(request, obj, change=change, help_texts=help_texts, **kwargs)

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        date, end_date = obj.date, obj.end_date
        if not change:
            planned = ensure_meeting(obj.body, date, **mark(request))
            obj.pk, obj.status = planned.pk, planned.status
        elif "date" in form.changed_data:
            self._move(request, Meeting.objects.get(pk=obj.pk), date)
        obj.end_date = end_date
        super().save_model(request, obj, form, change=True)

    def _move(self, request: HttpRequest, meeting: Meeting, date: Any) -> None:
        followed = move_meeting(meeting, date, **mark(request))
        text = _now("Mötet är flyttat. Uppdrag som följde med: %(count)d.")
        self.message_user(request, text % {"count": followed})

    @admin.action(description=_("Ställ in mötet"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Meeting]) -> TemplateResponse | None:
        """Asks first: a cancelled meeting stays cancelled."""
        if "confirmed" not in request.POST:
            return self.ask(request, queryset, "cancel", _now("Ställ in mötet"))
        made = mark(request)
        done = self.do_each(
            request, queryset.order_by("date"), lambda meeting: cancel_meeting(meeting, **made)
        )
        text = _now("Inställda möten: %(count)d. Det som hängde på dem väntar på nästa möte.")
        if done:
            self.message_user(request, text % {"count": done}, messages.SUCCESS)
        return None


@admin.register(AgendaItem)
class AgendaItemAdmin(InMinutes, VerbAdmin[AgendaItem]):
    search_fields = ("title", "number", "meeting__body__name", "meeting__date")
    list_display = ("__str__", "meeting", "is_confidential")
    list_filter = ("is_confidential", "meeting__body")
    list_select_related = ("meeting__body",)
    date_hierarchy = "meeting__date"
    autocomplete_fields = ("meeting",)
    inlines = (DecisionInline,)


@admin.register(Attendance)
class AttendanceAdmin(InMinutes, VerbAdmin[Attendance]):
    search_fields = ("person__name", "organization__name", "meeting__body__name")
    list_display = ("person", "organization", "meeting", "status")
    list_filter = ("status", "meeting__body")
    list_select_related = ("person", "organization", "meeting__body")
    date_hierarchy = "meeting__date"
    autocomplete_fields = ("meeting", "person", "organization")
