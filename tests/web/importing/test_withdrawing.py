"""An accepted protocol is made a draft again from its own page or the meeting's."""

from typing import Any

import pytest

from tests.factories import NOW
from tests.web.import_cast import Cast
from tests.web.rows import all_rows
from tracker.models import ActionItem, Meeting, MinutesFile
from tracker.review import accept

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(cast: Cast, file: MinutesFile) -> MinutesFile:
    """Accepted."""
    accept(file, by=cast.coordinator.user, now=NOW)
    return file


def back(file: MinutesFile) -> str:
    return f"/import/{file.pk}/ta-tillbaka/"


def test_both_pages_lead_to_it(cast: Cast, file: MinutesFile) -> None:
    client = cast.client(cast.coordinator)
    for page in (f"/import/{file.pk}/", f"/moten/{file.meeting_id}/"):
        assert f'href="{back(file)}"' in client.get(page).content.decode()


def test_a_member_is_not_offered_it(cast: Cast, file: MinutesFile) -> None:
    page = cast.client(cast.member).get(f"/moten/{file.meeting_id}/").content.decode()
    assert "Ta tillbaka godkännandet" not in page


def test_it_says_first_what_goes_and_changes_nothing(cast: Cast, file: MinutesFile) -> None:
    client = cast.client(cast.coordinator)
    before = all_rows()
    response: Any = client.get(back(file))
    assert (response.context["decisions"], response.context["action_items"]) == (3, 1)
    assert "Ja, ta tillbaka godkännandet" in response.content.decode()
    assert all_rows() == before


def test_it_is_a_draft_again(cast: Cast, file: MinutesFile) -> None:
    response: Any = cast.client(cast.coordinator).post(back(file), follow=True)
    assert response.redirect_chain == [(f"/import/{file.pk}/", 302)]
    page = response.content.decode()
    assert "Godkännandet är tillbakataget." in page
    assert "Godta protokollet" in page
    assert not Meeting.objects.exists()


def test_where_something_hangs_on_it_the_page_says_what(cast: Cast, file: MinutesFile) -> None:
    ActionItem.objects.update(status="done")
    client = cast.client(cast.coordinator)
    page = client.get(back(file)).content.decode()
    assert "har ändrats sedan dess" in page
    assert "Ja, ta tillbaka" not in page
    answer = client.post(back(file), follow=True).content.decode()
    assert "har ändrats sedan dess" in answer
    assert ActionItem.objects.count() == 1


def test_a_draft_has_no_such_page(cast: Cast, file: MinutesFile) -> None:
    client = cast.client(cast.coordinator)
    client.post(back(file))
    response: Any = client.get(back(file))
    assert (response.status_code, response.url) == (302, f"/import/{file.pk}/")


def test_who_may(cast: Cast, file: MinutesFile) -> None:
    before = all_rows()

    def status(who: Any) -> int:
        return cast.client(who).post(back(file)).status_code

    assert [status(who) for who in (cast.member, cast.outsider, None)] == [404, 404, 302]
    assert [row for row in all_rows() if row[0] != "User"] == [
        row for row in before if row[0] != "User"
    ]
