"""The words for days."""

import datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tracker.templatetags import pages

TODAY = datetime.date(2019, 1, 25)


def in_days(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "3 dagar sedan"),
        (-1, "i går"),
        (0, "i dag"),
        (1, "i morgon"),
        (6, "om 6 dagar"),
    ],
)
def test_how_far_off_a_day_is(days: int, said: str) -> None:
    with override("sv"):
        assert pages.due_words(in_days(days), TODAY) == said


def test_a_day_has_its_year_only_when_it_is_another_one() -> None:
    with override("sv"):
        assert pages.day(datetime.date(2019, 2, 8), TODAY) == "fre 8 feb"
        assert pages.day(datetime.date(2018, 6, 14), TODAY) == "tors 14 jun 2018"


@pytest.mark.parametrize(("days", "said"), [(-1, "1 dag försenat"), (-3, "3 dagar försenat")])
def test_how_late_a_deadline_is(days: int, said: str) -> None:
    with override("sv"):
        assert pages.late_words(in_days(days), TODAY) == said


def test_no_day_gives_no_words() -> None:
    assert (pages.day(None, TODAY), pages.due_words(None, TODAY)) == ("", "")


def test_a_day_in_a_page_has_the_iso_date_at_hand() -> None:
    page = Template("{% load pages %}{% when day far=True %}")
    with override("sv"):
        shown = page.render(Context({"day": in_days(14), "today": TODAY}))
    assert shown == ('<time datetime="2019-02-08" title="2019-02-08">fre 8 feb</time>, om 14 dagar')


@pytest.mark.parametrize(
    ("items", "said"),
    [("2", "punkt 2"), ("2-7", "punkterna 2-7"), ("1, 3", "punkterna 1, 3"), ("Budget", "Budget")],
)
def test_what_somebody_took_part_in(items: str, said: str) -> None:
    with override("sv"):
        assert pages.points(items) == said
