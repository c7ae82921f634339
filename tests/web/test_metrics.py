"""`/metrics`: the ledger's figures, for those that the settings name."""

import datetime
import ipaddress
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.factories import (
    NOW,
    MailHoldFactory,
    MailingFactory,
    MinutesFileFactory,
    ReminderFactory,
)
from tests.formats.test_prometheus import parse
from tracker.models import Mailbox
from tracker.reminders import mark_beat
from tracker.reminders.heartbeat import BEAT_SEEN

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-tests"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def status(**given: Any) -> int:
    return Client().get("/metrics", **given).status_code


def test_it_does_not_exist_unless_it_is_set_up() -> None:
    assert [status(), status(headers=BEARER), status(headers={"Authorization": "Bearer "})] == [
        404,
        404,
        404,
    ]


def test_the_token_opens_it(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    wrong = {"Authorization": "Bearer another-token-of-them"}
    assert [status(headers=BEARER), status(headers=wrong), status()] == [200, 404, 404]


def test_an_address_opens_it_but_not_through_a_proxy(settings: Settings) -> None:
    settings.METRICS_ALLOWED = [ipaddress.ip_network("10.0.0.0/24")]
    proxied = {"X-Forwarded-For": "10.0.0.5"}
    assert [
        status(REMOTE_ADDR="10.0.0.5"),
        status(REMOTE_ADDR="10.0.1.5"),
        status(REMOTE_ADDR=""),
        status(REMOTE_ADDR="10.0.0.5", headers=proxied),
    ] == [200, 404, 404, 404]


def test_it_shows_and_never_takes(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert Client().post("/metrics", headers=BEARER).status_code == 405


def test_the_figures(settings: Settings, tmp_path: Path) -> None:
    settings.METRICS_TOKEN, settings.TRACKER_NOW, settings.VAR_DIR = TOKEN, NOW, tmp_path
    MailingFactory(status="sent", sent_at=NOW, was_uncertain=True)
    MailingFactory(status="failed", failed_at=NOW)
    MailHoldFactory()
    MinutesFileFactory()
    ReminderFactory(due_at=NOW - datetime.timedelta(minutes=10))
    mark_beat(NOW)
    answer = Client().get("/metrics", headers=BEARER)
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    found = parse(answer.content.decode())
    assert 600 <= found.pop(("beslutsspar_oldest_waiting_seconds", "")) < 660
    assert {key: value for key, value in found.items() if value} == {
        ("beslutsspar_letters", "sent"): 1,
        ("beslutsspar_letters", "failed"): 1,
        ("beslutsspar_letters_sent_total", ""): 1,
        ("beslutsspar_letters_uncertain_total", ""): 1,
        ("beslutsspar_letters_last_day", "sent"): 1,
        ("beslutsspar_letters_last_day", "failed"): 1,
        ("beslutsspar_reminders_waiting", ""): 1,
        ("beslutsspar_people_held", ""): 1,
        ("beslutsspar_beat_seen_timestamp_seconds", ""): NOW.timestamp(),
        ("beslutsspar_minutes", "draft"): 1,
    }


def test_the_mailbox_where_one_is_read(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    settings.INBOX_URL = "imaps://svar:hemligt@mail.example.org"
    Mailbox.objects.create(name="svar@mail.example.org/INBOX", read_at=NOW, trouble="OSError: x")
    found = parse(Client().get("/metrics", headers=BEARER).content.decode())
    assert found["beslutsspar_mailbox_read_timestamp_seconds", ""] == NOW.timestamp()
    assert found["beslutsspar_mailbox_trouble", ""] == 1


def test_a_beat_never_seen_has_no_sample(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    cache.delete(BEAT_SEEN)
    found = parse(Client().get("/metrics", headers=BEARER).content.decode())
    assert ("beslutsspar_beat_seen_timestamp_seconds", "") not in found
