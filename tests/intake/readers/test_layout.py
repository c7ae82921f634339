"""However strangely a page is laid out, all of its words are read, and none twice."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.readers.layout import in_reading_order
from tracker.intake.readers.pieces import Piece

PLACES = st.integers(0, 60).map(lambda at: at * 10.0)
WORDS = st.sampled_from(["Närvarande", "Beslut:", "Leif Ek", "•", "1.", "att", "boka salen", "ek"])


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    text, x, y = draw(WORDS), draw(PLACES), draw(PLACES)
    size = draw(st.sampled_from([7.0, 11.0, 16.0]))
    return Piece(x, x + len(text) * size / 2, y + draw(st.floats(0, 4)), size, text)


def letters(texts: list[str]) -> Counter[str]:
    """Pieces that touch are one word: which letters there are says more than which words."""
    return Counter(letter for text in texts for letter in text if not letter.isspace())


@given(st.lists(pieces(), max_size=40))
def test_no_word_is_lost_or_read_twice(page: list[Piece]) -> None:
    apart = [piece._replace(text=f"{piece.text}{at}") for at, piece in enumerate(page)]
    read = [row.text for row in in_reading_order(apart, 600.0)]
    assert letters(read) == letters([piece.text for piece in apart])
