"""How Django knows the application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from config import sqlite


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = _("Beslutsspår")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sqlite.on_each_connection()
