"""Whether the process and what it leans on are up."""

import datetime
import socket
import time
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config.celery import app
from tests.factories import NOW, MailHoldFactory, MailingFactory, ReminderFactory
from tracker.reminders import mark_beat
from tracker.reminders.heartbeat import BEAT_SEEN
from tracker.tasks import beat_seen, poll_inbox


def parts(answer: dict[str, object]) -> dict[str, object]:
    """All of /readyz but the figures."""
    return {name: value for name, value in answer.items() if name != "mail"}


def test_the_process_answers_without_a_login(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_ready_once_beat_has_been_seen(client: Client) -> None:
    before = client.get("/readyz")
    beat_seen()
    after = client.get("/readyz")
    assert (before.status_code, parts(before.json())) == (
        503,
        {"ready": False, "database": "ok", "broker": "ok", "beat": "not seen lately"},
    )
    assert (after.status_code, parts(after.json())) == (
        200,
        {"ready": True, "database": "ok", "broker": "ok", "beat": "ok"},
    )


@pytest.mark.django_db
def test_a_beat_long_gone_is_not_ready(client: Client) -> None:
    mark_beat(timezone.now() - datetime.timedelta(minutes=4))
    assert client.get("/readyz").json()["beat"] == "not seen lately"


def with_broker(client: Client, url: str) -> tuple[int, dict[str, object]]:
    """What /readyz answers while the broker is said to be elsewhere."""
    before = app.conf.broker_url
    app.conf.update(broker_url=url)
    try:
        answer = client.get("/readyz")
        return answer.status_code, parts(answer.json())
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


@pytest.mark.django_db
def test_the_figures_of_the_mails(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.TRACKER_NOW, settings.VAR_DIR = NOW, tmp_path
    MailingFactory(status="sent", sent_at=NOW)
    MailingFactory(status="failed", failed_at=NOW)
    MailHoldFactory()
    hour = datetime.timedelta(hours=1)
    ReminderFactory(due_at=NOW - hour)
    cache.delete(BEAT_SEEN)
    mail = client.get("/readyz").json()["mail"]
    assert 3600 <= mail.pop("oldest_waiting_seconds") < 3700
    assert mail == {
        "beat_seen": None,
        "letters_waiting": 0,
        "reminders_waiting": 1,
        "people_held": 1,
        "sent_last_day": 1,
        "failed_last_day": 1,
        "failure_rate_last_day": 0.5,
        "mailbox": None,
    }


@pytest.mark.django_db
def test_a_mailbox_that_cannot_be_read_is_told_without_the_servers_words(
    client: Client, settings: Settings
) -> None:
    settings.INBOX_URL = "imap://svar:hemligt@127.0.0.1:1/INBOX"
    beat_seen()
    never = client.get("/readyz").json()["mail"]["mailbox"]
    poll_inbox()
    answer = client.get("/readyz")
    assert never == {"read": None, "trouble": False, "late": True}
    assert answer.json()["mail"]["mailbox"] == {"read": None, "trouble": True, "late": True}
    assert answer.status_code == 200
