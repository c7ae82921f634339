"""A draft that nobody wants is thrown away."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import NOW, BodyFactory
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES
from tracker.errors import AlreadyAccepted
from tracker.models import MinutesFile
from tracker.review import accept, discard, store

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file(settings: Settings, tmp_path: Path) -> MinutesFile:
    settings.MEDIA_ROOT = tmp_path
    with read_once():
        return store(MINUTES.encode(), "p.txt", body=BodyFactory(), by=None, now=NOW)[0]


def test_row_and_file_are_gone_and_the_file_can_come_again(file: MinutesFile) -> None:
    path = Path(file.file.path)
    discard(file)
    assert (MinutesFile.objects.exists(), path.exists()) == (False, False)
    assert store(MINUTES.encode(), "p.txt", by=None, now=NOW)[1] is True


def test_accepted_minutes_are_not_thrown_away(file: MinutesFile) -> None:
    accept(file, by=None, now=NOW)
    with pytest.raises(AlreadyAccepted, match="Ta tillbaka godkännandet först"):
        discard(file)
    assert Path(file.file.path).exists()


def test_twice_is_once(file: MinutesFile) -> None:
    discard(MinutesFile.objects.get(pk=file.pk))
    discard(file)
    assert not MinutesFile.objects.exists()
