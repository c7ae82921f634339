"""Whether the process and what it leans on are up."""

import datetime
import socket
import time

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

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


def with_broker(client: Client, url: str) -> tuple[int, dict[str, object]]:
    """What /readyz answers while the broker is said to be elsewhere."""
    before = app.conf.broker_url
    app.conf.update(broker_url=url)
    try:
        answer = client.get("/readyz")
        return answer.status_code, answer.json()
    finally:
        app.conf.update(broker_url=before)


@pytest.mark.django_db
def test_a_broker_that_is_down_is_named(client: Client) -> None:
    answer = with_broker(client, "redis://127.0.0.1:1/0")
    assert answer == (
        503,
        {
            "ready": False,
            "database": "ok",
            "broker": "not reachable (OperationalError)",
            "beat": "not reachable (OperationalError)",
        },
    )


@pytest.mark.django_db
def test_a_broker_that_says_nothing_is_not_waited_for(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        answer = with_broker(client, f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
    assert (answer[0], answer[1]["broker"]) == (503, "not reachable (OperationalError)")
    assert time.monotonic() - started < 20
