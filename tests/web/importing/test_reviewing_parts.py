"""A long draft is reviewed in parts; what a page does not show stays as it is."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import NOW
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES, Cast
from tests.web.importing.drafts import kept, posted, send, texts
from tracker.models import MinutesFile
from tracker.review import accept, store

pytestmark = pytest.mark.django_db


def long_file(cast: Cast, points: int) -> MinutesFile:
    """Five decisions a point, the first of each for Cecilia by the next meeting of SSK."""
    given = "- Cecilia Mårtensson skriver {0} till nästa SSK 7/2.\n"
    agreed = "".join(f"- Förslag {{0}}.{number} godkänns.\n" for number in range(2, 6))
    point = f"\n{{0}}. Punkt {{0}}\nBeslut\n{given}{agreed}"
    parts = [point.format(number) for number in range(4, points + 4)]
    text = MINUTES + "".join(parts)
    with read_once():
        return store(text.encode(), f"{points}.txt", by=cast.coordinator.user, now=NOW)[0]


@pytest.fixture
def file(cast: Cast) -> MinutesFile:
    return long_file(cast, 40)


def open_part(cast: Cast, file: MinutesFile, number: int) -> Any:
    return cast.client(cast.coordinator).get(f"{file.get_absolute_url()}?del={number}")


def part_as_shown(cast: Cast, file: MinutesFile, number: int) -> dict[str, str]:
    return posted(open_part(cast, file, number).content.decode())


def post(cast: Cast, file: MinutesFile, part: int, **changes: str) -> Any:
    return send(cast, file, part_as_shown(cast, file, part), **changes)


def due_days(file: MinutesFile) -> set[str]:
    """Of all action items."""
    actions = [action for each in kept(file)["decisions"] for action in each["actions"]]
    return {each["deadline"]["date"] for each in actions}


def test_parts_are_cut_between_points(cast: Cast, file: MinutesFile) -> None:
    parts = [each.part for each in open_part(cast, file, 1).context["parts"]]
    assert [(each.first, each.end) for each in parts] == [(0, 78), (78, 158), (158, 203)]


def test_a_part_shows_its_lines_of_the_file_and_its_points(cast: Cast, file: MinutesFile) -> None:
    response = open_part(cast, file, 2)
    numbers = [each.number for each in response.context["lines"]]
    lines = file.text.split("\n")
    assert lines[numbers[0] : numbers[0] + 2] == ["19. Punkt 19", "Beslut"]
    assert lines[numbers[-1] - 1] == "- Förslag 34.5 godkänns."
    assert [each.number for each in response.context["points"]] == [str(n) for n in range(19, 35)]


def test_what_other_parts_hold_stays(cast: Cast, file: MinutesFile) -> None:
    before = texts(file)
    response = post(cast, file, 2, save="", d79_text="Ändrat.", d80_keep="")
    assert response.url == f"{file.get_absolute_url()}?del=2"
    assert texts(file) == [*before[:79], "Ändrat.", *before[81:]]


def test_saved_along_the_way_twice_and_brought_back(cast: Cast, file: MinutesFile) -> None:
    before = texts(file)
    data = part_as_shown(cast, file, 2)
    answer = send(cast, file, data, autosave="", d80_keep="").json()
    assert len(texts(file)) == len(before) - 1
    again = data | {"revision": answer["revision"], "base": answer["base"]}
    assert send(cast, file, again, autosave="").status_code == 200
    assert texts(file) == before


def test_on_to_another_part_what_was_typed_is_saved(cast: Cast, file: MinutesFile) -> None:
    response = post(cast, file, 1, go="2#osaker-d80", d0_text="Ändrat.")
    assert response.url == f"{file.get_absolute_url()}?del=2#osaker-d80"
    assert texts(file)[0] == "Ändrat."


def test_a_button_of_a_decision_leads_back_to_its_part(cast: Cast, file: MinutesFile) -> None:
    assert post(cast, file, 2, do="split|80").url == f"{file.get_absolute_url()}?del=2#beslut-81"


def test_another_day_of_the_meeting_counts_in_every_part(cast: Cast, file: MinutesFile) -> None:
    assert due_days(file) == {"2019-02-07"}
    post(cast, file, 1, save="", head_date="2020-01-25")
    assert due_days(file) == {"2020-02-07"}


def test_a_point_by_another_name_keeps_its_decisions_in_every_part(
    cast: Cast, file: MinutesFile
) -> None:
    post(cast, file, 1, save="", i20_number="21 b")
    assert [each["item"] for each in kept(file)["decisions"]].count("21 b") == 5


def test_two_in_different_parts_do_not_disturb_each_other(cast: Cast, file: MinutesFile) -> None:
    data = part_as_shown(cast, file, 2)
    post(cast, file, 1, save="", d0_keep="", d1_text="Den andras.")
    send(cast, file, data, save="", d80_text="Min.")
    assert (texts(file)[0], texts(file)[79]) == ("Den andras.", "Min.")


def test_accepted_it_is_read_in_parts_too(cast: Cast, file: MinutesFile) -> None:
    accept(file, by=None, now=NOW)
    page = open_part(cast, file, 3).content.decode()
    assert '<a href="?del=2" >Del 2: beslut 79–158</a>' in page
    assert "Förslag 43.5 godkänns." in page
    assert "Förslag 20.2 godkänns.</p>" not in page


def test_four_times_as_many_decisions_take_no_more_queries(cast: Cast) -> None:
    counts = []
    for points in (20, 80):
        file = long_file(cast, points)
        open_part(cast, file, 1)
        with CaptureQueriesContext(connection) as queries:
            page = open_part(cast, file, 2).content.decode()
        counts.append(len(queries))
        assert page.count('class="review-decision"') <= 80
    assert counts[1] == counts[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"decisions": "många"},
        {"decisions": "-1"},
        {"decisions": "99999"},
        {"decisions": "4"},
        {"first": ""},
        {"base": ""},
        {"d0_actions": "x"},
        {"d0_actions": ""},
        {"people": "²"},
        {"points": "7e3"},
    ],
)
def test_a_form_that_is_not_ours_is_told_so(cast: Cast, changes: dict[str, str]) -> None:
    file = store(MINUTES.encode(), "p.txt", by=cast.coordinator.user, now=NOW)[0]
    before = file.draft
    response = post(cast, file, 1, save="", **changes)
    words = "Formuläret kom inte fram helt. Ingenting är sparat."
    assert (response.status_code, words in response.content.decode()) == (400, True)
    aside = post(cast, file, 1, autosave="", **changes)
    assert (aside.status_code, aside.json()["status"].startswith(words)) == (400, True)
    assert kept(file) == before
