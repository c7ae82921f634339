"""Whether the process and what it leans on are up."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config.celery import app
from tracker.tasks import BEAT_SEEN, beat_seen


def test_the_process_answers_without_a_login(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_once_beat_has_been_seen(client: Client) -> None:
    before = client.get("/readyz")
    beat_seen()
    after = client.get("/readyz")
    assert (before.status_code, before.json()) == (
        503,
        {"ready": False, "database": "ok", "broker": "ok", "beat": "not seen lately"},
    )
    assert (after.status_code, after.json()) == (
        200,
        {"ready": True, "database": "ok", "broker": "ok", "beat": "ok"},
    )


@pytest.mark.django_db
def test_a_beat_long_gone_is_not_ready(client: Client) -> None:
    cache.set(BEAT_SEEN, (timezone.now() - datetime.timedelta(minutes=4)).isoformat())
    assert client.get("/readyz").json()["beat"] == "not seen lately"


@pytest.mark.django_db
def test_a_broker_that_is_down_is_named(client: Client, settings: Settings) -> None:
    away = "redis://127.0.0.1:1/0"
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": away}}
    before = app.conf.broker_url
    app.conf.update(broker_url=away)
    try:
        answer = client.get("/readyz")
    finally:
        app.conf.update(broker_url=before)
    assert (answer.status_code, answer.json()) == (
        503,
        {
            "ready": False,
            "database": "ok",
            "broker": "not reachable (OperationalError)",
            "beat": "not reachable (ConnectionError)",
        },
    )
