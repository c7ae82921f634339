"""Minutes that came in: a draft may be thrown away, accepted minutes stay."""

import pytest
from django.test import Client

from tests.admin.pages import delete_page, page_of
from tests.factories import NOW, MeetingFactory, MinutesFileFactory
from tracker.models import MinutesFile

pytestmark = pytest.mark.django_db


def test_a_draft_is_thrown_away(browser: Client) -> None:
    draft = MinutesFileFactory()
    browser.post(delete_page(draft), {"post": "yes"})
    assert not MinutesFile.objects.exists()


def test_accepted_minutes_stay(browser: Client) -> None:
    accepted = MinutesFileFactory(
        state=MinutesFile.State.ACCEPTED, meeting=MeetingFactory(), accepted_at=NOW
    )
    assert browser.post(delete_page(accepted), {"post": "yes"}).status_code == 403


def test_accepted_minutes_link_to_their_meeting(browser: Client) -> None:
    meeting = MeetingFactory()
    accepted = MinutesFileFactory(
        state=MinutesFile.State.ACCEPTED, meeting=meeting, accepted_at=NOW
    )
    page = browser.get(page_of(accepted)).content.decode()
    assert f'<a href="{page_of(meeting)}">{meeting}</a>' in page
