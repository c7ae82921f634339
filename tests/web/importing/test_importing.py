"""Minutes come in: what is refused, what is recognised, who may."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import NOW
from tests.web.import_cast import MINUTES, Cast
from tests.web.rows import all_rows
from tracker.models import MinutesFile, Person, User
from tracker.review import accept

pytestmark = pytest.mark.django_db


def send(cast: Cast, data: bytes, name: str = "protokoll.txt", **more: object) -> Any:
    client = cast.client(cast.coordinator)
    file = SimpleUploadedFile(name, data)
    return client.post("/import/", {"file": file, **more}, follow=True)


def error_at_file(response: Any) -> str:
    form = response.context["form"]
    return " ".join(form.errors["file"])


def test_a_file_becomes_a_draft_to_review(cast: Cast) -> None:
    response = send(cast, MINUTES.encode())
    file = MinutesFile.objects.get()
    assert response.redirect_chain == [(f"/import/{file.pk}/", 302)]
    assert (file.name, file.uploaded_by, file.is_accepted) == (
        "protokoll.txt",
        cast.coordinator.user,
        False,
    )


def test_the_body_can_be_said_beforehand(cast: Cast) -> None:
    send(cast, MINUTES.encode(), body=cast.ssk.pk)
    assert MinutesFile.objects.get().body == cast.ssk


def test_another_ones_body_is_refused(cast: Cast) -> None:
    other = cast.outsider.bodies.get()
    response = send(cast, MINUTES.encode(), body=other.pk)
    assert "Välj ett organ i listan." in response.content.decode()
    assert not MinutesFile.objects.exists()


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (b"", "Filen är tom."),
        (b" \n\n ", "Filen är tom."),
        (b"Handla mjolk och brod.\n", "Filen ser inte ut som ett protokoll"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "Filen är en bild."),
        (b"x" * (20 * 1024 * 1024 + 1), "Filen är större än 20 MB."),
        (bytes(30 * 1024 * 1024), "Filen är större än 20 MB."),
    ],
    ids=["empty", "blank", "no minutes", "picture", "a byte too much", "30 MB of noise"],
)
def test_a_bad_file_is_refused_at_its_field_and_nothing_is_stored(
    cast: Cast, data: bytes, start: str
) -> None:
    cast.client(cast.coordinator)
    before = all_rows()
    message = error_at_file(send(cast, data))
    assert message.startswith(start)
    assert "Ingenting har sparats" in message
    assert all_rows() == before


def test_no_file_at_all(cast: Cast) -> None:
    response = cast.client(cast.coordinator).post("/import/", {"file": "protokoll.txt"})
    assert error_at_file(response) == "Välj en fil först."


def test_a_file_cut_off_in_a_letter_is_read_with_a_warning(cast: Cast) -> None:
    whole = (MINUTES + "- Anna återkommer på nästa möte å").encode()
    response = send(cast, whole[:-1])
    assert "Filen verkar avhuggen" in response.content.decode()
    assert MinutesFile.objects.count() == 1


def test_the_same_file_leads_to_its_draft(cast: Cast) -> None:
    send(cast, MINUTES.encode())
    response = send(cast, MINUTES.encode(), name="samma-fil.txt")
    assert "Den här filen finns redan" in response.content.decode()
    assert response.redirect_chain == [(f"/import/{MinutesFile.objects.get().pk}/", 302)]


def test_the_same_file_once_accepted_leads_to_its_meeting(cast: Cast) -> None:
    send(cast, MINUTES.encode())
    meeting = accept(MinutesFile.objects.get(), by=cast.coordinator.user, now=NOW)
    response = send(cast, MINUTES.encode())
    assert response.redirect_chain == [(f"/moten/{meeting.pk}/", 302)]


def test_the_same_file_of_a_body_that_one_may_not_see(cast: Cast) -> None:
    send(cast, MINUTES.encode(), body=cast.body.pk)
    file = SimpleUploadedFile("protokoll.txt", MINUTES.encode())
    response = cast.client(cast.outsider).post("/import/", {"file": file})
    assert error_at_file(response).startswith("Filen har lämnats in tidigare")


def test_who_may_see_the_page(cast: Cast) -> None:
    def status(who: Person | User | None) -> int:
        return cast.client(who).get("/import/").status_code

    seen = [status(who) for who in (cast.coordinator, cast.admin, cast.member, None)]
    assert seen == [200, 200, 404, 302]


def test_the_list_shows_ones_own_drafts_alone(cast: Cast) -> None:
    send(cast, MINUTES.encode(), body=cast.body.pk)
    link = f'href="/import/{MinutesFile.objects.get().pk}/"'
    shown = [
        link in cast.client(who).get("/import/").content.decode()
        for who in (cast.coordinator, cast.admin, cast.outsider)
    ]
    assert shown == [True, True, False]
