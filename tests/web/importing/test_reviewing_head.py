"""Who was there, the agenda, who signs and the next meeting, corrected on the review page."""

import datetime
from typing import Any

import pytest

from tests.factories import OrganizationFactory, PersonFactory
from tests.web.import_cast import Cast
from tests.web.importing.drafts import as_shown, kept, page_of, posted, send_on
from tracker.models import Attendance, Meeting, MinutesFile
from tracker.web.review_forms import ReviewForm

pytestmark = pytest.mark.django_db


def post(cast: Cast, file: MinutesFile, button: str = "save", **changes: str) -> Any:
    """Fields as name_with_underscores; `do` presses that button."""
    pressed = {} if "do" in changes else {button: ""}
    return send_on(cast, file, as_shown(cast, file) | pressed, **changes)


def points(file: MinutesFile) -> list[tuple[str | None, str]]:
    return [(each["number"], each["title"]) for each in kept(file)["agenda_items"]]


def items(file: MinutesFile) -> list[str | None]:
    return [each["item"] for each in kept(file)["decisions"]]


def test_an_attendee_is_corrected(cast: Cast, file: MinutesFile) -> None:
    post(
        cast,
        file,
        p1_name="Cecilia  Mårtenson",
        p1_organization="Nacka",
        p1_status="guest",
        p1_items="2-3",
        p1_secretary="",
        p1_adjuster="on",
    )
    assert kept(file)["attendance"][1] == {
        "name": "Cecilia Mårtenson",
        "organization": "Nacka",
        "status": "guest",
        "items": "2-3",
        "roles": ["adjuster"],
    }


def test_one_is_taken_from_the_list_and_another_put_on_it(cast: Cast, file: MinutesFile) -> None:
    response = post(cast, file, p0_keep="", p2_name="Nils Ny", p2_status="absent", do="row|person")
    assert response.redirect_chain[-1][0].endswith("?oppna=deltagare#deltagare-ny")
    names = [(each["name"], each["status"]) for each in kept(file)["attendance"]]
    assert names == [("Cecilia Mårtensson", "present"), ("Nils Ny", "absent")]
    page = response.content.decode()
    assert '<details class="more review-section" id="deltagare" open>' in page
    assert 'name="p2-name"' in page


def test_a_row_without_a_name_is_an_error_at_its_field(cast: Cast, file: MinutesFile) -> None:
    page = post(cast, file, p0_name="").content.decode()
    assert '<a href="#id_p0-name">Deltagare: Namn</a>: Fyll i raden' in page
    assert len(kept(file)["attendance"]) == 2


def test_the_accepted_meeting_has_the_corrected_attendance(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, "accept", p2_name="Nils Ny", p2_status="guest", end_adjusters="Nils Ny")
    meeting = Meeting.objects.get(body=cast.body)
    nils = Attendance.objects.get(meeting=meeting, person__name="Nils Ny")
    assert (nils.status, [each.name for each in meeting.adjusters.all()]) == ("guest", ["Nils Ny"])


def test_a_point_that_gets_another_number_keeps_its_decisions(
    cast: Cast, file: MinutesFile
) -> None:
    post(cast, file, i1_number="7", i1_title="Planen för 2019")
    assert points(file)[1] == ("7", "Planen för 2019")
    assert items(file) == ["7", "7", "3"]


def test_a_new_point_is_put_in_after_its_number(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, i1_keep="")
    assert items(file) == [None, None, "3"]
    post(cast, file, i2_number="2", i2_title="Planen", do="row|point")
    assert points(file) == [("1", "Incheckning"), ("2", "Planen"), ("3", "Bokslut")]


def test_a_decision_is_moved_to_another_point(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, d1_point="2", d2_point="")
    assert items(file) == ["2", "3", None]


def test_a_decision_is_moved_to_a_point_typed_at_the_same_time(
    cast: Cast, file: MinutesFile
) -> None:
    post(cast, file, i3_title="Övrigt", d2_point="3")
    assert points(file)[-1] == (None, "Övrigt")
    assert items(file)[-1] == "Övrigt"


def test_who_signs_and_the_next_meeting(cast: Cast, file: MinutesFile) -> None:
    post(
        cast,
        file,
        end_secretary="Anna Söderström",
        end_adjusters="Rickard Sundbom, Cecilia Mårtensson",
        end_date="2019-03-01",
        end_start="08:30",
        end_place="Salem",
    )
    draft = kept(file)
    assert draft["secretary"] == "Anna Söderström"
    assert draft["adjusters"] == ["Rickard Sundbom", "Cecilia Mårtensson"]
    assert draft["next_meeting"] == {
        "date": "2019-03-01",
        "body": None,
        "start": "08:30",
        "end": None,
        "place": "Salem",
    }
    post(cast, file, end_date="", end_start="", end_place="")
    assert kept(file)["next_meeting"] is None


def test_the_next_meeting_is_planned_when_the_minutes_are_accepted(
    cast: Cast, file: MinutesFile
) -> None:
    post(cast, file, "accept", end_date="2019-03-01")
    assert Meeting.objects.filter(body=cast.body, date=datetime.date(2019, 3, 1)).exists()


def deadline(file: MinutesFile) -> list[str | None]:
    told = kept(file)["decisions"][0]["actions"][0]["deadline"]
    return [told["kind"], told["body"], told["date"]]


def test_whose_meeting_a_deadline_is_can_be_corrected(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, d0_a0_due="nästa möte", d0_a0_whose="SSK")
    assert deadline(file) == ["meeting", "SSK", None]
    post(cast, file)
    assert deadline(file) == ["meeting", "SSK", None]
    post(cast, file, d0_a0_whose="")
    assert deadline(file) == ["meeting", None, None]


def test_a_meeting_of_another_may_be_ones_own(cast: Cast, file: MinutesFile) -> None:
    page = post(cast, file, d0_a0_whose="Ledningsgruppen").content.decode()
    assert deadline(file) == ["meeting", None, "2019-02-07"]
    assert "möte med Ledningsgruppen, tors 7 feb 2019" in page
    assert posted(page)["d0-a0-whose"] == "Ledningsgruppen"


def test_a_day_can_become_a_meeting(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, d0_a0_due="7/2", d0_a0_whose="SSK")
    assert deadline(file) == ["meeting", "SSK", "2019-02-07"]


def test_what_was_edited_is_kept_when_a_decision_is_split(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, do="split|1", p0_name="Rikard Sundbom", i0_title="Start", end_place="Salem")
    draft = kept(file)
    assert len(draft["decisions"]) == 4
    assert draft["attendance"][0]["name"] == "Rikard Sundbom"
    assert draft["agenda_items"][0]["title"] == "Start"
    assert draft["next_meeting"]["place"] == "Salem"


def test_fields_are_completed_from_the_register(cast: Cast, file: MinutesFile) -> None:
    PersonFactory(name="Pia Ek", organization=OrganizationFactory(name="Huddinge"))
    client = cast.client(cast.coordinator)
    response: Any = client.get(file.get_absolute_url())
    told = response.context["suggestions"]
    assert "Pia Ek" in told["people"]
    assert told["bodies"] == ["Ledningsgruppen", "Samarbetskommittén"]
    assert told["organizations"][:2] == ["Huddinge", "Samarbetet"]


def test_a_checked_decision_is_sure(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, d0_a0_assignees="")
    client = cast.client(cast.coordinator)
    shown: Any = client.get(file.get_absolute_url())
    assert [each.decision for each in shown.context["unsure"]] == [1]
    assert (
        'Osäker:</strong> <span class="review-why">ingen ansvarig nämns</span>'
        in shown.content.decode()
    )
    post(cast, file, d0_checked="on")
    shown = client.get(file.get_absolute_url())
    assert shown.context["unsure"] == []


def test_a_warning_goes_when_its_matter_is_settled(cast: Cast, file: MinutesFile) -> None:
    nobody = "Uppdrag utan ansvarig finns under punkt 2. Någon behöver utses."
    assert nobody in post(cast, file, d0_a0_assignees="").content.decode()
    assert nobody not in post(cast, file, d0_a0_assignees="Rickard Sundbom").content.decode()


def test_a_draft_of_an_earlier_version_can_be_reviewed(cast: Cast, file: MinutesFile) -> None:
    for decision in file.draft["decisions"]:
        for name in ("certainty", "reasons", "checked"):
            del decision[name]
        decision["source"] = {name: decision["source"][name] for name in ("line", "end_line")}
    file.save()
    page = post(cast, file, d0_text="Planen tas fram.").content.decode()
    assert "Planen tas fram.</textarea>" in page
    assert [each["certainty"] for each in kept(file)["decisions"]] == ["sure"] * 3


@pytest.mark.parametrize(
    "place",
    [
        '{"source": {"line": 1, "end_line": 1, "start": "1"}}',
        '{"source": {"line": 1, "end_line": 1, "page": -1}}',
        '{"reasons": [{"code": "made up", "about": "", "action": null}]}',
        '{"reasons": [{"code": "nobody", "about": 7, "action": null}]}',
        '{"reasons": ["nobody"]}',
    ],
)
def test_a_forged_reason_or_place_is_refused(cast: Cast, file: MinutesFile, place: str) -> None:
    page = post(cast, file, d0_place=place).content.decode()
    assert "Öppna sidan på nytt och försök igen." in page


def test_the_exact_characters_are_marked_in_the_source(cast: Cast, file: MinutesFile) -> None:
    page = page_of(cast, file)
    assert '<span class="source-words">- <mark data-of="1">Planen godkänns.</mark></span>' in page


def read_again(cast: Cast, file: MinutesFile, data: dict[str, str]) -> None:
    cast.client(cast.coordinator).post(f"/import/{file.pk}/las-om/", data)


def test_read_again_what_stands_around_the_decisions_can_be_kept(
    cast: Cast, file: MinutesFile
) -> None:
    post(cast, file, d0_text="Rättat.", p0_name="Rikard Sundbom", i1_number="7", end_place="Salem")
    read_again(cast, file, {"keep": "on"})
    draft = kept(file)
    assert draft["attendance"][0]["name"] == "Rikard Sundbom"
    assert draft["next_meeting"]["place"] == "Salem"
    assert draft["decisions"][0]["text"].startswith("Cecilia Mårtensson tar fram")
    assert items(file) == ["7", "7", "3"]


def test_read_again_all_can_be_as_the_file_says(cast: Cast, file: MinutesFile) -> None:
    before = kept(file)
    post(cast, file, p0_name="Rikard Sundbom", i1_number="7", end_place="Salem")
    read_again(cast, file, {})
    assert kept(file) == before


def test_of_a_very_long_agenda_the_points_nearby_are_offered(cast: Cast, file: MinutesFile) -> None:
    agenda = [{"number": str(number), "title": f"Punkt {number}"} for number in range(1, 101)]
    file.draft = {**file.draft, "agenda_items": agenda}
    file.draft["decisions"][0]["item"] = "50"
    file.save()
    form = ReviewForm(file, cast.admin).blocks[0].form
    offered: Any = form.fields["point"].widget
    numbers = [value for value, _label in offered.choices]
    assert numbers == ["", *range(39, 60)]
    post(cast, file, d0_point="99")
    assert items(file)[0] == "100"
