"""Addresses of the installation. The pages' own are in `tracker.web.urls`."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from tracker.web.demo_errors import missing

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("", include("tracker.web.urls")),
]
if settings.DEMO:
    urlpatterns.append(re_path("(.*)", missing))
