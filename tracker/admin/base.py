"""What the admin's pages have in common."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any, TypedDict, TypeVar, cast

from django.contrib import messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Field, Model, QuerySet, TextField
from django.forms import Field as FormField
from django.forms import Textarea, TextInput
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker import clock
from tracker.access import is_locked
from tracker.admin.typed import ModelAdmin, TabularInline
from tracker.errors import Conflict, DomainError, gettext_noop
from tracker.models import ActionEvent, User

M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Model)


class Mark(TypedDict):
    """Who changes something, by which way and when: what every verb asks for."""

    by: User
    via: str
    now: datetime.datetime


def mark(request: HttpRequest) -> Mark:
    """The mark of what this request changes."""
    return {"by": cast(User, request.user), "via": ActionEvent.Via.ADMIN, "now": clock.now()}


def message_of(error: DomainError) -> str:
    """The error in the admin's language."""
    return _(error.template) % error.params


def link_to(record: Model | None, text: str = "") -> str | SafeString:
    """A link to a record's page in the admin, or a dash."""
    if record is None:
        return "–"
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
    return format_html('<a href="{}">{}</a>', reverse(name, args=[record.pk]), text or record)


class VerbAdmin(ModelAdmin[M]):
    """A page that changes records through verbs: what they refuse is said, and nothing is saved."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as error:
            self.message_user(request, message_of(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def ask(
        self, request: HttpRequest, records: QuerySet[M], action: str, title: str
    ) -> TemplateResponse:
        """A page that asks before an action from the list is carried out."""
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "records": records,
            "action": action,
        }
        return TemplateResponse(request, "admin/tracker/ask.html", context)

    def do_each(
        self, request: HttpRequest, records: Iterable[M], verb: Callable[[M], object]
    ) -> int:
        """Apply a verb to each record; what one of them refuses stops no other. Returns how many.

        A verb that returns False found nothing to do.
        """
        done = 0
        for record in records:
            try:
                done += verb(record) is not False
            except DomainError as error:
                text = f"{record}: {message_of(error)}"
                self.message_user(request, text, messages.ERROR)
        return done


class Compact:
    """Rows that fit the width of a page.

    People and bodies are chosen there, and not taken away by a slip of the hand.
    """

    # Text fields that hold a few characters only, and how wide the others are.
    short: tuple[str, ...] = ()
    columns = 50

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name in self.short:
            kwargs["widget"] = TextInput(attrs={"size": 6})
        elif isinstance(db_field, TextField):
            kwargs["widget"] = Textarea(attrs={"rows": 3, "cols": self.columns})
        field: FormField | None = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.widget.attrs["style"] = "width: 13em"
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field


LOCKED = gettext_noop(
    "Protokollet är justerat och låst. Inget är sparat. Öppna det först på mötets sida."
)


class InMinutes:
    """Pages of what stands in minutes: shown, and not changed, once those are approved."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may: bool = super().has_change_permission(request, obj)  # type: ignore[misc]
        return may and not (obj and self._is_locked(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may: bool = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return may and not (obj and self._is_locked(obj))

    def _is_locked(self, obj: Any) -> bool:
        """Asked once of a record, though Django asks for the rights to it again and again."""
        known = vars(obj)
        if "is_locked" not in known:
            known["is_locked"] = is_locked(obj)
        return bool(known["is_locked"])

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nor is anything added to them."""
        if is_locked(obj):
            raise Conflict(LOCKED)
        super().save_model(request, obj, form, change)  # type: ignore[misc]


class ReadOnly:
    """Pages that show and never change: the history and the ledger."""

    def has_add_permission(self, *args: Any, **kwargs: Any) -> bool:
        return False

    def has_change_permission(self, *args: Any, **kwargs: Any) -> bool:
        return False

    def has_delete_permission(self, *args: Any, **kwargs: Any) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, ModelAdmin[M]):
    pass


class ReadOnlyInline(ReadOnly, TabularInline[M, P]):
    extra = 0
