"""The grammar of deadlines."""

from datetime import date

import pytest

from tracker.intake import Deadline, Upcoming, find_deadline, find_deadlines, parse_deadline

ON = date(2021, 3, 10)
BODY = "Kustens styrgrupp"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ida visar planen på nästa KSK 7/4.",
            Deadline("på nästa KSK 7/4", "meeting", "KSK", date(2021, 4, 7)),
        ),
        (
            "Frågan bordläggs till nästa möte med KSK den 7 april.",
            Deadline("till nästa möte med KSK den 7 april", "meeting", "KSK", date(2021, 4, 7)),
        ),
        ("Det tas upp på nästa styrgruppsmöte.", Deadline("på nästa styrgruppsmöte", "meeting")),
        ("Ida ringer till nästa gång.", Deadline("till nästa gång", "meeting")),
        ("Ida visar kajen nästa gång.", Deadline("nästa gång", "meeting")),
        ("Det tas upp vid gruppens möte i maj.", Deadline("vid gruppens möte i maj", "meeting")),
        (
            "Svaret lämnas till Hamnrådets möte den 5 maj.",
            Deadline("till Hamnrådets möte den 5 maj", "meeting", "Hamnrådet", date(2021, 5, 5)),
        ),
        (
            "Boka ett möte senast den 3 maj.",
            Deadline("senast den 3 maj", "date", None, date(2021, 5, 3)),
        ),
        ("Klart senast fredag.", Deadline("senast fredag", "date", None, date(2021, 3, 12))),
        ("Skickas inom kort.", Deadline("inom kort", "vague")),
        ("Skickas så snart som möjligt.", Deadline("så snart som möjligt", "vague")),
        (
            "Samråd hålls under perioden 7–30 juni.",
            Deadline("under perioden 7–30 juni", "period", None, date(2021, 6, 30)),
        ),
    ],
)
def test_a_deadline_is_found_in_a_sentence(sentence: str, expected: Deadline) -> None:
    assert find_deadline(sentence, on=ON, own_body=BODY) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Beslutet från den 2 april gäller.",
        "Planen daterad 2020-01-07 godkänns.",
        "Ida berättade på mötet om hamnen.",
        "Ställa in Hamnrådets möte den 5 maj.",
        "Planen för kommande års arbete.",
    ],
)
def test_a_day_that_binds_nobody_is_no_deadline(sentence: str) -> None:
    assert find_deadline(sentence, on=ON, own_body=BODY) is None


def test_a_firm_deadline_goes_before_a_vague_one() -> None:
    found = find_deadline("Börja snarast och var klar den 1 maj.", on=ON)
    assert found == Deadline("den 1 maj", "date", None, date(2021, 5, 1))


def test_all_deadlines_come_in_order_with_their_place() -> None:
    text = "Utkast i april, färdigt den 1 juni."
    found = find_deadlines(text, on=ON)
    assert [text[each.start : each.end] for each in found] == ["i april", "den 1 juni"]


def test_the_list_of_coming_meetings_dates_a_meeting() -> None:
    upcoming = [Upcoming(None, "KSK i Hamnstad", date(2021, 4, 7))]
    found = find_deadline("Tas upp på nästa KSK.", on=ON, upcoming=upcoming)
    assert found == Deadline("på nästa KSK", "meeting", "KSK", date(2021, 4, 7))


def test_the_next_meeting_of_the_body_itself_is_found_by_its_title() -> None:
    upcoming = [Upcoming(None, "nästa möte", date(2021, 4, 9))]
    found = find_deadline("Tas upp till nästa möte.", on=ON, upcoming=upcoming)
    assert found == Deadline("till nästa möte", "meeting", None, date(2021, 4, 9))


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("nästa KSK 7/4", "meeting", date(2021, 4, 7)),
        ("nästa möte", "meeting", None),
        ("7 april", "date", date(2021, 4, 7)),
        ("7/4", "date", date(2021, 4, 7)),
        ("2020-02-07", "date", date(2020, 2, 7)),
        ("fredag", "date", date(2021, 3, 12)),
        ("mars", "period", date(2021, 3, 31)),
        ("våren 2022", "period", date(2022, 5, 31)),
        ("v. 14", "period", date(2021, 4, 11)),
        ("kvartal 1 2022", "period", date(2022, 3, 31)),
        ("snarast", "vague", None),
    ],
)
def test_typed_words_are_understood(words: str, kind: str, day: date | None) -> None:
    found = parse_deadline(words, on=ON)
    assert found is not None
    assert (found.text, found.kind, found.date) == (words, kind, day)


def test_words_that_tell_no_time_are_not_understood() -> None:
    assert parse_deadline("när hästen vilar", on=ON) is None


@pytest.mark.parametrize(
    ("words", "body", "day"),
    [
        ("till aprilmötet", None, date(2021, 4, 9)),
        ("vid majsammanträdet", None, None),
        ("två veckor före nästa möte", None, date(2021, 3, 26)),
        ("på nästa sync", None, date(2021, 4, 9)),
        ("till mötet i april", None, date(2021, 4, 9)),
    ],
)
def test_a_meeting_is_found_by_its_month_and_by_the_days_before_it(
    words: str, body: str | None, day: date | None
) -> None:
    known = [Upcoming(None, "nästa möte", date(2021, 4, 9))]
    found = find_deadline(f"Ida ritar kajen {words}.", on=date(2021, 3, 10), upcoming=known)
    assert found is not None
    assert (found.text, found.kind, found.body, found.date) == (words, "meeting", body, day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("till höstens första möte", None),
        ("till ett senare möte", None),
        ("till vårens sista möte", date(2021, 4, 9)),
        ("till rådets möte i april", date(2021, 4, 9)),
    ],
)
def test_a_meeting_without_a_day_is_not_taken_for_the_next_one(
    words: str, day: date | None
) -> None:
    known = [Upcoming(None, "nästa möte", date(2021, 4, 9))]
    found = find_deadline(f"Det bordläggs {words}.", on=ON, upcoming=known, own_body="Hamnrådet")
    assert found == Deadline(words, "meeting", None, day)


@pytest.mark.parametrize("words", ["under hela juli", "hela juli", "i juni eller juli"])
def test_a_whole_month_ends_on_its_last_day(words: str) -> None:
    found = find_deadline(f"Ida vaktar kajen {words}.", on=ON)
    assert [found and found.date] == [date(2021, 7, 31)]


@pytest.mark.parametrize("words", ["senast fre", "(fre)", "på fredag"])
def test_a_weekday_may_be_cut_short(words: str) -> None:
    found = find_deadline(f"Ida ringer hamnen {words}.", on=ON)
    assert [found and found.date] == [date(2021, 3, 12)]
