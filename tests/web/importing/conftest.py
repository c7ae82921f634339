"""The cast of the import, and the draft that the coordinator has before them."""

import pytest

from tests.factories import NOW
from tests.reading_once import read_once
from tests.web.import_cast import MINUTES, Cast, make_cast
from tracker.models import MinutesFile
from tracker.review import store


@pytest.fixture(autouse=True)
def quick(unmeasured: None) -> None:
    """Files are read in processes of their own, which the tests of the reader measure."""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def file(cast: Cast) -> MinutesFile:
    with read_once():
        return store(MINUTES.encode(), "protokoll.txt", by=cast.coordinator.user, now=NOW)[0]
