"""What the head says about the meeting."""

from datetime import date

import pytest

from tests.intake.texts import rows_of
from tracker.intake import MeetingFacts
from tracker.intake.head import read_head


def facts(text: str, rest: str = "") -> MeetingFacts:
    return read_head(rows_of(text), whole=rows_of(text + rest))


@pytest.mark.parametrize(
    ("title", "body", "number"),
    [
        ("Minnesanteckningar från\nKustens ledningsgrupp, 4", "Kustens ledningsgrupp", "4"),
        ("Minnesanteckningar från möte med\nKustens ledningsgrupp", "Kustens ledningsgrupp", None),
        (
            "Minnesanteckningar från Kustens ledningsgrupps planeringskonferens",
            "Kustens ledningsgrupp",
            None,
        ),
        ("Protokoll nr 7 Hamnrådet", "Hamnrådet", "7"),
        ("Protokoll fört vid styrelsemöte i Föreningen Tången", "Föreningen Tången", None),
        ("Hamnrådet – minnesanteckningar", "Hamnrådet", None),
        ("Sammanträdesprotokoll\nHamnnämnden", "Hamnnämnden", None),
        ("Hamnnämnden", "Hamnnämnden", None),
        (
            "PROTOKOLL 2/2021\n\nSammanträde med styrelsen för Viken",
            "styrelsen för Viken",
            "2/2021",
        ),
        ("Möte i Hamnrådet 2021-05-03", "Hamnrådet", None),
        ("HAMNRÅDET          PROTOKOLL\n     Nr 3/2021", "HAMNRÅDET", "3/2021"),
        ("Anteckningar projektmöte Nya Kajen 2021-05-03", "Nya Kajen", None),
    ],
)
def test_the_title_names_the_body(title: str, body: str, number: str | None) -> None:
    found = facts(f"{title}\nTid Måndag 3 maj 2021\n")
    assert (found.body, found.number) == (body, number)


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("Tid: Måndag 3 maj 2021 kl 8.30-11.00", "08:30", "11:00"),
        ("Datum: 2021-05-03\nTid: 13–15", "13:00", "15:00"),
        ("Datum: 2021-05-03\nTid: kl. 13–15", "13:00", "15:00"),
        ("Datum: 3 maj 2021, kl. 18.30", "18:30", None),
        ("Plats och tid   Kajsalen, 3 maj 2021, kl. 09:00–11:30", "09:00", "11:30"),
    ],
)
def test_the_time_line_gives_day_and_times(lines: str, start: str | None, end: str | None) -> None:
    found = facts(f"{lines}\n")
    assert (found.date, found.start, found.end) == (date(2021, 5, 3), start, end)


def test_place_and_time_on_one_line_are_told_apart() -> None:
    assert facts("Plats och tid: Kajsalen, Viken, kl. 09:00\n").place == "Kajsalen, Viken"


def test_a_meeting_over_two_days_has_an_end_date() -> None:
    found = facts("Tid Torsdag 5 maj 2022 kl 12.00 - fredag 6 maj 2022 kl 11.50\nPlats Kajen\n")
    assert (found.date, found.end_date, found.start, found.end, found.place) == (
        date(2022, 5, 5),
        date(2022, 5, 6),
        "12:00",
        "11:50",
        "Kajen",
    )


def test_a_missing_year_is_the_one_of_the_text_that_fits_the_weekday() -> None:
    found = facts("Tid Torsdag 5 maj\n", rest="Planen för 2030 och budget 2022 och mål 2030.\n")
    assert found.date == date(2022, 5, 5)


def test_a_head_without_facts_gives_none() -> None:
    assert facts("Välkomna!\n") == MeetingFacts()
