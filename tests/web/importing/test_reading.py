"""A long file on its page: how far it has come, cancelled, read here and now, refused."""

import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.bench.reading import paper
from tests.factories import MinutesFileFactory
from tests.intake.readers.pdfs import scan
from tests.web.import_cast import Cast
from tests.web.reading import words
from tests.web.rows import all_rows
from tracker.intake.readers.pdf import SCANNED
from tracker.models import MinutesFile
from tracker.review import read_kept
from tracker.review.reading import LEASE, claim

pytestmark = pytest.mark.django_db(transaction=True)

# What is just long enough not to be read at once; and what is read at once, but for its state.
LONG, BRIEF = paper(61, every=10), paper(1)
POLL = {"HX-Request": "true"}


def send(cast: Cast) -> Any:
    file = SimpleUploadedFile("protokoll.pdf", LONG)
    return cast.client(cast.coordinator).post("/import/", {"file": file}, follow=True)


def waiting(cast: Cast, data: bytes = BRIEF, **given: Any) -> MinutesFile:
    given = {"asked_at": timezone.now(), "state": "reading", "text": ""} | given
    user = cast.coordinator.user
    return MinutesFileFactory(data=data, name="protokoll.pdf", uploaded_by=user, **given)


def page(cast: Cast, address: str) -> str:
    return str(cast.client(cast.coordinator).get(address).content.decode())


def poll(cast: Cast, file: MinutesFile, seen: str = "") -> Any:
    client = cast.client(cast.coordinator)
    return client.get(f"/import/{file.pk}/lage/", {"sett": seen}, headers=POLL)


def test_a_long_file_leads_to_the_page_that_shows_its_reading(cast: Cast) -> None:
    response = send(cast)
    file = MinutesFile.objects.get()
    assert response.redirect_chain == [(f"/import/{file.pk}/", 302)]
    assert words(response, "h1") == ["Filen läses in"]
    assert (file.state, file.uploaded_by) == ("reading", cast.coordinator.user)
    assert 'href="/import/' + str(file.pk) in page(cast, "/import/")


def test_the_same_file_leads_to_its_reading(cast: Cast) -> None:
    send(cast)
    response = send(cast)
    assert "Den här filen läses redan in." in response.content.decode()
    assert words(response, "h1") == ["Filen läses in"]


@pytest.mark.parametrize(
    ("progress", "says", "share"),
    [
        ({}, "Filen öppnas.", None),
        ({"step": "pages", "done": 150, "of": 300}, "Läser sidorna: 150 av 300.", 10),
        (
            {"step": "lines", "done": 2213, "of": 8852},
            "Letar efter beslut och uppdrag: rad 2\xa0213 av 8\xa0852.",
            40,
        ),
    ],
)
def test_how_far_it_has_come(
    cast: Cast, progress: dict[str, Any], says: str, share: int | None
) -> None:
    file = waiting(cast, leased_until=timezone.now() + LEASE, progress=progress)
    state = poll(cast, file).context["state"]
    assert (state.words, state.percent, state.stalled) == (says, share, False)
    assert says in page(cast, file.get_absolute_url())


def test_what_has_been_seen_is_not_sent_again(cast: Cast) -> None:
    file = waiting(cast)
    seen = poll(cast, file).context["state"].mark
    again = poll(cast, file, seen)
    assert (again.status_code, again.content) == (204, b"")


def test_when_it_is_read_the_page_leads_on(cast: Cast) -> None:
    file = waiting(cast)
    read_kept(file.pk)
    told = poll(cast, file)
    assert told.context["state"].words == "Filen är läst. Utkastet öppnas."
    assert 'lage/?klar=1"' in told.content.decode()
    assert "every 1s" not in told.content.decode()
    client = cast.client(cast.coordinator)
    led = client.get(f"/import/{file.pk}/lage/", {"klar": "1"}, headers=POLL)
    assert led.headers["HX-Redirect"] == file.get_absolute_url()
    shown = page(cast, file.get_absolute_url())
    assert "Filen är inläst. Granska utkastet och godta det sedan." in shown
    assert "Granska utkastet</h1>" in shown


def test_what_cannot_be_read_is_said_there(cast: Cast) -> None:
    file = waiting(cast, scan())
    read_kept(file.pk)
    assert poll(cast, file).headers["HX-Redirect"] == file.get_absolute_url()
    response = cast.client(cast.coordinator).get(file.get_absolute_url())
    assert words(response, "h1") == ["Filen gick inte att läsa"]
    assert words(response, ".notice--error") == [SCANNED]


def test_cancelled_it_is_forgotten(cast: Cast) -> None:
    file = waiting(cast)
    claim(file.pk, LEASE)
    response = cast.client(cast.coordinator).post(f"/import/{file.pk}/avbryt/", follow=True)
    assert response.redirect_chain == [("/import/", 302)]
    assert words(response, ".messages") == ["Läsningen är avbruten och filen är borttagen."]
    assert not MinutesFile.objects.exists()
    gone = poll(cast, file)
    assert (gone.status_code, gone.headers["HX-Redirect"]) == (404, "/import/")


def test_a_refused_file_is_taken_out_of_the_list(cast: Cast) -> None:
    file = waiting(cast, state="refused", refusal={"template": SCANNED, "params": {}})
    assert "gick inte att läsa" in page(cast, "/import/")
    response = cast.client(cast.coordinator).post(f"/import/{file.pk}/avbryt/", follow=True)
    assert words(response, ".messages") == ["Filen är borttagen ur listan."]
    assert "gick inte att läsa" not in response.content.decode()


def test_cancelled_too_late_the_draft_stays(cast: Cast) -> None:
    file = waiting(cast)
    read_kept(file.pk)
    response = cast.client(cast.coordinator).post(f"/import/{file.pk}/avbryt/", follow=True)
    assert words(response, ".messages") == ["Filen hann bli läst. Utkastet finns här."]
    assert MinutesFile.objects.get().state == "draft"


def test_where_nobody_begins_it_can_be_read_here_and_now(cast: Cast) -> None:
    asked = timezone.now() - datetime.timedelta(seconds=30)
    file = waiting(cast, asked_at=asked)
    shown = page(cast, file.get_absolute_url())
    assert "Läsningen kommer inte i gång." in shown
    assert f'action="/import/{file.pk}/las-nu/"' in shown
    response = cast.client(cast.coordinator).post(f"/import/{file.pk}/las-nu/", follow=True)
    assert words(response, "h1") == ["Granska utkastet"]


def test_looking_changes_nothing(cast: Cast) -> None:
    file = waiting(cast, asked_at=timezone.now() - datetime.timedelta(days=1))
    cast.client(cast.coordinator)
    before = all_rows()
    poll(cast, file)
    client = cast.client(cast.coordinator)
    ways = [client.get(f"/import/{file.pk}/{way}") for way in ("", "lage/", "avbryt/", "las-nu/")]
    assert [each.status_code for each in ways] == [200, 302, 405, 405]
    assert all_rows() == before


def test_for_others_it_does_not_exist(cast: Cast) -> None:
    file = waiting(cast)
    for who in (cast.member, cast.outsider):
        client = cast.client(who)
        posts = [client.post(f"/import/{file.pk}/{way}/") for way in ("avbryt", "las-nu")]
        seen = [
            client.get(f"/import/{file.pk}/"),
            client.get(f"/import/{file.pk}/lage/", headers=POLL),
        ]
        assert [each.status_code for each in (*posts, *seen)] == [404] * 4
    assert MinutesFile.objects.get().state == "reading"


def test_logged_out_meanwhile_one_is_led_to_the_login(cast: Cast) -> None:
    file = waiting(cast)
    answer = cast.client(None).get(f"/import/{file.pk}/lage/", headers=POLL)
    assert answer.headers["HX-Redirect"] == file.get_absolute_url()
