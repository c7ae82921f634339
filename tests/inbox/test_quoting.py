import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.inbox.quoting import own_words, pieces


def own(text: str) -> str:
    return own_words(pieces(text))


QUOTES = [
    "Den tors 31 jan. 2019 kl 07:30 skrev Beslutsspår <spar@example.org>:\n\n> Hej Cecilia!",
    "Den tors 31 jan. 2019 kl 07:30 skrev Beslutsspår <\nspar@example.org>:\n\n> Hej!",
    "Den 2019-01-31 kl. 07:30, skrev Beslutsspår:\n> Hej Cecilia!",
    "31 jan. 2019 kl. 07:30 skrev Beslutsspår <spar@example.org>:\n\nHej Cecilia!",
    "On Thu, 31 Jan 2019 at 07:30, Beslutsspår <spar@example.org> wrote:\n> Hej Cecilia!",
    "-----Ursprungligt meddelande-----\nFrån: Beslutsspår\nHej Cecilia!",
    "-----Original Message-----\nFrom: Beslutsspår\nHej Cecilia!",
    "________________________________\nFrån: Beslutsspår <spar@example.org>\nHej Cecilia!",
    "Från: Beslutsspår\nSkickat: den 31 januari 2019 07:30\nTill: Cecilia\nÄmne: Uppdrag\n\nHej",
    "*Från:* Beslutsspår\n*Skickat:* den 31 januari 2019 07:30\n*Till:* Cecilia\n\nHej Cecilia!",
    "From: Beslutsspår\nSent: 31 January 2019 07:30\nTo: Cecilia\nSubject: Dina uppdrag\n\nHej",
    "> Hej Cecilia!\n> Du har ett uppdrag",
    "-- \nCecilia Mårtensson\nHaninge kommun",
    "--\nCecilia Mårtensson",
    "Skickat från min iPhone",
    "Hämta Outlook för iOS<https://aka.example/o0ukef>",
    "Sent from my Galaxy",
]


@pytest.mark.parametrize("quoted", QUOTES)
def test_what_the_program_adds_is_left_out(quoted: str) -> None:
    assert own(f"Skickat i går.\n\nHälsningar Cecilia\n\n{quoted}\n") == (
        "Skickat i går.\n\nHälsningar Cecilia"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Den rapport som Bo skrev:\nden har jag skickat vidare.",
        "Den 3 januari skrev jag så här:\nvi väntar.",
        "Från: kommunen har inget kommit.\nTill dess väntar jag.",
        "Jag har skickat till\n- Haninge\n- Tyresö",
        "Pris: 3 > 2\nKlart.",
        "____\nTabell",
    ],
)
def test_what_the_person_wrote_is_kept(text: str) -> None:
    assert own(text) == text


def test_lines_below_the_quoted_ones_are_the_persons_too() -> None:
    text = "> Fylla på listan\nKlart.\n\n> Ringa regionen\n>\nNästa vecka.\n"
    assert [(each.is_own, each.text) for each in pieces(text)] == [
        (False, "> Fylla på listan"),
        (True, "Klart."),
        (False, "> Ringa regionen\n>"),
        (True, "Nästa vecka."),
    ]


def test_an_answer_among_unmarked_lines_keeps_them_all() -> None:
    text = "Se mina svar nedan.\n\nFrån: B\nSkickat: i dag\nTill: C\n\n* Listan\nDen är klar!"
    assert "Den är klar!" in own(text)


def test_where_nothing_own_is_found_all_is_kept() -> None:
    assert own("> Hej Cecilia!\n> Jag svarar här") == "> Hej Cecilia!\n> Jag svarar här"
    assert own(" \n\n") == ""


LINES = st.sampled_from(
    [
        "",
        "Klart!",
        "> Hej",
        "-- ",
        "Från: B",
        "Till: C",
        "Ämne: D",
        "Den 3 jan skrev B <b@example.org>:",
        "____________________",
        "Skickat från min iPhone",
        "Bo skrev:",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_no_message_with_words_is_left_without_words(text: str) -> None:
    assert bool(own(text)) is bool(text.strip())
    kept = {line.strip() for line in own(text).split("\n")}
    assert kept <= {"", *(line.strip() for line in text.split("\n"))}
