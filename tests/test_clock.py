import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from pytest_django import Settings

from tracker import clock

START = datetime.datetime(2019, 1, 25, 16, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
A_WHILE = datetime.timedelta(minutes=5)


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Path:
    settings.TRACKER_NOW = START
    settings.VAR_DIR = tmp_path
    return tmp_path


def near(moment: datetime.datetime, wanted: datetime.datetime) -> bool:
    return wanted <= moment < wanted + A_WHILE


def test_outside_the_demo_it_tells_the_real_time_in_stockholm() -> None:
    assert near(clock.now(), timezone.now() - datetime.timedelta(seconds=5))
    assert clock.now().utcoffset() == timezone.localtime().utcoffset()


def test_the_demo_lives_from_its_start_on(demo: Path) -> None:
    assert near(clock.now(), START)
    assert clock.today() == datetime.date(2019, 1, 25)


def test_it_is_set_forward_for_every_process(demo: Path) -> None:
    wanted = datetime.datetime(2019, 1, 31, 7, 30, tzinfo=START.tzinfo)
    clock.set_forward(wanted)
    assert near(clock.now(), wanted)
    assert [path.name for path in demo.iterdir()] == ["clock.json"]


def test_it_never_goes_back(demo: Path) -> None:
    with pytest.raises(ValueError, match="forward"):
        clock.set_forward(START - A_WHILE)


def test_a_second_start_goes_on_from_where_the_first_stopped(demo: Path) -> None:
    wanted = START + datetime.timedelta(days=6)
    clock.set_forward(wanted)
    clock.stop()
    clock.restart()
    assert near(clock.now(), wanted)


def test_outside_the_demo_it_cannot_be_set(tmp_path: Path, settings: Settings) -> None:
    settings.VAR_DIR = tmp_path
    with pytest.raises(ValueError, match="demo only"):
        clock.set_forward(START)
    clock.stop()
    clock.restart()
    assert list(tmp_path.iterdir()) == []


def test_a_summer_day_has_summer_time(demo: Path) -> None:
    clock.set_forward(datetime.datetime(2019, 7, 1, 7, 30, tzinfo=START.tzinfo))
    assert clock.now().utcoffset() == datetime.timedelta(hours=2)
