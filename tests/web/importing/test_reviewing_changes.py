"""The buttons inside a review: split, merge, add, name somebody, read again, save aside."""

from pathlib import Path
from typing import Any

import pytest

from tests.factories import NOW, OrganizationFactory, PersonFactory
from tests.web.import_cast import MINUTES, Cast
from tests.web.importing.drafts import as_shown, kept, page_of, send, texts
from tracker.models import MinutesFile
from tracker.review import accept, storing

pytestmark = pytest.mark.django_db

PLAN = "Cecilia Mårtensson tar fram planen till nästa SSK 7/2."
TABLED = "Frågan bordläggs till nästa möte med SSK den 7 februari."


def press(cast: Cast, file: MinutesFile, do: str, **changes: str) -> Any:
    """Press a button in the form, after typing."""
    return send(cast, file, as_shown(cast, file), do=do, **changes)


def aside(cast: Cast, file: MinutesFile, **changes: str) -> Any:
    """What the script posts while somebody works on."""
    return send(cast, file, as_shown(cast, file), autosave="", **changes)


def test_a_decision_is_split_to_be_edited(cast: Cast, file: MinutesFile) -> None:
    response = press(cast, file, "split|1")
    assert response.url == f"/import/{file.pk}/#beslut-2"
    assert texts(file) == [PLAN, "Planen godkänns.", "Planen godkänns.", TABLED]


def test_a_decision_is_split_at_the_marked_place(cast: Cast, file: MinutesFile) -> None:
    press(cast, file, "split|0", d0_text="  Anna läser.\r\nBo skriver.", mark="13")
    assert texts(file)[:2] == ["Anna läser.", "Bo skriver."]


def test_an_action_item_is_split(cast: Cast, file: MinutesFile) -> None:
    press(cast, file, "split-action|0|0")
    one, other = kept(file)["decisions"][0]["actions"]
    assert one == other


def test_a_decision_is_merged_with_the_one_above(cast: Cast, file: MinutesFile) -> None:
    response = press(cast, file, "merge|0|1")
    assert response.url.endswith("#beslut-0")
    assert texts(file) == [f"{PLAN} Planen godkänns.", TABLED]


def test_the_first_under_a_point_has_none_above(cast: Cast, file: MinutesFile) -> None:
    page = page_of(cast, file)
    assert page.count("Slå ihop med föregående") == 1
    assert 'value="merge|0|1"' in page


def test_what_was_typed_is_kept_when_another_is_dropped(cast: Cast, file: MinutesFile) -> None:
    press(cast, file, "split|2", d0_keep="", d1_text="Planen ändras.")
    assert texts(file) == ["Planen ändras.", TABLED, TABLED]


@pytest.mark.parametrize(
    "do",
    ["split|0", "split|9", "split|x", "split", "merge|1|1", "mean|1", "burn|1", "mean|1|7|a|b"],
)
def test_what_cannot_be_done_only_saves(cast: Cast, file: MinutesFile, do: str) -> None:
    press(cast, file, do, d0_keep="")
    assert texts(file) == ["Planen godkänns.", TABLED]


def test_an_error_stops_it_and_all_that_was_typed_stays(cast: Cast, file: MinutesFile) -> None:
    response = press(cast, file, "split|1", d0_a0_due="hux flux")
    assert "”hux flux” går inte att tolka som en tid." in response.content.decode()
    assert len(texts(file)) == 3


def test_a_missed_decision_is_added_under_the_point_of_its_line(
    cast: Cast, file: MinutesFile
) -> None:
    line = 1 + MINUTES.split("\n").index("Rickard öppnar mötet.")
    response = press(
        cast, file, "add", new_text="Mötet öppnas.", new_line=str(line), new_end_line=str(line)
    )
    assert response.url.endswith("#beslut-0")
    assert texts(file)[0] == "Mötet öppnas."
    added = file.draft["decisions"][0]
    whole = {"line": line, "end_line": line, "page": None, "start": None, "end": None}
    assert (added["item"], added["source"]) == ("1", whole)


def test_a_decision_marked_in_the_source_knows_its_characters(
    cast: Cast, file: MinutesFile
) -> None:
    line = 1 + MINUTES.split("\n").index("Rickard öppnar mötet.")
    press(cast, file, "add", new_text="öppnar mötet.", new_line=str(line), new_end_line=str(line))
    source = kept(file)["decisions"][0]["source"]
    assert (source["start"], source["end"]) == (8, 21)


def test_a_missed_decision_is_added_under_a_chosen_point(cast: Cast, file: MinutesFile) -> None:
    press(cast, file, "add", new_text="Bokslutet godkänns.", new_at="2")
    assert texts(file)[-1] == "Bokslutet godkänns."
    assert file.draft["decisions"][-1]["item"] == "3"


def test_a_missed_decision_that_was_typed_is_saved_with_the_rest(
    cast: Cast, file: MinutesFile
) -> None:
    send(cast, file, as_shown(cast, file), new_text="Typat.", save="")
    assert texts(file)[-1] == "Typat."


def test_a_line_that_is_none_is_an_error_at_its_field(cast: Cast, file: MinutesFile) -> None:
    page = press(cast, file, "add", new_text="Typat.", new_line="-4").content.decode()
    assert '<a href="#id_new-line">Rad i källan</a>' in page
    assert len(texts(file)) == 3


def test_a_stranger_may_be_somebody_that_is_known(cast: Cast, file: MinutesFile) -> None:
    huddinge = OrganizationFactory(name="Huddinge")
    PersonFactory(name="Pia Forsberg", organization=huddinge)
    aside(cast, file, d0_a0_assignees="Pia, Cecilia Mårtensson")
    page = page_of(cast, file)
    assert "Menas Pia Forsberg (Huddinge)?" in page
    assert 'value="mean|0|0|Pia|Pia Forsberg"' in page
    press(cast, file, "mean|0|0|Pia|Pia Forsberg")
    assert kept(file)["decisions"][0]["actions"][0]["assignees"] == [
        "Pia Forsberg",
        "Cecilia Mårtensson",
    ]


def test_of_two_with_one_name_the_organization_says_which(cast: Cast, file: MinutesFile) -> None:
    for town in ("Huddinge", "Salem"):
        PersonFactory(name="Pia Ek", organization=OrganizationFactory(name=town))
    aside(cast, file, d0_a0_assignees="Pia")
    page = page_of(cast, file)
    assert 'value="mean|0|0|Pia|Pia Ek (Huddinge)"' in page
    assert 'value="mean|0|0|Pia|Pia Ek (Salem)"' in page


def test_what_is_unsure_comes_first(cast: Cast, file: MinutesFile) -> None:
    aside(cast, file, d0_a0_assignees="Nils Ny", d0_a0_due="snarast", d2_due="")
    response: Any = cast.client(cast.coordinator).get(file.get_absolute_url())
    assert [(each.decision, each.words) for each in response.context["unsure"]] == [
        (1, ["Nils Ny finns inte i registret", "klart senast är ingen bestämd dag"]),
        (3, ["det framgår inte till vilket möte det är bordlagt"]),
    ]
    assert '<a href="#osaker-d0">Beslut 1</a>' in response.content.decode()


def test_a_day_that_had_passed_and_nobody_to_do_it_are_unsure(
    cast: Cast, file: MinutesFile
) -> None:
    aside(cast, file, d0_a0_assignees="", d0_a0_due="2019-01-10")
    response: Any = cast.client(cast.coordinator).get(file.get_absolute_url())
    assert response.context["unsure"][0].words == [
        "ingen ansvarig nämns",
        "klart senast hade redan passerat vid mötet",
    ]


def test_saving_aside_keeps_it_and_says_what_is_new(cast: Cast, file: MinutesFile) -> None:
    answer = aside(cast, file, d0_a0_due="nästa SSK 14/2", d1_text="Planen ändras.").json()
    assert texts(file)[1] == "Planen ändras."
    assert answer["status"].startswith("Sparat ")
    assert answer["deadlines"]["d0-a0"] == {
        "understood": "möte med SSK, tors 14 feb 2019",
        "meeting": True,
    }
    assert answer["decisions"]["d0"] == {"certainty": "sure", "label": "Säker", "doubts": []}
    assert answer["consequences"].startswith("3 beslut, 1 uppdrag")
    assert answer["revision"] == as_shown(cast, file)["revision"]


def test_saving_aside_twice_from_one_page(cast: Cast, file: MinutesFile) -> None:
    data = as_shown(cast, file) | {"autosave": "", "d0-keep": "", "new-text": "Halvt ty"}
    client = cast.client(cast.coordinator)
    first = client.post(f"/import/{file.pk}/", data).json()
    again = data | {"revision": first["revision"], "base": first["base"], "d0-keep": "on"}
    assert client.post(f"/import/{file.pk}/", again).status_code == 200
    assert texts(file) == [PLAN, "Planen godkänns.", TABLED]


def test_what_cannot_be_saved_aside(cast: Cast, file: MinutesFile) -> None:
    before = texts(file)
    one = aside(cast, file, d0_a0_due="hux flux")
    two = aside(cast, file, d0_a0_due="hux flux", d1_text="")
    overtaken = aside(cast, file, revision="0")
    assert [each.status_code for each in (one, two, overtaken)] == [422, 422, 409]
    assert [each.json()["status"] for each in (one, two, overtaken)] == [
        "Inte sparat än: ett fält behöver rättas.",
        "Inte sparat än: 2 fält behöver rättas.",
        "Inte sparat: någon annan har sparat utkastet medan du arbetade. "
        "Spara utkastet för att sammanföra det ni har gjort.",
    ]
    assert texts(file) == before


def test_an_accepted_file_is_not_saved_aside(cast: Cast, file: MinutesFile) -> None:
    data = as_shown(cast, file)
    accept(file, by=None, now=NOW)
    response = send(cast, file, data, autosave="")
    assert (response.status_code, list(response.json())) == (409, ["status"])


def test_reading_again_asks_first_and_then_forgets_the_corrections(
    cast: Cast, file: MinutesFile
) -> None:
    before = file.draft
    aside(cast, file, d0_text="Rättat.")
    client = cast.client(cast.coordinator)
    assert "Ja, läs om filen" in client.get(f"/import/{file.pk}/las-om/").content.decode()
    assert texts(file)[0] == "Rättat."
    page = client.post(f"/import/{file.pk}/las-om/", follow=True).content.decode()
    assert "Filen är läst på nytt." in page
    assert kept(file) == before


def test_a_long_file_is_read_again_in_the_background_and_that_can_be_cancelled(
    cast: Cast, file: MinutesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "SHORT", dict.fromkeys(storing.SHORT, 0))
    aside(cast, file, d0_text="Rättat.")
    client = cast.client(cast.coordinator)
    page = client.post(f"/import/{file.pk}/las-om/", follow=True).content.decode()
    assert ("Filen läses in" in page, "Utkastet blir som det var." in page) == (True, True)
    cancelled: Any = client.post(f"/import/{file.pk}/avbryt/", follow=True)
    assert "Läsningen är avbruten. Utkastet är som det var." in cancelled.content.decode()
    assert cancelled.redirect_chain == [(f"/import/{file.pk}/", 302)]
    assert texts(file)[0] == "Rättat."


def test_a_file_that_is_gone_cannot_be_read_again(cast: Cast, file: MinutesFile) -> None:
    Path(file.file.path).unlink()
    client = cast.client(cast.coordinator)
    page = client.post(f"/import/{file.pk}/las-om/", follow=True).content.decode()
    assert "Filen finns inte kvar och kan inte läsas om." in page
    assert len(texts(file)) == 3


def test_an_accepted_file_is_not_read_again(cast: Cast, file: MinutesFile) -> None:
    accept(file, by=None, now=NOW)
    client = cast.client(cast.coordinator)
    assert client.get(f"/import/{file.pk}/las-om/").status_code == 302
    page = client.post(f"/import/{file.pk}/las-om/", follow=True).content.decode()
    assert "Protokollet är redan godtaget." in page


def test_an_outsider_may_do_none_of_it(cast: Cast, file: MinutesFile) -> None:
    client = cast.client(cast.outsider)
    assert client.post(f"/import/{file.pk}/las-om/").status_code == 404
    assert client.post(f"/import/{file.pk}/", {"do": "split|0"}).status_code == 404
