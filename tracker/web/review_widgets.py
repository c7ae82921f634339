"""Widgets for a form of thousands of fields, where a template for each option takes seconds."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
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


@lru_cache(maxsize=1024)
def _option(key: str, label: str, chosen: bool) -> SafeString:
    return format_html("<option{}>{}</option>", flatatt({"value": key, "selected": chosen}), label)
