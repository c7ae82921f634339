"""A draft is thrown away from its page, after a question."""

import pytest

from tests.factories import NOW
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES, Cast
from tracker.models import MinutesFile
from tracker.review import accept, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(cast: Cast) -> MinutesFile:
    data = MINUTES.encode()
    with read_once():
        return store(data, "protokoll.txt", body=cast.body, by=cast.coordinator.user, now=NOW)[0]


def test_it_is_asked_first_and_nothing_is_lost_by_asking(cast: Cast, file: MinutesFile) -> None:
    client = cast.client(cast.coordinator)
    assert f'href="/import/{file.pk}/slang/"' in client.get(f"/import/{file.pk}/").content.decode()
    page = client.get(f"/import/{file.pk}/slang/").content.decode()
    assert "Ja, släng utkastet" in page
    assert MinutesFile.objects.get() == file


def test_the_list_of_drafts_leads_there_too(cast: Cast, file: MinutesFile) -> None:
    page = cast.client(cast.coordinator).get("/import/").content.decode()
    assert f'href="/import/{file.pk}/slang/"' in page


def test_the_draft_is_thrown_away(cast: Cast, file: MinutesFile) -> None:
    client = cast.client(cast.coordinator)
    response = client.post(f"/import/{file.pk}/slang/", follow=True)
    assert response.redirect_chain == [("/import/", 302)]
    told = "Utkastet är slängt. Filen protokoll.txt kan läsas in igen."
    assert told in response.content.decode()
    assert not MinutesFile.objects.exists()


def test_accepted_minutes_stay(cast: Cast, file: MinutesFile) -> None:
    accept(file, by=None, now=NOW)
    client = cast.client(cast.coordinator)
    assert client.get(f"/import/{file.pk}/slang/").status_code == 302
    page = client.post(f"/import/{file.pk}/slang/", follow=True).content.decode()
    assert "Ta tillbaka godkännandet först." in page
    assert MinutesFile.objects.get() == file


def test_others_may_not(cast: Cast, file: MinutesFile) -> None:
    for who in (cast.outsider, cast.member):
        assert cast.client(who).post(f"/import/{file.pk}/slang/").status_code == 404
    assert MinutesFile.objects.get() == file
