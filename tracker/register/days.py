"""Days before a deadline as people write them; a field that pages and admin share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST = 365


class DaysField(forms.CharField):
    """Whole numbers with commas between: "7, 1, 0". Gives a list, the furthest first."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(day) for day in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        try:
            days = {int(day) for day in str(value or "").split(",") if day.strip()}
        except ValueError as error:
            raise ValidationError(_("Skriv hela tal med komma emellan, till exempel 7, 1.")) from (
                error
            )
        if any(not 0 <= day <= MOST for day in days):
            raise ValidationError(_("Skriv tal mellan 0 och 365."))
        return sorted(days, reverse=True)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != (initial or []))
        except ValidationError:
            return True
