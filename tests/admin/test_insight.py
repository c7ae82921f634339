"""How it goes with the mails stands on the admin's first page."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import Settings

from tests.factories import MailHoldFactory, MailingFactory, ReminderFactory
from tracker.inbox.mailbox import mailbox_name
from tracker.models import Mailbox
from tracker.reminders import mark_beat
from tracker.reminders.heartbeat import BEAT_SEEN

pytestmark = pytest.mark.django_db
INBOX = "imaps://svar:hemligt@mail.example.org/INBOX"


def panel(browser: Client) -> dict[str, str]:
    """The rows of the panel."""
    page = browser.get("/admin/").content.decode()
    table = page.split('id="mail-insight"')[1].split("</table>")[0]
    rows = re.findall(r'<th scope="row"[^>]*>(.*?)</th>\s*<td>(.*?)</td>', table, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", "", cell).split()) for name, cell in rows}


def test_what_waits_and_what_went(browser: Client) -> None:
    now = timezone.now()
    MailingFactory(status="sent", sent_at=now, day=now.date())
    MailingFactory(status="failed", failed_at=now, day=now.date())
    MailingFactory(status="uncertain", created_at=now)
    ReminderFactory.create_batch(2, due_at=now)
    MailHoldFactory()
    shown = panel(browser)
    assert (shown["Väntar"], shown["Senaste dygnet"]) == (
        "1 mejl, 2 påminnelser utan mejl än",
        "1 skickade, 1 misslyckade (50 %)",
    )
    assert (shown["Osäkra nu"], shown["Personer vars post hålls"]) == ("1", "1")
    assert "Brevlådan för svar lästes senast" not in shown


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "för 1 minut sedan"),
        (9, "för 9 minuter sedan Inga mejl går förrän den körs igen."),
    ],
)
def test_when_beat_was_seen(browser: Client, minutes: int, said: str) -> None:
    mark_beat(timezone.now() - datetime.timedelta(minutes=minutes))
    seen = panel(browser)["Bakgrundsjobben (beat) sågs senast"]
    assert seen.replace("\xa0", " ").endswith(said)


def test_an_empty_installation(browser: Client) -> None:
    cache.delete(BEAT_SEEN)
    shown = panel(browser)
    assert shown["Bakgrundsjobben (beat) sågs senast"].startswith("Aldrig.")
    assert (shown["Äldsta som väntar"], shown["Senaste dygnet"]) == (
        "inget väntar",
        "0 skickade, 0 misslyckade",
    )


TROUBLE = "error: [AUTHENTICATIONFAILED] wrong password"


@pytest.mark.parametrize(
    ("minutes", "trouble", "said"),
    [
        (1, "", ""),
        (1, TROUBLE, f" Den går inte att läsa nu: {TROUBLE}"),
        (11, "", " Svar som har kommit sedan dess har inte tagits emot."),
    ],
)
def test_how_it_goes_with_the_mailbox(
    browser: Client, settings: Settings, minutes: int, trouble: str, said: str
) -> None:
    settings.INBOX_URL = INBOX
    read_at = timezone.localtime() - datetime.timedelta(minutes=minutes)
    Mailbox.objects.create(name=mailbox_name(INBOX), read_at=read_at, trouble=trouble)
    shown = panel(browser)["Brevlådan för svar lästes senast"]
    assert shown == f"{date_format(read_at, 'DATETIME_FORMAT')}{said}"


def test_a_mailbox_that_was_never_read(browser: Client, settings: Settings) -> None:
    settings.INBOX_URL = INBOX
    assert panel(browser)["Brevlådan för svar lästes senast"].startswith("Aldrig Svar som")
