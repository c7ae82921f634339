"""How it goes with the mails stands on the admin's first page."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.factories import MailHoldFactory, MailingFactory, ReminderFactory
from tracker.reminders import mark_beat
from tracker.reminders.heartbeat import BEAT_SEEN

pytestmark = pytest.mark.django_db


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
