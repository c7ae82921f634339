"""Addresses of the installation. The pages' own are in `tracker.web.urls`."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("tracker.web.urls")),
]
