"""A draft is corrected and accepted: nothing typed is lost, nothing is done twice."""

import datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import NOW, PersonFactory
from tests.web.import_cast import MINUTES, Cast
from tests.web.importing.drafts import as_shown, kept, page_of, send, send_on
from tests.web.rows import all_rows
from tracker.intake import Draft
from tracker.models import ActionItem, Body, Decision, Meeting, MinutesFile, Person
from tracker.review import store
from tracker.web.review_forms import ReviewForm
from tracker.web.review_page import Names

pytestmark = pytest.mark.django_db


def post(cast: Cast, file: MinutesFile, button: str = "save", **changes: str) -> Any:
    return send_on(cast, file, as_shown(cast, file) | {button: ""}, **changes)


def drafted(file: MinutesFile) -> list[dict[str, Any]]:
    decisions: list[dict[str, Any]] = kept(file)["decisions"]
    return decisions


def test_each_decision_leads_to_its_lines_and_back(cast: Cast, file: MinutesFile) -> None:
    page = page_of(cast, file)
    lines = MINUTES.split("\n")
    line = 1 + lines.index("- Cecilia Mårtensson tar fram planen till nästa SSK 7/2.")
    assert f'<a class="source-link" href="#rad-{line}">rad {line}</a>' in page
    assert f'<li id="rad-{line}" class="marked">' in page
    assert '<a class="source-link" href="#beslut-0">beslut 1</a>' in page


def test_saving_unchanged_changes_nothing(cast: Cast, file: MinutesFile) -> None:
    before = file.draft
    response = post(cast, file)
    assert "Utkastet är sparat." in response.content.decode()
    assert kept(file) == before


def test_a_corrected_draft_is_kept(cast: Cast, file: MinutesFile) -> None:
    post(
        cast,
        file,
        d0_text="Planen tas fram.",
        d0_a0_assignees="Rickard Sundbom,  Cecilia Mårtensson,Rickard Sundbom",
        d0_a0_due="nästa SSK 14/2",
        head_place="Salem",
    )
    decision = drafted(file)[0]
    assert decision["text"] == "Planen tas fram."
    assert decision["actions"][0]["assignees"] == ["Rickard Sundbom", "Cecilia Mårtensson"]
    assert decision["actions"][0]["deadline"] == {
        "text": "nästa SSK 14/2",
        "kind": "meeting",
        "body": "SSK",
        "date": "2019-02-14",
    }
    assert file.draft["meeting"]["place"] == "Salem"


def test_the_meaning_of_a_deadline_is_shown_beside_its_words(cast: Cast, file: MinutesFile) -> None:
    response = post(cast, file, d0_a0_due="nästa SSK 14/2")
    assert "<strong>möte med SSK, tors 14 feb 2019</strong>" in response.content.decode()


def test_words_that_are_no_time_are_an_error_and_all_that_was_typed_stays(
    cast: Cast, file: MinutesFile
) -> None:
    before = file.draft
    response = post(cast, file, d0_text="Nytt beslut.", d0_a0_due="hux flux")
    page = response.content.decode()
    assert "”hux flux” går inte att tolka som en tid." in page
    assert 'aria-describedby="id_d0-a0-due_error"' in page
    assert 'value="hux flux"' in page
    assert "Nytt beslut.</textarea>" in page
    assert kept(file) == before


def test_what_is_not_ticked_is_left_out(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, d0_keep="", d0_text="", d0_a0_due="hux flux")
    assert [each["text"] for each in drafted(file)] == [
        "Planen godkänns.",
        "Frågan bordläggs till nästa möte med SSK den 7 februari.",
    ]


def test_an_action_item_can_be_left_out_and_another_added(cast: Cast, file: MinutesFile) -> None:
    post(
        cast,
        file,
        d0_a0_keep="",
        d1_a0_keep="on",
        d1_a0_assignees="Anna Söderström",
        d1_a0_due="v. 14",
    )
    first, second, _third = drafted(file)
    assert first["actions"] == []
    assert second["actions"] == [
        {
            "text": "Planen godkänns.",
            "assignees": ["Anna Söderström"],
            "deadline": {"text": "v. 14", "kind": "period", "body": None, "date": "2019-04-07"},
        }
    ]


def test_a_name_that_nobody_has_is_pointed_out(cast: Cast, file: MinutesFile) -> None:
    response = post(cast, file, d0_a0_assignees="Cecilia Mårtensson, Nils Ny")
    page = response.content.decode()
    assert "<strong>Nils Ny</strong>: inte i registret, läggs till" in page
    assert "<strong>Cecilia Mårtensson</strong>: inte" not in page


def test_a_name_that_is_there_many_times_is_looked_up_once(
    cast: Cast, file: MinutesFile, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = cast.coordinator.user
    assert user is not None
    names = Names(user, Draft.from_json(file.draft))
    first = names.unknown(["Pia", "Cecilia Mårtensson"])
    with django_assert_num_queries(0):
        again = names.unknown(["Pia", "Cecilia Mårtensson"])
    assert ([each.name for each in again], again) == (["Pia"], first)


def test_a_meeting_that_ends_before_it_starts(cast: Cast, file: MinutesFile) -> None:
    response = post(cast, file, head_end="07:00")
    assert "Mötet kan inte sluta innan det börjar." in response.content.decode()


def test_minutes_whose_times_cannot_be_are_shown_to_be_corrected(cast: Cast) -> None:
    data = MINUTES.replace("08.30-11.30", "11.30-08.30").encode()
    file, _new = store(data, "p.txt", by=cast.coordinator.user, now=NOW)
    response: Any = cast.client(cast.coordinator).get(file.get_absolute_url())
    assert response.context["obstacle"].startswith("Mötet slutar innan det börjar.")
    assert "Mötet kan inte sluta innan" in post(cast, file, "accept").content.decode()
    post(cast, file, "accept", head_end="12:30")
    assert Meeting.objects.get(body=cast.body).ends_at == datetime.time(12, 30)


def test_words_are_read_anew_when_the_meeting_was_another_year(
    cast: Cast, file: MinutesFile
) -> None:
    post(cast, file, head_date="2020-01-25")
    assert drafted(file)[0]["actions"][0]["deadline"]["date"] == "2020-02-07"


def test_somebody_else_saved_in_the_meantime(cast: Cast, file: MinutesFile) -> None:
    stale = as_shown(cast, file)
    post(cast, file, d0_text="Den enas text.")
    page = send(cast, file, stale, d0_text="Den andras text.").content.decode()
    assert "Någon annan har sparat utkastet medan du arbetade." in page
    assert "Den andras text.</textarea>" in page
    assert drafted(file)[0]["text"] == "Den enas text."


def test_a_form_that_lost_its_end_on_the_way_drops_no_decision(
    cast: Cast, file: MinutesFile
) -> None:
    send(cast, file, {"save": ""})
    assert len(drafted(file)) == 3


def test_what_accepting_will_do_is_counted_first(cast: Cast, file: MinutesFile) -> None:
    PersonFactory(name="Rickard Sundbom")
    before = all_rows()
    response: Any = cast.client(cast.coordinator).get(f"/import/{file.pk}/")
    assert response.context["consequences"] == [
        "3 beslut",
        "1 uppdrag",
        "1 nytt möte (SSK tors 7 feb 2019)",
        "1 mejl måndag 28 januari",
    ]
    now = all_rows()
    assert [row for row in now if row[0] != "User"] == [row for row in before if row[0] != "User"]


def test_accepting_makes_the_records(cast: Cast, file: MinutesFile) -> None:
    response = post(cast, file, "accept", d0_a0_assignees="Cecilia Mårtensson, Nils Ny")
    meeting = Meeting.objects.get(body=cast.body)
    assert response.redirect_chain == [(f"/moten/{meeting.pk}/", 302)]
    assert "Protokollet är godtaget." in response.content.decode()
    item = ActionItem.objects.get()
    assert [str(each) for each in item.assignments.all()] == ["Cecilia Mårtensson", "Nils Ny"]
    assert item.due_meeting == Meeting.objects.get(body=cast.ssk, date=datetime.date(2019, 2, 7))
    assert Decision.objects.filter(agenda_item__meeting=meeting).count() == 3


def test_accepting_twice_says_so_and_does_nothing_more(cast: Cast, file: MinutesFile) -> None:
    data = as_shown(cast, file) | {"accept": ""}
    client = cast.client(cast.coordinator)
    client.post(f"/import/{file.pk}/", data)
    before = all_rows()
    response: Any = client.post(f"/import/{file.pk}/", data, follow=True)
    assert "Protokollet är redan godtaget. Ingenting har ändrats." in response.content.decode()
    assert all_rows() == before


def test_without_a_day_it_cannot_be_accepted_and_the_page_says_why(
    cast: Cast, file: MinutesFile
) -> None:
    response = post(cast, file, "accept", head_date="")
    assert "Det framgår inte vilken dag mötet hölls." in response.content.decode()
    assert not Meeting.objects.exists()


def test_an_accepted_file_is_for_reading(cast: Cast, file: MinutesFile) -> None:
    post(cast, file, "accept")
    page = page_of(cast, file)
    meeting = Meeting.objects.get(body=cast.body)
    assert f'href="/moten/{meeting.pk}/"' in page
    assert "<textarea" not in page
    assert "Planen godkänns." in page


def test_who_may_review(cast: Cast, file: MinutesFile) -> None:
    file.body = cast.body
    file.save()

    def status(who: Any) -> int:
        return cast.client(who).get(f"/import/{file.pk}/").status_code

    cast_in_order = (cast.coordinator, cast.admin, cast.member, cast.outsider, None)
    assert [status(who) for who in cast_in_order] == [200, 200, 404, 404, 302]


def test_logged_out_in_the_middle_nobody_is_led_away_from_what_was_typed(
    cast: Cast, file: MinutesFile
) -> None:
    data = as_shown(cast, file) | {"d0-text": "Ändrat."}
    page, aside = (
        cast.client(None).post(f"/import/{file.pk}/", data | {button: ""})
        for button in ("save", "autosave")
    )
    assert (page.status_code, aside.status_code) == (401, 401)
    assert "Gå tillbaka i webbläsaren: det du skrev brukar stå kvar." in page.content.decode()
    assert aside.json()["status"].startswith("Du har blivit utloggad. Det du skrev står kvar")
    assert drafted(file)[0]["text"] != "Ändrat."


def test_an_outsider_cannot_save(cast: Cast, file: MinutesFile) -> None:
    data = as_shown(cast, file) | {"accept": ""}
    response = cast.client(cast.outsider).post(f"/import/{file.pk}/", data)
    assert response.status_code == 404
    assert not Meeting.objects.exists()


def test_a_body_of_others_cannot_be_chosen(cast: Cast, file: MinutesFile) -> None:
    other: Body = cast.outsider.bodies.get()
    response = post(cast, file, head_body=str(other.pk))
    assert "Välj ett organ i listan." in response.content.decode()
    file.refresh_from_db()
    assert file.body is None


def test_a_sign_that_no_database_takes_is_refused_at_its_field(
    cast: Cast, file: MinutesFile
) -> None:
    response = post(cast, file, d0_a0_assignees="Anna\0Berg")
    assert response.status_code == 200
    assert drafted(file)[0]["actions"][0]["assignees"] == ["Cecilia Mårtensson"]


def test_of_very_many_decisions_all_are_kept(cast: Cast, file: MinutesFile) -> None:
    base = [*ReviewForm(file, cast.admin).extent.base, *["-"] * 1497]
    data = {"first": "0", "decisions": "1500", "base": " ".join(base)}
    for number in range(1500):
        one = {"keep": "on", "text": f"Beslut {number}.", "kind": "decision", "actions": "0"}
        data |= {f"d{number}-{name}": value for name, value in one.items()}
    form = ReviewForm(file, cast.admin, data)
    assert (form.is_valid(), len(form.corrected()["decisions"])) == (True, 1500)


@pytest.mark.parametrize(
    "place",
    [
        r'{"item": "\u0000"}',
        r'{"item": "\ud800"}',
        '{"source": {"line": 3000000000, "end_line": 3000000000}}',
        '{"source": {"line": 1, "end_line": 100000000000}}',
        '{"source": {"line": -1, "end_line": 1}}',
    ],
)
def test_a_forged_place_is_refused(cast: Cast, file: MinutesFile, place: str) -> None:
    response = post(cast, file, d0_place=place)
    assert "Öppna sidan på nytt och försök igen." in response.content.decode()
    assert drafted(file)[0]["item"] == "2"


def test_text_from_the_file_is_text_on_the_page(cast: Cast) -> None:
    nasty = MINUTES.replace("Planen godkänns.", "Planen <script>alert(1)</script> godkänns.")
    file, _new = store(nasty.encode(), "p.txt", by=cast.coordinator.user, now=NOW)
    page = page_of(cast, file)
    assert "<script>alert" not in page
    assert Person.objects.filter(name__contains="script").count() == 0
