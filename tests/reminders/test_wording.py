import pytest
from django.utils import translation

from tests.factories import ActionItemFactory, BodyFactory, DecisionFactory, MeetingFactory
from tests.reminders.scenes import day
from tracker.models import Meeting
from tracker.reminders.wording import (
    day_words,
    deadline_words,
    decided_words,
    distance,
    occasion_words,
    shortened,
)

TODAY = day("2019-01-31")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2019-02-07", "om 7 dagar"),
        ("2019-02-02", "om 2 dagar"),
        ("2019-02-01", "i morgon"),
        ("2019-01-31", "i dag"),
        ("2019-01-30", "i går"),
        ("2019-01-29", "2 dagar sedan"),
    ],
)
def test_how_far_off_a_day_is(when: str, words: str) -> None:
    assert distance(day(when), TODAY) == words


def test_days_are_written_as_people_write_them() -> None:
    assert day_words(day("2019-02-07")) == "tors 7 feb 2019"
    assert day_words(day("2019-05-06")) == "mån 6 maj 2019"
    with translation.override("en"):
        assert day_words(day("2019-02-07")) == "Thu 7 Feb 2019"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Bevaka listan", "Bevaka listan"),
        ("Bevaka\r\nlistan", "Bevaka listan"),
        ("Bevaka listan, och presentera den", "Bevaka listan…"),
        ("Kommunikationsavdelningens", "Kommunikationsav…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, cut: str) -> None:
    assert shortened(text, 17) == cut


@pytest.mark.django_db
class TestDeadline:
    def test_a_day_with_the_words_it_was_decided_in(self) -> None:
        item = ActionItemFactory(due_on=day("2019-02-07"), due_text="på nästa\nSSK 7/2")
        words = "tors 7 feb 2019, om 7 dagar – ”på nästa SSK 7/2”"
        assert deadline_words(item, TODAY) == words

    def test_words_that_are_the_day_again_are_left_out(self) -> None:
        item = ActionItemFactory(due_on=day("2019-02-01"), due_text="2019-02-01")
        assert deadline_words(item, TODAY) == "fre 1 feb 2019, i morgon"

    def test_a_meeting_that_is_not_planned_yet(self) -> None:
        body = BodyFactory(short_name="SSK")
        item = ActionItemFactory(due_body=body, due_text="till nästa SSK")
        words = "nästa SSK, ännu inte planerat – ”till nästa SSK”"
        assert deadline_words(item, TODAY) == words

    def test_words_alone(self) -> None:
        assert deadline_words(ActionItemFactory(due_text="snarast"), TODAY) == "”snarast”"

    def test_none_at_all(self) -> None:
        assert deadline_words(ActionItemFactory(), TODAY) == ""


class TestDecided:
    def test_by_whom_when_and_under_which_point(self, meeting: Meeting) -> None:
        decision = DecisionFactory(agenda_item__meeting=meeting, agenda_item__number="5")
        assert decided_words(decision) == "Beslut av LG fre 25 jan 2019, punkt 5"

    def test_without_a_number(self, meeting: Meeting) -> None:
        decision = DecisionFactory(agenda_item__meeting=meeting, agenda_item__number="")
        assert decided_words(decision) == "Beslut av LG fre 25 jan 2019"

    def test_an_earlier_decision_keeps_its_own_day(self, meeting: Meeting) -> None:
        decision = DecisionFactory(
            agenda_item__meeting=MeetingFactory(body=meeting.body, date=day("2019-02-22")),
            agenda_item__number="2",
            decided_on=day("2018-06-15"),
        )
        assert decided_words(decision) == "Beslut av LG fre 15 jun 2018, punkt 2"


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        ("new", "nytt uppdrag"),
        ("brief", "inför mötet"),
        ("before:7", "7 dagar före"),
        ("before:0", "samma dag"),
        ("before:1", "1 dag före"),
        ("overdue:8", "8 dagar efter"),
        ("moved:2", "klart senast har ändrats"),
        ("something", "something"),
    ],
)
def test_why_somebody_was_told(occasion: str, said: str) -> None:
    with translation.override("sv"):
        assert occasion_words(occasion) == said
