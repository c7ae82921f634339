"""Addresses and forms of the admin's pages."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.messages import get_messages
from django.db.models import Model
from django.test import Client
from django.urls import reverse

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def list_of(model: type[Model]) -> str:
    return reverse(f"admin:tracker_{model._meta.model_name}_changelist")


def add_page(model: type[Model]) -> str:
    return reverse(f"admin:tracker_{model._meta.model_name}_add")


def page_of(record: Model) -> str:
    return reverse(f"admin:tracker_{record._meta.model_name}_change", args=[record.pk])


def form_on(client: Client, address: str) -> dict[str, Any]:
    """What the page's form would send if it were sent as it stands."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                sent[bound.html_name] = _as_typed(bound.field.prepare_value(value))
    return sent


def _as_typed(value: Any) -> Any:
    return [each.pk for each in value] if isinstance(value, list) else value


def send(client: Client, address: str, filled_in: Mapping[str, Any]) -> "Response":
    """Send the page's form with some fields filled in anew."""
    return client.post(address, {**form_on(client, address), **filled_in})


def do(client: Client, action: str, *records: Model, **more: str) -> "Response":
    """Choose an action from the list for some records."""
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    return client.post(list_of(type(records[0])), {**chosen, **more})


def told(response: "Response") -> list[str]:
    """The messages that the admin sees next."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def delete_page(record: Model) -> str:
    return reverse(f"admin:tracker_{record._meta.model_name}_delete", args=[record.pk])
