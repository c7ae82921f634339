"""Coming meetings and the next one."""

from datetime import date

import pytest

from tests.intake.texts import ON, blocks_of, draft_of, rows_of
from tracker.intake import NextMeeting, Upcoming
from tracker.intake.next_meeting import read_next_meeting
from tracker.intake.upcoming import read_upcoming


def test_dated_points_are_upcoming() -> None:
    blocks = blocks_of("3 maj   Hamndagen (Viken)\n5-6 juni   Regatta\n")
    assert list(read_upcoming("Aktiviteter 2021", blocks, "6", on=ON)) == [
        Upcoming("6", "Hamndagen (Viken)", date(2021, 5, 3)),
        Upcoming("6", "Regatta", date(2021, 6, 5), date(2021, 6, 6)),
    ]


def test_a_sentence_keeps_its_date() -> None:
    blocks = blocks_of("- Den 3 maj är alla inbjudna till kajen.\n")
    assert list(read_upcoming("Kommande möten", blocks, "6", on=ON)) == [
        Upcoming("6", "Den 3 maj är alla inbjudna till kajen.", date(2021, 5, 3))
    ]


def test_other_items_and_paragraphs_list_nothing() -> None:
    assert list(read_upcoming("Kajen", blocks_of("- Klart 3 maj\n"), "6", on=ON)) == []
    assert list(read_upcoming("Kommande möten", blocks_of("Ida talade 3 maj.\n"), "6", on=ON)) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nästa möte", "Den 9 april kl 8.30-11.00 i Vikens kommunhus, sal Kajen.\n"),
        ("Övrigt", "Nästa möte: 9 april kl 8.30-11.00 i Vikens kommunhus, sal Kajen.\n"),
    ],
)
def test_the_next_meeting_has_day_time_and_place(title: str, text: str) -> None:
    assert read_next_meeting([(title, blocks_of(text))], (), None, on=ON) == NextMeeting(
        date(2021, 4, 9), None, "08:30", "11:00", "Vikens kommunhus, sal Kajen"
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fredag 9 april kl. 13–15, digitalt. Ida är värd.\n", "digitalt"),
        ("Den 9 april kl 18.30 i föreningslokalen.\n", "föreningslokalen"),
        ("Fredag 9 april kl 08:00, samma plats.\n", "samma plats"),
        ("Nästa möte: 9/4 kl 15.00 hemma hos Bo\n", "hemma hos Bo"),
        ("9 april kl. 17 i Kajhuset. Ordföranden tackade alla.\n", "Kajhuset"),
        ("9 april, preliminärt kl. 10. Eva bokar lokal.\n", None),
    ],
)
def test_the_next_place_may_begin_small(text: str, place: str | None) -> None:
    found = read_next_meeting([("Nästa möte", blocks_of(text))], (), None, on=ON)
    assert found is not None
    assert found.place == place


def test_hours_and_weekdays_of_a_table_are_no_part_of_what_is_coming() -> None:
    blocks = blocks_of(
        "| Datum | Tid | Vad |\n|---|---|---|\n| ons 12 maj | 13–15 | Kajdagen |\n"
        "| 30 maj–1 juni | | Regatta, Viken |\n"
    )
    assert list(read_upcoming("Datum", blocks, "6", on=ON)) == [
        Upcoming("6", "Kajdagen", date(2021, 5, 12)),
        Upcoming("6", "Regatta, Viken", date(2021, 5, 30), date(2021, 6, 1)),
    ]


def test_what_is_to_happen_at_the_next_meeting_is_not_when_it_is() -> None:
    text = "Ida visar kajen på nästa möte och bron den 9 april.\n"
    assert read_next_meeting([("Kajen", blocks_of(text))], (), None, on=ON) is None


def test_days_in_a_row_are_a_meeting_each() -> None:
    text = "Hamnrådet 9 april, 7 maj och 11 juni, kl. 10 i Kajsalen.\n"
    found = read_upcoming("Kommande möten", blocks_of(text), "3", on=ON)
    assert [(each.title, each.date) for each in found] == [
        ("Hamnrådet", date(2021, 4, 9)),
        ("Hamnrådet", date(2021, 5, 7)),
        ("Hamnrådet", date(2021, 6, 11)),
    ]


def test_the_first_of_the_bodys_own_meetings_is_the_next() -> None:
    text = "- 20 mars, kajfest\n- 9 april, styrgruppen\n- 7 maj, styrgruppen\n"
    blocks = blocks_of(text)
    listed = list(read_upcoming("Kommande möten", blocks, "3", on=ON))
    found = read_next_meeting([("Kommande möten", blocks)], listed, "Kustens styrgrupp", on=ON)
    assert found is not None
    assert found.date == date(2021, 4, 9)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Mötestider", "Kajgruppen 3 maj kl 9\nStyrelsen 7 juni\n"),
        (
            "Sammanträdestider",
            "Vi fastställer följande tider:\n\nKajgruppen 3 maj\nStyrelsen 7 juni\n",
        ),
        ("Övrigt", "Kommande sammanträden\nKajgruppen 3 maj\nStyrelsen 7 juni\n"),
        ("Övrigt", "Datum att komma ihåg:\n- 3 maj: Kajgruppen\n- 7 juni: Styrelsen\n"),
        ("Framåt", "3/5   Kajgruppen\n7/6   Styrelsen\n"),
    ],
)
def test_lines_with_a_day_each_are_upcoming(title: str, text: str) -> None:
    found = read_upcoming(title, blocks_of(text), "6", rows_of(text), on=ON)
    assert list(found) == [
        Upcoming("6", "Kajgruppen", date(2021, 5, 3)),
        Upcoming("6", "Styrelsen", date(2021, 6, 7)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Nästa byggmöte: fredag 9 april",
        "Nästa gång 9/4 kl 13 på Zoom",
        "Nästa teammöte alltså fredag 9 april.",
        "Kommande FSG: 2021-04-09",
        "Nästa FSG är den 9 april",
        "Nästa apt blir 9 april",
    ],
)
def test_the_next_meeting_under_its_own_name(line: str) -> None:
    found = read_next_meeting([("Övrigt", blocks_of(line))], (), "Samverkansgruppen (FSG)", on=ON)
    assert found
    assert found.date == date(2021, 4, 9)


@pytest.mark.parametrize("line", ["Nästa styrgruppsmöte den 9 april", "Nästa KS är den 9 april"])
def test_the_next_meeting_of_another_body_is_not_the_own(line: str) -> None:
    assert read_next_meeting([("Övrigt", blocks_of(line))], (), "Hamnrådet", on=ON) is None


def test_without_a_year_there_is_no_next_meeting() -> None:
    draft = draft_of(
        "Hamnrådet\n\nNärvarande: Ida Askvik, Bo Ekdal\n\n1. Kajen\nKlart.\n\n"
        "2. Nästa möte\nTorsdag 18 januari kl 9.\n"
    )
    assert (draft.next_meeting, draft.upcoming) == (None, ())
