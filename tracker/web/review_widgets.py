"""Widgets for a form of thousands of fields, where a template for each option takes seconds."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.forms.widgets import Input
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class QuickSelect(forms.Select):
    """A list of plain choices, without groups, written without a template for each of them.

    Each decision of a draft offers every point of the agenda: 340 decisions of 70 points have
    24,000 options.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = {str(each) for each in self.format_value(value)}
        options = (
            (_option(str(key), str(label), str(key) in chosen),) for key, label in self.choices
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})})),
            format_html_join("", "{}", options),
        )


class _Input(Input):
    """One tag, written without a template."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        shown = self.format_value(value)
        own = {"type": self.input_type, "name": name}
        given = own if shown is None else {**own, "value": shown}
        return format_html("<input{}>", flatatt({**given, **self.build_attrs(self.attrs, attrs)}))


class TextInput(_Input, forms.TextInput):
    """As Django's, quicker; so are the following, which keep the names that templates go by."""


class HiddenInput(_Input, forms.HiddenInput):
    pass


class CheckboxInput(forms.CheckboxInput):
    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        ticked = {"checked": self.check_test(value)}
        told = self.format_value(value)
        own = {"type": "checkbox", "name": name, **({} if told is None else {"value": told})}
        given = {**own, **self.build_attrs(self.attrs, attrs), **ticked}
        return format_html("<input{}>", flatatt(given))


class Textarea(forms.Textarea):
    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        # Browsers drop the first line break: it belongs to the markup.
        return format_html("<textarea{}>\n{}</textarea>", given, self.format_value(value) or "")


@lru_cache(maxsize=1024)
def _option(key: str, label: str, chosen: bool) -> SafeString:
    return format_html("<option{}>{}</option>", flatatt({"value": key, "selected": chosen}), label)
