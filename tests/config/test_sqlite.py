import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from config.sqlite import teach


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        teach(connection)
        yield connection


@pytest.mark.parametrize(
    ("value", "pattern", "found"),
    [
        ("Åsa Öberg", "%öberg%", 1),
        ("åsa öberg", "ÅSA%", 1),
        ("Åsa Oberg", "%öberg%", 0),
        ("Anna", "ann_", 1),
        ("Anna", "ann", 0),
        ("50 % klart", r"%50 \%%", 1),
        ("500 klart", r"%50 \%%", 0),
        ("a\nb", "a%b", 1),
        ("a.b", "a.b", 1),
        ("axb", "a.b", 0),
    ],
)
def test_like_knows_every_letters_case(
    value: str, pattern: str, found: int, connection: sqlite3.Connection
) -> None:
    row = connection.execute(r"SELECT ? LIKE ? ESCAPE '\'", (value, pattern)).fetchone()
    assert row == (found,)


def test_null_is_neither_like_nor_unlike(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT NULL LIKE 'a', 'a' LIKE NULL").fetchone() == (None, None)
