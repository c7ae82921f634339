"""The whole way from bytes to a draft, with bad input too."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.texts import draft_of
from tracker.intake import (
    Deadline,
    Draft,
    DraftAction,
    DraftDecision,
    DraftItem,
    Source,
    UnreadableMinutes,
    read_minutes,
)
from tracker.intake.readers.text import CUT_OFF
from tracker.intake.reading import NO_MINUTES

MINUTES = """\
Minnesanteckningar från Hamnrådet, 2
Tid: Onsdag 10 mars 2021 kl 9.00-10.30
Plats: Kajsalen

Deltagare
Ida Askvik Viken, ordförande
Bo Ekdal Viken, sekreterare

1. Kajen
Beslut
- Ida ritar kajen till nästa möte.

2. Nästa möte
Nästa möte är den 9 april kl 9.00.

Vid anteckningarna: Bo Ekdal
"""
PIECES = st.sampled_from(
    [
        "Beslut",
        "att",
        "1.",
        "§ 2",
        "Närvarande:",
        "Ida Askvik",
        "till nästa möte",
        "den 31/2",
        "v. 53",
        "|",
        "\n",
        "\n\n",
        "- ",
        "#",
        "*",
        ":",
        ",",
        "(",
        "Uppföljning från 3/4.",
        "nedan:",
        "Vid protokollet",
        "29 februari",
        "0000-00-00",
        "99:99",
        "kl 25",
        "=>",
        "AP:",
        "\t",
        "Åtgärd\tAnsvarig",
        "å",
        "💡",
    ]
)


def test_minutes_become_a_draft() -> None:
    draft = draft_of(MINUTES)
    deadline = Deadline("till nästa möte", "meeting", None, date(2021, 4, 9))
    action = DraftAction("Ida ritar kajen till nästa möte.", ("Ida Askvik",), deadline)
    assert draft.agenda_items == (DraftItem("1", "Kajen"), DraftItem("2", "Nästa möte"))
    assert draft.decisions == (
        DraftDecision(
            "1",
            action.text,
            actions=(action,),
            source=Source(11, 11, None, 2, 34),
            certainty="sure",
        ),
    )
    assert (draft.secretary, draft.warnings) == ("Bo Ekdal", ())


def test_a_cut_off_file_is_read_with_a_warning() -> None:
    draft = read_minutes(MINUTES.replace("Ekdal\n", "Ekdå").encode()[:-1])
    assert (len(draft.decisions), draft.warnings[0]) == (1, CUT_OFF)


@pytest.mark.parametrize(
    "text",
    ["Köp mjölk och bröd.", "x" * 1_000_000, "a b c\n" * 50_000, "Lorem ipsum dolor sit amet."],
)
def test_a_text_that_is_no_minutes_is_refused(text: str) -> None:
    with pytest.raises(UnreadableMinutes) as refused:
        read_minutes(text.encode())
    assert str(refused.value) == NO_MINUTES


def test_noise_of_the_largest_size_is_read_or_refused_soon() -> None:
    words = ["att", "Anna", "beslut", "möte", "den", "7", "SSK", "1.", "-", "uppdra", "åt", "\n"]
    noise = " ".join(random.Random(3).choices(words, k=5_000_000)).encode()[: 20 * 1024 * 1024]
    assert isinstance(draft_or_none(noise), Draft | None)


def draft_or_none(data: bytes) -> Draft | None:
    try:
        return read_minutes(data)
    except UnreadableMinutes:
        return None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_a_refusal(data: bytes) -> None:
    draft_or_none(data)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_a_draft_or_a_refusal(text: str) -> None:
    draft_or_none(f"Närvarande: Ida\n1. Kajen\n2. Bron\nBeslut\n{text}".encode(errors="ignore"))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_minutes_like_pieces_survive_the_way_through_json(pieces: list[str]) -> None:
    draft = draft_or_none(" ".join(pieces).encode())
    assert draft is None or Draft.from_json(draft.to_json()) == draft


def test_a_recipe_is_no_minutes() -> None:
    with pytest.raises(UnreadableMinutes, match="ser inte ut som"):
        read_minutes(b"Pannkakor\n\n1. Vispa mj\xc3\xb6l och \xc3\xa4gg\n2. Stek i sm\xc3\xb6r\n")
